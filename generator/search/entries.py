"""What one page brings to the index: its words, how much each weighs, and near what it stands.

A pure function of the page and of the register's names, so that it can be kept from build to build.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from generator.search.documents import Document
from generator.search.normal import is_thai, normalised, tokens
from generator.search.places import Places
from generator.search.words import long_words, words_of

# A code is a mask above a weight. Each run of Thai letters, from space to space, has one bit of
# the mask, after which the bits are used again: words of one run share it, others seldom do.
WEIGHT_BITS, MASK_BITS = 4, 40
WEIGHT = (1 << WEIGHT_BITS) - 1
ANYWHERE = ((1 << MASK_BITS) - 1) << WEIGHT_BITS  # may stand beside any word
SHORT = 4  # letters: a run that may be an abbreviation
# What an abbreviation of one letter was written out to; the name behind it belongs to it.
_BEFORE_NAMES = frozenset({"จังหวัด", "อำเภอ", "ตำบล", "หมู่ที่"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Words with their codes, place by place, each a record of a few plain tuples.

    `within` are longer words that stand somewhere in the text without being cut out, for what is
    a word elsewhere; `runs` are short runs of Thai, for what may be an abbreviation.
    """

    words: tuple[str, ...]
    codes: tuple[int, ...]
    within: tuple[str, ...]
    within_codes: tuple[int, ...]
    runs: tuple[str, ...]
    runs_codes: tuple[int, ...]


def digest(document: Document, places: Places) -> str:
    """Of all that an entry is made from."""
    found = blake2b(places.digest, digest_size=16)
    for weight, text in document.parts:
        found.update(f"\0{weight}{text}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def entry(document: Document, places: Places) -> Entry:
    weights: dict[str, int] = {}
    within: dict[str, int] = {}
    short: dict[str, int] = {}
    masks: dict[str, int] = {}
    meant: dict[str, int] = {}
    runs = 0
    parts = sorted(document.parts)  # what weighs most comes last, and stays
    texts = normalised("\0".join(text.replace("\0", " ") for _, text in parts)).split("\0")
    for (weight, _), text in zip(parts, texts, strict=True):
        found = tokens(text)
        if not text.isascii():
            found, runs = _thai(found, masks, short, runs, weight)
            within.update(dict.fromkeys(long_words(text), weight))
        weights.update(dict.fromkeys(found, weight))
        meant.update(dict.fromkeys(places.words(text), max(weight // 2, 1)))
    for word, weight in meant.items():
        if weights.get(word, 0) < weight:
            weights[word] = weight
    within = {word: within[word] for word in sorted(within.keys() - weights.keys())}
    short = {run: short[run] for run in sorted(short.keys() - weights.keys())}
    # A word without a mask has no neighbours that a reader would leave no space before.
    return Entry(
        tuple(weights),
        tuple(
            [
                masks[word] << WEIGHT_BITS | weight if word in masks else ANYWHERE | weight
                for word, weight in weights.items()
            ]
        ),
        tuple(within),
        tuple(ANYWHERE | weight for weight in within.values()),
        tuple(short),
        tuple(ANYWHERE | weight for weight in short.values()),
    )


def _thai(
    found: list[str], masks: dict[str, int], short: dict[str, int], runs: int, weight: int
) -> tuple[list[str], int]:
    """The words of the text's tokens, and how many runs there have been until its end."""
    words: list[str] = []
    for token in found:
        if not is_thai(token):
            words.append(token)
            continue
        bit = 1 << runs % MASK_BITS
        cut = words_of(token)
        words += cut
        for word in cut:
            masks[word] = masks.get(word, 0) | bit
        if len(token) <= SHORT:
            short[token] = weight
        if token not in _BEFORE_NAMES:
            runs += 1
    return words, runs
