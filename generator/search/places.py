"""Names of places in the other language: who types Ko Libong finds ตำบลเกาะลิบง, and back.

A name counts only where the text says that it is a place: many are words of every day too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.register import Register
from generator.search.normal import normalised, tokens

_THAI = re.compile(
    "(?:จังหวัด|อำเภอ|ตำบล|เขต|แขวง|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|อบต) ?(?=[ก-ฮเ-ไ])"
)
_LATIN = re.compile(r"((?:[a-z-]+ ){0,3}[a-z-]+) (?:province|district|subdistrict)\b")
_LONGEST = 24  # letters of a Thai name


class Places:
    """The names of the official register, in both languages."""

    def __init__(self, register: Register) -> None:
        self._latin: dict[str, str] = {}
        self._thai: dict[str, str] = {}
        for code in sorted(register.areas, key=lambda code: (-len(code), code)):
            name = register.areas[code].name
            thai, latin = "".join(tokens(normalised(name.th))), normalised(name.best("en"))
            self._latin[thai] = latin
            self._thai[latin] = thai

    def words(self, text: str) -> list[str]:
        """Each name that the text gives as a place's: whole, and in the other language."""
        text = normalised(text)
        found: list[str] = []
        for thai in self._thai_names(text):
            found += (thai, *_latin_words(self._latin[thai]))
        for latin in self._latin_names(text):
            found += (self._thai[latin], *_latin_words(latin))
        return found

    def _thai_names(self, text: str) -> Iterator[str]:
        for before in _THAI.finditer(text):
            at = before.end()
            for size in range(_LONGEST, 1, -1):
                if (name := text[at : at + size]) in self._latin and len(name) == size:
                    yield name
                    break

    def _latin_names(self, text: str) -> Iterator[str]:
        for found in _LATIN.finditer(text):
            words = found[1].split(" ")
            for start in range(len(words)):
                if (name := " ".join(words[start:])) in self._thai:
                    yield name
                    break


def _latin_words(name: str) -> list[str]:
    """Its words, and all of them as one: Yan Ta Khao is written Yantakhao too."""
    words = tokens(name)
    return [*words, "".join(words)] if len(words) > 1 else words
