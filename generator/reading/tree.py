"""A YAML text as a tree of text with positions: every scalar is a string that knows its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

import yaml

from generator.problems import Problem, Spot, errors
from generator.reading.hidden import hidden
from generator.reading.leavings import leavings
from generator.reading.syntax import syntax_problem

MAX_DEPTH = 20
# The way to a value: the keys and the places in lists, from the root.
Path = tuple["str | int", ...]


class Scalar(str):
    """A YAML scalar as typed.

    `block` says that its text begins on the line below `spot`. Where YAML joined lines, `raw`
    has them as typed, so that a place in the text can still be found in the file.
    """

    __slots__ = ("block", "raw", "spot")
    spot: Spot
    block: bool
    raw: str

    def __new__(cls, text: str, spot: Spot, *, block: bool = False, raw: str = "") -> Self:
        self = super().__new__(cls, text)
        self.spot, self.block, self.raw = spot, block, raw
        return self

    @property
    def is_empty(self) -> bool:
        """Nothing was typed, or what YAML has for nothing."""
        return self.strip() in ("", "~", "null")

    def spot_of(self, offset: int) -> Spot:
        """The line of the character at `offset`."""
        if self.raw:
            word = next(iter(self[offset:].split(maxsplit=1)), "")
            at = -1
            for _ in range(self.count(word, 0, offset) + 1 if word else 0):
                at = self.raw.find(word, at + 1)
            at = max(at, 0)
            return Spot(self.spot.line + self.raw.count("\n", 0, at), 1)
        newlines = self.count("\n", 0, offset)
        if self.block:
            return Spot(self.spot.line + 1 + newlines, 1)
        return Spot(self.spot.line + newlines, self.spot.column)


class Mapping(dict[str, Any]):
    """A YAML mapping with the position of each key."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.keys_at: dict[str, Spot] = {}


class Sequence(list[Any]):
    """A YAML list with its position."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot


def scalars(node: Any, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every text below a node of a tree, in the order of the file."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, (Mapping, Sequence)):
        inner = node.items() if isinstance(node, Mapping) else enumerate(node)
        for step, value in inner:
            yield from scalars(value, (*path, step))


def dotted(path: Path) -> str:
    """The way as a message names it: `sources.0.url`."""
    return ".".join(str(step) for step in path)


def compose(text: str, file: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The tree, None where a person must mend the text first, and what is wrong with it."""
    builder = _Builder(file, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        left = leavings(builder.lines, file)
        builder.problems.append(left or syntax_problem(error, text, file))
    except yaml.YAMLError:
        builder.problems.append(Problem(file, Spot(), "Y104"))
    root = builder.root
    if root is not None and not isinstance(root, Mapping) and not errors(builder.problems):
        begins = next(n for n, line in enumerate(text.split("\n"), 1) if line.strip())
        builder.problems.append(Problem(file, Spot(begins), "Y109"))
    faulty = any(problem.code != "Y106" for problem in errors(builder.problems))
    tree = root if isinstance(root, Mapping) and not faulty else None
    return tree, tuple(builder.problems)


# A # with a letter right after it is rather a part of the text than a remark.
_CUT_OFF = re.compile(r"\s+(#[^\W_].*)")


@dataclass
class _Builder:
    """Builds the tree from libyaml's events without recursion, so depth cannot crash it."""

    file: str
    lines: list[str]
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False
    _stack: list[tuple[Any, Scalar | None]] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: Any) -> None:
        spot = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("Y112", spot)
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            name = f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{event.anchor}"
            self._stop("Y107", spot, found=name)
        elif getattr(event, "tag", None) and event.tag != "!":
            self._stop("Y108", spot, found=event.tag.replace("tag:yaml.org,2002:", "!!"))
        elif isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, spot))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            made = Mapping(spot) if isinstance(event, yaml.MappingStartEvent) else Sequence(spot)
            self._add(made)
            self._stack.append((made, None))
            if len(self._stack) > MAX_DEPTH:
                self._stop("Y113", spot, limit=MAX_DEPTH)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()

    def _scalar(self, event: Any, spot: Spot) -> Scalar:
        first, last = event.start_mark.line, event.end_mark.line
        joined = event.style == ">" or (event.style != "|" and last > first)
        raw = "\n".join(self.lines[first : last + 1]) if joined else ""
        rest = self.lines[last][event.end_mark.column :] if last < len(self.lines) else ""
        if not event.style and (cut := _CUT_OFF.match(rest)):
            place = Spot(last + 1, event.end_mark.column + cut.start(1) + 1)
            found = {"found": cut[1].strip()[:60]}
            self.problems.append(Problem(self.file, place, "W913", data=dict(found)))
        # In " " a character may be written by its number, and so is in no line of the file.
        if event.style == '"' and (refused := hidden(event.value)):
            data = {"found": refused.found}
            self.problems.append(Problem(self.file, spot, refused.code, data=dict(data)))
        return Scalar(event.value, spot, block=event.style in ("|", ">"), raw=raw)

    def _stop(self, code: str, spot: Spot, **data: str | int) -> None:
        self.problems.append(Problem(self.file, spot, code, data=dict(data)))
        self.stopped = True

    def _add(self, node: Any) -> None:
        if not self._stack:
            self.root = node
            return
        parent, key = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is None:
            if not isinstance(node, Scalar):
                self._stop("Y114", node.spot)
                return
            self._stack[-1] = (parent, node)
        else:
            if key in parent:
                data: dict[str, str | int] = {"key": str(key), "first": parent.keys_at[key].line}
                data["second"] = key.spot.line
                self.problems.append(
                    Problem(self.file, key.spot, "Y106", field=str(key), data=dict(data))
                )
            parent[str(key)] = node
            parent.keys_at[str(key)] = key.spot
            self._stack[-1] = (parent, None)
