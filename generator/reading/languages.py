"""Which language a text is really written in, by its letters alone."""

from __future__ import annotations

import re

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]{2,}")
# Names stand in their own letters; addresses are in nobody's language.
_QUOTED = re.compile('“[^”]*”|"[^"]*"|‘[^’]*’|\\([^)]*\\)|`[^`]*`')
_ADDRESS = re.compile(
    r"https?://\S+|\S+@\S+|\b(?:news|district|page):[\w#-]+|[\w-]+\.(?:jpe?g|png|gif|webp|heic|pdf)\b"
)


def has_thai(text: str) -> bool:
    return bool(_THAI.search(text))


def has_latin(text: str) -> bool:
    return bool(_LATIN.search(text))


def is_thai(text: str) -> bool:
    """Whether it has more Thai than Latin letters, names quoted in a sentence apart."""
    bare = _ADDRESS.sub(" ", text)
    outside = _QUOTED.sub(" ", bare)
    counted = outside if _LATIN.search(outside) else bare
    return len(_THAI.findall(counted)) > len(_LATIN.findall(counted))


def is_latin_prose(text: str) -> bool:
    """Whether it is two words or more in Latin letters and none in Thai: no mere name or number."""
    words = _LATIN_WORD.findall(_ADDRESS.sub(" ", text))
    return len(words) >= 2 and not has_thai(text)
