"""Every source that a file cites is one of the file's own sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.linking.references import at
from generator.models.citations import Citation
from generator.models.parse import Parsed
from generator.problems import Problem
from generator.reading.nearest import nearest_or_some
from generator.reading.tree import Path, scalars


def citations(parsed: Parsed[Any], sources: Iterable[Citation]) -> Iterator[Problem]:
    """Every `source: id` of the file must name one of the file's own sources."""
    known = [source.id for source in sources if source.id]
    for index, name in enumerate(known):
        if name in known[:index]:
            yield at(parsed, ("sources",), "R316", found=name)
    for path, text in scalars(parsed.source.tree):
        typed = text.strip()
        if _cites(path) and not text.is_empty and typed not in known:
            yield at(parsed, path, "R313", found=typed, write=nearest_or_some(typed, known))


def _cites(path: Path) -> bool:
    """The fields `source` and `slogan_source`, and the plain words of a list `sources`."""
    *_, above, last = ("", *path)
    return str(last).endswith("source") or (isinstance(last, int) and above == "sources")
