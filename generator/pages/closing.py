"""How a page closes: who answers for it and since when, how to cite it, and its licences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator import dates
from generator.markup import escape, trusted
from generator.models.news import Credit, NewsItem
from generator.models.settings import Licence
from generator.pages.addresses import Links
from generator.pages.news_facts import Fact
from generator.pages.phrases import say, web
from generator.site import Site
from generator.strings import Words

_CREDITS = ("author", "editor", "approver")
_BETWEEN = {"th": " ", "en": " · "}


@dataclass(frozen=True, slots=True)
class CitingView:
    """The line to cite by, and the licence of text and of pictures."""

    line: Markup
    licences: tuple[Fact, ...]


def closing_facts(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    """ข้อมูลข่าวและที่มา: who answers for this text, and since when it stands so."""
    lang = words.lang
    facts = []
    if item.owner:
        owner = say(item.owner.name, lang)
        if item.owner.url:
            owner = web(item.owner.url, owner)
        facts.append(Fact(words("closing.owner"), (owner,)))
    facts.append(Fact(words("closing.site"), (say(site.settings.name, lang),)))
    facts += _credits(item, words)
    published = dates.show_moment(item.published, lang)
    facts.append(Fact(words("closing.published"), (escape(published),)))
    changed = item.changed > item.published.day
    said = dates.show_day(item.changed, lang) if changed else words("closing.unchanged")
    facts.append(Fact(words("closing.updated"), (escape(said),)))
    if lang == "en" and item.translator:
        facts.append(Fact(words("closing.translator"), (say(item.translator, lang),)))
    return tuple(facts)


def _credits(item: NewsItem, words: Words) -> Iterator[Fact]:
    """Who wrote, edited and approved; those whom nobody has named share one line."""
    unnamed = []
    for name in _CREDITS:
        credit: Credit | None = getattr(item, name)
        if credit:
            yield Fact(words(f"closing.{name}"), (_credit(credit, words),))
        else:
            unnamed.append(words(f"closing.{name}"))
    if unnamed:
        label = _BETWEEN[words.lang].join(unnamed)
        yield Fact(label, (escape(words("unknown.credit")),), unknown=True)


def _credit(credit: Credit, words: Words) -> Markup:
    text = say(credit.name, words.lang)
    if credit.role:
        text += trusted(f" <small>{say(credit.role, words.lang)}</small>")
    if credit.date:
        text += escape(" ") + escape(dates.show_day(credit.date, words.lang))
    return text


def citing(title: Markup, day: date | None, address: str, links: Links, words: Words) -> CitingView:
    """`day` is when the page was first given out, or last changed where it grows."""
    settings = links.site.settings
    parts = [say(settings.name, words.lang), trusted("“") + title + trusted("”")]
    if day:
        parts.append(escape(dates.show_day(day, words.lang)))
    lasting = trusted('<span class="address">') + escape(links.absolute(address))
    parts.append(lasting + trusted("</span>"))
    return CitingView(
        line=trusted(". ").join(parts),
        licences=(
            _licence("licence.text", settings.licence, words),
            _licence("licence.pictures", settings.image_licence, words),
        ),
    )


def _licence(key: str, given: Licence | None, words: Words) -> Fact:
    if given is None:
        return Fact(words(key), (escape(words("unknown.licence")),), unknown=True)
    name = say(given.name, words.lang)
    return Fact(words(key), (web(given.url, name) if given.url else name,))
