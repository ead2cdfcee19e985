"""Numbers in Thai words.

Our own, since PyThaiNLP's takes 0.5 s to load at every run; the tests hold it to PyThaiNLP's.
"""

from __future__ import annotations

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = len(_PLACES)
LONGEST = 13  # digits that are read as one number; a longer run is a code, read digit by digit


def cardinal(digits: str) -> str:
    """A whole number of ASCII digits: 21 is ยี่สิบเอ็ด."""
    digits = digits.lstrip("0")
    if not digits:
        return _DIGITS[0]
    if len(digits) > LONGEST:
        return by_digit(digits)
    above, below = digits[:-_MILLION], digits[-_MILLION:]
    said = f"{cardinal(above)}ล้าน" if above else ""
    for at, digit in enumerate(below):
        said += _place(int(digit), len(below) - at - 1, leads=not said)
    return said


def _place(digit: int, place: int, *, leads: bool) -> str:
    if digit == 0:
        return ""
    if place == 1 and digit < 3:
        return ("", "สิบ", "ยี่สิบ")[digit]
    if place == 0 and digit == 1 and not leads:
        return "เอ็ด"
    return _DIGITS[digit] + _PLACES[place]


def by_digit(digits: str) -> str:
    """1784 is หนึ่งเจ็ดแปดสี่."""
    return "".join(_DIGITS[int(digit)] for digit in digits)


def number(typed: str) -> str:
    """1,250 or 12.50 or 0075: what stands before the point whole, what follows digit by digit.

    A leading nought is said, since the number is then a code.
    """
    whole, _, rest = typed.replace(",", "").partition(".")
    coded = len(whole) > 1 and whole[0] == "0"
    said = by_digit(whole) if coded else cardinal(whole)
    return f"{said}จุด{by_digit(rest)}" if rest else said


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(typed: str) -> str:
    """XIV is 14, in digits; empty for what is no Roman number below 400."""
    values = [_ROMAN[letter] for letter in typed if letter in _ROMAN]
    if len(values) != len(typed) or not values:
        return ""
    total = sum(
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )
    return str(total) if _as_roman(total) == typed else ""


def _as_roman(value: int) -> str:
    steps = (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V")
    said = ""
    for step, letters in (*steps, (4, "IV"), (1, "I")):
        said += letters * (value // step)
        value %= step
    return said
