"""A folder against its record: each file is read, nothing is followed out of the folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.integrity.difference import Comparison, Difference, compared
from generator.integrity.record import OWN, Integrity, Print, print_of
from generator.progress import Progress


def compare_folder(folder: Path, integrity: Integrity, progress: Progress) -> Comparison:
    """Every byte of every file. A link in place of a file counts as changed."""
    standing = dict(_standing(folder))
    wanted = integrity.files
    progress.start("verify", len(wanted))
    found: list[Difference] = []
    lost: set[str] = set()
    for name, known in wanted.items():
        progress.advance()
        if name not in standing:
            lost.add(name)
        elif not standing[name] or _print(folder / name) != known:
            found.append(Difference("changed", name))
    by_print = {wanted[name]: name for name in sorted(lost)}
    for name in sorted(standing.keys() - wanted.keys() - OWN):
        print_ = _print(folder / name) if lost and standing[name] else None
        old = by_print.pop(print_, "") if print_ else ""
        found.append(Difference("renamed", old, name) if old else Difference("added", name))
        lost -= {old}
    found += (Difference("missing", name) for name in lost)
    return compared(found, len(wanted))


def prints(folder: Path) -> dict[str, Print]:
    """Of every file of a folder that is to be published."""
    names = (name for name, is_file in _standing(folder) if is_file and name not in OWN)
    return {name: print_of(folder / name) for name in sorted(names)}


def _standing(folder: Path) -> Iterator[tuple[str, bool]]:
    """Every entry that is no folder, with whether it is a plain file; links are not followed."""
    for where, folders, files in os.walk(folder):
        for name in (*files, *folders):
            path = Path(where, name)
            mode = path.lstat().st_mode
            if not stat.S_ISDIR(mode):
                yield path.relative_to(folder).as_posix(), stat.S_ISREG(mode)


def _print(path: Path) -> Print | None:
    """None where the system refuses the file."""
    try:
        return print_of(path)
    except OSError:
        return None
