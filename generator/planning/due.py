"""Which outputs are to be made, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.planning.answers import Answers
from generator.planning.day import Question
from generator.planning.digests import Digests
from generator.planning.known import Known

Why = Literal["new", "software", "own", "asked", "words", "missing"]


@dataclass(frozen=True, slots=True)
class Reason:
    """`question` is what the site answers otherwise than last time."""

    why: Why
    question: Question = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """Every output by its name, with the digest of what it is given, and those that are due."""

    given: Mapping[str, bytes]
    due: Mapping[str, Reason]
    gone: tuple[str, ...]


def planned(
    things: Mapping[str, Any], known: Known, digests: Digests, answers: Answers, edition: str
) -> Planned:
    """`things` are pages, batches and sheets, or say themselves what they are `given`.

    `edition` stands for the software and the theme.
    """
    given = {name: digests.of(getattr(thing, "given", thing)) for name, thing in things.items()}
    gone = tuple(name for name in known.entries if name not in given)
    if known.told("edition") != edition:
        why: Why = "software" if known.told("edition") else "new"
        return Planned(given, dict.fromkeys(given, Reason(why)), gone)
    changed = {
        number: question
        for number, question, answer in known.questions()
        if answers.of(question) != answer
    }
    due = {}
    for name, digest in given.items():
        entry = known.entries.get(name)
        if entry is None:
            due[name] = Reason("new")
        elif entry[0] != digest:
            due[name] = Reason("own")
        elif changed:
            first = next((changed[number] for number in known.asked(name) if number in changed), ())
            if first:
                due[name] = Reason("asked", first)
    return Planned(given, due, gone)
