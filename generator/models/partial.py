"""A faulty file without its faulty fields, so that what else is wrong in it is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.models import parse
from generator.models.fields import Record
from generator.problems import Problem, Spot, errors
from generator.reading.source import Source
from generator.reading.tree import Mapping, compose

_READ: dict[str, Callable[[Source], parse.Outcome[Any]]] = {
    "news": parse.parse_news,
    "district": parse.parse_district,
    "page": parse.parse_page,
}
_SOURCES = "sources: [{title: ก, own: yes}]"
# The least that a file of each kind has: it stands in for what is faulty, and goes nowhere.
_LEAST = {
    "news": f"""\
kind: announcement
published: 2022-08-31
title: ก
summary: ก
body: ก
{_SOURCES}""",
    "district": f"""\
code: "1001"
summary: ก
{_SOURCES}""",
    "page": """\
id: a
title: ก
summary: ก""",
}


@dataclass(frozen=True, slots=True)
class Partial:
    """`record` must reach no reader; `without` names the fields that are not the file's own."""

    record: Record
    without: frozenset[str]

    def kept(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems of the file's own fields."""
        return tuple(one for one in problems if _top(one) not in self.without)


def partial(
    source: Source, kind: str, told: tuple[Problem, ...]
) -> tuple[Partial | None, tuple[Problem, ...]]:
    """What is left of a file with the errors `told`, and which more it has; None for nothing."""
    faults = errors(told)
    whole = any(fault.code[0] == "Y" and fault.code != "Y106" for fault in faults)
    if source.tree is None or kind not in _READ or whole:
        return None, ()
    faulty = {_top(fault) for fault in faults}
    faulty |= {str(fault.data["write"]) for fault in faults if fault.code == "F243"}
    sound = Mapping(source.tree.spot)
    for key, value in source.tree.items():
        if key not in faulty:
            sound[key], sound.keys_at[key] = value, source.tree.keys_at[key]
    given = {key: value for key, value in _least(kind).items() if key not in sound}
    for key, value in given.items():
        sound[key], sound.keys_at[key] = value, source.tree.spot
    outcome = _READ[kind](Source.made(source.file, sound))
    without = frozenset(faulty | set(given))
    more = [one for one in outcome.problems if _top(one) not in without and one not in told]
    if outcome.parsed is None or "id" in without:  # a page is nothing without its address
        return None, tuple(more)
    return Partial(outcome.parsed.record, without), tuple(more)


@cache
def _least(kind: str) -> Mapping:
    return compose(_LEAST[kind], "")[0] or Mapping(Spot())


def _top(problem: Problem) -> str:
    return problem.field.partition(".")[0]
