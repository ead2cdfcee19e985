"""How much fits on the sheet of a notice in type that can be read on a wall.

Heights are in ems of the text's size, as theme/typst/notice.typ sets them; what is reckoned here
is rather too tall than too low, so that the press need not go below the least size.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from generator.pages.news_facts import Fact
from generator.typeface import breadth

LEAST = 14  # points: the least size of the text, and of the table of when and where
_MM = 72 / 25.4 / LEAST
_SHEET, _WIDE = 268 * _MM, 174 * _MM  # A4 without its margins
_QR, _LOW_WIDE = 34 * _MM, (174 - 34 - 7) * _MM
_LINE, _LEADING, _BETWEEN = 1.3, 0.1, 0.45
_LABEL, _GAP, _ROW = 7.5, 0.6, 0.4  # of a table; a row's own space above and below
_FACTS, _SUMMARY, _OF, _READ_ON, _CLOSING = 1.05, 1.08, 0.86, 0.92, 0.86
TITLE, LONG_TITLE = 1.75, 1.4
_TITLE_LINES = 3  # of the larger size
_STATE = 1.3
_FILLED = 0.93  # of a line, since no word is cut
EASE = 7.5  # ems that the paragraphs leave free, so that the type may be some two points larger
# What is the same on every sheet: heading, rules, and the space between the parts.
_HEAD, _MIDDLE, _FOOT, _ABOUT_STATE = 3.8, 2.6, 0.9, 0.4


@lru_cache(20_000)
def lines(text: str, wide: float = _WIDE, size: float = 1.0, weight: str = "Regular") -> int:
    """How many lines `wide` ems the text takes at `size`."""
    needed = breadth(text, weight) * size
    if not text or needed <= wide:
        return int(bool(text))
    return 1 + int(needed / (wide * _FILLED))


def tall(number: int, size: float = 1.0) -> float:
    """The height of so many lines."""
    return size * (number * _LINE + max(number - 1, 0) * _LEADING)


def title_size(title: str) -> float:
    """Large, unless that would take much of the sheet."""
    return TITLE if lines(title, _WIDE, TITLE, "Bold") <= _TITLE_LINES else LONG_TITLE


def long_values(value: str) -> int:
    """The lines of one value of a table."""
    return lines(_plain(value), _WIDE - _LABEL - _GAP)


def paragraph(text: str) -> float:
    """With the space above it."""
    return _BETWEEN + tall(lines(text))


def table(facts: Iterable[Fact], size: float = 1.0) -> float:
    """The height of its rows."""
    wide = _WIDE - _LABEL - _GAP
    return sum(
        size * _ROW
        + tall(
            max(
                sum(lines(_plain(value), wide, size) for value in fact.values),
                lines(fact.label, _LABEL, size, "Bold"),
            ),
            size,
        )
        for fact in facts
    )


def head(of: str, title: str, state: str) -> float:
    """All above the first table."""
    size = title_size(title)
    made = _HEAD + tall(lines(of, _WIDE - 2.6, _OF), _OF)
    made += tall(lines(title, _WIDE, size, "Bold"), size)
    return made + (tall(1, _STATE) + _ABOUT_STATE if state else 0)


def foot(closing: Iterable[Fact], address: str) -> float:
    """The code, the address, and the facts beside it."""
    said = tall(1 + lines(address, _LOW_WIDE, _READ_ON), _READ_ON)
    for fact in closing:
        first, *others = map(_plain, fact.values)
        number = lines(f"{fact.label}  {first}", _LOW_WIDE, _CLOSING, "Bold")
        number += sum(lines(value, _LOW_WIDE, _CLOSING) for value in others)
        said += tall(number, _CLOSING) + _BETWEEN
    return _FOOT + max(_QR, said)


def room(ends: float, facts: Iterable[Fact], summary: str, todo: Iterable[Fact]) -> float:
    """What is left for the paragraphs; below nothing where all that does not fit."""
    taken = ends + table(facts, _FACTS) + table(todo) + _MIDDLE
    return _SHEET - taken - summed(summary)


def summed(summary: str) -> float:
    """The height of the summary."""
    return tall(lines(summary, _WIDE, _SUMMARY), _SUMMARY)


def _plain(value: str) -> str:
    return value.striptags() if isinstance(value, Markup) else value
