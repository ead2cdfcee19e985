"""The letters of a text before it is read aloud, and the only ones that are left afterwards."""

from __future__ import annotations

import re
import unicodedata

from generator.spoken.rule import THAI

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_AM = re.compile("\u0e4d([่-๋]?)\u0e32")  # ำ typed as two marks
_BLANKS = re.compile(r"[^\S\n]+")
_AFTER_DASHES = re.compile(r"\s*\n\s*")
_LEFT_OUT = re.compile(rf"[^{THAI}\s]+")


def plain_letters(text: str) -> str:
    """One form of digits, blanks and marks; nothing unseen. The text says the same as before."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_THAI_DIGITS)
    text = "".join(_ascii_digit(letter) if letter.isdigit() else letter for letter in text)
    return _BLANKS.sub(" ", _AM.sub("\\1\u0e33", text))


def _ascii_digit(letter: str) -> str:
    """Wide, raised and other scripts' digits."""
    value = unicodedata.digit(letter, -1)
    return str(value) if value >= 0 else " "


def swept(text: str) -> str:
    """Thai letters, spaces and ends of lines alone."""
    text = _BLANKS.sub(" ", _LEFT_OUT.sub(" ", text))
    return _AFTER_DASHES.sub("\n", text).strip()
