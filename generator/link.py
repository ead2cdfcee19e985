"""Records of single files become one Site; what one file says of another is checked here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.markup import fragment, internal_links
from generator.models.district import District
from generator.models.fields import Record, nearest
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.parse import Parsed
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.problems import Problem, errors
from generator.register import Area, Register
from generator.site import Site
from generator.source import Mapping, Scalar, Sequence
from generator.strings import choices
from generator.text import LANGS, Text

Path = tuple["str | int", ...]


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that was parsed without an error of its own."""

    settings: Parsed[SiteSettings]
    programme: Parsed[Programme]
    districts: tuple[Parsed[District], ...]
    news: tuple[Parsed[NewsItem], ...]
    pages: tuple[Parsed[StandingPage], ...]
    register: Register
    files: frozenset[str] = frozenset()  # what stands in content/files/


def link(
    records: Records, today: date, *, drafts: bool = False
) -> tuple[Site, tuple[Problem, ...]]:
    """Link everything. A file that points at nothing is told and left out; the rest stays."""
    linker = _Linker(records)
    districts = linker.sound(linker.first_of(records.districts, "id"), linker.check_district)
    pages = linker.sound(linker.first_of(records.pages, "id"), linker.check_page)
    news = linker.sound(linker.first_of(records.news, "slug"), linker.check_news)
    linker.check_programme()
    linker.check_settings()
    shown = sorted(
        (item for item in news if _is_public(item, today, drafts=drafts)),
        key=lambda item: (item.published.at, item.slug),
        reverse=True,
    )
    site = Site(
        settings=records.settings.record,
        programme=records.programme.record,
        districts=tuple(sorted(districts, key=lambda d: d.code)),
        news=tuple(shown),
        pages=tuple(sorted(pages, key=lambda p: p.id)),
        register=records.register,
        today=today,
        district_by_id={d.id: d for d in districts},
        district_by_code={d.code: d for d in districts},
        area_of=linker.area_of,
        page_by_id={p.id: p for p in pages},
    )
    return site, tuple(linker.problems)


def _is_public(item: NewsItem, today: date, *, drafts: bool) -> bool:
    """A draft and the news of a later day are in no output at all."""
    return drafts or (item.status == "published" and item.published.day <= today)


