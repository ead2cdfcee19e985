"""Files that are published as they stand on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Copy:
    """It depends on what is in it alone."""

    given: tuple[int, int]  # its size, and its time in nanoseconds, which stand for the content
    source: Path

    @classmethod
    def of(cls, source: Path) -> Copy:
        seen = source.stat()
        return cls((seen.st_size, seen.st_mtime_ns), source)
