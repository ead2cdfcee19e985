"""Whether any file below some folders was touched, told without reading one of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Signature:
    """`digest` of every file's name, size, time and number; `newest` is the latest time, in ns."""

    digest: str
    newest: int


def signature(places: Iterable[Path]) -> Signature:
    """Of files, and of all that is below folders; what is not there counts as well."""
    digest, newest = blake2b(digest_size=16), 0
    for place in places:
        for name, seen in _seen(place):
            digest.update(f"{name}\0{seen.st_size} {seen.st_mtime_ns} {seen.st_ino}\n".encode())
            newest = max(newest, seen.st_mtime_ns)
        digest.update(b"\n")
    return Signature(digest.hexdigest(), newest)


def _seen(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    try:
        if not place.is_dir():
            yield place.name, place.stat()
            return
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _seen(Path(entry.path))
        else:
            try:
                yield entry.path, entry.stat()
            except OSError:
                yield entry.path, os.lstat(entry.path)
