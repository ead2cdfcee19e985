"""The page of open data: every file, what its columns say, how to follow and how to cite."""

from __future__ import annotations

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

FILES = {
    "news": ("news.csv", "news.json"),
    "districts": ("districts.csv", "districts.json", "districts.geojson"),
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
    package: Anchor
    feeds: tuple[Anchor, ...]
    calendar: Anchor
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
    title = escape(words("data.title"))
    news = links.to(addresses.NEWS)
    return DataView(
        tables=tuple(_table(name, links, words) for name in FILES),
        package=Anchor(escape("datapackage.json"), f"{links.root}data/datapackage.json"),
        feeds=tuple(Anchor(escape(words(f"feed.{_key(one)}")), news + one) for one in FORMATS),
        calendar=Anchor(escape(words("calendar.title")), links.to("calendar.ics")),
        citing=citing(title, site.today, addresses.DATA, links, words),
        words=words,
    )


def _key(file: str) -> str:
    """feed.xml is Atom, as feed readers expect it under that name."""
    return {"feed.xml": "atom", "rss.xml": "rss", "feed.json": "json"}[file]


def _table(name: str, links: Links, words: Words) -> TableView:
    return TableView(
        name=name,
        title=words(f"data.{name}"),
        files=tuple(Anchor(escape(one), f"{links.root}data/{one}") for one in FILES[name]),
        columns=tuple(
            Fact(column, (escape(said.best(words.lang)),))
            for column, said in wording("data")[name].items()
        ),
    )
