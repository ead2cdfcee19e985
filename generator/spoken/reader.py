"""Written Thai to spoken Thai: the rules in their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from generator.spoken import abbreviations, amounts, days, latin, marks, telephone, times
from generator.spoken.rule import Doubt, Hearing, Rule
from generator.spoken.written import plain_letters, swept


@dataclass(frozen=True, slots=True)
class Heard:
    """`text` has Thai letters, spaces and ends of lines alone; `doubts` in order, each once."""

    text: str
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts of one site aloud.

    `pairs` are (written, spoken), the item's own before those of the site; `village` and
    `districts` as in Hearing.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    village: bool = False
    districts: frozenset[str] = field(default=frozenset(), repr=False)

    def heard(self, text: str) -> Heard:
        return _heard(self, text)

    def says(self, text: str) -> str:
        return self.heard(text).text


@lru_cache(maxsize=20_000)  # a preview hears 500 items of some lines at every saved file
def _heard(reader: Reader, text: str) -> Heard:
    hearing = Hearing(village=reader.village, districts=reader.districts)
    text = _folded(plain_letters(text))
    text = _paired(text, reader.pairs)
    for one in _rules():
        text = one.applied(text, hearing)
    return Heard(swept(text), tuple(dict.fromkeys(hearing.doubts)))


@cache
def _rules() -> tuple[Rule, ...]:
    """What has a wider form comes before what might be a part of it."""
    return (
        *latin.address_rules(),
        *latin.word_rules(),
        *days.rules(),
        *times.rules(),
        *telephone.rules(),
        *amounts.written_rules(),
        *abbreviations.unit_rules(),
        *abbreviations.rules(),
        *amounts.rules(),
        *marks.rules()[:4],
        *latin.letter_rules(),
        *marks.rules()[4:],
    )


def _folded(text: str) -> str:
    """é and Ａ as the letter that they are made from."""
    return "".join(_fold(letter) for letter in text) if not text.isascii() else text


def _fold(letter: str) -> str:
    if letter < "\u00c0" or "\u0e00" <= letter <= "\u0e7f" or not letter.isalpha():
        return letter
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() else letter


def _paired(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """One pass, so that nothing said is looked up again; the first pair of a spelling wins."""
    said: dict[str, str] = {}
    for written, spoken in pairs:
        said.setdefault(_key(written), spoken)
    said.pop("", None)
    if not said:
        return text
    pattern = _pairs_pattern(tuple(said))
    return pattern.sub(lambda found: said[_key(found[0])], text)


def _key(written: str) -> str:
    return " ".join(_folded(plain_letters(written)).split())


@lru_cache(maxsize=512)
def _pairs_pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    """The earlier pair wins where two begin at one place; of the site's list the longer one."""
    return re.compile("|".join(_bounded(key) for key in keys))


def _bounded(key: str) -> str:
    body = re.escape(key).replace(r"\ ", r"\s+")
    before = "".join(_edge(key[0], ahead=False))
    return f"{before}{body}{''.join(_edge(key[-1], ahead=True))}"


def _edge(letter: str, *, ahead: bool) -> Iterator[str]:
    """A number or a Latin word is whole; a short form does not begin within a word."""
    look = "(?!" if ahead else "(?<!"
    if letter.isdigit():
        yield rf"{look}\d)" if ahead else rf"{look}[\d.,/])"
    elif letter.isascii() and letter.isalpha():
        yield f"{look}[A-Za-z])"
