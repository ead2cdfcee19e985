"""From what the pages bring to the pages of each word; each word once, not page by page.

A page is found by the parts of its words, by what they stand for, and by longer words that it has
without a space around: all of that hangs on the word alone, and is worked out for it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.search.entries import ANYWHERE, MASK_BITS, WEIGHT, WEIGHT_BITS, Entry
from generator.search.synonyms import Synonyms
from generator.search.words import derived, ends_of

PAGE = MASK_BITS + WEIGHT_BITS  # bits of a code, above which the page's number stands
_SURE = 8  # letters of a word that is there even where another cut was made
_OWN = (1 << PAGE) - 1
Codes = list[int]  # page << PAGE | code, each page once, in order
Postings = dict[str, Codes]


def postings(
    entries: Sequence[Entry],
    terms: Sequence[Mapping[str, int]],
    keys: Sequence[Mapping[str, int]],
    synonyms: Synonyms,
) -> Postings:
    """The words in order, with their pages.

    `terms` and `keys` are what `Terms` found of the site's own words and of those that have
    synonyms, with weights; both go page by page, as `entries` do.
    """
    words = _by_word((entry.words, entry.codes) for entry in entries)
    _join(words, _by_word(_anywhere(found) for found in terms))
    _derive(words, {word: derived(word) for word in words})
    within = _by_word((entry.within, entry.within_codes) for entry in entries)
    _join(words, {word: within[word] for word in within if word in words or len(word) >= _SURE})
    _mean(words, entries, keys, synonyms)
    _derive(words, ends_of(words))
    return {word: words[word] for word in sorted(words)}


def _by_word(pages: Iterable[tuple[Sequence[str], Sequence[int]]]) -> Postings:
    found: dict[str, Codes] = defaultdict(list)
    for number, (words, codes) in enumerate(pages):
        page = number << PAGE
        for word, code in zip(words, codes, strict=True):
            found[word].append(page | code)
    return dict(found)


def _anywhere(found: Mapping[str, int]) -> tuple[Sequence[str], Sequence[int]]:
    return tuple(found), tuple(ANYWHERE | weight for weight in found.values())


def _mean(
    words: Postings,
    entries: Sequence[Entry],
    keys: Sequence[Mapping[str, int]],
    synonyms: Synonyms,
) -> None:
    """What a page does not say and still means, at half the weight."""
    having = _by_word(_anywhere(found) for found in keys)
    alone = synonyms.alone
    runs = _by_word((entry.runs, entry.runs_codes) for entry in entries)
    _join(words, {run: codes for run, codes in runs.items() if run in alone})
    added: dict[str, list[Codes]] = defaultdict(list)
    for key, others in synonyms.meant.items():
        found = _merged([words.get(key, []), [] if key in alone else having.get(key, [])])
        if found:
            halved = [code & ~_OWN | ANYWHERE | max((code & WEIGHT) // 2, 1) for code in found]
            for other in others:
                added[other].append(halved)
    for word, lists in added.items():
        words[word] = _merged([words.get(word, []), *lists])


def _derive(words: Postings, found: Mapping[str, Iterable[str]]) -> None:
    """Adds the pages of each word to those of the words that are found with it."""
    sources: dict[str, list[Codes]] = defaultdict(list)
    for word, others in found.items():
        for other in set(others):
            if other != word:
                sources[other].append(words[word])
    for word, lists in sources.items():
        words[word] = _merged([words.get(word, []), *lists])


def _join(words: Postings, more: Mapping[str, Codes]) -> None:
    for word, codes in more.items():
        words[word] = _merged([words[word], codes]) if word in words else codes


def _merged(lists: Sequence[Codes]) -> Codes:
    """Of a page in several, the highest weight and all runs that are told."""
    lists = [codes for codes in lists if codes]
    if len(lists) < 2:
        return lists[0] if lists else []
    found: dict[int, int] = {}
    for codes in lists:
        for code in codes:
            page = code >> PAGE
            known = found.get(page)
            if known is None:
                found[page] = code
            elif known != code:
                masks = [one & ANYWHERE for one in (known, code) if one & ANYWHERE != ANYWHERE]
                mask = masks[0] | masks[-1] if masks else ANYWHERE
                found[page] = page << PAGE | mask | max(known & WEIGHT, code & WEIGHT)
    return [found[page] for page in sorted(found)]
