"""Every source that a file cites is one of the file's own sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.models.citations import Citation
from generator.models.fields import nearest
from generator.models.parse import Parsed
from generator.problems import Problem
from generator.references import Path, at
from generator.tree import Mapping as Tree
from generator.tree import Scalar, Sequence


def citations(parsed: Parsed[Any], sources: Iterable[Citation]) -> Iterator[Problem]:
    """Every `source: id` of the file must name one of the file's own sources."""
    known = [source.id for source in sources if source.id]
    for index, name in enumerate(known):
        if name in known[:index]:
            yield at(parsed, ("sources",), "R316", found=name)
    for path, typed in _cited(parsed.source.tree, ()):
        if typed not in known:
            write = nearest(typed, known, cutoff=40) or ", ".join(known[:5]) or "-"
            yield at(parsed, path, "R313", found=typed, write=write)


def _cited(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, Tree):
        for key, value in node.items():
            if key.endswith("source") and isinstance(value, Scalar):
                if value.strip() in ("", "~", "null"):
                    continue
                yield (*path, key), str(value).strip()
            elif key == "sources" and isinstance(value, Sequence):
                for index, entry in enumerate(value):
                    if isinstance(entry, Scalar):
                        yield (*path, key, index), str(entry).strip()
            else:
                yield from _cited(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, entry in enumerate(node):
            yield from _cited(entry, (*path, index))
