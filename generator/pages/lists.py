"""Lists of news: the latest, a year, a kind, a goal, a province, a district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.facets import Facet, all_facets, facets, show_year
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor, area_name
from generator.pages.rows import Chunk, Row, chunks, pager, row
from generator.pages.structured.graph import listed
from generator.pages.structured.nodes import Node
from generator.site import Site
from generator.strings import Words
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class YearView:
    """The rows of one year; `title` is empty where the list has no other."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    title: str
    lead: str
    years: tuple[YearView, ...]
    empty: str
    facets: tuple[Facet, ...]
    pager: tuple[Anchor, ...]
    pager_label: str
    note: str
    words: Words


@dataclass(frozen=True, slots=True)
class _List:
    """A list before it is cut into pages; a page of it does not depend on the items of others."""

    base: str
    title: str
    lead: str
    crumbs: tuple[Crumb, ...]
    items: tuple[NewsItem, ...]
    note: str = ""
    areas: tuple[str, ...] = ()


def news_lists(site: Site, lang: Lang) -> Iterator[Page]:
    """Every list of news that has something to show, and the latest news even without."""
    words = Words(lang)
    crumb = Crumb(words("news.title"), addresses.NEWS)
    listed = site.listed
    lists = [_List(addresses.NEWS, words("news.title"), words("news.lead"), (), listed)]
    for year, items in _by(listed, lambda item: [item.published.day.year]).items():
        shown = show_year(int(year), words)
        title = words("list.news_of", what=shown)
        made = _List(
            addresses.year(int(year)),
            title,
            "",
            (crumb, Crumb(shown)),
            items,
        )
        lists.append(made)
    for kind, items in _by(listed, lambda item: [item.kind]).items():
        label = words.choice("kind", str(kind))
        title = words("list.news_of", what=label)
        lists.append(_List(addresses.kind(str(kind)), title, "", (crumb, Crumb(label)), items))
    lists += _goal_lists(site, words, crumb)
    lists += _area_lists(site, words, crumb)
    for one in lists:
        yield from _pages(one, site, words)


def _goal_lists(site: Site, words: Words, crumb: Crumb) -> list[_List]:
    goals = site.programme.goals
    names = {goal.number: goal.name.best(words.lang) for goal in goals.list} if goals else {}
    crumbs = (crumb, Crumb(words("programme.goals"), addresses.GOALS)) if goals else (crumb,)
    found = []
    for number, items in sorted(_by(site.listed, lambda item: list(item.goals)).items()):
        label = f"{words('goal.number', number=number)} {names.get(int(number), '')}".strip()
        title = words("list.news_of", what=label)
        made = _List(addresses.goal(int(number)), title, "", (*crumbs, Crumb(label)), items)
        found.append(made)
    return found


def _area_lists(site: Site, words: Words, crumb: Crumb) -> list[_List]:
    """Every province and district that has news, with a profile or without."""
    found = []
    for code in site.area_codes():
        area = site.register.areas[code]
        name = area_name(area, site, words.lang)
        alone = area.level == "district" and code not in site.district_by_code
        note = words("area.no_profile") if alone else ""
        made = _List(
            addresses.area(code),
            words("list.news_of", what=name),
            "",
            (crumb, Crumb(name)),
            site.news_of(area),
            note,
            (code,),
        )
        found.append(made)
    return found


def _by(
    items: tuple[NewsItem, ...], keys: Callable[[NewsItem], list[str] | list[int]]
) -> Mapping[str | int, tuple[NewsItem, ...]]:
    groups: dict[str | int, list[NewsItem]] = defaultdict(list)
    for item in items:
        named: list[str | int] = [*keys(item)]
        for key in dict.fromkeys(named):
            groups[key].append(item)
    return {key: tuple(found) for key, found in groups.items()}


def _pages(one: _List, site: Site, words: Words) -> Iterator[Page]:
    for chunk in chunks(one.base, one.items):
        links = Links.from_page(site, chunk.address, words.lang)
        title = one.title
        if chunk.number > 1:
            title = words("list.page", title=title, number=chunk.number)
        yield Page(
            address=chunk.address,
            lang=words.lang,
            template="list",
            title=title,
            description=words("list.description", title=title),
            view=partial(_view, replace(one, items=()), chunk, title, links, words),
            crumbs=one.crumbs or (Crumb(words("news.title")),),
            section="news",
            changed=max((item.changed for item in chunk.items), default=None),
            areas=one.areas,
            structured=partial(_listed, chunk, links),
        )


def _listed(chunk: Chunk, links: Links) -> tuple[Node, ...]:
    lang = links.lang
    entries = [
        (links.absolute(addresses.news(item.slug)), item.title.best(lang)) for item in chunk.items
    ]
    return listed(links.absolute(chunk.address), entries)


def _view(one: _List, chunk: Chunk, title: str, links: Links, words: Words) -> ListView:
    newest = one.base == addresses.NEWS and chunk.number == 1
    return ListView(
        title=title,
        lead=one.lead,
        years=_years(chunk.items, links, words),
        empty=words("list.empty"),
        facets=all_facets(links, words) if newest else facets(one.base, links, words),
        pager=pager(chunk, links, words),
        pager_label=words("list.pages"),
        note=one.note,
        words=words,
    )


def _years(items: tuple[NewsItem, ...], links: Links, words: Words) -> tuple[YearView, ...]:
    groups = [(year, tuple(found)) for year, found in groupby(items, _year)]
    return tuple(
        YearView(
            title=show_year(year, words) if len(groups) > 1 else "",
            rows=tuple(row(item, links, words) for item in found),
        )
        for year, found in groups
    )


def _year(item: NewsItem) -> int:
    return item.published.day.year
