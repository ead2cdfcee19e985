"""The facts on a notice, in tables: when and where, what to do, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.models.news import NewsItem
from generator.pages.news_facts import Fact, action_facts, event_facts, place_text
from generator.pages.notice_room import long_values
from generator.pages.phrases import ContactView, area_name, say
from generator.site import Site
from generator.strings import Words, choices

_WHAT = 2  # lines of the full name of what met; a longer one is on the page
_NUMBERS = 2  # of one office
_SOURCES = 2
_ROOMS = 3  # of a meeting by video, with a row each
_DAYS = ("news.when", "action.opens", "action.closes", "action.hours")  # whole
# Left out last of all.
_SPARED = ("action.opens", "action.hours", "action.cost", "action.url", "news.chair", "news.mode")


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of the tables is left out where there is too much for one sheet.

    `values` is the most that a row lists, `long` the lines of the longest that is printed,
    `ways` the offices to ask.
    """

    values: int = 12
    long: int = 6
    ways: int = 3
    what: bool = True
    least: bool = False  # only what nobody can do without


# The first is for ordinary news.
CUTS = (
    Cut(),
    Cut(what=False),
    Cut(values=6, long=4, what=False),
    Cut(values=4, long=3, ways=2, what=False),
    Cut(values=2, long=2, ways=1, what=False),
    Cut(values=1, long=2, ways=1, what=False),
    Cut(values=1, long=2, ways=1, what=False, least=True),
)


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """`whole` says that nothing was left out."""

    facts: tuple[Fact, ...]
    todo: tuple[Fact, ...]
    closing: tuple[Fact, ...]
    whole: bool


def notice_facts(
    item: NewsItem, contacts: tuple[ContactView, ...], site: Site, words: Words, cut: Cut
) -> NoticeFacts:
    """For an item as `on_paper` gives it."""
    facts, what = _facts(item, site, words), _what(item, site, words)
    todo = _todo(item, site, words)
    shown, done = _cut_all(facts, cut, words), _cut_all(todo, cut, words)
    return NoticeFacts(
        facts=(*shown, *(what if cut.what else ())),
        todo=done,
        closing=_closing(item, contacts[: cut.ways], site, words),
        whole=(shown, done) == (facts, todo) and (cut.what or not what),
    )


def _cut_all(facts: tuple[Fact, ...], cut: Cut, words: Words) -> tuple[Fact, ...]:
    spared = {words(key) for key in _SPARED} if cut.least else set()
    return tuple(_cut(fact, cut, words) for fact in facts if fact.label not in spared)


def _cut(fact: Fact, cut: Cut, words: Words) -> Fact:
    """The first values, and how many more there are; for what is too long, where to read it."""
    if fact.label in {words(key) for key in _DAYS}:
        return fact
    values = tuple(
        value if long_values(value) <= cut.long else escape(words("notice.see_below"))
        for value in fact.values
    )
    if len(values) > cut.values + 1:
        more = escape(words("notice.more_values", count=len(values) - cut.values))
        values = (*values[: cut.values], more)
    return replace(fact, values=values)


def _facts(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    """When and where first; who takes part, and whatever a passer-by has no use for, is online."""
    lang, event = words.lang, item.event
    left_out = {words("news.attendees"), words("news.you"), words("news.state")}
    left_out.add(words(f"news.what.{item.kind}"))
    if event and event.venues:
        left_out.add(words("news.mode"))
    if item.action:
        left_out.add(words("news.chair"))
    many = event is not None and len(event.venues) > _ROOMS
    if event and many:
        item = item.model_copy(update={"event": event.model_copy(update={"venues": ()})})
    found = [fact for fact in event_facts(item, site, words) if fact.label not in left_out]
    first = [fact for fact in found if fact.label == words("news.when")]
    rest = [fact for fact in found if fact not in first]
    if not first and item.action is None:
        day = dates.show_moment(item.published, lang, weekday=True)
        first = [Fact(words("news.published"), (escape(day),))]
    if event and many:
        # One row for all of them, the main one first.
        rooms = sorted(event.venues, key=lambda place: not place.host)
        where = tuple(place_text(place, site, words) for place in rooms)
        first.append(Fact(words("news.where"), where))
    elif not (event and event.venues) and (areas := site.areas(item)):
        names = " · ".join(area_name(area, site, lang) for area in areas)
        first.append(Fact(words("news.areas"), (escape(names),)))
    if alert := item.alert:
        level = choices("level")[alert.level].best(lang)
        until = dates.show_moment(alert.until, lang, weekday=True)
        first.insert(0, Fact(level, (escape(words("alert.until", date=until)),)))
    return (*first, *rest)


def _what(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    """What met, where its name is short enough for a passer-by."""
    label = words(f"news.what.{item.kind}")
    return tuple(
        fact
        for fact in event_facts(item, site, words)
        if fact.label == label and all(long_values(value) <= _WHAT for value in fact.values)
    )


def _todo(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    """What to do, and until when; that there is nothing to do is said as well."""
    if item.action is None:
        return (Fact(words("notice.todo"), (escape(words("news.no_action")),)),)
    closed = words("action.state")  # which stands above all else
    return tuple(f for f in action_facts(item.action, (), site, words) if f.label != closed)


def _closing(
    item: NewsItem, contacts: tuple[ContactView, ...], site: Site, words: Words
) -> tuple[Fact, ...]:
    """Whom to call, who issued it and when, and the source."""
    lang = words.lang
    found = []
    if ways := tuple(_way(contact) for contact in contacts):
        found.append(Fact(words("notice.call"), ways))
    issuer = say(item.owner.name if item.owner else site.settings.name, lang)
    day = escape(dates.show_day(item.published.day, lang))
    found.append(Fact(words("notice.issued"), (issuer + Markup(" · ") + day,)))
    sources = dict.fromkeys(say(one.publisher or one.title, lang) for one in item.sources)
    named = Markup(" · ").join(list(sources)[:_SOURCES])
    found.append(Fact(words("source.from").rstrip(":"), (named,)))
    return tuple(found)


def _way(contact: ContactView) -> Markup:
    """The office and its telephone; what else there is where it has none."""
    phones = [line for line in contact.lines if "tel:" in line]
    office = [contact.office] if contact.office else []
    return Markup(" · ").join([*office, *(phones or contact.lines)[:_NUMBERS]])
