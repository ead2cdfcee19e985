"""Words that stand for each other: abbreviations of offices, and those of content/words.yml."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.search.entries import SHORT
from generator.search.normal import is_thai, normalised, tokens
from generator.search.words import typed_words
from generator.strings import wording


class Synonyms:
    """A page that has one word of a group is found by the others too.

    `meant` gives for each such word the words of the others. Of those, the ones in `alone`, and
    only those, must stand by themselves: มท is no part of สมท.
    """

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        written = {**wording("short_forms"), **wording("abbreviations")}
        known = ((short, full.th) for short, full in written.items())
        found: dict[str, set[str]] = {}
        for group in (*groups, *known):
            for one in group:
                others = {word for two in group if two != one for word in typed_words(two)}
                joined = (_joined(two) for two in group if two != one)
                others |= {term for term in joined if term and is_thai(term)}
                found.setdefault(_joined(one), set()).update(others)
        found.pop("", None)
        self.meant = {key: tuple(sorted(words)) for key, words in sorted(found.items())}
        self.alone = frozenset(key for key in found if len(key) <= SHORT)


def _joined(text: str) -> str:
    return "".join(tokens(normalised(text)))
