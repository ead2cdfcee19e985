"""The page that searches: a form that works as a link, and room for what a script finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.districts import districts_title
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor, area_name, say
from generator.site import Site
from generator.strings import Words, choices
from generator.text import Lang, other


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Markup


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One way to narrow the results: `name` stands in the page's address too."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """`index` is the folder of the index and `root` the site's, both relative to the page."""

    index: str
    root: str
    narrowing: tuple[Narrowing, ...]
    lists: tuple[Anchor, ...]
    other: str
    words: Words


def search_page(site: Site, lang: Lang) -> Page:
    words = Words(lang)
    links = Links.from_page(site, addresses.SEARCH, lang)
    return Page(
        address=addresses.SEARCH,
        lang=lang,
        template="search",
        title=words("search.title"),
        description=words("search.lead"),
        view=partial(_view, site, links, words),
        crumbs=(Crumb(words("search.title")),),
        section="search",
        scripts=("search.js",),
    )


def _view(site: Site, links: Links, words: Words) -> SearchView:
    return SearchView(
        index=f"{links.root}search/{words.lang}/",
        root=links.root or "./",
        narrowing=tuple(one for one in _narrowing(site, words) if len(one.choices) > 1),
        lists=_lists(site, links, words),
        other=links.to(addresses.SEARCH, other(words.lang)),
        words=words,
    )


def _narrowing(site: Site, words: Words) -> tuple[Narrowing, ...]:
    lang = words.lang
    kinds = [
        Choice(key, escape(label.best(lang)))
        for key, label in choices("kind").items()
        if key in site.kinds
    ]
    if site.districts:
        kinds.append(Choice("district", escape(words("search.district"))))
    if site.pages:
        kinds.append(Choice("page", escape(words("search.page"))))
    codes = {area.code[:2] for item in site.listed for area in site.areas(item)}
    codes |= {district.code[:2] for district in site.districts}
    provinces = [
        Choice(code, escape(area_name(site.register.areas[code], site, lang)))
        for code in sorted(codes)
    ]
    years = [
        Choice(str(year), escape(dates.show_partial(dates.PartialDate(year), lang)))
        for year in site.years
    ]
    return (
        Narrowing("kind", words("search.kind"), tuple(kinds)),
        Narrowing("province", words("search.province"), tuple(provinces)),
        Narrowing("year", words("search.year"), tuple(years)),
    )


def _lists(site: Site, links: Links, words: Words) -> tuple[Anchor, ...]:
    """Where a reader without the script finds everything."""
    found = [
        Anchor(escape(words("news.title")), links.to(addresses.NEWS)),
        Anchor(escape(districts_title(site, words)), links.to(addresses.DISTRICTS)),
    ]
    for page in site.pages:
        found.append(Anchor(say(page.title, words.lang), links.to(addresses.standing(page.id))))
    return tuple(found)
