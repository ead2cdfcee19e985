"""What leads out of the site: links that it does not allow, and words of those who misuse it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any
from urllib.parse import unquote

from generator.linking.references import at
from generator.markup import typed_links
from generator.models.parse import Parsed
from generator.models.settings import SiteSettings
from generator.problems import Problem
from generator.reading.tree import Path, Scalar, scalars
from generator.reading.web_addresses import belongs, host_of, is_url, typed_addresses
from generator.strings import wording

_SHOWN = 80  # characters of an address in a message
_BETWEEN = ".-_*|•"  # what is put between letters, as blanks are, so that no filter sees the word
_MARKS = rf"[\s{re.escape(_BETWEEN)}]*"
_THAI = re.compile("[ก-๛]")


@dataclass(frozen=True, slots=True)
class Rules:
    """Which domains links may lead to, any where it is empty, and which words are suspect."""

    domains: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: SiteSettings) -> Rules:
        """The site's own; to itself every site may link."""
        domains = settings.link_domains
        own = (host_of(settings.address),) if domains else ()
        return cls((*domains, *own), settings.suspect_words)

    @property
    def digest(self) -> str:
        return blake2b(repr((self.domains, self.words)).encode(), digest_size=8).hexdigest()

    def allow(self, host: str) -> bool:
        return not self.domains or any(belongs(host, domain) for domain in self.domains)


def outside(parsed: Parsed[Any], rules: Rules) -> Iterator[Problem]:
    """Each at the line where it stands; in every text and address of the file."""
    watched = _may_hold(parsed.source.raw.decode("utf-8", "ignore"), rules.words)
    for path, text in scalars(parsed.source.tree):
        for place, address in addresses(text) if rules.domains else ():
            host = host_of(address)
            if not rules.allow(host):
                shown = address[:_SHOWN]
                yield at(parsed, path, "R321", text.spot_of(place), found=shown, domain=host)
        yield from _unreadable(parsed, path, text)
        for place, word in _suspect(text, rules.words) if watched else ():
            yield at(parsed, path, "W951", text.spot_of(place), found=word)


def addresses(text: str) -> list[tuple[int, str]]:
    """Every address of the web in a text, with its place: typed as it is, or in Markdown."""
    found = typed_addresses(text)
    known = {unquote(address) for _, address in found if is_url(address)}
    linked = [(one, meant) for one in typed_links(text).outside if (meant := _meant(one))]
    return found + [
        (_place(text, one), meant) for one, meant in linked if unquote(meant) not in known
    ]


def _meant(address: str) -> str:
    """The address that a browser makes of a link's; "" where a field would not take it."""
    return next((one for one in (address, unquote(address)) if is_url(one)), "")


def _place(text: str, address: str) -> int:
    return max(text.find(address), text.find(unquote(address)), 0)


def _unreadable(parsed: Parsed[Any], path: Path, text: Scalar) -> Iterator[Problem]:
    """Links of a Markdown text that a field for an address would not take either."""
    for address in typed_links(text).outside:
        if not _meant(address):
            spot = text.spot_of(_place(text, address))
            yield at(parsed, path, "R323", spot, found=address[:_SHOWN])


def _suspect(text: str, more: tuple[str, ...]) -> list[tuple[int, str]]:
    """What is suspect in a text, with its place; of two that overlap the first."""
    bare = _bare(text)
    spans = [
        found.span()
        for stem, pattern in _words(more)
        if stem in bare  # a look that spares nearly every text all the patterns
        for found in pattern.finditer(text)
    ]
    kept, end = [], 0
    for start, stop in sorted(spans):
        if start >= end:
            kept.append((start, text[start:stop]))
            end = stop
    return kept


def _may_hold(raw: str, more: tuple[str, ...]) -> bool:
    """A look at a whole file, which spares nearly all of them a look at each text."""
    bare = _bare(raw)
    by_number = not raw or "\\u" in raw or "\\x" in raw  # letters that no line of it shows
    return by_number or any(stem in bare for stem, _ in _words(more))


@cache
def _words(more: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each word with what a text must hold of it, and how it is typed."""
    words = [word.strip() for word in (*wording("promotions")["words"], *more)]
    found = ((_bare(word.partition("#")[0]), _pattern(word)) for word in words)
    return tuple((stem, re.compile(typed, re.IGNORECASE)) for stem, typed in found if stem)


def _bare(text: str) -> str:
    """In small letters, without what may stand between letters."""
    bare = "".join(text.lower().split())
    for mark in _BETWEEN:
        bare = bare.replace(mark, "")
    return bare


def _pattern(word: str) -> str:
    """Thai letters with anything between them; Latin ones as a whole word, # for a number."""
    if _THAI.search(word):
        letters = (re.escape(one) for one in word if not one.isspace() and one not in _BETWEEN)
        return _MARKS.join(r"\d{2,}" if one == r"\#" else one for one in letters)
    parts = [r"\d{2,}" if part == "#" else re.escape(part) for part in re.split("(#)", word)]
    return rf"(?<![a-z0-9]){''.join(parts)}(?![a-z])".replace(r"\ ", r"[\s-]?")
