"""The page of open data: every file, what its columns say, how to follow and how to cite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.markup import escape
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.closing import CitingView, citing
from generator.pages.feeds import FORMATS
from generator.pages.news_facts import Fact
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor
from generator.site import Site
from generator.strings import Words, wording
from generator.text import Lang

PACKAGE = f"{addresses.DATA}datapackage.json"
FILES = {
    "news": (f"{addresses.DATA}news.csv", f"{addresses.DATA}news.json"),
    "districts": tuple(
        f"{addresses.DATA}districts.{ending}" for ending in ("csv", "json", "geojson")
    ),
}


@dataclass(frozen=True, slots=True)
class TableView:
    name: str
    title: str
    files: tuple[Anchor, ...]
    columns: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    tables: tuple[TableView, ...]
    package: tuple[Anchor, ...]
    feeds: tuple[Anchor, ...]
    calendar: tuple[Anchor, ...]
    citing: CitingView
    words: Words


def data_page(site: Site, lang: Lang) -> Page:
    words = Words(lang)
    links = Links.from_page(site, addresses.DATA, lang)
    return Page(
        address=addresses.DATA,
        lang=lang,
        template="data",
        title=words("data.title"),
        description=words("data.lead"),
        view=partial(_view, site, links, words),
        crumbs=(Crumb(words("data.title")),),
        section="data",
    )


def _view(site: Site, links: Links, words: Words) -> DataView:
    """Without what could not be made."""
    title = escape(words("data.title"))

    def shown(file: str, label: str = "") -> tuple[Anchor, ...]:
        name = escape(label or file.rpartition("/")[2])
        return (Anchor(name, f"{links.root}{file}"),) if site.offers(file) else ()

    def in_language(address: str, label: str) -> tuple[Anchor, ...]:
        return shown(addresses.url(address, words.lang), words(label))

    return DataView(
        tables=tuple(_table(name, shown, words) for name in FILES),
        package=shown(PACKAGE),
        feeds=tuple(
            anchor
            for one in FORMATS
            for anchor in in_language(addresses.NEWS + one, f"feed.{_key(one)}")
        ),
        calendar=in_language(addresses.CALENDAR, "calendar.title"),
        citing=citing(title, site.today, addresses.DATA, links, words),
        words=words,
    )


def _key(file: str) -> str:
    """feed.xml is Atom, as feed readers expect it under that name."""
    return {"feed.xml": "atom", "rss.xml": "rss", "feed.json": "json"}[file]


def _table(name: str, shown: Callable[[str], tuple[Anchor, ...]], words: Words) -> TableView:
    return TableView(
        name=name,
        title=words(f"data.{name}"),
        files=tuple(anchor for one in FILES[name] for anchor in shown(one)),
        columns=tuple(
            Fact(column, (escape(said.best(words.lang)),))
            for column, said in wording("data")[name].items()
        ),
    )
