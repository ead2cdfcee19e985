"""The line of each field, for a list that names only some of them: a file is read when asked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.problems import Spot
from generator.reading.source import Source, read
from generator.reading.tree import Path as Way
from generator.reading.tree import dotted
from generator.worklist.task import Place


class Places:
    """Positions in the files below `root` as they stand now; each file is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Source] = {}

    def spot(self, file: str, *path: str | int) -> Spot:
        """The position of the field, or of its nearest parent that is there."""
        if file not in self._read:
            self._read[file] = read(self._root / file, file)
        return self._read[file].spot(*path)

    def of(self, file: str, paths: Iterable[Way]) -> tuple[Place, ...]:
        return tuple(Place(dotted(path), self.spot(file, *path).line) for path in paths)
