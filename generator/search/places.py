"""Names of places in the other language: who types Ko Libong finds ตำบลเกาะลิบง, and back.

A name counts only where the text says that it is a place: many are words of every day too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from generator.reading.register import Register
from generator.search.normal import normalised, tokens

_THAI = re.compile(
    "(?:จังหวัด|อำเภอ|ตำบล|เขต|แขวง|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|อบต) ?(?=[ก-ฮเ-ไ])"
)
_LATIN = re.compile(r" (?:province|district|subdistrict)\b")
_WORDS = 4  # of a Latin name
_LATIN_LONGEST = 80  # letters of them
_QUOTES = "(\"'“‘"  # may stand before a name
_LONGEST = 80  # letters of a Latin name, and of what stands before it
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
        self.digest = blake2b("\n".join(self._latin).encode()).digest()
        self.digest += blake2b("\n".join(self._thai).encode()).digest()

    def words(self, text: str) -> list[str]:
        """Each name that a normalised text gives as a place's: whole, and in the other language."""
        found: list[str] = []
        if not text.isascii():
            for thai in self._thai_names(text):
                found += (thai, *_latin_words(self._latin[thai]))
        if "province" in text or "district" in text:
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
        for kind in _LATIN.finditer(text):
            at = kind.start()
            words = text[max(0, at - _LATIN_LONGEST) : at].split(" ")[-_WORDS:]
            for start in range(len(words)):
                if (name := " ".join(words[start:]).lstrip(_QUOTES)) in self._thai:
                    yield name
                    break


@cache
def _latin_words(name: str) -> tuple[str, ...]:
    """Its words, and all of them as one: Yan Ta Khao is written Yantakhao too."""
    words = tokens(name)
    return (*words, "".join(words)) if len(words) > 1 else tuple(words)
