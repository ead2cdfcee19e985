"""Parse every file and link what is sound: from a folder as read to a Site and its problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.folder import Folder
from generator.link import Records, link
from generator.models import parse
from generator.problems import Problem, in_order
from generator.site import Site
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Assembled:
    """`site` is None when not even a home page could be made."""

    site: Site | None
    problems: tuple[Problem, ...]


def assemble(folder: Folder, today: date, *, drafts: bool = False) -> Assembled:
    settings = parse.parse_settings(folder.settings)
    programme = parse.parse_programme(folder.programme)
    districts = [parse.parse_district(source) for source in folder.sources["district"]]
    news = [parse.parse_news(source) for source in folder.sources["news"]]
    pages = [parse.parse_page(source) for source in folder.sources["page"]]
    several: tuple[parse.Outcome[Any], ...] = (settings, programme, *districts, *news, *pages)
    problems = [*folder.problems, *(fault for outcome in several for fault in outcome.problems)]
    if settings.parsed is None or programme.parsed is None:
        return Assembled(None, in_order(problems))
    records = Records(
        settings=settings.parsed,
        programme=programme.parsed,
        districts=tuple(one.parsed for one in districts if one.parsed),
        news=tuple(one.parsed for one in news if one.parsed),
        pages=tuple(one.parsed for one in pages if one.parsed),
        register=folder.register,
        ids={kind: _first_files(found, kind) for kind, found in folder.sources.items()},
        codes=_first_codes(folder.sources["district"]),
        files=frozenset(folder.files),
        pictures=folder.pictures,
    )
    site, more = link(records, today, drafts=drafts)
    return Assembled(site, in_order([*problems, *more]))


def _first_files(sources: Iterable[Source], kind: str) -> dict[str, str]:
    """The file of each id; where two have one id, the first."""
    files: dict[str, str] = {}
    for source in sources:
        files.setdefault(parse.id_of(source, kind), source.file)
    return files


def _first_codes(sources: Iterable[Source]) -> dict[str, str]:
    """The official code of each district's id, of faulty files too; where two, of the first."""
    codes: dict[str, str] = {}
    for source in sources:
        codes.setdefault(parse.id_of(source, "district"), parse.code_of(source))
    return codes
