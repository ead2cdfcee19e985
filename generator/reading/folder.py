"""What stands in a site's folder, as read: every YAML file, the register, the names of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from generator.problems import Problem
from generator.reading.drawings import Drawing, read_drawing
from generator.reading.layout import (
    DOCUMENTS,
    DRAWINGS,
    FOLDERS,
    PICTURES,
    PROGRAMME,
    SITE,
    WORDS,
)
from generator.reading.ledger import Ledger, read_ledger
from generator.reading.pictures import NoPicture, Picture, read_picture
from generator.reading.register import Register, read_register
from generator.reading.source import Source, read
from generator.reading.strays import strays


@dataclass(frozen=True, slots=True)
class Folder:
    """`files` has what stands in content/files/, in bytes; `pictures` what content/images/ has.

    `drawings` has each file of content/drawings/, None where it may not be published. `words` is
    None where the site has no list of words; `ledger` the addresses that were published.
    """

    settings: Source
    programme: Source
    sources: Mapping[str, tuple[Source, ...]]
    register: Register
    files: Mapping[str, int]
    pictures: Mapping[str, Picture | NoPicture]
    problems: tuple[Problem, ...]  # of the register, the drawings, and files that are not read
    drawings: Mapping[str, Drawing | None] = field(default_factory=dict)
    words: Source | None = None
    ledger: Ledger = field(default_factory=Ledger)

    def digest(self) -> str:
        """Stands for all that was read: the same means that nothing in the folder has changed."""
        found = [f"{s.file} {s.digest or s.problems}" for s in self.all()]
        found += [f"{name} {size}" for name, size in {**self.files, **self.pictures}.items()]
        found += [f"{name} {one.digest if one else ''}" for name, one in self.drawings.items()]
        found += [self.register.digest, self.ledger.digest, str(self.problems)]
        return blake2b("\n".join(found).encode(), digest_size=16).hexdigest()

    def all(self) -> Iterator[Source]:
        yield self.settings
        yield self.programme
        if self.words:
            yield self.words
        for found in self.sources.values():
            yield from found

    def with_others(self, others: Mapping[str, Source]) -> Folder:
        """The same with another text in place of some files."""
        return replace(
            self,
            settings=others.get(SITE, self.settings),
            programme=others.get(PROGRAMME, self.programme),
            words=others.get(WORDS, self.words) if self.words else None,
            sources={
                kind: tuple(others.get(source.file, source) for source in found)
                for kind, found in self.sources.items()
            },
        )


def read_folder(root: Path) -> Folder:
    """Read everything below `root`. Never raises for what a person may have typed."""
    register, problems = read_register(root)
    drawings, faults = _drawings(root)
    ledger, lines = read_ledger(root)
    return Folder(
        settings=read(root / SITE, SITE),
        programme=read(root / PROGRAMME, PROGRAMME),
        sources={
            kind: tuple(read(path, file) for path, file in yaml_files(root, folder))
            for kind, folder in FOLDERS.items()
        },
        register=register,
        files=_files(root / DOCUMENTS),
        pictures=_pictures(root / PICTURES),
        problems=(*problems, *faults, *lines, *strays(root)),
        drawings=drawings,
        words=read(root / WORDS, WORDS) if (root / WORDS).exists() else None,
        ledger=ledger,
    )


def _drawings(root: Path) -> tuple[dict[str, Drawing | None], tuple[Problem, ...]]:
    """Every SVG file of content/drawings/, and what is wrong with them."""
    base = root / DRAWINGS
    found: dict[str, Drawing | None] = {}
    problems: list[Problem] = []
    for path in _standing(base, base):
        if path.suffix == ".svg":
            name = path.relative_to(base).as_posix()
            found[name], faults = read_drawing(name, _bytes(path))
            problems += faults
    return found, tuple(problems)


def _bytes(path: Path) -> bytes:
    """Nothing where the system refuses the file: then it is no drawing, and told as such."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _files(base: Path) -> dict[str, int]:
    """Files by their path, with their size in bytes."""
    found = _standing(base, base)
    return {path.relative_to(base).as_posix(): path.stat().st_size for path in found}


def _pictures(base: Path) -> dict[str, Picture | NoPicture]:
    return {name: read_picture(base / name) for name in _files(base)}


def yaml_files(root: Path, folder: str) -> Iterator[tuple[Path, str]]:
    """Every YAML file below `folder`, with its path relative to `root`, in a fixed order."""
    for path in _standing(root / folder, root):
        if path.suffix.lower() in (".yml", ".yaml") and path.name[0] != ".":
            yield path, path.relative_to(root).as_posix()


def _standing(base: Path, root: Path) -> Iterator[Path]:
    """Files below `base` in a fixed order; links out of `root` are left out."""
    if is_within(base, root):
        for path in sorted(base.rglob("*")):
            if path.is_file() and (not path.is_symlink() or is_within(path, root)):
                yield path


def is_within(path: Path, base: Path) -> bool:
    """Whether the file really stands below `base`, links followed."""
    return path.resolve().is_relative_to(base.resolve())
