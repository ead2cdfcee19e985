"""What is not as it was published: one file, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["changed", "missing", "added", "renamed", "elsewhere", "refused", "unanswered"]


@dataclass(frozen=True, slots=True)
class Difference:
    """`more` is the new name of a `renamed` file, where `elsewhere` leads, or what a host said.

    `refused`: the host answers with an error; `unanswered`: it does not answer.
    """

    kind: Kind
    path: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences in the order of their paths; `unseen` are files that could not be seen."""

    differences: tuple[Difference, ...]
    seen: int
    unseen: tuple[str, ...] = ()


def compared(found: Iterable[Difference], seen: int, unseen: Iterable[str] = ()) -> Comparison:
    ordered = sorted(found, key=lambda one: (one.path, one.kind, one.more))
    return Comparison(tuple(ordered), seen, tuple(sorted(unseen)))
