"""The known name most like what a person typed."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def nearest(typed: str, known: Iterable[str], *, cutoff: int = 60) -> str | None:
    """None where no known name is like it at all; `cutoff` is how like, of 100."""
    found = process.extractOne(typed, list(known), scorer=fuzz.ratio, score_cutoff=cutoff)
    return found[0] if found else None


def nearest_or_some(typed: str, known: Iterable[str]) -> str:
    """For a hint: the nearest, else the first few to choose from, else a dash."""
    names = list(known)
    return nearest(typed, names, cutoff=40) or ", ".join(names[:5]) or "-"
