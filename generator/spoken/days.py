"""Days: 31 ส.ค. 2565 is วันที่สามสิบเอ็ด สิงหาคม สองพันห้าร้อยหกสิบห้า."""

from __future__ import annotations

from functools import cache

from generator.spoken.numbers import cardinal, number
from generator.spoken.rule import DASH, JOINED, THAI, Found, Hearing, Rule, either, rule
from generator.strings import wording

_ERAS = {"พ.ศ.": "พุทธศักราช", "ค.ศ.": "คริสต์ศักราช", "ฮ.ศ.": "ฮิจเราะห์ศักราช"}
_ERA = r"[พคฮ]\. ?ศ\."
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TO = rf"(?: ?{DASH} ?| ?ถึง ?(?:วันที่ ?)?)"


@cache
def months() -> dict[str, str]:
    """Every way to write a month, with its full name."""
    calendar = wording("calendar")
    found = {}
    for key, name in calendar["months"].items():
        found[name.th] = name.th
        short = calendar["months_short"][key].th
        found[short] = name.th
        found[short[:-1]] = name.th if len(short) > 4 else ""  # ส.ค without its last dot
    return {written: name for written, name in found.items() if name}


def _year(era: str | None, digits: str | None) -> str:
    if not digits:
        return ""
    said = _ERAS[era.replace(" ", "")] if era else ""
    return f" {said}{cardinal(digits)}"


def _said(found: Found, hearing: Hearing) -> str:  # a rule's form
    part = found.groupdict()
    first, last = part["day"], part["until"]
    begun = (found["lead"] or "").rstrip()
    lead = begun if begun.endswith("ที่") else "วันที่"
    said = f"{lead}{cardinal(first)}"
    if part["month"]:
        said += f" {months()[part['month']]}{_year(part['era'], part['year'])}"
    if last:
        again = "วันที่" if part["month"] else ""
        said += f" ถึง{again}{cardinal(last)}"
    said += f" {months()[part['last_month']]}{_year(part['last_era'], part['last_year'])}"
    return said


def _in_numbers(found: Found, hearing: Hearing) -> str:
    """31/8/2565 and 2022-08-31, where they can be no other thing."""
    name = wording("calendar")["months"][str(int(found["month"]))].th
    lead = (found["lead"] or "วันที่").rstrip()
    return f"{lead}{cardinal(found['day'])} {name} {cardinal(found['year'])}"


def _month_alone(found: Found, hearing: Hearing) -> str:
    name = months()[found["month"]]
    return f"{name}{_year(found['era'], found['year'])}"


def _era_alone(found: Found, hearing: Hearing) -> str:
    return f"{_ERAS[found['era'].replace(' ', '')]}{number(found['year'])}"


@cache
def rules() -> tuple[Rule, ...]:
    month = either(sorted(months(), key=len, reverse=True))
    number, whole = "0?[1-9]|1[0-2]", r"(?:19|20|2[45])\d\d"
    lead = r"(?P<lead>(?:วันที่|ที่) ?)?"
    era = rf"(?: ?(?P<era>{_ERA}))?"
    year = r" ?(?P<year>\d{4}|\d{2}(?![\d.,:/]))(?!\d)"
    last_year = (
        rf"(?:(?: ?(?P<last_era>{_ERA}))? ?(?P<last_year>\d{{4}}|\d{{2}}(?![\d.,:/]))(?!\d))?"
    )
    ends = rf"(?P<last_month>{month}){last_year}"
    first = rf"{lead}(?<![\d.,/])(?P<day>{_DAY})"
    return (
        rule(
            rf"{JOINED}{first}"
            rf"(?: ?(?P<month>{month})(?:{era}{year})?)?"
            rf"(?:{_TO}(?P<until>{_DAY}))? ?{ends}",
            _said,
        ),
        rule(
            rf"{lead}(?<![\d/.-])(?P<day>{_DAY})/(?P<month>{number})/(?P<year>{whole})(?![\d/])",
            _in_numbers,
        ),
        rule(
            rf"{lead}(?<![\d/.-])(?P<year>{whole})-(?P<month>{number})-(?P<day>{_DAY})(?![\d-])",
            _in_numbers,
        ),
        rule(rf"(?<![{THAI}.])(?P<month>{month})(?:{era}{year})", _month_alone),
        rule(rf"(?P<month>{either(m for m in months() if '.' in m)}){era}(?P<year>)", _month_alone),
        rule(rf"(?P<era>{_ERA}) ?(?P<year>\d+)", _era_alone),
    )
