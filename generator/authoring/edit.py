"""Changes single values of a YAML text at their places; every other byte stays as it was typed.

A round trip through ruamel.yaml kept all 32 files of content/, districts/ and tests/good/ byte for
byte, but rewrote 12 of 18 other ways in which people type the same YAML (four spaces, lists that
are not indented, CRLF, lines broken within a text) and could not read one: so no dependency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.reading.quoting import written
from generator.reading.tree import Path

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Span:
    """A value's place in the text, in characters.

    `style` is its quotation mark, | or >, or nothing; `flow` says that it stands within [ ] or { }.
    """

    start: int
    end: int
    style: str
    text: str  # as read
    flow: bool = False


def scalars(text: str) -> dict[Path, Span]:
    """Every value of a text that our reader has read without a syntax error."""
    root, shift = _composed(text)
    found = {}
    for path, node, flow in _walk(root, (), flow=False):
        start, end = node.start_mark.index + shift, node.end_mark.index + shift
        found[path] = Span(start, end, node.style or "", node.value, flow)
    return found


def with_values(text: str, values: Mapping[Path, str]) -> str:
    """The text with a value of one line at each path, quoted where it must be.

    The path must be there, if only as a field left empty: KeyError says otherwise.
    """
    found = scalars(text)
    changes = []
    for path, value in values.items():
        span = found[path]
        changes.append((span, written(value, span.style, flow=span.flow)))
    return _replaced(text, changes)


def with_scalars(text: str, change: Callable[[Path, str], str]) -> str:
    """The text with each value that `change` gives differently; lines of long texts stay."""
    changes = []
    for path, span in scalars(text).items():
        typed = text[span.start : span.end]
        after = change(path, typed)
        if after != typed:
            changes.append((span, after))
    return _replaced(text, changes)


def with_entry(text: str, name: str, value: str) -> str:
    """The text with one more entry in the list `name`, which is made where there is none."""
    entry = written(value)
    found = [span for path, span in scalars(text).items() if path[0] == name and len(path) == 2]
    newline = "\r\n" if "\r\n" in text else "\n"
    if found:
        first = found[0].start
        start = text.rfind("\n", 0, first) + 1
        if re.fullmatch(r" *- +", text[start:first]):  # a line of its own, so that remarks stay
            return f"{text[:start]}{text[start:first]}{entry}{newline}{text[start:]}"
        return f"{text[:first]}{entry}, {text[first:]}"
    root, shift = _composed(text)
    for key, node in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == name:  # left empty, or []
            end = node.end_mark.index + shift
            start = key.end_mark.index + shift
            return f"{text[:start]}: [{entry}]{text[end:]}"
    gap = "" if not text or text.endswith("\n") else newline
    return f"{text}{gap}{newline}{name}: [{entry}]{newline}"


def uncommented(text: str, name: str) -> str:
    """An example with one of its fields in use: the first # of each of its lines is gone.

    Such a field begins with `#name:`; its further lines begin with # and two spaces. A remark has
    one space, so that it stays.
    """
    lines = text.splitlines(keepends=True)
    inside = False
    for number, line in enumerate(lines):
        inside = line.startswith(f"#{name}:") or (inside and line.startswith("#  "))
        if inside:
            lines[number] = line[1:]
    return "".join(lines)


def _composed(text: str) -> tuple[Any, int]:
    """Libyaml's nodes, and how many characters stand before the first that it counts."""
    shift = len(_BOM) if text.startswith(_BOM) else 0
    return yaml.compose(text[shift:], yaml.CSafeLoader), shift


def _replaced(text: str, changes: list[tuple[Span, str]]) -> str:
    for span, new in sorted(changes, key=lambda change: change[0].start, reverse=True):
        empty = span.start == span.end and text[span.start - 1 : span.start].strip()
        text = text[: span.start] + (" " if empty else "") + new + text[span.end :]
    return text


def _walk(node: Any, path: Path, *, flow: bool) -> Iterator[tuple[Path, yaml.ScalarNode, bool]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node, flow
        return
    within = flow or bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, key.value), flow=within)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, (*path, index), flow=within)
