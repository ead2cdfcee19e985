"""What is set in type outside the pages, cards and notices, as plain data for the press."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from generator.line_breaks import LineBreaks
from generator.models.words import width
from generator.thai_words import cut
from generator.typeface import drawable

LONGEST_TITLE = 250  # characters; a longer one is shortened at a word
# Letters side by side that no line may hold, and in which no word is found: Thai has vowels.
_ENDLESS = re.compile(r"[^\s\-\u0e00-\u0e7f]{24}(?=\S)|[ก-ฮ]{16}(?=[ก-ฮ])")
_MAY_BREAK = "\u200b"
_LONG = 4  # letters of a word from which on it is held whole
_THAI = re.compile("[ก-๛]+")
# A place's kind and its name, which is written tight to it and ends with a space; and a weekday
# with its date.
_WHOLE = re.compile(
    "(?:จังหวัด|อำเภอ|ตำบล|เขต|แขวง)[ก-๎]{2,16}(?![ก-๎])"
    "|วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์)ที่ [0-9]"
)
# What stands tight to a word on one side, and so on its line; the last is the space before ๆ.
_OPENS, _CLOSES = "“‘\"'([{«", "”’\"')]}».,;:!?ฯๆ\u00a0"
_MORE = "…"
_LOOSE = " ,.;:–-“‘(["

# A piece of text, and 1 where it stays on one line.
Pieces = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One card or notice.

    `name` is its file below the published folder, `look` the file of theme/typst/ that sets
    `data`, which is JSON; `at` is the moment that a PDF says it was made.
    """

    name: str
    look: str
    data: str
    at: datetime

    @classmethod
    def of(cls, name: str, look: str, data: Mapping[str, Any], at: datetime) -> Sheet:
        return cls(name, look, json.dumps(data, ensure_ascii=False, separators=(",", ":")), at)

    @property
    def label(self) -> str:
        return self.name

    def __iter__(self) -> Iterator[str]:
        """Its one name on a shelf, where sheets of the same data share a file."""
        whole = f"{self.look} {self.at.isoformat()} {self.data}".encode()
        ending = self.name.rpartition(".")[2]
        yield f"{self.look}/{blake2b(whole, digest_size=12).hexdigest()}.{ending}"


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A sheet whose content is decided when it is asked for; `name` is its file."""

    name: str
    make: Callable[[], Sheet]


@lru_cache(20_000)  # labels, offices and names stand on most sheets
def pieces(text: str, breaks: LineBreaks) -> Pieces:
    """The text as it can be drawn, cut where what stays on one line begins and ends.

    Typst, like browsers, cuts some long words, as อิเล็กทรอนิกส์: those of the dictionary stay whole.
    """
    shown = " ".join(drawable(text).split())
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in _kept(shown, breaks):
        found += [(shown[at:start], False)] if start > at else []
        found.append((shown[start:end], True))
        at = end
    found += [(shown[at:], False)] if at < len(shown) else []
    return tuple(
        (part if whole else _breakable(part), int(whole)) for part, whole in _tight(found) if part
    )


def _kept(text: str, breaks: LineBreaks) -> list[tuple[int, int]]:
    """Where what stays on one line begins and ends, in order."""
    spans = [found.span() for found in _WHOLE.finditer(text)]
    at = 0
    for part, whole in breaks.parts(text):
        for word in (part,) if whole else cut(part):
            if whole or (width(word) >= _LONG and _THAI.fullmatch(word)):
                spans.append((at, at + len(word)))
            at += len(word)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _tight(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Quotes, stops and marks go with the word that they touch: no line begins or ends there."""
    texts = [text for text, _ in parts]
    for at, (_, whole) in enumerate(parts):
        if not whole:
            continue
        if at and not parts[at - 1][1]:
            loose = texts[at - 1].rstrip(_OPENS)
            texts[at] = texts[at - 1][len(loose) :] + texts[at]
            texts[at - 1] = loose
        if at + 1 < len(parts) and not parts[at + 1][1]:
            loose = texts[at + 1].lstrip(_CLOSES)
            texts[at] += texts[at + 1][: len(texts[at + 1]) - len(loose)]
            texts[at + 1] = loose
    return [(text, whole) for text, (_, whole) in zip(texts, parts, strict=True)]


def titled(text: str, instead: str, breaks: LineBreaks) -> Pieces:
    """The title; where no letter of it can be drawn, what stands for it."""
    said = shortened(text, breaks)
    return pieces(said if any(map(str.isalnum, drawable(said))) else instead, breaks)


def shortened(text: str, breaks: LineBreaks, most: int = LONGEST_TITLE) -> str:
    """At most so many characters: cut between words, never within one that stays whole."""
    if len(text) <= most:
        return text
    kept = ""
    for part, whole in breaks.parts(text):
        for word in (part,) if whole else cut(part):
            if len(kept) + len(word) >= most:
                return (kept.rstrip(_LOOSE) or text[: most - 1]) + _MORE
            kept += word
    return text


def _breakable(text: str) -> str:
    """With places to break in what no line could hold: an address, letters without end."""
    return _ENDLESS.sub(lambda found: found[0] + _MAY_BREAK, text)
