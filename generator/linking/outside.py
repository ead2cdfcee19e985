"""What leads out of the site: links that it does not allow, and words of those who misuse it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_MARKS = r"[\s.\-_*|•]*"  # what is put between letters so that no filter sees the word
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
    suspect = _suspect(rules.words)
    for path, text in scalars(parsed.source.tree):
        for place, address in addresses(text):
            host = host_of(address)
            if not rules.allow(host):
                shown = address[:_SHOWN]
                yield at(parsed, path, "R321", text.spot_of(place), found=shown, domain=host)
        yield from _unreadable(parsed, path, text)
        for found in suspect.finditer(text):
            yield at(parsed, path, "W951", text.spot_of(found.start()), found=found[0])


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


@cache
def _suspect(more: Iterable[str]) -> re.Pattern[str]:
    words = (*wording("promotions")["words"], *more)
    return re.compile("|".join(_pattern(word.strip()) for word in words), re.IGNORECASE)


def _pattern(word: str) -> str:
    """Thai letters with anything between them; Latin ones as a whole word, # for a number."""
    if _THAI.search(word):
        return _MARKS.join(re.escape(letter) for letter in word if not letter.isspace())
    parts = [r"\d{2,}" if part == "#" else re.escape(part) for part in re.split("(#)", word)]
    return rf"(?<![a-z0-9]){''.join(parts)}(?![a-z])".replace(r"\ ", r"[\s-]?")
