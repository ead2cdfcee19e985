"""Thai as it should be typed: mends the slips of keyboards and of pasting that have one meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TONE = "[\u0e48-\u0e4b]"
# Each pair: what is pasted from LINE, Word or PDF, and the one spelling that it can mean.
_MENDS = (
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # เ + เ for แ
    (re.compile(f"\u0e4d({_TONE}?)\u0e32"), "\\1\u0e33"),  # nikhahit + sara aa for sara am
    (re.compile(f"\u0e32\u0e4d({_TONE}?)"), "\\1\u0e33"),  # the same in the wrong order
    (re.compile(f"\u0e33({_TONE})"), "\\1\u0e33"),  # tone mark typed after sara am
    (re.compile(f"({_TONE})([\u0e31\u0e34-\u0e39])"), "\\2\\1"),  # tone mark before its vowel
)
# A joiner before a picture sign makes one sign of several: it stays.
_UNSEEN = re.compile(
    "[\u200b\u200c\u2060\ufeff\u00ad]|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
_BLANKS = re.compile("[\u00a0\u2007\u202f]")
_SUSPECT = re.compile(
    "\u0e40\u0e40|\u0e4d|\u0e33[\u0e48-\u0e4b]|[\u0e48-\u0e4b][\u0e31\u0e34-\u0e39]"
    "|[\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u2007\u202f]"
)


def mend(text: str) -> str:
    """The same words, in Unicode NFC, with marks in order and nothing unseen between letters."""
    # Marks in Unicode's order first: a mark between a tone and its vowel would hide the slip.
    text = unicodedata.normalize("NFC", _BLANKS.sub(" ", _UNSEEN.sub("", text)))
    for slip, meant in _MENDS:
        while (mended := slip.sub(meant, text)) != text:
            text = mended  # a run of marks takes several swaps
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def slips(text: str) -> Iterator[tuple[str, int, str, str]]:
    """The first slip of each kind: the kind, where it is, the text around it, and that mended.

    `order`: vowels and tone marks out of order; `unseen`: a character that nobody sees; `blank`:
    a blank of a web page, at which lines do not break. Either is shown as ▯.
    """
    if not mend(text).strip():
        return  # nothing else is there: it is told as an empty text
    seen = [at for at in range(len(text)) if not _UNSEEN.match(text, at)]
    bare = _BLANKS.sub(" ", "".join(text[at] for at in seen))
    better = mend(bare)
    if better != bare:
        at = next((i for i, (a, b) in enumerate(zip(bare, better, strict=False)) if a != b), 0)
        shown, part = _around(bare, at)
        yield "order", seen[at], shown, mend(part)
    for kind, marks in (("unseen", _UNSEEN), ("blank", _BLANKS)):
        if found := marks.search(text):
            shown, part = _around(text, found.start())
            yield kind, found.start(), marks.sub("▯", shown), mend(part).strip()


def _around(text: str, at: int) -> tuple[str, str]:
    """The words about a place in its line, with … where they go on, and without.

    They are cut only between letters with their marks.
    """
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at) if "\n" in text[at:] else len(text)
    start, end = max(first, at - 12), min(last, at + 12)
    while start > first and unicodedata.category(text[start])[0] == "M":
        start -= 1
    while end < last and unicodedata.category(text[end])[0] == "M":
        end += 1
    part = text[start:end].strip(" ")
    return f"{'…' if start > first else ''}{part}{'…' if end < last else ''}", part


def has_slips(text: str) -> bool:
    """Whether `mend` may change this text: a quick look that spares most texts the work."""
    return bool(_SUSPECT.search(text)) or not unicodedata.is_normalized("NFC", text)
