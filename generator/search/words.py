"""Where the words of a Thai text begin and end, and which words stand within a longer one.

nlpo3 (newmm, in Rust: 0.7 ms an item where PyThaiNLP's own takes 5.6) with PyThaiNLP's dictionary
of 62,000 words; the names and terms of the site come first, since no dictionary has them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.dictionary import corpus, cut, dictionary_file
from generator.search.normal import is_thai, normalised, other_years, stem, tokens

# A compound's parts are words of so many letters, and one of them at least is met as often as the
# compound: จังหวัด is not จัง and หวัด, though both are words.
_SHORTEST_PART = 3
# Of two letters only these: other such words are found in half of all compounds.
_TWO_LETTERS = frozenset("คน ไฟ ฝน นา รถ ยา ปู ลม วัว".split())  # noqa: SIM905  # words read best
# Found in too many; they make up a compound, and say nothing of it.
_UNTOLD_PARTS = frozenset({"การ", "ความ", "ที่"})
_LONG = 6  # letters of a word that is hardly ever found within others by chance
_END = 4  # letters of a word that is hardly ever the end of another by chance


class Segmenter:
    """Cuts text into the words by which it is found. `terms` are the site's own, as written."""

    def __init__(self, terms: Iterable[str]) -> None:
        own = {"".join(tokens(normalised(term))) for term in terms} - _dictionary() - {""}
        self._own = sorted(term for term in own if len(term) > 1 and is_thai(term))
        self._finder = AhoCorasick(self._own, matchkind=MatchKind.LeftmostLongest)

    def words(self, text: str) -> list[str]:
        """Every word of the text in order, each followed by those that stand within it.

        Also each term of the site's own that is there only when spaces are left out.
        """
        found: list[str] = []
        runs = tokens(normalised(text))
        for run in runs:
            if is_thai(run):
                for word in self._of_run(run):
                    found += (word, *parts(word))
            else:
                found += (run, stem(run), *_of_number(run))
        found = [word for word in found if len(word) > 1 or not is_thai(word)]
        thai = "".join(run if is_thai(run) else " " for run in runs)
        known = set(found)
        for index in self._finder.find_matches_as_indexes(thai):
            if (term := self._own[index[0]]) not in known:
                found.append(term)
        return found

    def _of_run(self, run: str) -> Iterator[str]:
        at = 0
        for index, start, end in self._finder.find_matches_as_indexes(run):
            yield from cut(run[at:start])
            yield self._own[index]
            yield from cut(self._own[index])
            at = end
        yield from cut(run[at:])


class LongWords:
    """Finds the longer of some words in a text, wherever they begin.

    One page has ทะเบียนสมรส as a word, another within จดทะเบียนสมรส: whoever types it means both.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word for word in words if len(word) >= _LONG and is_thai(word)})
        self._finder = AhoCorasick(self._words)

    def within(self, text: str) -> set[str]:
        thai = "".join(run if is_thai(run) else " " for run in tokens(normalised(text)))
        found = self._finder.find_matches_as_indexes(thai, overlapping=True)
        return {self._words[index] for index, _, _ in found}


def ends_of(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For a long word those others that it begins or ends with: people type them for the whole."""
    found = {}
    for word in words:
        if len(word) >= _LONG and is_thai(word):
            cuts = range(_END, len(word) - 1)
            ends = {word[:at] for at in cuts} | {word[-at:] for at in cuts}
            if known := tuple(sorted(end for end in ends if end in words)):
                found[word] = known
    return found


@lru_cache(100_000)
def parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, and theirs: กระทรวง and มหาดไทย of กระทรวงมหาดไทย."""
    first = dict.fromkeys(part for part in sorted(_split(word)) if part not in _UNTOLD_PARTS)
    often = _frequencies().get(word, 0)
    if not any(_frequencies().get(part, 0) >= often for part in first):
        return ()
    return tuple(dict.fromkeys(found for part in first for found in (part, *parts(part))))


def _split(word: str) -> set[str]:
    """The parts of every way to make the word of the fewest others; none where it is simple."""
    if not is_thai(word):
        return set()
    size = len(word)
    # For each end, how few words reach it from the start, and the starts of the last of them.
    fewest = [0] + [size + 1] * size
    lasts: list[list[int]] = [[] for _ in range(size + 1)]
    for end in range(2, size + 1):
        for start in range(end - 1):
            if fewest[start] + 1 <= fewest[end] and _is_part(word, start, end):
                if fewest[start] + 1 < fewest[end]:
                    fewest[end], lasts[end] = fewest[start] + 1, []
                lasts[end].append(start)
    found, ends = set(), [size]
    while ends:
        end = ends.pop()
        found |= {word[start:end] for start in lasts[end]}
        ends += lasts[end]
    return found


def _is_part(word: str, start: int, end: int) -> bool:
    text = word[start:end]
    if text == word:
        return False
    return text in _TWO_LETTERS or (len(text) >= _SHORTEST_PART and text in _dictionary())


def _of_number(run: str) -> Iterator[str]:
    """3/2565 is found by its parts too, and a year by that of the other calendar."""
    pieces = [piece for piece in run.replace("/", " ").split() if piece != run]
    for piece in pieces:
        yield piece
    for piece in (run, *pieces):
        yield from other_years(piece)
    if not run[0].isdigit() and "-" in run:
        yield from run.split("-")


@cache
def _dictionary() -> frozenset[str]:
    return frozenset(dictionary_file().read_text("utf-8").split())


@cache
def _frequencies() -> dict[str, int]:
    """How often a word is met in the Thai National Corpus."""
    lines = (corpus() / "tnc_freq.txt").read_text("utf-8").splitlines()
    return {
        word: int(often) for word, _, often in (line.partition("\t") for line in lines) if often
    }
