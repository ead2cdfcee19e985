"""The calendar: days and times as values, printed with พ.ศ. in Thai and CE in English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from generator.strings import wording
from generator.text import Lang

BANGKOK = timezone(timedelta(hours=7), "ICT")  # no daylight saving since 1920
BUDDHIST = 543  # พ.ศ. minus CE
FIRST_BUDDHIST = 2400  # a year from here on can only be พ.ศ.


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day in Asia/Bangkok, with or without a time."""

    day: date
    clock: time | None = None

    @property
    def at(self) -> datetime:
        """The instant; a day without a time counts from its first minute."""
        return datetime.combine(self.day, self.clock or time(), BANGKOK)

    def written(self) -> str:
        """The moment as a file has it: 2022-08-31 15:00."""
        clock = f" {self.clock.isoformat('minutes')}" if self.clock else ""
        return self.day.isoformat() + clock

    def iso(self) -> str:
        if self.clock is None:
            return self.day.isoformat()
        return self.at.isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day, as exact as the source is."""

    year: int
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


Style = Literal["long", "short"]


def year_of(day: date | PartialDate, lang: Lang) -> int:
    return day.year + BUDDHIST if lang == "th" else day.year


def show_day(day: date, lang: Lang, *, weekday: bool = False, style: Style = "long") -> str:
    """31 สิงหาคม 2565 / 31 August 2022; with the weekday: วันพุธที่ 31 ... / Wednesday 31 ..."""
    text = f"{day.day} {_month(day.month, lang, style)} {year_of(day, lang)}"
    if not weekday:
        return text
    name = wording("calendar")["weekdays"][str(day.isoweekday())].best(lang)
    return f"{name}ที่ {text}" if lang == "th" else f"{name} {text}"


def show_time(clock: time, lang: Lang) -> str:
    """15.00 น. / 15:00."""
    return f"{clock:%H.%M} น." if lang == "th" else f"{clock:%H:%M}"


def show_moment(moment: Moment, lang: Lang, *, weekday: bool = False) -> str:
    day = show_day(moment.day, lang, weekday=weekday)
    if moment.clock is None:
        return day
    joint = "เวลา " if lang == "th" else "at "
    return f"{day} {joint}{show_time(moment.clock, lang)}"


def show_partial(day: PartialDate, lang: Lang) -> str:
    """As exact as it is: พ.ศ. 2565, สิงหาคม 2565, 31 สิงหาคม 2565."""
    if day.day:
        return show_day(date(day.year, day.month, day.day), lang)
    if day.month:
        return f"{_month(day.month, lang, 'long')} {year_of(day, lang)}"
    return f"พ.ศ. {year_of(day, lang)}" if lang == "th" else str(day.year)


def show_range(start: date, end: date, lang: Lang, *, weekday: bool = False) -> str:
    """13–17 มีนาคม 2566; what both ends share is said once."""
    if start == end:
        return show_day(start, lang, weekday=weekday)
    if weekday or start.year != end.year:
        joint = " ถึง" if lang == "th" else " to "
        gap = " " if lang == "th" and not weekday else ""
        return (
            show_day(start, lang, weekday=weekday)
            + joint
            + gap
            + show_day(end, lang, weekday=weekday)
        )
    if start.month == end.month:
        return f"{start.day}–{show_day(end, lang)}"
    return f"{start.day} {_month(start.month, lang, 'long')} – {show_day(end, lang)}"


def show_partial_range(start: PartialDate, end: PartialDate | None, lang: Lang) -> str:
    if end is None or end == start:
        return show_partial(start, lang)
    if start.day and end.day:
        first = date(start.year, start.month, start.day)
        return show_range(first, date(end.year, end.month, end.day), lang)
    joint = "ถึง" if lang == "th" else "to"
    return f"{show_partial(start, lang)} {joint} {show_partial(end, lang)}"


def show_hours(start: time, end: time | None, lang: Lang) -> str:
    """09.00–16.00 น. / 09:00–16:00."""
    if end is None:
        return show_time(start, lang)
    if lang == "th":
        return f"{start:%H.%M}–{show_time(end, lang)}"
    return f"{show_time(start, lang)}–{show_time(end, lang)}"


def _month(number: int, lang: Lang, style: Style) -> str:
    table = "months" if style == "long" else "months_short"
    name: str = wording("calendar")[table][str(number)].best(lang)
    return name
