"""The typeface of cards and notices: its files, and the letters that it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

_PACKAGE = "fontpkg_sarabun"
_WEIGHTS = ("Regular", "Bold")
_SPACES = frozenset("\n\t \u00a0\u200b\u2060")
# What joins and varies emoji, and marks without a shape of their own: gone without a word.
_SHAPELESS = {"Cf", "Cc", "Mn", "Me"}
_LETTERS = ("L", "M", "N")
_INSTEAD = "…"


@cache
def folder() -> Path:
    """Where the TTF files are."""
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    return Path(found.origin).parent / "files"


@cache
def covered() -> frozenset[str]:
    """Every character that each weight has a glyph for, by the fonts' own tables."""
    found = [frozenset(map(chr, _table(weight))) for weight in _WEIGHTS]
    return frozenset.intersection(*found) | _SPACES


@cache
def _advances(weight: str) -> dict[str, float]:
    """How far each character moves the line on, in ems; marks above and below do not."""
    with TTFont(folder() / f"Sarabun-{weight}.ttf", lazy=True) as font:
        rows, em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): rows[name][0] / em for code, name in font.getBestCmap().items()}


def breadth(text: str, weight: str = "Regular") -> float:
    """How wide the text is on one line, in ems."""
    advances = _advances(weight)
    return sum(advances.get(char, 0.0) for char in text)


def _table(weight: str) -> Iterator[int]:
    with TTFont(folder() / f"Sarabun-{weight}.ttf", lazy=True) as font:
        yield from font.getBestCmap()


def missing(text: str) -> tuple[str, ...]:
    """The characters that cannot be drawn, each once, in their order."""
    gone = dict.fromkeys(char for char in text if char not in covered())
    return tuple(
        char for char in gone if unicodedata.category(char) not in _SHAPELESS and not _same(char)
    )


def drawable(text: str) -> str:
    """The text without what the typeface cannot draw.

    A sign of another shape, as a full-width letter, becomes its plain one; a picture is left
    out; a run of letters of another script becomes an ellipsis, which says that more was there.
    """
    if covered().issuperset(text):
        return text
    out: list[str] = []
    for char in text:
        if char in covered():
            out.append(char)
        elif plain := _same(char):
            out.append(plain)
        elif unicodedata.category(char)[0] in _LETTERS and _alone(out):
            out.append(_INSTEAD)
    return "".join(out)


def _same(char: str) -> str:
    """The same sign in letters that the typeface has; nothing where there is none."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char and covered().issuperset(plain) else ""


def _alone(out: list[str]) -> bool:
    """Not behind another ellipsis, over a space at most."""
    return "".join(out[-2:]).rstrip()[-1:] != _INSTEAD
