"""Records of single files become one Site; a file that points at nothing is told and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from generator.linking.area_names import AreaNames
from generator.linking.days import odd_days
from generator.linking.references import References, at
from generator.linking.unspeakable import unspeakable
from generator.models.district import District
from generator.models.fields import Record
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.parse import Parsed
from generator.models.partial import Partial
from generator.models.places import Place
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.models.words import WordList
from generator.problems import Problem, errors
from generator.reading.drawings import Drawing
from generator.reading.layout import WORDS
from generator.reading.ledger import Ledger
from generator.reading.pictures import NoPicture, Picture
from generator.reading.register import Register
from generator.reading.source import Source
from generator.reading.tree import Path
from generator.site import Site
from generator.strings import choices

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that was parsed without an error of its own.

    `ids` has, by scheme (news, district, page), the file that each id belongs to, the faulty
    files included; `codes` the official code of every profile; `files` and `pictures` what
    stands in content/files/ and content/images/; `partial` what is left of faulty files, by
    kind, which is looked at and goes nowhere.
    """

    settings: Parsed[SiteSettings]
    programme: Parsed[Programme]
    districts: tuple[Parsed[District], ...]
    news: tuple[Parsed[NewsItem], ...]
    pages: tuple[Parsed[StandingPage], ...]
    register: Register
    ids: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, str]
    files: frozenset[str] = frozenset()
    pictures: Mapping[str, Picture | NoPicture] = field(default_factory=dict)
    drawings: Mapping[str, Drawing | None] = field(default_factory=dict)
    partial: Mapping[str, Iterable[tuple[Source, Partial]]] = field(default_factory=dict)
    words: Parsed[WordList] | None = None
    ledger: Ledger = field(default_factory=Ledger)


def link(
    records: Records, today: date, *, drafts: bool = False
) -> tuple[Site, tuple[Problem, ...]]:
    """Link everything. The rest stays when one file is left out."""
    programme = records.programme.record
    references = References(
        areas=AreaNames(records.register, records.codes),
        ids=records.ids,
        sectors={sector.id: sector.name for sector in programme.sectors},
        files=records.files,
        pictures=records.pictures,
        drawings=frozenset(records.drawings),
        own=records.settings.record.address,
        aliases=_aliases(records),
    )
    problems: list[Problem] = []
    districts = _sound(records.districts, references, _district, problems)
    pages = _sound(records.pages, references, _page, problems)
    news = _sound(records.news, references, _news, problems)
    problems += (odd for one in records.news for odd in odd_days(one, today))
    problems += _of_faulty_files(records, references, today)
    problems += _programme(records.programme, references)
    problems += _settings(records.settings, references)
    public = [item for item in news if _is_public(item, today, drafts=drafts)]
    site = Site(
        settings=records.settings.record,
        programme=programme,
        districts=tuple(sorted(districts, key=lambda district: district.code)),
        news=tuple(sorted(public, key=lambda item: (item.published.at, item.slug), reverse=True)),
        pages=tuple(sorted(pages, key=lambda page: page.id)),
        register=records.register,
        today=today,
        area_of=references.area_of,
        sector_of={**{id_: id_ for id_ in references.sectors}, **references.sector_of},
        drawings={name: one for name, one in records.drawings.items() if one},
        pictures={n: one for n, one in records.pictures.items() if isinstance(one, Picture)},
        words=records.words.record if records.words else WordList(file=WORDS),
        ledger=records.ledger,
    )
    problems += (told for one in records.news for told in unspeakable(one, site))
    return site, tuple(problems)


def _is_public(item: NewsItem, today: date, *, drafts: bool) -> bool:
    """A draft and the news of a later day are in no output at all."""
    return drafts or (item.status == "published" and item.published.day <= today)


def _aliases(records: Records) -> dict[str, dict[str, str]]:
    """The file of each earlier address; where two name it, of the first."""
    found: dict[str, dict[str, str]] = {"news": {}, "district": {}}
    faulty = {
        kind: [Parsed(p.record, s) for s, p in records.partial.get(kind, ())] for kind in found
    }
    for item in (*records.news, *cast("list[Parsed[NewsItem]]", faulty["news"])):
        for alias in item.record.aliases:
            found["news"].setdefault(alias, item.source.file)
    for district in (*records.districts, *cast("list[Parsed[District]]", faulty["district"])):
        for alias in district.record.aliases:
            found["district"].setdefault(alias, district.source.file)
    return found


