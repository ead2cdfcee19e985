"""Words that stand for each other: abbreviations of offices, and those of content/words.yml."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.search.normal import is_thai, normalised, tokens
from generator.search.words import Segmenter
from generator.strings import wording

_SHORT = 4  # letters: so few must stand by themselves, as มท is no part of สมท


class Synonyms:
    """A page that has one word of a group is found by the others too."""

    def __init__(self, groups: Iterable[Sequence[str]], segmenter: Segmenter) -> None:
        written = {**wording("short_forms"), **wording("abbreviations")}
        known = ((short, full.th) for short, full in written.items())
        self._words: dict[str, set[str]] = {}
        for group in (*groups, *known):
            for one in group:
                others = {word for two in group if two != one for word in segmenter.words(two)}
                self._words.setdefault("".join(tokens(normalised(one))), set()).update(others)
        self._words.pop("", None)
        self._short = {key for key in self._words if len(key) <= _SHORT}
        self._long = sorted(set(self._words) - self._short)
        self._finder = AhoCorasick(self._long, matchkind=MatchKind.LeftmostLongest)

    def of(self, text: str, words: Collection[str]) -> set[str]:
        """The words that a text does not have but means; `words` are those that it has."""
        runs = tokens(normalised(text))
        joined = "".join(run if is_thai(run) else f" {run} " for run in runs)
        keys = {self._long[index] for index, _, _ in self._finder.find_matches_as_indexes(joined)}
        keys |= self._short & {*runs, *words}
        return {word for key in keys for word in self._words[key]}
