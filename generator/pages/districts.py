"""The page that lists every known district, with the map; and the provinces without one."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.map import MapView, national_map
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor, area_name, cite, say
from generator.pages.structured.graph import listed
from generator.site import Site
from generator.strings import Words
from generator.text import Lang, other


@dataclass(frozen=True, slots=True)
class Entry:
    """One district in the list of all; `also`: its names in the other language, to be found by."""

    name: str
    province: str
    href: str
    text: Markup
    sources: tuple[Anchor, ...]
    also: str
    note: str


@dataclass(frozen=True, slots=True)
class FinderView:
    """Words for the script that narrows the list and the map; without it nothing of this shows.

    `more` is the page with the whole list, where this one is cut short.
    """

    label: str
    found: str
    none: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class DistrictsView:
    title: str
    lead: str
    coverage: Markup
    map: MapView | None
    finder: FinderView | None
    entries: tuple[Entry, ...]
    without_title: str
    without: tuple[str, ...]
    words: Words


FINDER = "map.js"
LISTED = 2  # of one district there is nothing to find


def finder(site: Site, links: Links, words: Words, shown: int | None = None) -> FinderView | None:
    """`shown`: how many districts the page's own list has, where that is not all."""
    if len(site.districts) < LISTED:
        return None
    short = shown is not None and shown < len(site.districts)
    return FinderView(
        label=words("filter.label"),
        found=words("filter.found"),
        none=words("filter.none"),
        more=links.to(addresses.DISTRICTS) if short else "",
    )


def districts_title(site: Site, words: Words) -> str:
    own = site.programme.districts_title
    return own.best(words.lang) if own else words("districts.title")


def districts_page(site: Site, lang: Lang) -> Page:
    words = Words(lang)
    links = Links.from_page(site, addresses.DISTRICTS, lang)
    title = districts_title(site, words)
    coverage = site.programme.coverage
    without = provinces_without(site)
    return Page(
        address=addresses.DISTRICTS,
        lang=lang,
        template="districts",
        title=title,
        description=words("districts.description", name=site.programme.short.best(lang)),
        view=lambda: DistrictsView(
            title=title,
            lead=words("districts.lead", known=len(site.districts), unknown=len(without)),
            coverage=say(coverage.text, lang) if coverage else Markup(),
            map=national_map(site, links, words),
            finder=finder(site, links, words),
            entries=entries(site, links, words),
            without_title=words("districts.without", count=len(without)),
            without=tuple(site.register.areas[code].name.best(lang) for code in without),
            words=words,
        ),
        crumbs=(Crumb(title),),
        section="districts",
        structured=lambda: listed(
            links.absolute(addresses.DISTRICTS),
            [
                (
                    links.absolute(addresses.district(one.id)),
                    area_name(site.register.areas[one.code], site, lang),
                )
                for one in site.districts
            ],
        ),
        scripts=(FINDER,),
    )


def entries(site: Site, links: Links, words: Words) -> tuple[Entry, ...]:
    found = []
    twin = other(words.lang)
    for district in site.districts:
        area = site.register.areas[district.code]
        province = site.register.province_of(area.code)
        pilot = district.pilot
        found.append(
            Entry(
                name=area_name(area, site, words.lang, province=False),
                province=area_name(province, site, words.lang),
                href=links.to(addresses.district(district.id)),
                text=say(pilot.text if pilot and pilot.text else district.summary, words.lang),
                sources=cite([pilot.source if pilot else None], district.sources, words.lang),
                also=f"{area.name.best(twin)} {province.name.best(twin)}",
                note="" if district.location else words("districts.at_province"),
            )
        )
    return tuple(found)


def provinces_without(site: Site) -> tuple[str, ...]:
    """The codes of the provinces in the programme's scope of which no district is known."""
    coverage = site.programme.coverage
    excluded = set(coverage.excluded) if coverage else set()
    known = {district.code[:2] for district in site.districts}
    return tuple(
        area.code
        for area in site.register.provinces()
        if area.code not in excluded and area.code not in known
    )
