"""Words that stand for each other: abbreviations of offices, and those of content/words.yml."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.search.normal import is_thai, normalised, tokens
from generator.search.words import Segmenter
from generator.strings import wording


class Synonyms:
    """A page that has one word of a group is found by the others too."""

    def __init__(self, groups: Iterable[Sequence[str]], segmenter: Segmenter) -> None:
        written = wording("abbreviations")
        every = [*groups, *((short, full.th) for short, full in written.items())]
        self._words: dict[str, set[str]] = {}
        for group in every:
            for one in group:
                others = {word for two in group if two != one for word in segmenter.words(two)}
                self._words.setdefault(_joined(one), set()).update(others)
        self._words.pop("", None)
        self._keys = list(self._words)
        self._finder = AhoCorasick(self._keys, matchkind=MatchKind.LeftmostLongest)

    def of(self, text: str) -> set[str]:
        """The words that the text does not have but means."""
        joined = _joined(text)
        found: set[str] = set()
        for index, start, end in self._finder.find_matches_as_indexes(joined):
            key = self._keys[index]
            # A short one must stand by itself: มท is no part of สมท.
            if len(key) > 4 or _alone(joined, start, end):
                found |= self._words[key]
        return found


def _alone(text: str, start: int, end: int) -> bool:
    return not (is_thai(text[start - 1 : start] or " ") or is_thai(text[end : end + 1] or " "))


def _joined(text: str) -> str:
    return " ".join(tokens(normalised(text)))
