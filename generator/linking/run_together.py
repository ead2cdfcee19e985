"""Texts of several lines that the page would show as one: without |, or with the dots of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.linking.references import at
from generator.models.parse import Parsed
from generator.problems import Problem, Spot
from generator.reading.tree import Path, Scalar
from generator.text import LANGS

# The fields that may have paragraphs, headings and lists; `text` is that of an idea or a way.
_MARKED = {"body", "about", "text"}
_PARTED = re.compile(r"\n[ \t]*(?:\n|[-*+•#][ \t]|\d{1,2}[.)][ \t])")
_DOT = re.compile(r"^[ \t]*[•·▪●][ \t]*(?P<rest>.*)$", re.MULTILINE)


def run_together(parsed: Parsed[Any], path: Path, text: Scalar) -> Iterator[Problem]:
    """Warnings: the text is read all right, and not as it was meant."""
    names = [step for step in path if isinstance(step, str) and step not in LANGS]
    if not names or names[-1] not in _MARKED:
        return
    key = parsed.source.spot(*path)
    typed = parsed.source.raw.decode("utf-8-sig").splitlines()[key.line - 1 :]
    head = (
        re.match(r"[ \t]*(?:-[ \t]+)*(\w+):(?:[ \t]+[^\s\"'{\[].*|[ \t]*)$", typed[0])
        if typed
        else None
    )
    quoted = text.raw[text.spot.column - 1 :][:1] in ('"', "'")
    if head and not quoted and not text.block and (lost := _parted(typed, text, key)):
        yield at(parsed, path, "W924", key, found=f"{head[1]}:", write=f"{head[1]}: |", lost=lost)
    elif text.block and (dot := _DOT.search(text)):
        write = f"- {dot['rest']}"
        found = dot[0].strip()[:60]
        yield at(parsed, path, "W925", text.spot_of(dot.start()), found=found, write=write[:60])


def _parted(typed: list[str], text: Scalar, key: Spot) -> str:
    """The first line whose place in the text is lost, a heading above the text included."""
    above = typed[1 : text.spot.line - key.line]
    if headings := [line for line in above if re.match(r"\s*##+ ", line)]:
        return headings[0].strip()[:60]
    found = _PARTED.search(text.raw)
    return text.raw[found.end() - 2 :].strip().partition("\n")[0][:60] if found else ""
