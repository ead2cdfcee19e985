"""The nearest right day and time for what cannot be read: for hints alone, never for a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, time

from generator.dates import BUDDHIST, FIRST_BUDDHIST, Moment, show_moment
from generator.strings import wording
from generator.text import LANGS, Lang, Text

_BREAK = re.compile(r"(?<=\S)(?:[\s,]+|(?=เวลา))(?=\S)")
_ERA = re.compile(r"(?:พ|ค)\.\s?ศ\.|[BC]\.?E\.?|A\.?D\.?|วัน[ก-๙]*|ที่|เดือน", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<![\d/.-])\d{1,2}\s*(?:[-–—]|ถึง|และ)\s*\d{1,2}\s*(?:[ก-๙]|[A-Za-z]{3})")
_MONTH = re.compile(r"[ก-๙][ก-๙.]{2,}|[A-Za-z]{3,}")
_COUNTED = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6}
_COUNTED |= {"เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10, "สิบเอ็ด": 11}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(sorted(_COUNTED, key=len, reverse=True))})"
# The hours of the village, each with what is added to its number.
_VILLAGE = (
    (rf"ตี{_NUMBER}", 0, range(1, 6)),
    (rf"{_NUMBER}โมงเย็น", 12, range(4, 7)),
    (rf"บ่าย{_NUMBER}(?:โมง)?", 12, range(1, 7)),
    (rf"{_NUMBER}โมง(?:เช้า)?", 0, range(6, 12)),
    (rf"{_NUMBER}ทุ่ม", 18, range(1, 6)),
)
_NAMED = {"เที่ยง": 12, "เที่ยงวัน": 12, "เที่ยงคืน": 0, "บ่ายโมง": 13}
_LATIN_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?")
_BARE_CLOCK = re.compile(r"(\d{1,2}?)[-,;:. h]*(\d{2})?")


def readings(typed: str) -> tuple[Moment, ...]:
    """What may be meant, the likeliest first, at most three; none where nobody can tell.

    A time of day at the end is kept: a hint without it would lose what was typed.
    """
    text = typed.strip("“”\"' ")
    for gap in _BREAK.finditer(text):
        rest = text[gap.end() :]
        # A year alone reads as a time too, so a time needs some mark or word.
        if (
            not rest.isdigit()
            and (clock := near_time(rest))
            and (days := _days(text[: gap.start()]))
        ):
            return tuple(Moment(day, clock) for day in days)
    return tuple(Moment(day) for day in _days(text))


def _days(typed: str) -> tuple[date, ...]:
    """A two-digit year is of the Buddhist era from 43 on, since 2043 CE is far."""
    text = _ERA.sub(" ", typed)
    numbers = re.findall(r"\d+", text)
    word = _MONTH.search(text)
    orders = _with_month(numbers, _month(word[0])) if word else _in_numbers(numbers, text)
    days = [made for year, month, day in orders if (made := _day(year, month, day))]
    return tuple(dict.fromkeys(days))[:3]


def shown(moments: Iterable[Moment], *, several: bool = False) -> Text:
    """`2022-08-31` if you mean 31 August 2022, or ...; of `several` days the first and last."""
    if several:
        first, last = (moment.written() for moment in moments)
        text: Text = wording("calendar")["near"]["several"]
        return text.with_data({"first": first, "last": last})

    def one(lang: Lang) -> str:
        near = wording("calendar")["near"]
        day = near["day"].best(lang)
        each = [day.format(write=m.written(), day=show_moment(m, lang)) for m in moments]
        joint: str = near["or"].best(lang)
        return joint.join(each)

    return Text(*(one(lang) for lang in LANGS))


def first_and_last(typed: str) -> tuple[Moment, Moment] | None:
    """Both days of 5-6 ธ.ค. 2569: of an event that takes several days, each has its own field."""
    if not _SEVERAL.search(typed):
        return None
    days = [Moment(one.day) for one in readings(typed)]
    return (days[0], days[1]) if len(days) == 2 and days[0].day < days[1].day else None


def near_time(typed: str) -> time | None:
    """The time of day that can only be meant, as villages, telephones and tables write it."""
    text = re.sub(r"^เวลา|น\.?$|นาฬิกา$|ตรง$", "", "".join(typed.lower().split()))
    half = text.endswith("ครึ่ง")
    text = text.removesuffix("ครึ่ง")
    if text in _NAMED:
        return time(_NAMED[text], 30 * half)
    for pattern, more, allowed in _VILLAGE:
        if found := re.fullmatch(pattern, text):
            hour = _COUNTED.get(found[1]) or int(found[1])
            return time((hour + more) % 24, 30 * half) if hour in allowed else None
    if (found := _LATIN_CLOCK.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        hour, minute = int(found[1]) % 12 + 12 * (found[3] == "p"), int(found[2] or 0)
        return time(hour, minute) if minute < 60 else None
    if (found := _BARE_CLOCK.fullmatch(text)) and found[1]:
        hour, minute = int(found[1]), int(found[2] or 0)
        return time(hour, minute) if hour < 24 and minute < 60 else None
    return None


_Order = tuple[str, int, int]  # year, month, day


def _with_month(numbers: list[str], month: int) -> Iterator[_Order]:
    """31 สิงหา 65; August 31, 2022; both days of 30-31 สิงหาคม 2565."""
    *days, year = numbers if 0 < len(numbers) < 4 else [""]
    if len(year) < 3 and days and len(days[0]) == 4:
        days, year = [year], days[0]
    for day in days:
        yield year, month, int(day)


def _in_numbers(numbers: list[str], text: str) -> Iterator[_Order]:
    if len(numbers) == 1 and len(numbers[0]) == 8:
        whole = numbers[0]
        yield whole[:4], int(whole[4:6]), int(whole[6:])
        yield whole[4:], int(whole[2:4]), int(whole[:2])
    if len(numbers) != 3:
        return
    first, second, third = numbers
    day_first = [(third, int(second), int(first)), (third, int(first), int(second))]
    year_first = [(first, int(second), int(third))]
    if len(first) == 4:
        day_first, year_first = [], [*year_first, (first, int(third), int(second))]
        year_first = year_first[:1] if _day(*year_first[0]) else year_first
    if len(third) == 4:
        year_first = []
    yield from [*year_first, *day_first] if "-" in text else [*day_first, *year_first]


def _day(year: str, month: int, day: int) -> date | None:
    number = int(year or 0)
    if len(year) == 2:
        number += 2500 if number >= 43 else 2000
    number -= BUDDHIST if number >= FIRST_BUDDHIST else 0
    try:
        return date(number, month, day) if 1900 <= number <= 2100 else None
    except ValueError:
        return None


def _month(word: str) -> int:
    """The month a word begins like, in either language; 0 for none or for two."""
    typed = word.replace(".", "").lower()
    found = {
        number
        for number in range(1, 13)
        for table in ("months", "months_short")
        for lang in LANGS
        if len(typed) >= 2
        and wording("calendar")[table][str(number)]
        .best(lang)
        .replace(".", "")
        .lower()
        .startswith(typed)
    }
    return found.pop() if len(found) == 1 else 0
