"""What is happening in a district: what people can do now, and the course of what is dated."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.markup import escape
from generator.models.district import District
from generator.models.news import NewsItem
from generator.models.programme import Phase
from generator.pages.addresses import Links
from generator.pages.phrases import Anchor, cite, say
from generator.site import Site
from generator.strings import Words

STEPS = 12  # the most that a timeline shows


@dataclass(frozen=True, slots=True)
class OpenView:
    """Something that people can do today."""

    title: Markup
    href: str
    until: str
    who: Markup


@dataclass(frozen=True, slots=True)
class StepView:
    """One dated step of the course of events."""

    when: str
    iso: str
    text: Markup
    href: str
    note: str  # that it is of the whole programme
    sources: tuple[Anchor, ...]
    look: str  # "here": of this district


def open_actions(
    news: tuple[NewsItem, ...], site: Site, links: Links, words: Words
) -> tuple[OpenView, ...]:
    """Of the district's news, what can still be done; what ends first stands first."""
    found = [item for item in news if _is_open(item, site)]
    found.sort(key=lambda item: _last_day(item) or "9999")
    return tuple(_open(item, links, words) for item in found)


def _is_open(item: NewsItem, site: Site) -> bool:
    action = item.action
    if action is None or action.closed_on(site.today):
        return False
    called_off = item.event is not None and item.event.state in ("cancelled", "postponed")
    begun = action.opens is None or action.opens.day <= site.today
    return begun and not called_off


def _last_day(item: NewsItem) -> str:
    return item.action.closes.iso() if item.action and item.action.closes else ""


def _open(item: NewsItem, links: Links, words: Words) -> OpenView:
    action, lang = item.action, words.lang
    until = words("district.open")
    if action and action.closes:
        day = dates.show_moment(action.closes, lang, weekday=True)
        until = words("district.open_until", date=day)
    who = say(action.who, lang) if action else Markup()
    return OpenView(say(item.title, lang), links.news(item), until, who)


def timeline(
    district: District, news: tuple[NewsItem, ...], site: Site, links: Links, words: Words
) -> tuple[StepView, ...]:
    """What is dated of this district, with the programme's own phases in between.

    Nothing where the district has fewer than two dates: one date is no course of events.
    """
    own = [(_day_of(item), _of_news(item, links, words)) for item in news[:STEPS]]
    if district.pilot and district.pilot.since:
        own.append((district.pilot.since, _of_pilot(district, words)))
    days = [day for day, _ in own]
    if len(set(days)) < 2:
        return ()
    own += [
        (phase.starts, step)
        for phase, step in _phases(site, words)
        if min(days) <= phase.starts <= max(days) and phase.starts not in days
    ]
    return tuple(step for _, step in sorted(own, key=lambda one: (one[0], one[1].text)))


def _day_of(item: NewsItem) -> PartialDate:
    starts = item.event.starts if item.event else None
    day = (starts or item.published).day
    return PartialDate(day.year, day.month, day.day)


def _of_news(item: NewsItem, links: Links, words: Words) -> StepView:
    day, lang = _day_of(item), words.lang
    when = dates.show_partial(day, lang)
    return StepView(when, day.iso(), say(item.title, lang), links.news(item), "", (), "here")


def _of_pilot(district: District, words: Words) -> StepView:
    pilot, lang = district.pilot, words.lang
    assert pilot is not None and pilot.since is not None  # noqa: S101, PT018  # asked before
    when = dates.show_partial(pilot.since, lang)
    text = say(pilot.text, lang) or escape(words("district.pilot_since", since=when))
    sources = cite([pilot.source], district.sources, lang)
    return StepView(when, pilot.since.iso(), text, "", "", sources, "here")


def _phases(site: Site, words: Words) -> list[tuple[Phase, StepView]]:
    lang, programme = words.lang, site.programme
    return [
        (
            phase,
            StepView(
                when=dates.show_partial_range(phase.starts, phase.ends, lang),
                iso=phase.starts.iso(),
                text=say(phase.title, lang),
                href="",
                note=words("district.whole_programme"),
                sources=cite(phase.cited, programme.sources, lang),
                look="",
            ),
        )
        for phase in programme.phases
    ]
