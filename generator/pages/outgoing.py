"""The box for the media and the village: every file that goes out with a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.linking.made import has_messages, has_notice_page, is_read
from generator.models.district import District
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import (
    CARD_HEIGHT,
    CARD_WIDTH,
    LINE,
    PRESS,
    Links,
    card_file,
    event_file,
    message_file,
    notice_address,
    notice_file,
)
from generator.pages.script import script
from generator.site import Site
from generator.strings import Words


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """One file on offer; `note` says what opens it, `lang` its language where it is another."""

    label: str
    href: str
    note: str = ""
    lang: str = ""
    copied: str = ""  # said when its text was copied; empty for what is not copied


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
    pdf = notice_file(item.slug, words.lang)
    if item.slug in site.made["notices"] and site.offers(pdf):
        note = words("outgoing.notice_note")
        yield OutgoingFile(words("outgoing.notice"), f"{links.root}{pdf}", note)
    if has_notice_page(item, site):
        yield OutgoingFile(words("outgoing.notice_page"), links.to(notice_address(item.slug)))
    yield from _spoken(item, site, links, words)
    yield from _messages(item, site, links, words)
    if item.has_day and site.is_listed(item):
        file = event_file(item.slug, words.lang)
        if site.offers(file):
            note = words("outgoing.event_note")
            yield OutgoingFile(words("outgoing.event"), f"{links.root}{file}", note)
    if item.slug in site.made["cards"]:
        yield from _card(addresses.news(item.slug), site, links, words)


def _spoken(item: NewsItem, site: Site, links: Links, words: Words) -> Iterator[OutgoingFile]:
    if is_read(item, site):
        note = words("outgoing.aloud", seconds=script(item, site).seconds)
        lang = "" if words.lang == "th" else "th"
        href = links.to(addresses.broadcast(item.slug), "th")
        yield OutgoingFile(words("outgoing.broadcast"), href, note, lang)


def _messages(item: NewsItem, site: Site, links: Links, words: Words) -> Iterator[OutgoingFile]:
    """In the reader's language; the Thai where nobody has translated the item."""
    lang = words.lang if has_messages(item, site, words.lang) else "th"
    if not has_messages(item, site, lang):
        return
    for name in (LINE, PRESS):
        file = message_file(item.slug, name, lang)
        if not site.offers(file):
            continue
        label, href = words(f"outgoing.{name.removesuffix('.txt')}"), f"{links.root}{file}"
        shown = "" if lang == words.lang else lang
        copied = words("outgoing.copied", what=label)
        yield OutgoingFile(label, href, words("outgoing.plain"), shown, copied)


def _files_of_district(
    district: District, site: Site, links: Links, words: Words
) -> Iterator[OutgoingFile]:
    file = addresses.url(addresses.district(district.id), words.lang) + "feed.xml"
    if site.offers(file):
        note = words("outgoing.feed_note")
        yield OutgoingFile(words("outgoing.feed"), f"{links.root}{file}", note)
    if "cards" not in site.off:
        yield from _card(addresses.district(district.id), site, links, words)


def _card(address: str, site: Site, links: Links, words: Words) -> Iterator[OutgoingFile]:
    if (file := card_file(address, words.lang)) not in site.unmade:
        note = words("outgoing.card_note", width=CARD_WIDTH, height=CARD_HEIGHT)
        yield OutgoingFile(words("outgoing.card"), f"{links.root}{file}", note)
