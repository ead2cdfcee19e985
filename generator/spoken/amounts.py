"""Numbers with what they count: land, money, parts, ranges, meetings, degrees."""

from __future__ import annotations

from functools import cache

from generator.spoken.numbers import by_digit, cardinal, number, roman
from generator.spoken.rule import (
    ALONE,
    DASH,
    JOINED,
    NUMBER,
    THAI,
    Found,
    Hearing,
    Rule,
    counted,
    either,
    rule,
    table,
)

_YEARS = range(2400, 2700)
_YEARS_CE = range(1900, 2101)
_GLYPHS = {"½": "ครึ่ง", "¼": "หนึ่งในสี่", "¾": "สามในสี่", "⅓": "หนึ่งในสาม", "⅔": "สองในสาม"}
_MOST_PARTS = 100  # of a fraction; what is above is the number of a meeting or of an order


def _land(found: Found, hearing: Hearing) -> str:  # a rule's form
    """15-2-30 ไร่."""
    units = zip(found.group(1, 2, 3), ("ไร่", "งาน", "ตารางวา"), strict=True)
    said = [f"{number(value)}{unit}" for value, unit in units if value.strip("0.")]
    return " ".join(said) or "ศูนย์ไร่"


def _house(found: Found, hearing: Hearing) -> str:
    said = f"{found['lead'].rstrip()}{number(found['first'])}"
    return f"{said} ทับ{by_digit(found['second'])}"


def _stroke(found: Found, hearing: Hearing) -> str:
    """2/3 is a part, 3/2565 the third meeting of a year, 24/7 two numbers."""
    above, below = found["above"], found["below"]
    one, two = int(above), int(below)
    if two in _YEARS or two in _YEARS_CE:
        return f"{(found['counted'] or '').rstrip()}{cardinal(above)} ทับ{cardinal(below)}"
    if 0 < one < two <= _MOST_PARTS and not found["counted"]:
        return f"{cardinal(above)}ใน{cardinal(below)}"
    lead = found["counted"] or ""
    return f"{lead.rstrip()}{number(above)} ทับ{number(below)}"


def _money(found: Found, hearing: Hearing) -> str:
    """1,250.50 บาท; with one or three decimals the point is read."""
    baht, satang = found["baht"].replace(",", ""), found["satang"]
    said = f"{cardinal(baht)}บาท" if int(baht) or not int(satang) else ""
    return said + (f"{cardinal(satang)}สตางค์" if int(satang) else "")


def _sign(found: Found, hearing: Hearing) -> str:
    return f"{found['number']} {table('currencies')[found['sign']]}"


def _range(found: Found, hearing: Hearing) -> str:
    joint = "ถึง" if found["first"] != "0" else " ถึง"
    return f"{number(found['first'])}{joint}{number(found['last'])}{_unit(found['unit'])}"


def _minus(found: Found, hearing: Hearing) -> str:
    return f"ลบ{number(found['number'])}{_unit(found['unit'])}"


def _number(found: Found, hearing: Hearing) -> str:
    return f"{number(found['number'])}{_unit(found['unit'])}"


def _ordinal(found: Found, hearing: Hearing) -> str:
    """After ที่ the number ends its phrase: the blank behind it is a pause."""
    return f"{found['lead']}{number(found['number'])}"


def _outline(found: Found, hearing: Hearing) -> str:
    """2.1.3 of a text in numbered parts."""
    return "จุด".join(cardinal(part) for part in found["parts"].split("."))


def _unit(unit: str | None) -> str:
    return (unit or "").strip()


def _percent(found: Found, hearing: Hearing) -> str:
    return f"{found[1]} เปอร์เซ็นต์"


def _point(found: Found, hearing: Hearing) -> str:
    """7°24′20″N: degrees, minutes and seconds of a place."""
    said = f"{number(found['degrees'])}องศา"
    said += f" {number(found['minutes'])}ลิปดา" if found["minutes"] else ""
    said += f" {number(found['seconds'])}ฟิลิปดา" if found["seconds"] else ""
    side = found["side"]
    return f"{said} {table('compass').get(side, side)}" if side else said


def _roman(found: Found, hearing: Hearing) -> str:
    digits = roman(found["roman"])
    return f"{found['lead'] or ''}{digits}" if digits else found[0]