class _Linker:
    """Collects the problems; every check returns what it found instead of raising."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.register = records.register
        self.problems: list[Problem] = []
        self.area_of: dict[str, Area] = {}
        self.codes = {p.record.id: p.record.code for p in records.districts}
        self.ids = {
            "news": {p.record.slug for p in records.news},
            "district": set(self.codes),
            "page": {p.record.id for p in records.pages},
        }
        programme = records.programme.record
        self.sectors = {sector.id: sector.name for sector in programme.sectors}
        self.goals = {goal.number for goal in programme.goals.list} if programme.goals else set()

    def first_of(self, found: Iterable[Parsed[Any]], key: str) -> list[Parsed[Any]]:
        """Two files with one address: the first keeps it, the second is told of it."""
        kept: dict[str, Parsed[Any]] = {}
        for parsed in found:
            name = getattr(parsed.record, key)
            if name in kept:
                first = kept[name].source.file
                self.problems.append(_at(parsed, ("id",), "R307", found=name, first=first))
            else:
                kept[name] = parsed
        return list(kept.values())

    def sound(
        self, found: list[Parsed[Any]], check: Callable[[Any], Iterator[Problem]]
    ) -> list[Any]:
        """The records of the files in which `check` finds no error."""
        kept = []
        for parsed in found:
            problems = tuple(check(parsed))
            self.problems += problems
            if not errors(problems):
                kept.append(parsed.record)
        return kept

    # One check a kind of file.

    def check_news(self, parsed: Parsed[NewsItem]) -> Iterator[Problem]:
        item = parsed.record
        for index, typed in enumerate(item.areas):
            yield from self._area(parsed, ("areas", index), typed)
        for path, place in _places(item):
            if place.area:
                yield from self._area(parsed, (*path, "area"), place.area)
        for index, sector in enumerate(item.sectors):
            yield from self._sector(parsed, ("sectors", index), sector)
        yield from self._goals(parsed, ("goals",), item.goals)
        yield from self._links(parsed, ("body",), item.body)
        yield from self._files(parsed, item)
        yield from _citations(parsed, item.sources)

    def check_district(self, parsed: Parsed[District]) -> Iterator[Problem]:
        district = parsed.record
        if district.code not in self.register.areas:
            yield _at(parsed, ("code",), "R308", found=district.code)
        elif self.register.areas[district.code].level == "district":
            same = [i for i, code in self.codes.items() if code == district.code]
            if same[0] != district.id:
                yield _at(parsed, ("code",), "R312", found=district.code, first=same[0])
        members = district.team.members if district.team else ()
        for index, member in enumerate(members):
            if member.sector:
                yield from self._sector(parsed, ("team", "members", index, "sector"), member.sector)
        for index, project in enumerate(district.projects):
            yield from self._goals(parsed, ("projects", index, "goals"), project.goals)
        if district.about:
            yield from self._links(parsed, ("about",), district.about)
        yield from _citations(parsed, district.sources)

    def check_page(self, parsed: Parsed[StandingPage]) -> Iterator[Problem]:
        page = parsed.record
        if page.id in choices("reserved_address"):
            yield _at(parsed, ("id",), "R311", found=page.id)
        if page.body:
            yield from self._links(parsed, ("body",), page.body)
        yield from _citations(parsed, page.sources)

    def check_programme(self) -> None:
        parsed = self.records.programme
        programme = parsed.record
        self.problems += _citations(parsed, programme.sources)
        for index, idea in enumerate(programme.ideas):
            self.problems += self._links(parsed, ("ideas", index, "text"), idea.text)
        for index, way in enumerate(programme.take_part):
            self.problems += self._links(parsed, ("take_part", index, "text"), way.text)

    def check_settings(self) -> None:
        parsed = self.records.settings
        for index, name in enumerate(parsed.record.menu):
            if name not in choices("menu_place"):
                self.problems += self._page(parsed, ("menu", index), name)
        for column, entry in enumerate(parsed.record.footer):
            for index, name in enumerate(entry.links):
                self.problems += self._page(parsed, ("footer", column, "links", index), name)

    # One check a kind of reference.

    def _area(self, parsed: Parsed[Any], path: Path, typed: str) -> Iterator[Problem]:
        if typed in self.area_of:
            return
        found = self._areas_named(typed)
        if len(found) == 1:
            self.area_of[typed] = found[0]
            return
        if found:
            several = "; ".join(f"{area.code} {self._full_name(area).th}" for area in found[:4])
            yield _at(parsed, path, "R302", found=typed, write=found[0].code, several=several)
            return
        close = nearest(typed, [*self.codes, *self.register.names()])
        if close is None:
            yield _at(parsed, path, "R301", found=typed)
            return
        meant = self._areas_named(close)[0]
        yield _at(parsed, path, "R303", found=typed, write=close, name=self._full_name(meant))

    def _areas_named(self, typed: str) -> tuple[Area, ...]:
        """The areas that a profile's id, an official code or a name of the register means.

        A name that two bear may stand with its province: `จังหวัด อำเภอ` or the reverse.
        """
        areas = self.register.areas
        if typed in self.codes and self.codes[typed] in areas:
            return (areas[self.codes[typed]],)
        if re.fullmatch(r"\d{2}|\d{4}|\d{6}", typed):
            return (areas[typed],) if typed in areas else ()
        found = self.register.named(typed)
        if found or " " not in typed.strip():
            return found
        parts = typed.split()
        for cut in range(1, len(parts)):
            for one, two in (
                (" ".join(parts[:cut]), " ".join(parts[cut:])),
                (" ".join(parts[cut:]), " ".join(parts[:cut])),
            ):
                provinces = [a for a in self.register.named(one) if a.level == "province"]
                inside = [
                    a
                    for a in self.register.named(f"อำเภอ{two}")
                    if provinces and a.province_code == provinces[0].code
                ]
                if inside:
                    return tuple(inside)
        return ()

    def _full_name(self, area: Area) -> Text:
        province = self.register.areas.get(area.province_code, area)
        if area.level == "province":
            return Text(f"จังหวัด{area.name.th}", f"{area.name.en} Province")
        kind = "อำเภอ" if area.level == "district" else "ตำบล"
        return Text(
            f"{kind}{area.name.th} จังหวัด{province.name.th}", f"{area.name.en}, {province.name.en}"
        )

    def _sector(self, parsed: Parsed[Any], path: Path, typed: str) -> Iterator[Problem]:
        if typed in self.sectors:
            return
        names = {name.th: key for key, name in self.sectors.items()}
        close = nearest(typed, [*self.sectors, *names], cutoff=40) or next(iter(self.sectors))
        write = names.get(close, close)
        known = ", ".join(f"{key} ({name.th})" for key, name in self.sectors.items())
        yield _at(parsed, path, "R304", found=typed, write=write, known=known)

    def _goals(
        self, parsed: Parsed[Any], path: Path, numbers: tuple[int, ...]
    ) -> Iterator[Problem]:
        for index, number in enumerate(numbers):
            if not 1 <= number <= 17:
                yield _at(parsed, (*path, index), "R305", found=number)

    def _page(self, parsed: Parsed[Any], path: Path, name: str) -> Iterator[Problem]:
        if name not in self.ids["page"]:
            known = sorted(self.ids["page"])
            write = nearest(name, known, cutoff=40) or ", ".join(known[:5])
            yield _at(parsed, path, "R306", found=name, link=f"page:{name}", write=write)

    def _files(self, parsed: Parsed[NewsItem], item: NewsItem) -> Iterator[Problem]:
        for index, entry in enumerate(item.files):
            if entry.file and entry.file not in self.records.files:
                write = nearest(entry.file, sorted(self.records.files)) or entry.file
                path = ("files", index, "file")
                yield _at(parsed, path, "R314", found=entry.file, write=write)

    def _links(self, parsed: Parsed[Any], path: Path, text: Text) -> Iterator[Problem]:
        for lang in LANGS:
            if not text.has(lang):
                continue
            raw = parsed.source.value(*path, lang)
            where = (*path, lang) if isinstance(raw, Scalar) else path
            typed = raw if isinstance(raw, Scalar) else parsed.source.value(*path)
            for scheme, target in internal_links(fragment(text.best(lang))):
                name = target.partition("#")[0]
                if name in self.ids[scheme]:
                    continue
                known = sorted(self.ids[scheme])
                write = nearest(name, known, cutoff=40) or ", ".join(known[:5])
                problem = _at(
                    parsed, where, "R306", found=name, link=f"{scheme}:{name}", write=write
                )
                offset = typed.find(f"({scheme}:{target}") if isinstance(typed, Scalar) else -1
                if offset >= 0:
                    spot = typed.spot_of(offset)
                    problem = Problem(problem.file, spot, problem.code, problem.field, problem.data)
                yield problem


def _at(parsed: Parsed[Any], path: Path, code: str, **data: Any) -> Problem:
    value = parsed.source.value(*path)
    inline = isinstance(value, Scalar) and not value.block
    spot = value.spot if inline else parsed.source.spot(*path)
    return Problem(parsed.source.file, spot, code, ".".join(str(step) for step in path), data)


def _places(item: NewsItem) -> Iterator[tuple[Path, Any]]:
    if item.event:
        for index, place in enumerate(item.event.venues):
            yield ("event", "venues", index), place
    if item.action and item.action.at:
        yield ("action", "at"), item.action.at


def _citations(parsed: Parsed[Any], sources: Iterable[Record]) -> Iterator[Problem]:
    """Every `source: id` of the file must name one of the file's own sources."""
    known = [source.id for source in sources if getattr(source, "id", None)]  # type: ignore[attr-defined]
    for path, typed in _cited(parsed.source.tree, ()):
        if typed not in known:
            write = nearest(typed, known, cutoff=40) or ", ".join(known[:5]) or "-"
            yield _at(parsed, path, "R313", found=typed, write=write)


def _cited(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "source" and isinstance(value, Scalar) and value.strip():
                yield (*path, key), str(value).strip()
            elif key == "sources" and isinstance(value, Sequence):
                for index, entry in enumerate(value):
                    if isinstance(entry, Scalar):
                        yield (*path, key, index), str(entry).strip()
            else:
                yield from _cited(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, entry in enumerate(node):
            yield from _cited(entry, (*path, index))
