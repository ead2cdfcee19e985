"""The files of the index: a root, postings in buckets of terms, and pages in blocks.

Whoever searches loads the root once, the bucket of each word, and the blocks of what is shown.
Numbers are whole throughout, so that every browser ranks alike.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from generator.linking.whole_words import whole_words
from generator.models.programme import Programme
from generator.search.documents import Document, documents
from generator.search.places import Places
from generator.search.synonyms import Synonyms
from generator.search.words import LongWords, Segmenter, ends_of
from generator.site import Site
from generator.strings import choices
from generator.text import LANGS, Lang

# From a text and its words to what it does not say and still means.
Meant = Callable[[str, Collection[str]], Iterable[str]]
Postings = Mapping[str, list[int]]

FOLDER = "search"
_BUCKET = 24_000  # characters of a file of postings, some 8 KB on the wire
_BLOCK = 12  # pages a file; a list of ten results takes ten such files at most
_MANY = 1_000  # pages, beyond which an excerpt is cut from the summary alone
_SHOWN, _SHOWN_OF_MANY = 600, 320  # characters to cut an excerpt from
_LOWEST = 4  # a weight is at most 8: how far a page's number is moved to make room for it


def search_files(site: Site) -> dict[str, bytes]:
    """Every file of both languages by its path."""
    segmenter = Segmenter(_terms(site))
    synonyms = Synonyms([one.words for one in site.words.synonyms], segmenter)
    places = Places(site.register)

    def meant(text: str, words: Collection[str]) -> Iterable[str]:
        return (*synonyms.of(text, words), *places.words(text))

    files: dict[str, bytes] = {}
    for lang in LANGS:
        found = tuple(documents(site, lang))
        postings = _postings(found, segmenter, meant)
        for name, data in _written(found, postings, site, lang).items():
            files[f"{FOLDER}/{lang}/{name}"] = data
    return files


def _terms(site: Site) -> tuple[str, ...]:
    """Words that no dictionary has: names of people and places, and those of the programme."""
    same = (word for one in site.words.synonyms for word in one.words)
    return (*whole_words(site), *site.words.whole, *same, *_of_programme(site.programme))


def _of_programme(programme: Programme) -> Iterable[str]:
    yield from (sector.name.th for sector in programme.sectors)
    yield from (programme.name.th, programme.short.th)


def _postings(found: Sequence[Document], segmenter: Segmenter, meant: Meant) -> Postings:
    """For each word, in order, the pages that have it: each page's number, and the weight."""
    weights = [_weights(document, segmenter, meant) for document in found]
    every = {word for one in weights for word in one}
    finder, ends = LongWords(every), ends_of(every)
    postings: dict[str, list[int]] = defaultdict(list)
    for number, (document, own) in enumerate(zip(found, weights, strict=True)):
        for weight, text in document.parts:
            for word in finder.within(text):
                own[word] = max(own.get(word, 0), weight)
        for word in list(own):
            for end in ends.get(word, ()):
                own[end] = max(own.get(end, 0), own[word])
        for word, weight in own.items():
            postings[word].append(number << _LOWEST | weight)
    return {word: postings[word] for word in sorted(postings)}


def _weights(document: Document, segmenter: Segmenter, meant: Meant) -> dict[str, int]:
    """The highest weight of each word of the page."""
    weights: dict[str, int] = {}
    for weight, text in document.parts:
        words = frozenset(segmenter.words(text))
        for word in words:
            weights[word] = max(weights.get(word, 0), weight)
        for word in meant(text, words):
            weights[word] = max(weights.get(word, 0), weight // 2, 1)
    return weights


def _written(
    found: Sequence[Document], postings: Postings, site: Site, lang: Lang
) -> dict[str, bytes]:
    buckets, firsts = _buckets(postings)
    blocks = [found[at : at + _BLOCK] for at in range(0, len(found), _BLOCK)]
    longest = _SHOWN if len(found) <= _MANY else _SHOWN_OF_MANY
    files = {f"terms-{n}.json": _json(bucket) for n, bucket in enumerate(buckets)}
    files |= {f"pages-{n}.json": _json(_shown(block, longest)) for n, block in enumerate(blocks)}
    kinds = [*choices("kind"), "district", "page"]
    provinces = sorted({code for one in found for code in one.provinces})
    root = {
        "block": _BLOCK,
        "shift": _LOWEST,
        "terms": list(postings),
        "firsts": firsts,
        "kinds": kinds,
        "provinces": provinces,
        "pages": [
            [kinds.index(one.kind), one.year, *(provinces.index(code) for code in one.provinces)]
            for one in found
        ],
        # Part of the address, so that no old file is taken for a new one.
        "terms_tags": [_tag(files[f"terms-{n}.json"]) for n in range(len(buckets))],
        "pages_tags": [_tag(files[f"pages-{n}.json"]) for n in range(len(blocks))],
    }
    return {"root.json": _json(root), **files}


def _buckets(postings: Postings) -> tuple[list[list[list[int]]], list[int]]:
    """Postings in files of about one size, and the number of each file's first term."""
    buckets: list[list[list[int]]] = []
    firsts: list[int] = []
    room = 0
    for number, pages in enumerate(postings.values()):
        deltas = [pages[0], *(two - one for one, two in pairwise(pages))]
        size = len(str(deltas))
        if not buckets or size > room:
            buckets.append([])
            firsts.append(number)
            room = _BUCKET
        buckets[-1].append(deltas)
        room -= size
    return buckets, firsts


def _shown(block: Sequence[Document], longest: int) -> list[list[str]]:
    return [[one.url, one.title, one.note, one.shown[:longest]] for one in block]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _tag(data: bytes) -> str:
    return blake2b(data, digest_size=4).hexdigest()
