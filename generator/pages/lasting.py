"""Addresses are for good: which of them a site has, and which of those it had it has no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.linking.area_names import full_name
from generator.pages import addresses
from generator.reading.ledger import Entry
from generator.site import Site
from generator.strings import Words, choices
from generator.text import LANGS, Text

_LIST = re.compile(r"news/\d{4}/|news/kind/.+|goals/.+|areas/.+")


@dataclass(frozen=True, slots=True)
class Gone:
    """An address of the ledger at which nothing stands any more.

    `scheme` and `name` are those of a link inside the site: news, district or page.
    """

    entry: Entry
    scheme: str
    name: str


@dataclass(frozen=True, slots=True)
class Emptied:
    """The address of a list that has nothing to show, and what it leads on to meanwhile."""

    address: str
    to: str
    title: Text


def lasting(site: Site) -> frozenset[str]:
    """The addresses to remember: of items, districts, pages and lists, in Thai.

    Not of drafts and the news of a later day, though a preview shows them.
    """
    found = {addresses.district(district.id) for district in site.districts}
    found |= {addresses.standing(page.id) for page in site.pages}
    found |= {
        addresses.news(item.slug)
        for item in site.news
        if item.status == "published" and item.published.day <= site.today
    }
    return frozenset(found | _lists(site))


def gone(site: Site) -> Iterator[Gone]:
    """What would vanish without a word."""
    served = _served(site)
    for entry in site.ledger.kept:
        if entry.address not in served and not _LIST.fullmatch(entry.address):
            folder, _, name = entry.address.strip("/").rpartition("/")
            yield Gone(entry, {"news": "news", "districts": "district"}.get(folder, "page"), name)


def emptied(site: Site) -> Iterator[Emptied]:
    """Lists of which the last item was withdrawn or moved; they may come back any day."""
    lists = _lists(site)
    for entry in site.ledger.kept:
        if _LIST.fullmatch(entry.address) and entry.address not in lists:
            yield _emptied(entry.address, site)


def _lists(site: Site) -> frozenset[str]:
    found = {addresses.area(code) for code in site.area_codes()}
    found |= {addresses.goal(number) for number in site.goals}
    found |= {addresses.kind(name) for name in site.kinds}
    return frozenset(found | {addresses.year(number) for number in site.years})


def _served(site: Site) -> frozenset[str]:
    """Where something stands: a page, one that leads on, or what the program itself has there."""
    found = {addresses.news(name) for item in site.news for name in (item.slug, *item.aliases)}
    found |= {addresses.district(n) for one in site.districts for n in (one.id, *one.aliases)}
    found |= {addresses.standing(name) for name in (*site.page_by_id, *choices("reserved_address"))}
    return frozenset(found)


def _emptied(address: str, site: Site) -> Emptied:
    kind, _, name = address.strip("/").partition("/")
    if kind == "areas" and (profile := site.district_by_code.get(name)):
        area = site.register.areas[name]
        title = Text(*(full_name(area, site.register, lang, province=False) for lang in LANGS))
        return Emptied(address, addresses.district(profile.id), title)
    if kind == "areas" and site.has_news(name[:2]):
        area = site.register.areas[name[:2]]
        title = Text(*(full_name(area, site.register, lang) for lang in LANGS))
        return Emptied(address, addresses.area(name[:2]), title)
    if kind == "goals" and site.programme.goals:
        return Emptied(address, addresses.GOALS, _title("programme.goals"))
    return Emptied(address, addresses.NEWS, _title("news.title"))


def _title(key: str) -> Text:
    return Text(*(Words(lang)(key) for lang in LANGS))
