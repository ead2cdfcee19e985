"""All records, linked: what the pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.models.citations import Citation
from generator.models.district import District
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.register import Area, Register


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that may be published on `today`, in order.

    `news` is newest first; `areas` gives the areas that each text of a file names.
    """

    settings: SiteSettings
    programme: Programme
    districts: tuple[District, ...]
    news: tuple[NewsItem, ...]
    pages: tuple[StandingPage, ...]
    register: Register
    today: date
    district_by_id: Mapping[str, District] = field(repr=False)
    district_by_code: Mapping[str, District] = field(repr=False)
    area_of: Mapping[str, Area] = field(repr=False)
    page_by_id: Mapping[str, StandingPage] = field(repr=False)
    _by_area: dict[str, tuple[NewsItem, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        groups: dict[str, list[NewsItem]] = {}
        for item in self.listed():
            codes = {area.code[:length] for area in self.areas(item) for length in (2, 4)}
            for code in sorted(codes):
                groups.setdefault(code, []).append(item)
        object.__setattr__(self, "_by_area", {key: tuple(found) for key, found in groups.items()})

    def listed(self) -> tuple[NewsItem, ...]:
        """The news that lists show: neither withdrawn nor past its day."""
        return tuple(item for item in self.news if self.is_listed(item))

    def is_listed(self, item: NewsItem) -> bool:
        return item.withdrawn is None and not self.is_expired(item)

    def is_expired(self, item: NewsItem) -> bool:
        return item.expires is not None and item.expires < self.today

    def areas(self, item: NewsItem) -> tuple[Area, ...]:
        """The areas of an item, each once, in the order in which the file names them."""
        return tuple(dict.fromkeys(self.area_of[typed] for typed in item.areas))

    def profile(self, area: Area) -> District | None:
        """The profile of the district that this area is or lies in, where there is one."""
        return self.district_by_code.get(area.code[:4])

    def news_of(self, area: Area) -> tuple[NewsItem, ...]:
        """The listed news of an area and of everything in it, newest first."""
        return self._by_area.get(area.code, ())

    def related(self, item: NewsItem, most: int) -> tuple[NewsItem, ...]:
        """The newest other news of the same district, else of the same province."""
        for length in (4, 2):
            found: dict[str, NewsItem] = {}
            for area in self.areas(item):
                for other in self._by_area.get(area.code[:length], ())[: most + 1]:
                    found[other.slug] = other
            found.pop(item.slug, None)
            if found:
                newest = sorted(
                    found.values(), key=lambda n: (n.published.at, n.slug), reverse=True
                )
                return tuple(newest[:most])
        return ()

    def area_codes(self) -> tuple[str, ...]:
        """The areas that have a list of their own: provinces, and districts without a profile."""
        return tuple(sorted(code for code in self._by_area if code not in self.district_by_code))

    def alerts(self) -> tuple[NewsItem, ...]:
        """The items whose alert is in force today."""
        return tuple(
            item
            for item in self.listed()
            if item.alert and item.alert.since.day <= self.today <= item.alert.until.day
        )

    def all_sources(self) -> tuple[tuple[object, tuple[Citation, ...]], ...]:
        """Every record that cites sources, with them: the programme, districts, then news."""
        records = (self.programme, *self.districts, *self.news)
        return tuple((record, record.sources) for record in records)