@cache
def written_rules() -> tuple[Rule, ...]:
    """What has a form of its own, before single numbers are looked for."""
    kind = r"(?P<counted>(?:ครั้งที่|เลขที่|หมู่|ซอย|มาตรา|ข้อ|หน้า|ชั้น|ห้อง|ปีที่|ที่) ?)?"
    return (
        rule(
            r"(?P<lead>(?:ที่|ภาค|เฟส|บท|ตอน|ระยะ|รุ่น|ส่วน|รัชกาล) ?)"
            rf"(?P<roman>[IVXLC]+)(?![{THAI}A-Za-z-])",
            _roman,
        ),
        rule(r"(?P<lead>)(?<![A-Za-z&-])(?P<roman>[IVX]{2,6})(?![A-Za-z&-])", _roman),
        rule(
            rf"{JOINED}{ALONE}(\d[\d,]*)-([0-3])-(\d{{1,2}}(?:\.\d+)?) ?ไร่",
            _land,
        ),
        rule(r"(?P<lead>(?:บ้านเลขที่|เลขที่) ?)(?P<first>\d+)/(?P<second>\d{1,4})(?![\d/])", _house),
        rule(
            rf"{JOINED}{kind}{ALONE}(?P<above>\d{{1,9}})/(?P<below>\d{{1,9}})(?![\d/])"
            r"(?: +(?=ของ))?",
            _stroke,
        ),
        rule(
            rf"{JOINED}{ALONE}(?P<degrees>{NUMBER}) ?[°º] ?(?:(?P<minutes>\d+(?:\.\d+)?) ?[′'’] ?)?"
            r"(?:(?P<seconds>\d+(?:\.\d+)?) ?[″\"”] ?)?(?P<side>[NSEW](?![A-Za-z])|)(?! ?[CF])",
            _point,
        ),
        rule(rf"(?P<sign>{either(table('currencies'))}) ?(?P<number>{NUMBER})(?!\d)", _sign),
        rule(
            rf"{JOINED}{ALONE}(?P<baht>\d{{1,3}}(?:,\d{{3}})+|\d+)\.(?P<satang>\d\d) ?บาท(?!\d)",
            _money,
        ),
        rule(rf"({NUMBER}) ?[%％]", _percent),
        rule(r"(?<=\d)\.-(?: ?บาท)?", lambda _found, _hearing: " บาท"),  # 25.-
        rule(r"(?<=\d) ?[xX×*] ?(?=\d)", lambda _found, _hearing: "คูณ"),
        rule(r"(?<=\d) ?: ?(?=\d)", lambda _found, _hearing: "ต่อ"),  # the scale of a map
        rule(rf"{JOINED}(?<![\d.])(?P<parts>\d+(?:\.\d+){{2,}})(?![\d.])", _outline),
        rule(r"(?<=\s)(\d+)\)(?=\s)", lambda found, _: f"\x1f {cardinal(found[1])} "),
        rule(r" ?(?P<sign>[<>≤≥]) ?(?=\d)", lambda found, _: f" {table('signs')[found['sign']]} "),
    )


@cache
def rules() -> tuple[Rule, ...]:
    unit = rf"(?P<unit> *(?:{either(counted())}))?"
    kinds = "ครั้ง|รุ่น|ฉบับ|วัน|หมู่|ข้อ|ปี|เลข|อันดับ|ลำดับ|ชั้น|ระยะ|คน|แห่ง"
    return (
        rule(
            rf"{JOINED}{ALONE}(?P<first>{NUMBER}) ?(?:{DASH}|~) ?(?P<last>{NUMBER})"
            rf"(?![\d.,]*{DASH}?\d){unit}",
            _range,
        ),
        rule(rf"(?:^|(?<=[\s(])|(?<=[{THAI}]) +)[-−–](?P<number>{NUMBER}){unit}", _minus),
        rule(rf"(?P<lead>(?:{kinds})ที่) *(?P<number>{NUMBER})(?![\d,])", _ordinal),
        rule(rf"{JOINED}(?P<number>{NUMBER}){unit}", _number),
        rule(r"\d+", lambda found, _: number(found[0])),
        rule(
            rf"{JOINED}(?P<number>[{''.join(_GLYPHS)}]){unit}",
            lambda found, _: _GLYPHS[found["number"]] + _unit(found["unit"]),
        ),
    )
