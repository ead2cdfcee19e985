"""Ways to narrow a list of news down: by year, kind, area and goal, as links to lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator import dates
from generator.markup import escape
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.phrases import Anchor, area_name
from generator.strings import Words, choices

AREAS = 8  # those with the most news; the list of districts has the rest


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list down; an anchor without address is the list being read."""

    title: str
    links: tuple[Anchor, ...]


def show_year(year: int, words: Words) -> str:
    return dates.show_partial(dates.PartialDate(year), words.lang)


def facets(base: str, links: Links, words: Words) -> tuple[Facet, ...]:
    """Years and kinds, the list at `base` marked.

    Without numbers: an item added today must not change the lists it is not in.
    """
    site = links.site
    years = [Anchor(escape(words("list.all_years")), _other(addresses.NEWS, base, links))]
    years += [
        Anchor(escape(show_year(year, words)), _other(addresses.year(year), base, links))
        for year in site.years
    ]
    kinds = [Anchor(escape(words("list.all_kinds")), _other(addresses.NEWS, base, links))]
    kinds += [
        Anchor(escape(words.choice("kind", kind)), _other(addresses.kind(kind), base, links))
        for kind in choices("kind")
        if kind in site.kinds
    ]
    found = [
        Facet(words("list.by_year"), tuple(years)),
        Facet(words("list.by_kind"), tuple(kinds)),
    ]
    return tuple(facet for facet in found if len(facet.links) > 1)


def all_facets(links: Links, words: Words) -> tuple[Facet, ...]:
    """On the newest page of all news: with how many there are, and by area and goal too."""
    site, register = links.site, links.site.register.areas
    years = Counter(item.published.day.year for item in site.listed)
    kinds = Counter(item.kind for item in site.listed)
    areas = Counter(
        code for item in site.listed for code in {area.code[:4] for area in site.areas(item)}
    )
    by_year = [
        _counted(show_year(year, words), years[year], links.to(addresses.year(year)))
        for year in site.years
    ]
    by_kind = [
        _counted(words.choice("kind", kind), kinds[kind], links.to(addresses.kind(kind)))
        for kind in choices("kind")
        if kinds[kind]
    ]
    by_area = [
        _counted(area_name(register[code], site, words.lang), count, links.area(register[code]))
        for code, count in sorted(areas.items(), key=lambda one: (-one[1], one[0]))[:AREAS]
    ]
    found = [
        _with_all(words("list.by_year"), words("list.all_years"), by_year),
        _with_all(words("list.by_kind"), words("list.all_kinds"), by_kind),
        _with_all(words("list.by_area"), words("list.all_areas"), by_area),
    ]
    if site.goals and site.programme.goals:
        every = words("list.see_goals", count=len(site.programme.goals.list))
        here = Anchor(escape(words("list.all_goals")))
        leads = Anchor(escape(every), links.to(addresses.GOALS))
        found.append(Facet(words("list.by_goal"), (here, leads)))
    return tuple(facet for facet in found if len(facet.links) > 1)


def _with_all(title: str, every: str, anchors: list[Anchor]) -> Facet:
    return Facet(title, (Anchor(escape(every)), *anchors))


def _counted(label: str, count: int, href: str) -> Anchor:
    return Anchor(escape(f"{label} ({count})"), href)


def _other(address: str, base: str, links: Links) -> str:
    """The list's address, or nothing where it is the one being read."""
    return "" if address == base else links.to(address)
