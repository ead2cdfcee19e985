"""Where the words of a Thai text begin and end, and which words stand within a longer one.

Most runs are made up of the longest words of PyThaiNLP's dictionary (ahocorasick_rs, 3 us a run);
those that are not, names above all, are cut by nlpo3 (newmm, 70 us), which finds the fewest words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.search.normal import is_thai, normalised, other_years, stem, tokens
from generator.thai_words import cut, dictionary, frequencies

# A compound's parts are words of so many letters, and one of them at least is met as often as the
# compound: จังหวัด is not จัง and หวัด, though both are words.
_SHORTEST_PART = 3
# Of two letters only these: other such words are found in half of all compounds.
_TWO_LETTERS = frozenset("คน ไฟ ฝน นา รถ ยา ปู ลม วัว".split())  # noqa: SIM905  # words read best
# Found in too many; they make up a compound, and say nothing of it.
_UNTOLD_PARTS = frozenset({"การ", "ความ", "ที่"})
_LONG = 6  # letters of a word that is hardly ever found within others by chance
_END = 4  # letters of a word that is hardly ever the end of another by chance


@lru_cache(200_000)  # what stands between two spaces is often written again
def words_of(run: str) -> tuple[str, ...]:
    """The words of a Thai run, in order; a letter by itself is none."""
    found: list[str] = _finder().find_matches_as_strings(run)
    if "".join(found) != run:
        found = [word for word in cut(run) if len(word) > 1]
    return tuple(found)


def long_words(text: str) -> set[str]:
    """The longer words of the dictionary in a normalised text, wherever they begin.

    One page has ทะเบียนสมรส as a word, another within จดทะเบียนสมรส: whoever types it means both.
    """
    return set(_long_finder().find_matches_as_strings(text, overlapping=True))


@cache
def _finder() -> AhoCorasick:
    return AhoCorasick(
        sorted(word for word in _written() if len(word) > 1),
        matchkind=MatchKind.LeftmostLongest,
    )


@cache
def _long_finder() -> AhoCorasick:
    return AhoCorasick(sorted(word for word in _written() if len(word) >= _LONG))


@cache
def _written() -> frozenset[str]:
    """The dictionary's words that are one run in the normal form."""
    return frozenset(word for word in dictionary() if tokens(word) == [word] and is_thai(word))


def typed_words(text: str) -> list[str]:
    """Every word of a text as the index has it, with those that stand within it."""
    found: list[str] = []
    for run in tokens(normalised(text)):
        for word in words_of(run) if is_thai(run) else (run,):
            found += (word, *derived(word))
    return found


def derived(word: str) -> tuple[str, ...]:
    """The words by which a page that has `word` is found too."""
    return parts(word) if is_thai(word) else (stem(word), *_of_number(word))


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
    often = frequencies().get(word, 0)
    if not any(frequencies().get(part, 0) >= often for part in first):
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
    return text in _TWO_LETTERS or (len(text) >= _SHORTEST_PART and text in dictionary())


def _of_number(run: str) -> Iterable[str]:
    """3/2565 is found by its parts too, and a year by that of the other calendar."""
    pieces = [piece for piece in run.replace("/", " ").split() if piece != run]
    yield from pieces
    for piece in (run, *pieces):
        yield from other_years(piece)
    if not run[0].isdigit() and "-" in run:
        yield from run.split("-")
