"""The box for the media and the village: every file that goes out with a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.models.district import District
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import (
    CARD_HEIGHT,
    CARD_WIDTH,
    Links,
    card_file,
    notice_address,
    notice_file,
)
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
    if item.slug in site.made["notices"]:
        if (pdf := notice_file(item.slug, words.lang)) not in site.unmade:
            note = words("outgoing.notice_note")
            yield OutgoingFile(words("outgoing.notice"), f"{links.root}{pdf}", note)
        yield OutgoingFile(words("outgoing.notice_page"), links.to(notice_address(item.slug)))
    if item.slug in site.made["cards"]:
        yield from _card(addresses.news(item.slug), site, links, words)


def _files_of_district(
    district: District, site: Site, links: Links, words: Words
) -> Iterator[OutgoingFile]:
    if "cards" not in site.off:
        yield from _card(addresses.district(district.id), site, links, words)


def _card(address: str, site: Site, links: Links, words: Words) -> Iterator[OutgoingFile]:
    if (file := card_file(address, words.lang)) not in site.unmade:
        note = words("outgoing.card_note", width=CARD_WIDTH, height=CARD_HEIGHT)
        yield OutgoingFile(words("outgoing.card"), f"{links.root}{file}", note)
