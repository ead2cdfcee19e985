"""content/words.yml: words that the software must know to print, find and say them right."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import ValidationInfo

from generator.models.fields import Plain, Record, mended, note, reader
from generator.models.news import Spoken
from generator.reading.tree import Scalar

# What a line of a heading holds on the narrowest phone that a page is made for.
WIDEST = 24


def _read_whole(value: Scalar, info: ValidationInfo) -> str:
    typed = mended(value, info)
    if (wide := width(typed)) > WIDEST:
        note(info, "W950", value, found=typed, length=wide, limit=WIDEST)
    return typed


def width(text: str) -> int:
    """Letters side by side: marks above and below another take no room of their own."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


WholeWord = Annotated[str, reader(_read_whole)]


class Synonym(Record):
    """Words that mean the same: a page that has one is found by each."""

    words: tuple[Plain, ...]


class WordList(Record):
    """`whole` are words, names and phrases within which no line ends.

    `spoken` says how words of any item are read aloud, unless the item says it otherwise.
    """

    file: str
    whole: tuple[WholeWord, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    spoken: tuple[Spoken, ...] = ()

    @property
    def fitting(self) -> tuple[str, ...]:
        """Those of `whole` that a line of a phone can hold."""
        return tuple(one for one in self.whole if 0 < width(one) <= WIDEST)