def _of_faulty_files(records: Records, references: References, today: date) -> Iterator[Problem]:
    """What else is wrong in files that have an error already, of their sound fields."""
    checks: dict[str, Callable[[Parsed[Any], References], Iterator[Problem]]]
    checks = {"news": _news, "district": _district, "page": _page}
    for kind, check in checks.items():
        for source, rest in records.partial.get(kind, ()):
            parsed: Parsed[Any] = Parsed(rest.record, source)
            yield from rest.kept(check(parsed, references))
            if kind == "news":
                yield from rest.kept(odd_days(parsed, today))


def _sound(
    found: Iterable[Parsed[R]],
    references: References,
    check: Callable[[Parsed[R], References], Iterator[Problem]],
    problems: list[Problem],
) -> list[R]:
    """The records in which `check` finds no error."""
    kept = []
    for parsed in found:
        faults = list(check(parsed, references))
        problems += faults
        if not errors(faults):
            kept.append(parsed.record)
    return kept


# One check a kind of file.


def _news(parsed: Parsed[NewsItem], references: References) -> Iterator[Problem]:
    item = parsed.record
    yield from references.address(parsed, "news", item.slug)
    yield from references.aliases_of(parsed, "news", item.aliases)
    for index, typed in enumerate(item.areas):
        yield from references.area(parsed, ("areas", index), typed)
    for path, place in _places(item):
        if place.area:
            yield from references.area(parsed, (*path, "area"), place.area)
    for index, sector in enumerate(item.sectors):
        yield from references.sector(parsed, ("sectors", index), sector)
    for index, entry in enumerate(item.files):
        if entry.file:
            yield from references.file(parsed, ("files", index, "file"), entry.file)
    for index, recording in enumerate(item.recording):
        yield from references.file(parsed, ("recording", index, "file"), recording.file)
    yield from references.images(parsed, item.images, item.title)
    yield from references.goals(parsed, ("goals",), item.goals)
    yield from references.links(parsed, ("body",), item.body)


def _places(item: NewsItem) -> Iterator[tuple[Path, Place]]:
    if item.event:
        for index, place in enumerate(item.event.venues):
            yield ("event", "venues", index), place
    if item.action and item.action.at:
        yield ("action", "at"), item.action.at


def _district(parsed: Parsed[District], references: References) -> Iterator[Problem]:
    district = parsed.record
    yield from references.code(parsed, district.code)
    yield from references.address(parsed, "district", district.id)
    yield from references.aliases_of(parsed, "district", district.aliases)
    same = [id_ for id_, code in references.areas.profiles.items() if code == district.code]
    if same and same[0] != district.id:
        yield at(parsed, ("code",), "R312", found=district.code, first=same[0])
    for index, member in enumerate(district.team.members if district.team else ()):
        if member.sector:
            path: Path = ("team", "members", index, "sector")
            yield from references.sector(parsed, path, member.sector)
    for index, project in enumerate(district.projects):
        yield from references.goals(parsed, ("projects", index, "goals"), project.goals)
    yield from references.images(parsed, district.images)
    yield from references.drawing(parsed, district.drawing)
    if district.about:
        yield from references.links(parsed, ("about",), district.about)


def _page(parsed: Parsed[StandingPage], references: References) -> Iterator[Problem]:
    page = parsed.record
    yield from references.address(parsed, "page", page.id)
    if page.id in choices("reserved_address"):
        yield at(parsed, ("id",), "R311", found=page.id)
    if page.body:
        yield from references.links(parsed, ("body",), page.body)


def _programme(parsed: Parsed[Programme], references: References) -> Iterator[Problem]:
    programme = parsed.record
    yield from references.drawing(parsed, programme.drawing)
    for index, idea in enumerate(programme.ideas):
        yield from references.links(parsed, ("ideas", index, "text"), idea.text)
    for index, way in enumerate(programme.take_part):
        yield from references.links(parsed, ("take_part", index, "text"), way.text)


def _settings(parsed: Parsed[SiteSettings], references: References) -> Iterator[Problem]:
    settings = parsed.record
    if settings.security and settings.security.policy:
        yield from references.page(parsed, ("security", "policy"), settings.security.policy)
    for index, name in enumerate(settings.menu):
        if name not in choices("menu_place"):
            yield from references.page(parsed, ("menu", index), name)
    for column, entry in enumerate(settings.footer):
        for index, name in enumerate(entry.links):
            yield from references.page(parsed, ("footer", column, "links", index), name)
