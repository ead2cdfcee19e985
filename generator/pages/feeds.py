"""Which lists can be followed: the whole site's news, and each district's, kind's and area's."""

from __future__ import annotations

from dataclasses import dataclass

from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.phrases import area_name
from generator.site import Site
from generator.strings import Words, choices
from generator.text import Lang

NEWEST = 30  # entries a feed; readers ask again long before so many are missed
# The formats by the name of the file, each with its media type.
FORMATS = {
    "feed.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest of one list; its files stand at `address`, beside the list's own page."""

    address: str
    title: str
    items: tuple[NewsItem, ...]


def feeds(site: Site, lang: Lang) -> tuple[Feed, ...]:
    """In a fixed order, the whole site's first."""
    words = Words(lang)
    name = site.settings.name.best(lang)

    def of(address: str, what: str, items: tuple[NewsItem, ...]) -> Feed:
        return Feed(address, f"{words('list.news_of', what=what)} | {name}", items[:NEWEST])

    found = [Feed(addresses.NEWS, f"{words('news.title')} | {name}", site.listed[:NEWEST])]
    for kind in choices("kind"):
        if kind in site.kinds:
            items = tuple(item for item in site.listed if item.kind == kind)
            found.append(of(addresses.kind(kind), words.choice("kind", kind), items))
    for district in site.districts:
        area = site.register.areas[district.code]
        what = area_name(area, site, lang)
        found.append(of(addresses.district(district.id), what, site.news_of(area)))
    for code in site.area_codes():
        area = site.register.areas[code]
        found.append(of(addresses.area(code), area_name(area, site, lang), site.news_of(area)))
    return tuple(found)


def followed(address: str) -> str:
    """The address of the feed that a page of this address tells of; empty where it has none."""
    if address in (addresses.HOME, addresses.NEWS):
        return addresses.NEWS
    top, *below = address.strip("/").split("/")
    if len(below) == 1 and top in ("districts", "areas"):
        return address
    return address if top == "news" and len(below) == 2 and below[0] == "kind" else ""
