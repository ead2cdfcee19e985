"""The loudspeaker script of a news item: what is read, in which order, and for how long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import dates
from generator.linking.voice import reader_of
from generator.markup import plain
from generator.models.news import Action, NewsItem
from generator.models.places import Place
from generator.pages.contacts import office_view
from generator.pages.news_facts import hours_text, place_text, when_text
from generator.plain_lines import plain_lines
from generator.site import Site
from generator.spoken.reader import Reader
from generator.spoken.rule import THAI
from generator.strings import Words
from generator.thai_words import cut

_RUN = re.compile(f"[{THAI}]+")
_CALLED_OFF = ("cancelled", "postponed")
_OFFICES = 2  # the most that are read out


@dataclass(frozen=True, slots=True)
class Script:
    """`lines` have Thai letters and spaces alone; `seconds` at the pace of site.yml."""

    lines: tuple[str, ...]
    seconds: int
    pace: int


def script(item: NewsItem, site: Site) -> Script:
    """What stays is read whole: where the body is too long for a listener, its rest is left out."""
    reader, words, settings = reader_of(item, site), Words("th"), site.settings.broadcast
    pace = max(settings.pace, 1)
    opening = settings.opening.th if settings.opening else words("broadcast.opening")
    closing = settings.closing.th if settings.closing else words("broadcast.closing")
    head = [opening, *_head(item, site, words)]
    tail = [*_tail(item, site, words), closing]
    said_head, said_tail = _said(head, reader), _said(tail, reader)
    room = settings.longest * pace / 60 - word_count(*said_head, *said_tail)
    body, left_out = [], False
    for line in _said((line.text for line in plain_lines(item.body.th)), reader):
        room -= word_count(line)
        if room < 0:
            left_out = True
            break
        body.append(line)
    if left_out:
        name = site.settings.name.th
        said_tail = (*_said([words("broadcast.more", site=name)], reader), *said_tail)
    lines = (*said_head, *body, *said_tail)
    return Script(lines, -(-word_count(*lines) * 60 // pace), pace)


def word_count(*lines: str) -> int:
    """By the dictionary; a name that it does not have counts for each piece it is cut into."""
    return sum(len(cut(run)) for line in lines for run in _RUN.findall(line))


def _said(lines: Iterable[str], reader: Reader) -> tuple[str, ...]:
    return tuple(said for line in lines if (said := reader.says(line)))


def _head(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    event = item.event
    if event and event.state in _CALLED_OFF:
        yield words("broadcast.state", state=words.choice("state", event.state))
    if item.alert and item.alert.until.day >= site.today:
        yield words.choice("level", item.alert.level)
    yield item.title.th
    yield from when_and_where(item, site, words)
    yield item.summary.th


def _tail(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    if item.action:
        yield from _action(item.action, site, words)
    yield from _asked(item, site, words)
    again = [*when_and_where(item, site, words)]
    if item.action and item.action.closes and not item.action.closed_on(site.today):
        again.append(_closes(item.action, words))
    if again:
        yield words("broadcast.again")
        yield from again


def when_and_where(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    """One line each; nothing is said of what nobody knows."""
    event = item.event
    if event is None:
        return
    if when := when_text(event, words):
        state = event.state_on(site.today) or "planned"
        yield words(f"broadcast.when.{state}", when=when)
    if places := [said for place in event.venues if (said := place_said(place, site, words))]:
        yield words("broadcast.where", where=words("broadcast.and").join(places))


def place_said(place: Place, site: Site, words: Words) -> str:
    """Without its point on the map, which nobody can find by ear."""
    return plain(place_text(place.model_copy(update={"lat": None, "lon": None}), site, words))


def _action(action: Action, site: Site, words: Words) -> Iterator[str]:
    if action.closed_on(site.today):
        yield words("broadcast.closed")
        return
    if action.who:
        yield words("broadcast.who", who=action.who.th)
    if action.opens:
        when = dates.show_moment(action.opens, "th", weekday=True)
        yield words("broadcast.opens", when=when)
    if action.closes:
        yield _closes(action, words)
    if action.hours:
        yield hours_text(action.hours, words)
    if action.at:
        yield words("broadcast.at", where=place_said(action.at, site, words))
    if action.bring:
        things = " ".join(text.th.strip() for text in action.bring)
        yield words("broadcast.bring", things=things)
    if action.cost:
        yield words("broadcast.cost", cost=action.cost.th)


def _closes(action: Action, words: Words) -> str:
    assert action.closes is not None  # noqa: S101  # asked before
    return words("broadcast.closes", when=dates.show_moment(action.closes, "th", weekday=True))


def _asked(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    """Whom to call: the item's office, else the district's, else the site's."""
    found = [(one.office, one.phone, one.ext) for one in item.contact if one.phone]
    calls = [(office.th if office else "", phone, ext) for office, phone, ext in found]
    for area in () if calls else site.areas(item):
        profile = site.profile(area)
        if profile and profile.contact and profile.contact.phone:
            office = plain(office_view(profile, site, words).office)
            calls = [(office, profile.contact.phone, None)]
            break
    if not calls:
        calls = [
            (one.office.th if one.office else "", one.phone, one.ext)
            for one in site.settings.contact
            if one.phone
        ]
    for office, phone, ext in calls[:_OFFICES]:
        more = " " + words("contact.ext", ext=ext) if ext else ""
        yield words("broadcast.ask", office=office, phone=f"{phone}{more}")
