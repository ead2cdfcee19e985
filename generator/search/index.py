"""The files of the index: a root, postings in buckets of terms, and pages in blocks.

Whoever searches loads the root once, the bucket of each word, and the blocks of what is shown; and
the runs of a bucket's words, where several were typed as one and more than one page has them.
Numbers are whole throughout, so that every browser ranks alike.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from generator.memory import Memory, Session
from generator.search.documents import Document, documents
from generator.search.entries import ANYWHERE, MASK_BITS, WEIGHT, WEIGHT_BITS, Entry, digest, entry
from generator.search.places import Places
from generator.search.postings import PAGE, Codes, Postings, postings
from generator.search.synonyms import Synonyms
from generator.search.terms import Terms, own_terms, rough_parts
from generator.site import Site
from generator.strings import choices
from generator.text import LANGS, Lang

FOLDER = "search"
_BUCKET = 24_000  # characters of a file of postings, some 8 KB on the wire
_BLOCK = 12  # pages a file; a list of ten results takes ten such files at most
_MANY = 1_000  # pages, beyond which an excerpt is cut from the summary alone
_SHOWN, _SHOWN_OF_MANY = 600, 320  # characters to cut an excerpt from
_FEW_RUNS = 8  # a word that stands in more is near any other
_FIRST_RUN = 0x30  # the letter of the first run, as the script has it


def search_files(site: Site, memory: Memory | None = None) -> dict[str, bytes]:
    """Every file of both languages by its path. What `memory` keeps of a page is not made anew."""
    with _uncollected():
        return _search_files(site, memory or Session())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of numbers in lists, and no cycle among them: to look for some takes a fifth."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _search_files(site: Site, memory: Memory) -> dict[str, bytes]:
    synonyms = Synonyms([one.words for one in site.words.synonyms])
    terms, keys = Terms(own_terms(site)), Terms(synonyms.meant)
    places = Places(site.register)
    every = tuple(documents(site))
    files: dict[str, bytes] = {}
    for lang in LANGS:
        found = tuple(each[lang] for each in every)
        rough = [rough_parts(document) for document in found]
        by_word = postings(
            [_entry(document, places, memory) for document in found],
            [_found(terms, parts) for parts in rough],
            [_found(keys, parts) for parts in rough],
            synonyms,
        )
        for name, data in _written(found, by_word, site, lang).items():
            files[f"{FOLDER}/{lang}/{name}"] = data
    return files


def _entry(document: Document, places: Places, memory: Memory) -> Entry:
    name, made_from = f"(search) {document.url}", digest(document, places)
    known = memory.recall(name, made_from)
    if isinstance(known, Entry):
        return known
    made = entry(document, places)
    memory.keep(name, made_from, made)
    return made


def _found(terms: Terms, parts: Iterable[tuple[int, bytes]]) -> dict[str, int]:
    """The highest weight of each."""
    weights: dict[str, int] = {}
    for weight, text in parts:
        for term in terms.within(text):
            weights[term] = max(weights.get(term, 0), weight)
    return weights


def _written(
    found: Sequence[Document], by_word: Postings, site: Site, lang: Lang
) -> dict[str, bytes]:
    buckets, runs, firsts = _buckets(by_word)
    blocks = [found[at : at + _BLOCK] for at in range(0, len(found), _BLOCK)]
    longest = _SHOWN if len(found) <= _MANY else _SHOWN_OF_MANY
    files = {f"terms-{n}.json": _json(bucket) for n, bucket in enumerate(buckets)}
    files |= {f"runs-{n}.json": _json(bucket) for n, bucket in enumerate(runs)}
    files |= {f"pages-{n}.json": _json(_shown(block, longest)) for n, block in enumerate(blocks)}
    kinds = [*choices("kind"), "district", "page"]
    provinces = sorted({code for one in found for code in one.provinces})
    root = {
        "block": _BLOCK,
        "shift": WEIGHT_BITS,
        "runs": MASK_BITS,
        "terms": list(by_word),
        "firsts": firsts,
        "kinds": kinds,
        "provinces": provinces,
        "pages": [
            [kinds.index(one.kind), one.year, *(provinces.index(code) for code in one.provinces)]
            for one in found
        ],
        # Part of the address, so that no old file is taken for a new one.
        "terms_tags": [_tag(files[f"terms-{n}.json"]) for n in range(len(buckets))],
        "runs_tags": [_tag(files[f"runs-{n}.json"]) for n in range(len(buckets))],
        "pages_tags": [_tag(files[f"pages-{n}.json"]) for n in range(len(blocks))],
    }
    return {"root.json": _json(root), **files}


def _buckets(by_word: Postings) -> tuple[list[list[list[int]]], list[list[str]], list[int]]:
    """Postings in files of about one size, the runs for each, and each file's first term."""
    buckets: list[list[list[int]]] = []
    runs: list[list[str]] = []
    firsts: list[int] = []
    room = 0
    for number, codes in enumerate(by_word.values()):
        pages = [code >> PAGE << WEIGHT_BITS | code & WEIGHT for code in codes]
        deltas = [pages[0], *(two - one for one, two in pairwise(pages))]
        size = len(deltas) * (len(str(pages[-1] // len(pages))) + 1)  # a delta and its comma
        if not buckets or size > room:
            buckets.append([])
            runs.append([])
            firsts.append(number)
            room = _BUCKET
        buckets[-1].append(deltas)
        runs[-1].append(_runs(codes))
        room -= size
    return buckets, runs, firsts


def _runs(codes: Codes) -> str:
    """For each page a letter for each run in which the word stands; nothing for anywhere."""
    told = ",".join([_letters((code & ANYWHERE) >> WEIGHT_BITS) for code in codes])
    return told if len(told) >= len(codes) else ""


@lru_cache(100_000)
def _letters(mask: int) -> str:
    if mask.bit_count() > _FEW_RUNS:
        return ""
    return "".join([chr(_FIRST_RUN + bit) for bit in range(mask.bit_length()) if mask >> bit & 1])


def _shown(block: Sequence[Document], longest: int) -> list[list[str]]:
    return [[one.url, one.title, one.note, one.shown[:longest]] for one in block]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _tag(data: bytes) -> str:
    return blake2b(data, digest_size=4).hexdigest()
