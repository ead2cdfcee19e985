"""Checks every link of a folder of HTML, as a build does of what it made."""

from __future__ import annotations

from pathlib import Path

from generator.publish.check import Broken, broken_references, scan


def broken_in(folder: Path, address: str) -> tuple[Broken, ...]:
    """What leads nowhere in the site of this folder, which will be served at `address`."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = sorted(name for name in files if name.endswith(".html"))
    scans = {name: scan((folder / name).read_bytes()) for name in pages}
    return broken_references(scans, files, lambda name: scans[name].ids, address)
