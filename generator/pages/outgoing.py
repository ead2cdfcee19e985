"""The box for the media and the village: every file that goes out with a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.models.district import District
from generator.models.news import NewsItem
from generator.pages.addresses import Links
from generator.site import Site
from generator.strings import Words


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """One file on offer; `note` says what opens it, `lang` its language where it is another."""

    label: str
    href: str
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingView:
    """What the box offers, in the order of use; the page shows no empty box."""

    files: tuple[OutgoingFile, ...]
    words: Words


def outgoing_of_news(item: NewsItem, site: Site, links: Links, words: Words) -> OutgoingView:
    return OutgoingView(tuple(_files_of_news(item, site, links, words)), words)


def outgoing_of_district(
    district: District, site: Site, links: Links, words: Words
) -> OutgoingView:
    return OutgoingView(tuple(_files_of_district(district, site, links, words)), words)


def _files_of_news(
    item: NewsItem, site: Site, links: Links, words: Words
) -> Iterator[OutgoingFile]:
    """Only what is made: see `Site.made`."""
    yield from ()


def _files_of_district(
    district: District, site: Site, links: Links, words: Words
) -> Iterator[OutgoingFile]:
    yield from ()
