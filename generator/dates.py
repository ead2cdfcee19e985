"""The calendar: reads what people type, prints พ.ศ. in Thai and CE in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Generic, Literal, TypeVar

from generator.strings import wording
from generator.text import Lang

BANGKOK = timezone(timedelta(hours=7), "ICT")  # no daylight saving since 1920
BUDDHIST = 543  # พ.ศ. minus CE
FIRST_BUDDHIST = 2400  # a year from here on can only be พ.ศ.

T = TypeVar("T")

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day in Asia/Bangkok, with or without a time."""

    day: date
    clock: time | None = None

    @property
    def at(self) -> datetime:
        """The instant; a day without a time counts from its first minute."""
        return datetime.combine(self.day, self.clock or time(), BANGKOK)

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


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a date cannot be read: a problem code and what its wording needs."""

    code: str
    data: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value that was read, with the warnings that reading it gave."""

    value: T
    notes: tuple[Fault, ...] = ()


_SPACES = re.compile(r"\s+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(.+))?")
_WORDS = re.compile(
    r"(?:วัน\S*ที่ ?|ที่ )?(\d{1,2}) ?([ก-๙.]+?) ?(?:พ\.ศ\. ?|ค\.ศ\. ?)?(\d{2,4})(?: (.+))?"
)
_SLASH = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{2,4}.*")
_SHORT = re.compile(r"\d{2}-\d{1,2}-\d{1,2}.*|\d{1,2}-\d{1,2}-\d{4}.*")
_TIME = re.compile(r"(?:เวลา ?)?(\d{1,2})([:.])(\d{2})(?::\d{2})? ?(น\.|นาฬิกา)?")


def read_moment(typed: str) -> Read[Moment] | Fault:
    """Read a date, with or without a time, as INTERFACE's Bad input has it."""
    text, notes = _digits(typed)
    found = _read_day(text, typed)
    if isinstance(found, Fault):
        return found
    notes.extend(found.notes)
    clock: time | None = None
    if rest := found.value.rest:
        read = read_time(rest)
        if isinstance(read, Fault):
            return Fault("F214", {"found": rest})
        clock = read.value
        notes.extend(read.notes)
    value = Moment(found.value.day, clock)
    # Each warning shows the whole value as the file should have it.
    told = tuple(Fault(n.code, n.data | {"write": _typed(value)}) for n in notes)
    return Read(value, told)


@dataclass(frozen=True, slots=True)
class _DayAndRest:
    day: date
    rest: str | None


def _read_day(text: str, typed: str) -> Read[_DayAndRest] | Fault:
    notes = []
    if found := _ISO.fullmatch(text):
        year, month, day, rest = found[1], int(found[2]), found[3], found[4]
    elif (found := _WORDS.fullmatch(text)) and (named := _month_number(found[2])):
        year, month, day, rest = found[3], named, found[1], found[4]
        notes.append(Fault("W903", {"found": typed}))
    else:
        code = "F212" if _SLASH.fullmatch(text) else "F211" if _SHORT.fullmatch(text) else "F213"
        return Fault(code, {"found": typed})
    if len(year) != 4:
        return Fault("F211", {"found": typed})
    made = _day(int(year), month, int(day), typed)
    if isinstance(made, Fault):
        return made
    if int(year) >= FIRST_BUDDHIST:
        notes.append(Fault("W901", {"found": int(year)}))
    return Read(_DayAndRest(made, rest), tuple(notes))


def read_time(typed: str) -> Read[time] | Fault:
    text, notes = _digits(typed)
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[3]) > 59:
        return Fault("F214", {"found": typed})
    value = time(int(found[1]), int(found[3]))
    if found[2] == "." or found[4]:
        notes.append(Fault("W904", {"found": typed, "write": value.isoformat("minutes")}))
    return Read(value, tuple(notes))


def read_partial(typed: str) -> Read[PartialDate] | Fault:
    """Read `YYYY`, `YYYY-MM` or a whole date."""
    text, notes = _digits(typed)
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", text)
    if not found:
        whole = read_moment(typed)
        if isinstance(whole, Fault):
            return whole
        day = whole.value.day
        return Read(PartialDate(day.year, day.month, day.day), whole.notes)
    year, month = int(found[1]), int(found[2] or 0)
    if month > 12:
        return Fault("F213", {"found": typed})
    if year >= FIRST_BUDDHIST:
        year -= BUDDHIST
        write = PartialDate(year, month).iso()
        notes.append(Fault("W901", {"found": year + BUDDHIST, "write": write}))
    if not 1000 <= year <= 2200:
        return Fault("F213", {"found": typed})
    return Read(PartialDate(year, month), tuple(notes))


def _digits(typed: str) -> tuple[str, list[Fault]]:
    text = _SPACES.sub(" ", typed.strip()).translate(THAI_DIGITS)
    if text != _SPACES.sub(" ", typed.strip()):
        return text, [Fault("W902", {"found": typed, "write": text})]
    return text, []


def _typed(value: Moment) -> str:
    """The moment as a file should have it."""
    clock = f" {value.clock.isoformat('minutes')}" if value.clock else ""
    return value.day.isoformat() + clock


def _day(year: int, month: int, day: int, typed: str) -> date | Fault:
    if year >= FIRST_BUDDHIST:
        year -= BUDDHIST
    if not 1000 <= year <= 2200:
        return Fault("F213", {"found": typed})
    try:
        return date(year, month, day)
    except ValueError:
        return Fault("F210", {"found": typed})


def _month_number(word: str) -> int | None:
    names = wording("calendar")
    for number in range(1, 13):
        entry = names["months"][str(number)], names["months_short"][str(number)]
        if any(word.strip(".") == name.th.strip(".") for name in entry):
            return number
    return None


# Printing. Pure functions of a value and a language.

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
