"""Times of day: with นาฬิกา, or as villagers say them (เก้าโมงครึ่ง, บ่ายสามโมง, สองทุ่ม)."""

from __future__ import annotations

from functools import cache

from generator.spoken.numbers import cardinal
from generator.spoken.rule import DASH, JOINED, Found, Hearing, Rule, rule


def official(hour: int, minute: int) -> str:
    """15.30 is สิบห้านาฬิกาสามสิบนาที."""
    said = f"{cardinal(str(hour))}นาฬิกา"
    return f"{said}{cardinal(str(minute))}นาที" if minute else said


def village(hour: int, minute: int) -> str:
    """The word for the part of the day stands where two hours would sound alike."""
    before, value, name, behind = _part(hour, whole=minute == 0)
    said = cardinal(str(value)) if value else ""
    return f"{before}{said}{name}{_minutes(minute)}{behind}"


def _part(hour: int, *, whole: bool) -> tuple[str, int, str, str]:
    """The words before the number, the number itself, and the words behind it."""
    parts = (
        (1, ("เที่ยงคืน", 0, "", "")),
        (6, ("ตี", hour, "", "")),
        (7, ("", hour, "โมง", "เช้า" if whole else "ตอนเช้า")),
        (12, ("", hour, "โมง", "เช้า" if whole else "")),
        (13, ("เที่ยง", 0, "", "")),
        (14, ("บ่าย", 0, "โมง", "")),
        (17, ("บ่าย", hour - 12, "โมง", "")),
        (19, ("", hour - 12, "โมง", "เย็น" if whole else "ตอนเย็น")),
        (24, ("", hour - 18, "ทุ่ม", "")),
    )
    return next((said for end, said in parts if hour < end), parts[0][1])


def _minutes(minute: int) -> str:
    if minute == 0:
        return ""
    return "ครึ่ง" if minute == 30 else f"{cardinal(str(minute))}นาที"


def _clock(hour: str, minute: str | None, hearing: Hearing, half: str = "") -> str:
    value = int(hour)
    if half.startswith("p") and value < 12:
        value += 12
    elif half.startswith("a") and value == 12:
        value = 0
    return (village if hearing.village else official)(value, int(minute or 0))


def _period(found: Found, hearing: Hearing) -> str:
    part = found.groupdict()
    half = (part.get("half") or "").lower()
    said = _clock(part["hour"], part["minute"], hearing, half)
    if part["until"]:
        said += f" ถึง{_clock(part['until'], part['until_minute'], hearing, half)}"
    return said


@cache
def rules() -> tuple[Rule, ...]:
    hour, minute = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
    edge = r"(?<![\d.,:/])"
    to = rf"(?: ?น\.)?(?: ?{DASH} ?| ?ถึง ?(?:เวลา ?)?)"
    until = rf"(?:{to}(?P<until>{hour})(?:[.:](?P<until_minute>{minute}))?)"
    first = rf"{edge}(?P<hour>{hour})(?:[.:](?P<minute>{minute}))?"
    exact = rf"{edge}(?P<hour>{hour})[.:](?P<minute>{minute})"
    exact_until = rf"(?:{to}(?P<until>{hour})[.:](?P<until_minute>{minute}))"
    ends = r"(?![\d:/%]|[.,]\d)"
    return (
        # The sign น. makes it a time; so do a.m. and p.m., and the word เวลา before it.
        rule(rf"{JOINED}{first}{until}? ?(?:น\.(?!ส\.)|นาฬิกา)(?! ?\d+ ?นาที)", _period),
        rule(rf"{JOINED}{first}{until}? ?(?P<half>[AaPp]\.?[Mm])(?![A-Za-z])\.?", _period),
        rule(rf"(?<=เวลา){JOINED} *{exact}{exact_until}?{ends}", _period),
        rule(
            rf"{JOINED}{edge}(?P<hour>{hour}):(?P<minute>{minute})"
            rf"(?:{to}(?P<until>{hour}):(?P<until_minute>{minute}))?(?::{minute})?{ends}",
            _period,
        ),
    )
