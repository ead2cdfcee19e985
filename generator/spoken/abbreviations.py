"""Abbreviations: by a list, single letters by their neighbours, the rest by the letters' names."""

from __future__ import annotations

import re
from functools import cache

from generator.spoken.rule import ALONE, THAI, Doubt, Found, Hearing, Rule, either, rule, table

UNKNOWN = "W971"
# Words that lead on to the name behind them without a pause.
_LEADS = "และ|หรือ|ว่าที่|ของ|โดย|กับ|จาก|ให้|แก่|เป็น|ใน|ตาม|สายด่วน|เจ้าหน้าที่|สมาชิก|ผู้แทน"
_LEAD = rf"(?P<lead>(?:{_LEADS}) +)?"
_LISTING = ("ก.", "ข.", "ค.", "ง.")  # before the entries of a list
_SCHOOL = r"(?:ชั้น|นักเรียน|มัธยม|เรียน|ระดับ|จบ)"
_LAW = r"(?:ตาม|มาตรา|พ\.ร\.บ\.|กฎหมาย)"
_VILLAGE = r"(?:บ้าน|หมู่|ต\.|ตำบล|เลขที่|กำนัน|ชาว|พื้นที่|สมาชิก)"


def _listed(found: Found, hearing: Hearing) -> str:  # a rule's form
    short = re.sub(r"\s+", " ", found["short"])
    full = table("abbreviations").get(short) or table("abbreviations")[short.replace(" ", "")]
    return f"{(found['lead'] or '').rstrip()}{full}"


def _village(found: Found, hearing: Hearing) -> str:
    """ม. before a number: a village beside a name of place or a headman; a class in a school."""
    number, before = found["number"], found.string[max(0, found.start() - 48) : found.start()]
    if re.search(rf"{_LAW} *$|พระราช(?:บัญญัติ|กำหนด)", before):
        return f"{found['gap']}มาตรา {number}"
    behind = found.string[found.end() : found.end() + 12]
    address = re.match(r"\s*(?:ต\.|ตำบล|อ\.|บ้าน)", behind)
    if re.search(_SCHOOL, before) and int(number) <= 6 and not address:
        return f"{found['gap']}มัธยมศึกษาปีที่ {number}"
    known = address or re.search(_VILLAGE, before)
    if not known and int(number) <= 6 and not re.search(r"ผญบ\.|ผู้ใหญ่บ้าน|กำนัน", before):
        hearing.doubts.append(Doubt(UNKNOWN, found["short"], "หมู่ที่"))
    tight = re.search(r"(?:ผญบ\.|บ้าน|กำนัน|ประจำ)$", before) and "เลขที่" not in before
    return f"{'' if tight else found['gap']}หมู่ที่ {number}"


def _area(found: Found, hearing: Hearing) -> str:
    """จ. ต. before a name are certain; อ. may be a teacher."""
    letter = found["letter"]
    if letter == "จ":
        return "จังหวัด"
    if letter == "ต":
        return "ตำบล"
    name = re.match(rf" ?([{THAI}]+)", found.string[found.end() :])
    before = found.string[: found.start()]
    behind = found.string[found.end() :]
    district = (
        (name and any(name[1].startswith(one) for one in hearing.districts))
        or re.search(rf"(?:ต\.|ตำบล) ?[{THAI}]+ ?$", before)
        or re.match(rf" ?[{THAI}]+ ?(?:จ\.|จังหวัด)", behind)
        or re.match(r" ?เมือง", behind)
    )
    if not district:
        hearing.doubts.append(Doubt(UNKNOWN, found[0], "อำเภอ"))
    return "อำเภอ"


def _letter(found: Found, hearing: Hearing) -> str:
    return {"ร": "รัชกาลที่ ", "ป": "ประถมศึกษาปีที่ "}[found["letter"]]


def _university(found: Found, hearing: Hearing) -> str:
    """ม.เกษตรศาสตร์ or ม.รังสิต; but ม.กลาง may be a village, so it is told."""
    hearing.doubts.append(Doubt(UNKNOWN, "ม.", "มหาวิทยาลัย"))
    return "มหาวิทยาลัย"


def _spelled(found: Found, hearing: Hearing) -> str:
    names = table("consonants")
    letters = re.findall(f"[{THAI}]", found["short"])
    said = "".join(names.get(letter, f"{letter}อ") for letter in letters)
    if found["short"] not in _LISTING:
        hearing.doubts.append(Doubt(UNKNOWN, found["short"].strip(), said))
    return f"{(found['lead'] or '').rstrip()}{said} "


@cache
def rules() -> tuple[Rule, ...]:
    listed = table("abbreviations")
    # Short ones may be the end of a word; of three letters and more none is.
    long = [one for one in listed if len(re.findall("[ก-ฮ]", one)) >= 3]
    edge = rf"(?<![{THAI}.])"
    return (
        rule(rf"{_LEAD}{edge}(?P<short>{either(listed)})", _listed),
        rule(rf"{_LEAD}(?<!\.)(?P<short>{either(long)})", _listed),
        rule(rf"(?P<gap> *){edge}(?P<short>ม\. ?(?P<number>\d{{1,3}}))(?!\d|[.,]\d)", _village),
        rule(rf"(?<![{THAI}.])(?P<letter>[รป])\. ?(?=\d)", _letter),
        rule(rf"(?<![{THAI}.])(?P<letter>[จอต])\. ?(?=[{THAI}]{{2}}(?!\.))", _area),
        rule(rf"(?<=[{THAI}])(?P<letter>[จอต])\.(?=[{THAI}]{{2}}(?!\.))", _area),
        rule(rf"{edge}บ\.(?= ?[{THAI}]{{2}}(?!\.))", lambda _found, _hearing: "บ้าน"),
        rule(rf"{edge}ม\.(?= ?[{THAI}]{{3}})", _university),
        rule(
            rf"{_LEAD}{edge}(?P<short>(?:[{THAI}]{{1,4}}\.){{2,}}|[ก-ฮ]{{1,5}}\.)(?! *\n)",
            _spelled,
        ),
    )


@cache
def unit_rules() -> tuple[Rule, ...]:
    """Units behind a number; ม. is a metre where no number follows it."""
    units = table("units")
    return (
        rule(
            rf"(?<=\d) ?(?P<unit>{either(units)})(?![A-Za-z])",
            lambda found, _: f" {units[found['unit']]}",
        ),
        rule(r"(?<=\d) ?ม\.(?! ?\d|[ก-ฮ]\.)", lambda _found, _hearing: " เมตร"),
        rule(rf"{ALONE}(?P<land>\d+) ?ตรว\.", lambda found, _: f"{found['land']} ตารางวา"),
    )
