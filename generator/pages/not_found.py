"""The page for an address that is not there: one file for both languages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.markup import escape
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Page
from generator.pages.phrases import Anchor
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang


@dataclass(frozen=True, slots=True)
class Part:
    lang: Lang
    title: str
    text: str
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    parts: tuple[Part, ...]


def not_found_page(site: Site) -> Page:
    words = Words("th")
    return Page(
        address=addresses.NOT_FOUND,
        lang="th",
        template="not_found",
        title=words("not_found.title"),
        description=words("not_found.text"),
        view=lambda: NotFoundView(tuple(_part(site, lang) for lang in LANGS)),
        paired=False,
        hidden=True,
    )


def _part(site: Site, lang: Lang) -> Part:
    words = Words(lang)
    links = Links.from_page(site, addresses.NOT_FOUND, lang)
    places = (
        ("shell.home", addresses.HOME),
        ("news.title", addresses.NEWS),
        ("districts.title", addresses.DISTRICTS),
    )
    return Part(
        lang=lang,
        title=words("not_found.title"),
        text=words("not_found.text"),
        links=tuple(Anchor(escape(words(key)), links.to(address)) for key, address in places),
    )
