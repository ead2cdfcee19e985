"""Two whole copies of the site: the published one, and one that is brought up to the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_SECOND = 1_000_000_000
_STEP = 100  # nanoseconds: what the coarsest of the usual file systems keeps


@dataclass(frozen=True, slots=True)
class Standing:
    """What a folder holds of the files that are wanted in it, and what else."""

    intact: frozenset[str]
    surplus: tuple[str, ...]


def digest_of(data: bytes) -> str:
    """SHA-256, as integrity.json has it."""
    return sha256(data).hexdigest()


def standing(folder: Path, wanted: Mapping[str, str]) -> Standing:
    """Compare a folder with the SHA-256 of each file by its path.

    The fraction of a second in a file's time is a mark of its content, so that a file is read
    only where another hand was at it, or a copy has lost the mark.
    """
    intact, surplus = set(), []
    for name, entry in _files(folder, ""):
        digest = wanted.get(name)
        if digest is None or entry.is_symlink():
            surplus.append(name)
        elif _is_marked(entry.stat(), digest) or _is_same(Path(entry.path), digest):
            intact.add(name)
    return Standing(frozenset(intact), tuple(surplus))


def put(folder: Path, name: str, data: bytes) -> str:
    """Write one file, and give its SHA-256."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    digest = digest_of(data)
    mark(path, digest)
    return digest


def mark(path: Path, digest: str) -> None:
    """Put the mark of its content on a file that was written."""
    at = path.stat().st_mtime_ns
    marked = at - at % _SECOND + _fraction(digest)
    os.utime(path, ns=(marked, marked))


def bring(name: str, source: Path, folder: Path) -> None:
    """Copy a file with its time."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    shutil.copystat(source, target)


def clear(folder: Path, names: Iterable[str]) -> None:
    """Remove these files, and the folders that are empty then."""
    parents = set()
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        parents.add(path.parent)
    for parent in sorted(parents, key=lambda path: len(path.parts), reverse=True):
        _prune(parent, folder)


def _prune(parent: Path, folder: Path) -> None:
    while parent != folder and parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent


def _fraction(digest: str) -> int:
    return int(digest[:12], 16) % (_SECOND // _STEP) * _STEP


def _is_marked(seen: os.stat_result, digest: str) -> bool:
    return seen.st_mtime_ns % _SECOND == _fraction(digest) and seen.st_size > 0


def _is_same(path: Path, digest: str) -> bool:
    if digest_of(path.read_bytes()) != digest:
        return False
    mark(path, digest)
    return True


def _files(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry
