"""News as rows of a list, and lists that grow without touching their older pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.phrases import Anchor, area_name, say
from generator.strings import Words

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One news item in a list."""

    day: str
    month_year: str
    iso: str
    kind: str
    areas: str
    title: Markup
    href: str
    summary: Markup
    state: str  # "", or why the reader need not come: closed, cancelled, postponed


def row(item: NewsItem, links: Links, words: Words) -> Row:
    day = item.published.day
    whole = dates.show_day(day, words.lang, style="short")
    number, _, rest = whole.partition(" ")
    areas = [area_name(area, links.site, words.lang) for area in links.site.areas(item)]
    return Row(
        day=number,
        month_year=rest,
        iso=item.published.iso(),
        kind=words.choice("kind", item.kind),
        areas=" · ".join(areas),
        title=say(item.title, words.lang),
        href=links.news(item),
        summary=say(item.summary, words.lang),
        state=state(item, links, words),
    )


def state(item: NewsItem, links: Links, words: Words) -> str:
    if item.event and item.event.state in ("cancelled", "postponed"):
        return words.choice("state", item.event.state)
    closed = item.action is not None and item.action.closed_on(links.site.today)
    return words("news.closed") if closed else ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One page of a list: its items, its address, and the addresses beside it."""

    address: str
    items: tuple[NewsItem, ...]
    newer: str | None
    older: str | None
    number: int  # 1 is the newest page; further pages count from the oldest, which is 2


def chunks(base: str, items: Sequence[NewsItem], size: int = PER_PAGE) -> tuple[Chunk, ...]:
    """Cut a list, newest first, into pages of `size`; the newest page takes the rest.

    Further pages count from the oldest on, so a new item changes the newest page alone
    (two when it overflows): page/2/ holds the oldest items for good.
    """
    further = max(0, len(items) // size - 1)
    cut = len(items) - further * size
    parts = [tuple(items[:cut])]
    parts += [tuple(items[cut + i * size : cut + (i + 1) * size]) for i in range(further)]
    names = [base] + [addresses.further(base, further + 1 - i) for i in range(further)]
    return tuple(
        Chunk(
            address=names[i],
            items=parts[i],
            newer=names[i - 1] if i else None,
            older=names[i + 1] if i + 1 < len(names) else None,
            number=1 if i == 0 else further + 2 - i,
        )
        for i in range(len(names))
    )


def pager(chunk: Chunk, links: Links, words: Words) -> tuple[Anchor, ...]:
    found = []
    if chunk.newer is not None:
        found.append(Anchor(escape(words("list.newer")), links.to(chunk.newer)))
    if chunk.older is not None:
        found.append(Anchor(escape(words("list.older")), links.to(chunk.older)))
    return tuple(found)
