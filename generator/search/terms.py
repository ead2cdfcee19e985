"""Where a text has the site's own words: names, terms of the programme, words with synonyms.

No dictionary has them, and they change with every item. So they are looked for apart from what is
kept of a page: in a rough form of its text, one byte a letter, which is quick to make and search.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from generator.linking.whole_words import whole_words
from generator.models.programme import Programme
from generator.search.documents import Document
from generator.search.normal import normalised, tokens
from generator.site import Site

_ENCODING = "iso8859_11"  # the Thai letters in one byte each
# Spaces, and the dots of abbreviations, are left out: โคก หนอง นา is one term. All that is no
# Thai letter ends a term.
_LEFT_OUT = b" \n\t\r\xa0."
_LETTERS = frozenset("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮะัาำิีึืฺุูเแโใไๅ็่้๊๋์ํ๎".encode(_ENCODING))
_ROUGH = bytes(byte if byte in _LETTERS else 0x20 for byte in range(256))


class Terms:
    """Finds some words in whatever place; of two that overlap, the longer."""

    def __init__(self, terms: Iterable[str]) -> None:
        written = {"".join(tokens(normalised(term))) for term in terms}
        self._terms = sorted(term for term in written if len(term) > 1 and _is_thai(term))
        self._finder = BytesAhoCorasick(
            [term.encode(_ENCODING) for term in self._terms], matchkind=MatchKind.LeftmostLongest
        )

    def within(self, text: bytes) -> set[str]:
        """Those that a rough text has."""
        found = self._finder.find_matches_as_indexes(text)
        return {self._terms[index] for index, _, _ in found}


def rough_parts(document: Document) -> tuple[tuple[int, bytes], ...]:
    """The parts of a page that have Thai, with their weights, as `Terms` reads them."""
    return tuple(
        (weight, text.encode(_ENCODING, "replace").translate(_ROUGH, _LEFT_OUT))
        for weight, text in document.parts
        if not text.isascii()
    )


def own_terms(site: Site) -> tuple[str, ...]:
    """Names of people and places, words that an editor wants kept whole, the programme's words."""
    same = (word for one in site.words.synonyms for word in one.words)
    return (*whole_words(site), *site.words.whole, *same, *_of_programme(site.programme))


def _of_programme(programme: Programme) -> Iterable[str]:
    yield from (sector.name.th for sector in programme.sectors)
    yield from (programme.name.th, programme.short.th)


def _is_thai(term: str) -> bool:
    return set(term.encode(_ENCODING, "replace")) <= _LETTERS
