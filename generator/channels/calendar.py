"""calendar.ics and each item's event.ics (RFC 5545): all that has a known day, in Bangkok's time.

Written by icalendar, which folds lines by octets and never within a letter. Nothing in it comes
from the clock: an event was last changed when its news was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vRecur, vText

from generator.batch import Batch, Files, attempted, parted
from generator.dates import Moment
from generator.markup import plain
from generator.models.news import Action, Hours, NewsItem
from generator.models.news import Event as Meeting
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.news_facts import place_text
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang

_ZONE = ZoneInfo("Asia/Bangkok")
_STATES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}  # the standard has no other


def calendar_batches(site: Site) -> Iterator[Batch]:
    """One calendar of everything in each language, and one of each item that has a day."""
    dated = tuple(item for item in site.listed if _has_day(item))
    for lang in LANGS:
        whole = addresses.url(addresses.CALENDAR, lang)
        yield Batch(whole, partial(_whole, whole, dated, site, lang), (whole,))
        for item in dated:
            own = addresses.event_file(item.slug, lang)
            yield Batch(own, partial(_own, own, item, site, lang), (own,))


def _has_day(item: NewsItem) -> bool:
    meets = item.event is not None and item.event.starts is not None
    return meets or (item.action is not None and item.action.closes is not None)


def _whole(name: str, dated: tuple[NewsItem, ...], site: Site, lang: Lang) -> Files:
    tried = (attempted(partial(_tuple_of, item, site, lang), name, item.slug) for item in dated)
    groups, gaps = parted(tried)
    events = (event for group in groups for event in group)
    return {name: _calendar(events, site.settings.name.best(lang), lang), **gaps}


def _tuple_of(item: NewsItem, site: Site, lang: Lang) -> tuple[Event, ...]:
    return tuple(events_of(item, site, lang))


def _own(name: str, item: NewsItem, site: Site, lang: Lang) -> dict[str, bytes]:
    return {name: _calendar(events_of(item, site, lang), item.title.best(lang), lang)}


def events_of(item: NewsItem, site: Site, lang: Lang) -> Iterator[Event]:
    """What takes place, and the last day on which the reader can do something."""
    if item.event and item.event.starts:
        yield _of_meeting(item, item.event, item.event.starts, site, lang)
    if item.action and item.action.closes:
        yield _of_action(item, item.action, item.action.closes, site, lang)


def _of_meeting(item: NewsItem, meeting: Meeting, starts: Moment, site: Site, lang: Lang) -> Event:
    made = _event(item, "event", site, lang)
    words = Words(lang)
    title = item.title.best(lang)
    if meeting.state in _STATES:
        title = f"{words.choice('state', meeting.state)}: {title}"
    made.add("summary", title)
    _add_days(made, starts, meeting.ends, meeting.hours)
    if meeting.venues:
        where = [plain(place_text(place, site, words)) for place in meeting.venues]
        made.add("location", " / ".join(where))
        first = meeting.venues[0]
        if first.lat is not None and first.lon is not None:
            made.add("geo", (float(first.lat), float(first.lon)))
    made.add("status", _STATES.get(meeting.state or "", "CONFIRMED"))
    return made


def _of_action(item: NewsItem, action: Action, closes: Moment, site: Site, lang: Lang) -> Event:
    words = Words(lang)
    made = _event(item, "last-day", site, lang)
    made.add("summary", words("calendar.last_day", title=item.title.best(lang)))
    _add_days(made, closes, None, None)
    if action.at:
        made.add("location", plain(place_text(action.at, site, words)))
    made.add("status", "CONFIRMED")
    return made


def _event(item: NewsItem, part: str, site: Site, lang: Lang) -> Event:
    """What both have. The id is one in both languages and stays when the address changes."""
    links = Links(site, lang, "")
    host = urlsplit(site.settings.address).hostname or "localhost"
    changed = item.changed_at.astimezone(UTC)
    made = Event()
    made.add("uid", f"{item.first_slug}.{part}@{host}")
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("sequence", len(item.corrections) + (item.updated is not None))
    made.add("description", item.summary.best(lang))
    made.add("url", links.absolute(addresses.news(item.slug)))
    made.add("categories", [Words(lang).choice("kind", item.kind)])
    return made


def _add_days(made: Event, starts: Moment, ends: Moment | None, hours: Hours | None) -> None:
    """A day without a time is a whole day, and the end of whole days is the day after the last.

    Hours that hold for each day of several repeat daily.
    """
    last = ends.day if ends else starts.day
    if hours and starts.clock is None:
        made.add("dtstart", _local(starts.day, hours.start))
        if hours.to and hours.to > hours.start:
            made.add("dtend", _local(starts.day, hours.to))
        if last > starts.day:
            made.add("rrule", vRecur({"freq": "daily", "count": (last - starts.day).days + 1}))
    elif starts.clock:
        made.add("dtstart", _local(starts.day, starts.clock))
        if ends and ends.clock and ends.at > starts.at:
            made.add("dtend", _local(ends.day, ends.clock))
        elif last > starts.day:
            made.add("dtend", _local(last + timedelta(days=1), time()))
    else:
        made.add("dtstart", starts.day)
        made.add("dtend", last + timedelta(days=1))


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, _ZONE)


@cache
def _bangkok() -> Timezone:
    """The one zone of all calendars: icalendar tries every day of 68 years to find its offsets."""
    return Timezone.from_tzid(_ZONE.key)


def _calendar(events: Iterable[Event], name: str, lang: Lang) -> bytes:
    made = Calendar()
    made.add("prodid", f"-//Namrong//Namrong//{lang.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", vText(name))  # of a name that the library does not know
    made.add("x-wr-timezone", "Asia/Bangkok")
    made.add_component(_bangkok())
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())
