"""The rows of open data; the columns are those of wording/data.yml, in their order.

What is not known is None, and so an empty cell. Rows are in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.batch import Gap, attempted, parted
from generator.models.citations import Citation
from generator.models.district import District
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.site import Site
from generator.strings import wording
from generator.text import LANGS, Text

Row = dict[str, Any]
NUMBERS = {"latitude": "number", "longitude": "number", "pilot_since": "year"}


@dataclass(frozen=True, slots=True)
class Table:
    """`key` is the column by which a row is known; a row has all its `sources` besides.

    `gaps` tell of the rows that could not be made.
    """

    name: str
    key: str
    rows: tuple[Row, ...]
    gaps: Mapping[str, Gap] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Text]:
        """What each column says, by its name."""
        return dict(wording("data")[self.name])


def news_table(site: Site) -> Table:
    listed = [item for item in site.listed if item.status == "published"]
    file = "data/news.json"
    tried = (attempted(partial(_news, item, site), file, item.slug) for item in listed)
    return _sorted("news", "slug", tried)


def districts_table(site: Site) -> Table:
    file = "data/districts.json"
    tried = (attempted(partial(_district, one, site), file, one.id) for one in site.districts)
    return _sorted("districts", "id", tried)


def _sorted(name: str, key: str, tried: Iterable[Row | Gap]) -> Table:
    rows, gaps = parted(tried)
    return Table(name, key, tuple(sorted(rows, key=lambda row: str(row[key]))), gaps)


def _news(item: NewsItem, site: Site) -> Row:
    event, action = item.event, item.action
    return {
        "slug": item.slug,
        "kind": item.kind,
        "published": item.published.iso(),
        "updated": item.changed.isoformat(),
        **_both("title", item.title),
        **_both("summary", item.summary),
        "areas": _spaced(area.code for area in site.areas(item)),
        "starts": event.starts.iso() if event and event.starts else None,
        "ends": event.ends.iso() if event and event.ends else None,
        "state": event.state_on(site.today) if event else None,
        "closes": action.closes.iso() if action and action.closes else None,
        "goals": _spaced(str(number) for number in sorted(set(item.goals))),
        **_urls(addresses.news(item.slug), site),
        "source": _source(item.sources),
        "sources": [_cited(source) for source in item.sources],
    }


def _district(district: District, site: Site) -> Row:
    area = site.register.areas[district.code]
    province = site.register.province_of(district.code)
    location, pilot = district.location, district.pilot
    return {
        "id": district.id,
        "code": district.code,
        **_both("name", area.name),
        "province_code": province.code,
        **_both("province", province.name),
        "latitude": float(location.lat) if location else None,
        "longitude": float(location.lon) if location else None,
        "pilot_since": pilot.since.year if pilot and pilot.since else None,
        **_both("summary", district.summary),
        "reviewed": district.reviewed.isoformat() if district.reviewed else None,
        **_urls(addresses.district(district.id), site),
        "source": _source(district.sources),
        "sources": [_cited(source) for source in district.sources],
    }


def _both(name: str, text: Text) -> Row:
    return {f"{name}_th": text.th, f"{name}_en": text.en}


def _urls(address: str, site: Site) -> Row:
    return {f"url_{lang}": site.settings.address + addresses.url(address, lang) for lang in LANGS}


def _spaced(values: Iterable[str]) -> str | None:
    return " ".join(values) or None


def _source(sources: Iterable[Citation]) -> str | None:
    return next((source.url for source in sources if source.url), None)


def _cited(source: Citation) -> Row:
    return {
        "title": source.title.th,
        "publisher": source.publisher.th if source.publisher else None,
        "url": source.url,
    }
