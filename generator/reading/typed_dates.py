"""Dates and times as people type them: forgiving where only one meaning is possible."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Generic, TypeVar

from generator.dates import BUDDHIST, FIRST_BUDDHIST, Moment, PartialDate, show_partial
from generator.reading.near_dates import first_and_last, near_time, readings, shown
from generator.strings import wording
from generator.text import LANGS, Text

T = TypeVar("T")

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a date cannot be read: a problem code and what its wording needs."""

    code: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value that was read, with the warnings that reading it gave."""

    value: T
    notes: tuple[Fault, ...] = ()


_SPACES = re.compile(r"\s+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(.+))?")
_WORDS = re.compile(
    r"(?:(วัน\S*?)?ที่ ?)?(\d{1,2}) ?([ก-๙.]+?) ?(?:พ\.ศ\. ?|ค\.ศ\. ?)?(\d{2,4})(?: (.+))?"
)
_SLASH = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{2,4}.*")
_SHORT = re.compile(r"\d{2}-\d{1,2}-\d{1,2}.*|\d{1,2}-\d{1,2}-\d{4}.*")
_TIME = re.compile(r"(?:เวลา ?)?(\d{1,2})([:.])(\d{2})(?::\d{2})? ?(น\.|นาฬิกา)?")


def read_moment(typed: str, *, timed: bool = True) -> Read[Moment] | Fault:
    """Read a date, with or without a time, as INTERFACE's Bad input has it.

    `timed` says that a time may stand there: whether the nearest right answer has it.
    """
    text, notes = _digits(typed)
    found = _read_day(text, typed, timed=timed)
    if isinstance(found, Fault):
        return found
    notes.extend(found.notes)
    clock: time | None = None
    if rest := found.value.rest:
        read = read_time(rest)
        if isinstance(read, Fault):
            near = near_time(rest)
            write = Moment(found.value.day, near).written() if near else ""
            return Fault("F214", {"found": rest, "write": write})
        clock = read.value
        notes.extend(read.notes)
    value = Moment(found.value.day, clock)
    return Read(value, _one_told(notes, value.written()))


def _one_told(notes: list[Fault], write: str) -> tuple[Fault, ...]:
    """One value is told once, with the whole of it as the file should have it.

    Words tell of the year and the time too; a year of the Buddhist era goes before a dot.
    """
    order = ("W903", "W901", "W904", "W902")
    first = min(notes, key=lambda note: order.index(note.code), default=None)
    return () if first is None else (Fault(first.code, first.data | {"write": write}),)


@dataclass(frozen=True, slots=True)
class _DayAndRest:
    day: date
    rest: str | None


def _read_day(text: str, typed: str, *, timed: bool) -> Read[_DayAndRest] | Fault:
    notes = []
    weekday = None
    if found := _ISO.fullmatch(text):
        year, month, day, rest = found[1], int(found[2]), found[3], found[4]
    elif (found := _WORDS.fullmatch(text)) and (named := _month_number(found[3])):
        year, month, day, rest = found[4], named, found[2], found[5]
        weekday = found[1]
        notes.append(Fault("W903", {"found": typed}))
    else:
        code = "F212" if _SLASH.fullmatch(text) else "F211" if _SHORT.fullmatch(text) else "F213"
        return _unread(code, text, typed, timed=timed)
    if len(year) != 4:
        return _unread("F211", text, typed, timed=timed)
    clock = near_time(rest) if rest and timed else None
    made = _day(int(year), month, int(day), typed, clock)
    if isinstance(made, Fault):
        return made
    name = wording("calendar")["weekdays"][str(made.isoweekday())]
    if weekday not in (None, "วัน", name.th):
        write = Moment(made, clock).written()
        return Fault("F244", {"found": typed, "typed": weekday, "right": name, "write": write})
    if int(year) >= FIRST_BUDDHIST:
        notes.append(Fault("W901", {"found": int(year)}))
    return Read(_DayAndRest(made, rest), tuple(notes))


def read_time(typed: str) -> Read[time] | Fault:
    text, notes = _digits(typed)
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[3]) > 59:
        near = near_time(text)
        return Fault("F214", {"found": typed, "write": f"{near:%H:%M}" if near else ""})
    value = time(int(found[1]), int(found[3]))
    if found[2] == "." or found[4]:
        notes.append(Fault("W904", {"found": typed}))
    return Read(value, _one_told(notes, value.isoformat("minutes")))


def read_partial(typed: str) -> Read[PartialDate] | Fault:
    """Read `YYYY`, `YYYY-MM` or a whole date."""
    text, notes = _digits(typed)
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", text)
    if not found:
        whole = read_moment(typed, timed=False)
        if isinstance(whole, Fault):
            return whole
        day = whole.value.day
        return Read(PartialDate(day.year, day.month, day.day), whole.notes)
    year, month = int(found[1]), int(found[2] or 0)
    if month > 12 or found[2] in ("0", "00"):
        return _unread("F213", text, typed)
    if year >= FIRST_BUDDHIST:
        notes.append(Fault("W901", {"found": year}))
        year -= BUDDHIST
    if not 1000 <= year <= 2200:
        return _unread("F213", text, typed)
    return Read(PartialDate(year, month), _one_told(notes, PartialDate(year, month).iso()))


def _digits(typed: str) -> tuple[str, list[Fault]]:
    text = _SPACES.sub(" ", typed.strip()).translate(THAI_DIGITS)
    if text != _SPACES.sub(" ", typed.strip()):
        return text, [Fault("W902", {"found": typed, "write": text})]
    return text, []


def _unread(code: str, text: str, typed: str, *, timed: bool = False) -> Fault:
    if both := first_and_last(text):
        data = {"readings": shown(both, several=True), "write": both[0].written()}
        return Fault("F250", {"found": typed, **data})
    near = [one if timed else Moment(one.day) for one in readings(text)]
    write = near[0].written() if near else ""
    return Fault(code, {"found": typed, "write": write, "readings": shown(near)})


def _day(year: int, month: int, day: int, typed: str, clock: time | None) -> date | Fault:
    if year >= FIRST_BUDDHIST:
        year -= BUDDHIST
    if not (1000 <= year <= 2200 and 1 <= month <= 12):
        text = typed.translate(THAI_DIGITS)
        return _unread("F213", text, typed, timed=clock is not None)
    try:
        return date(year, month, day)
    except ValueError:
        last = calendar.monthrange(year, month)[1]
        month_of = Text(*(show_partial(PartialDate(year, month), lang) for lang in LANGS))
        write = Moment(date(year, month, last if day else 1), clock).written()
        data = {"found": typed, "month": month_of, "days": last, "write": write}
        return Fault("F210", data)


def _month_number(word: str) -> int | None:
    names = wording("calendar")
    for number in range(1, 13):
        entry = names["months"][str(number)], names["months_short"][str(number)]
        if any(word.strip(".") == name.th.strip(".") for name in entry):
            return number
    return None
