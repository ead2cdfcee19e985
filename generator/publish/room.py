"""What a built site weighs by kind of file, and where that is more than its host takes."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.publish.hosts import Host

# The first that fits gives a file its kind. The first four are the channels of site.yml.
_KINDS = (
    ("cards", re.compile(r"(.*/)?card\.jpg")),
    ("notices", re.compile(r"(en/)?news/[^/]+/notice(\.pdf|/index\.html)")),
    ("broadcasts", re.compile(r"(en/)?news/[^/]+/broadcast(\.txt|/index\.html)")),
    ("messages", re.compile(r"(en/)?news/[^/]+/(line|press)\.txt")),
    ("feeds", re.compile(r".*(/|^)(feed\.xml|rss\.xml|feed\.json|[^/]+\.ics)")),
    ("search", re.compile(r"search/.*\.json")),
    ("documents", re.compile(r"files/.*")),
    ("pages", re.compile(r".*\.html")),
    ("pictures", re.compile(r".*\.(jpe?g|png|webp|avif|gif)")),
    ("rest", re.compile(r".*", re.DOTALL)),
)
CHANNELS = frozenset({"cards", "notices", "broadcasts", "messages"})
# From here on people are told that little room is left.
_NEARLY = 0.9


@dataclass(frozen=True, slots=True)
class Load:
    """So many files of one kind, with so many bytes together."""

    kind: str
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What was found of one limit of a host: `what` is the limit's name in Host.

    `where` is the one file or folder that is meant; empty for the whole site.
    """

    what: str
    found: int
    most: int
    where: str = ""

    @property
    def too_much(self) -> bool:
        return self.found > self.most

    @property
    def nearly(self) -> bool:
        return self.found >= _NEARLY * self.most


@dataclass(frozen=True, slots=True)
class Weight:
    """A published folder, counted and weighed; each tuple has the greatest first.

    `largest` are five files at most with their bytes, `fullest` five folders with what stands in
    them; `folders` counts all of them.
    """

    loads: tuple[Load, ...]
    folders: int
    largest: tuple[tuple[str, int], ...]
    fullest: tuple[tuple[str, int], ...]

    @property
    def files(self) -> int:
        return sum(load.files for load in self.loads)

    @property
    def size(self) -> int:
        return sum(load.size for load in self.loads)

    def measures(self, host: Host) -> Iterator[Measure]:
        """Every limit that the host has, with what was found."""
        if host.size is not None:
            yield Measure("size", self.size, host.size)
        if host.files is not None:
            yield Measure("files", self.files, host.files)
        if host.entries is not None:
            yield Measure("entries", self.files + self.folders, host.entries)
        if host.largest is not None:
            for name, size in self.largest:
                yield Measure("largest", size, host.largest, name)
        if host.in_folder is not None:
            for name, entries in self.fullest:
                yield Measure("in_folder", entries, host.in_folder, name)

    def over(self, host: Host) -> tuple[Measure, ...]:
        """What is more than the host takes."""
        return tuple(one for one in self.measures(host) if one.too_much)

    def close(self, host: Host) -> tuple[Measure, ...]:
        """What the host still takes, but hardly more."""
        return tuple(one for one in self.measures(host) if one.nearly and not one.too_much)


def weigh(folder: Path) -> Weight:
    """Count and weigh all that stands below `folder`. Nothing is opened."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    each: list[tuple[str, int]] = []
    for where, folders, names in os.walk(folder):
        below = Path(where).relative_to(folder).as_posix()
        entries[below] = len(folders) + len(names)
        for name in names:
            path = name if below == "." else f"{below}/{name}"
            size = (Path(where) / name).stat().st_size
            kind = kind_of(path)
            files[kind] += 1
            sizes[kind] += size
            each.append((path, size))
    loads = (Load(kind, files[kind], sizes[kind]) for kind in files)
    return Weight(
        tuple(sorted(loads, key=lambda load: (-load.size, load.kind))),
        len(entries) - 1,
        tuple(sorted(each, key=lambda one: (-one[1], one[0]))[:5]),
        tuple(sorted(entries.items(), key=lambda one: (-one[1], one[0]))[:5]),
    )


def kind_of(path: str) -> str:
    """The kind of a published file, by its path below the published folder."""
    return next(kind for kind, pattern in _KINDS if pattern.fullmatch(path))
