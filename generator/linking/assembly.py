"""Parse every file and link what is sound: from a folder as read to a Site and its problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.linking.link import Records, link
from generator.linking.one_file import Reading, reading
from generator.linking.outside import Rules
from generator.memory import Memory, Session
from generator.models.parse import Parsed
from generator.problems import Problem, in_order
from generator.progress import Progress, Untold
from generator.reading.folder import Folder
from generator.reading.source import Source
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Assembled:
    """`site` is None when not even a home page could be made."""

    site: Site | None
    problems: tuple[Problem, ...]


def assemble(
    folder: Folder,
    today: date,
    *,
    drafts: bool = False,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Files that `memory` knows are not read again; `progress` is told of each file."""
    memory, progress = memory or Session(), progress or Untold()
    progress.start("read", sum(1 for _ in folder.all()))

    rules = Rules()

    def read(kind: str, source: Source) -> _File:
        progress.advance()
        return _File(source, reading(source, kind, folder.register, memory, rules))

    settings = read("settings", folder.settings)
    if settings.parsed:
        rules = Rules.of(settings.parsed.record)
    programme = read("programme", folder.programme)
    words = read("words", folder.words) if folder.words else None
    several = {kind: [read(kind, one) for one in found] for kind, found in folder.sources.items()}
    others = (file for found in several.values() for file in found)
    files = (settings, programme, *([words] if words else []), *others)
    problems = [*folder.problems, *(fault for file in files for fault in file.reading.problems)]
    if settings.parsed is None or programme.parsed is None:
        return Assembled(None, in_order(problems))
    records = Records(
        settings=settings.parsed,
        programme=programme.parsed,
        districts=_sound(several["district"]),
        news=_sound(several["news"]),
        pages=_sound(several["page"]),
        register=folder.register,
        ids={kind: _first_files(found) for kind, found in several.items()},
        codes=_first_codes(several["district"]),
        files=frozenset(folder.files),
        pictures=folder.pictures,
        drawings=folder.drawings,
        words=words.parsed if words else None,
        ledger=folder.ledger,
        partial={
            kind: tuple((one.source, one.reading.partial) for one in found if one.reading.partial)
            for kind, found in several.items()
        },
    )
    site, more = link(records, today, drafts=drafts)
    return Assembled(site, in_order([*problems, *more]))


@dataclass(frozen=True, slots=True)
class _File:
    source: Source
    reading: Reading

    @property
    def parsed(self) -> Parsed[Any] | None:
        return self.reading.of(self.source)


def _sound(files: Iterable[_File]) -> tuple[Parsed[Any], ...]:
    return tuple(parsed for file in files if (parsed := file.parsed))


def _first_files(files: Iterable[_File]) -> dict[str, str]:
    """The file of each id; where two have one id, the first."""
    found: dict[str, str] = {}
    for file in files:
        found.setdefault(file.reading.id, file.source.file)
    return found


def _first_codes(files: Iterable[_File]) -> dict[str, str]:
    """The official code of each district's id, of faulty files too; where two, of the first."""
    codes: dict[str, str] = {}
    for file in files:
        codes.setdefault(file.reading.id, file.reading.code)
    return codes
