"""When, where and who; and what the reader can do: a news item's facts as lines of a table."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.dates import Moment
from generator.linking.area_names import SEPARATOR
from generator.markup import escape, trusted
from generator.models.news import Action, Event, Hours, NewsItem
from generator.models.people import Group, Person
from generator.models.places import Place
from generator.pages.phrases import ContactView, area_name, labelled, number, point, say, web
from generator.site import Site
from generator.strings import Words, choices


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table of when, where and who."""

    label: str
    values: tuple[Markup, ...]
    unknown: bool = False


def event_facts(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    event = item.event
    if event is None:
        return ()
    facts = []
    what = _what(event, words)
    if what:
        facts.append(Fact(words(f"news.what.{item.kind}"), (what,)))
    facts.append(_when(event, words))
    if state := event.state_on(site.today):
        facts.append(Fact(words("news.state"), (escape(words.choice("state", state)),)))
    facts += [_venue(place, event, site, words) for place in event.venues]
    if event.mode:
        facts.append(Fact(words("news.mode"), (escape(words.choice("mode", event.mode)),)))
    if event.chairs:
        facts.append(Fact(words("news.chair"), tuple(person(p, words) for p in event.chairs)))
    if event.attendees:
        who = tuple(attendee(one, words) for one in event.attendees)
        facts.append(Fact(words("news.attendees"), who))
    if item.action is None:
        facts.append(Fact(words("news.you"), (escape(words("news.no_action")),)))
    return tuple(facts)


def _what(event: Event, words: Words) -> Markup:
    group = say(event.group, words.lang)
    if not event.number:
        return group
    counted = words.choice("counted", event.counted)
    return (group + Markup(" ") if group else Markup()) + escape(f"{counted} {event.number}")


def _when(event: Event, words: Words) -> Fact:
    text = when_text(event, words)
    said = escape(text or words("unknown.when"))
    return Fact(words("news.when"), (said,), unknown=not text)


def when_text(event: Event, words: Words) -> str:
    """The day, the time and the hours; empty where nobody says when."""
    if event.starts is None:
        return ""
    text = _period(event.starts, event.ends, words)
    return f"{text} {hours_text(event.hours, words)}" if event.hours else text


def _period(starts: Moment, ends: Moment | None, words: Words) -> str:
    lang = words.lang
    if ends is None or ends.day == starts.day:
        text = dates.show_day(starts.day, lang, weekday=True)
        if starts.clock:
            last = ends.clock if ends else None
            joint = "เวลา" if lang == "th" else "at"
            text += f" {joint} {dates.show_hours(starts.clock, last, lang)}"
        return text
    if starts.clock or ends.clock:
        first = dates.show_moment(starts, lang, weekday=True)
        last_ = dates.show_moment(ends, lang, weekday=True)
        return words("date.from_to", first=first, last=last_)
    return dates.show_range(starts.day, ends.day, lang, weekday=True)


def hours_text(hours: Hours, words: Words) -> str:
    """Of each day."""
    return words("date.each_day", hours=dates.show_hours(hours.start, hours.to, words.lang))


def _venue(place: Place, event: Event, site: Site, words: Words) -> Fact:
    several = len(event.venues) > 1
    if place.host and several:
        label = words("news.main_room")
    elif (area := site.area_of.get(place.area or "")) and several:
        label = area_name(area, site, words.lang, province=False)
    else:
        label = words("news.where")
    return Fact(label, (place_text(place, site, words),))


def place_text(place: Place, site: Site, words: Words) -> Markup:
    """Name, village, subdistrict, district, province: what is known of it."""
    parts = [say(text, words.lang) for text in (place.name, place.village) if text]
    area = site.area_of.get(place.area or "")
    name = area_name(area, site, words.lang) if area else ""
    if name and name not in " ".join(parts):  # ศาลากลางจังหวัด... says it already
        parts.append(escape(name))
    if place.lat is not None and place.lon is not None:
        parts.append(escape(point(place.lat, place.lon, words)))
    return trusted(SEPARATOR[words.lang]).join(parts)


def person(one: Person, words: Words) -> Markup:
    """Name and role; whom they stand for, and what they do in it."""
    lang = words.lang
    name, role = say(one.name, lang), say(one.role, lang)
    text = name
    if role:
        text = name + trusted(f" <small>{role}</small>") if name else role
    if one.represents:
        text += escape(" ") + labelled(words("person.for"), say(one.represents, lang))
    if one.part:
        text += escape(f" ({words.choice('part', one.part)})")
    return text


def attendee(one: Person | Group, words: Words) -> Markup:
    if isinstance(one, Person):
        return person(one, words)
    text = say(one.group, words.lang)
    if one.count is not None:
        near = choices("approx")[one.approx].best(words.lang) + " " if one.approx else ""
        unit = say(one.unit, words.lang) or escape(words("person.unit"))
        text += escape(f" {near}{number(one.count)} ") + unit
    if one.part:
        text += escape(f" ({words.choice('part', one.part)})")
    return text


def action_facts(
    action: Action, contacts: tuple[ContactView, ...], site: Site, words: Words
) -> tuple[Fact, ...]:
    """What the reader can do, until when, and whom to ask about it, in one table."""
    lang = words.lang
    facts = []
    if action.closed_on(site.today):
        facts.append(Fact(words("action.state"), (escape(words("news.closed")),)))
    if action.who:
        facts.append(Fact(words("action.who"), (say(action.who, lang),)))
    if action.opens:
        when = dates.show_moment(action.opens, lang, weekday=True)
        facts.append(Fact(words("action.opens"), (escape(when),)))
    if action.closes:
        when = dates.show_moment(action.closes, lang, weekday=True)
        facts.append(Fact(words("action.closes"), (escape(when),)))
    if action.hours:
        facts.append(Fact(words("action.hours"), (escape(hours_text(action.hours, words)),)))
    if action.at:
        facts.append(Fact(words("action.at"), (place_text(action.at, site, words),)))
    if action.bring:
        bring = tuple(say(text, lang) for text in action.bring)
        facts.append(Fact(words("action.bring"), bring))
    if action.cost:
        facts.append(Fact(words("action.cost"), (say(action.cost, lang),)))
    if action.url:
        facts.append(Fact(words("action.url"), (web(action.url),)))
    if asked := tuple(_contact_line(contact) for contact in contacts if contact.lines):
        facts.append(Fact(words("news.contact"), asked))
    return tuple(facts)


def _contact_line(contact: ContactView) -> Markup:
    """The office and every way to it, in one line."""
    parts = [contact.office, *contact.lines] if contact.office else contact.lines
    return trusted(" · ").join(parts)
