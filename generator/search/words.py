"""The words by which a Thai text is found, and which of them stand within a longer one.

The names and terms of the site come first, since no dictionary has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.search.normal import is_thai, normalised, other_years, tokens
from generator.thai_words import cut, dictionary_file

# A compound's parts have so many letters; จังหวัด is not จัง and หวัด, though both are words.
_SHORTEST_PART = 4
# The short words that compounds are truly made of. The first two are found in too many.
_SHORT_PARTS = frozenset(
    """
    การ ความ น้ำ ผู้ นัก แม่ พ่อ คน ชาว โรง ช่าง ไฟ ป่า ดิน ปลา ข้าว รถ วัด ยา นาย ภัย แล้ง ฝน นา สวน
    ไร่ ทะเล หลวง ร่วม ท่วม ขยะ โรค ไข้ หมู่ กลุ่ม ทาง ค่า ปี วัน งาน ทุน ส่วน ศูนย์ ที่ ร้าน ตลาด ท่า
    ไทย ยาง วัย ชน ต้น รอง ฝุ่น
    """.split()  # noqa: SIM905  # words read best as words
)
_UNTOLD_PARTS = frozenset({"การ", "ความ", "ที่"})


class Segmenter:
    """Cuts text into the words by which it is found. `terms` are the site's own, as written."""

    def __init__(self, terms: Iterable[str]) -> None:
        own = {"".join(tokens(normalised(term))) for term in terms}
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
                found += (run, *_of_number(run))
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


@lru_cache(100_000)
def parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, and theirs: กระทรวง and มหาดไทย of กระทรวงมหาดไทย."""
    found: list[str] = []
    for part in _split(word):
        if part not in _UNTOLD_PARTS:
            found += (part, *parts(part))
    return tuple(dict.fromkeys(found))


def _split(word: str) -> tuple[str, ...]:
    """The fewest dictionary words that make up the whole word; nothing where it is simple."""
    if not is_thai(word):
        return ()
    best: list[tuple[str, ...] | None] = [None] * (len(word) + 1)
    best[0] = ()
    for end in range(1, len(word) + 1):
        for start in range(end):
            before, part = best[start], word[start:end]
            if before is None or part == word or not _is_part(part):
                continue
            chosen = best[end]
            if chosen is None or len(before) + 1 < len(chosen):
                best[end] = (*before, part)
    return best[-1] or ()


def _is_part(text: str) -> bool:
    return text in _SHORT_PARTS or (len(text) >= _SHORTEST_PART and text in _dictionary())


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
