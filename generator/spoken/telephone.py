"""Telephone numbers and codes: digit by digit, with a pause where the groups are written apart."""

from __future__ import annotations

import re
from functools import cache

from generator.spoken.numbers import by_digit
from generator.spoken.rule import DASH, Found, Hearing, Rule, rule

_AFTER = r"(?:สายด่วน|โทรศัพท์|โทรสาร|โทร\.?|แฟกซ์|เบอร์|หมายเลข|มือถือ|รหัส\S{0,12}|เลขที่บัญชี)"


def _grouped(digits: str) -> list[str]:
    """A number written in one piece, as it is printed: 0 7525 1081, 08 1234 5678."""
    cut = len(digits) - 8
    return [digits[:cut], digits[cut : cut + 4], digits[cut + 4 :]] if cut > 0 else [digits]


def _said(found: Found, hearing: Hearing) -> str:  # a rule's form
    typed = found["phone"].replace("+66", "0").replace("(0)", "")
    groups = re.findall(r"\d+", typed)
    whole = "".join(groups)
    if typed.startswith("+"):
        groups = [f"+{groups[0]}", *groups[1:]]
    elif len(whole) in (9, 10) and len(groups) < 3:
        groups = _grouped(whole)
    said = " ".join(("บวก" if g[0] == "+" else "") + by_digit(g.strip("+")) for g in groups)
    if found["more"]:
        said += f" ถึง{by_digit(re.sub(r'[^0-9]', '', found['more']))}"
    if found["ext"]:
        said += f" ต่อ {by_digit(found['ext'])}"
        said += f" ถึง{by_digit(found['last'])}" if found["last"] else ""
    return f" {said} "


def _short(found: Found, hearing: Hearing) -> str:
    """A hotline, and those named after it: สายด่วน 1784, 191 หรือ 1669."""
    return re.sub(r"\d+", lambda one: by_digit(one[0]), found[0])


@cache
def rules() -> tuple[Rule, ...]:
    ext = r"(?: ?(?:ต่อ|[Ee]xt\.?|#) ?(?P<ext>\d{1,5})(?!\d)(?:-(?P<last>\d{1,5})(?!\d))?)?"
    more = rf"(?P<more>(?: ?{DASH} ?\d{{1,3}}| ?ถึง ?\d{{1,3}})(?![\d./]))?"
    gap = rf"(?: ?{DASH} ?| )?"
    area = r"(?:\+66 ?(?:\(0\))?|\(?0)\d{0,2}\)?"
    return (
        rule(
            rf"(?<![\d.,/])(?P<phone>{area}{gap}\d{{3,4}}{gap}\d{{3,4}})(?!\d){more}{ext}",
            _said,
        ),
        rule(rf"(?<![\d.,/])(?P<phone>\+\d[\d -]{{6,16}}\d){more}{ext}", _said),
        rule(
            rf"{_AFTER}[^\d\n]{{0,40}}?(?<![\d.,/])\d{{3,5}}(?![\d.,/]\d|\d| ?(?:คน|บาท|ราย))"
            r"(?:(?:, ?| ?หรือ ?| ?และ ?)\d{3,5}(?!\d| ?(?:คน|บาท|ราย)))*",
            _short,
        ),
        # A card's or an account's number, or any code with noughts before it.
        rule(r"(?<![\d.,/])(?:\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d)(?![\d.,])", _dashed),
    )


def _dashed(found: Found, hearing: Hearing) -> str:
    return " ".join(by_digit(part) for part in re.findall(r"\d+", found[0]))
