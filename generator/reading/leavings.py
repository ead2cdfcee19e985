"""Lines that no person types: what a chat and a merge leave behind in a file."""

from __future__ import annotations

from collections.abc import Iterable

from generator.problems import Problem, Spot

_SIGNS = {"```": "Y134", "<<<<<<<": "Y135", "=======": "Y135", ">>>>>>>": "Y135"}


def leavings(lines: Iterable[str], file: str) -> Problem | None:
    """The first such line; at the left edge alone, since a text may quote them."""
    for number, line in enumerate(lines, 1):
        for sign, code in _SIGNS.items():
            if line.startswith(sign):
                return Problem(file, Spot(number), code, data={"found": line.strip("` ")[:80]})
    return None
