"""Which queries a search engine may be tuned on, and which are kept for measuring alone."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NotRequired, TypedDict

import yaml

HERE = Path(__file__).parent
# Committed before any engine was measured; another seed, or another query, makes another split.
SEED = 2565


class Document(TypedDict):
    """One text of documents/*.yml: Thai, and English where title_en and text_en are there."""

    id: str
    kind: str
    province: str
    published: str
    title: str
    text: str
    title_en: NotRequired[str]
    text_en: NotRequired[str]


class Query(TypedDict):
    """One query of queries.yml, whose head says what each field means."""

    q: str
    lang: str
    why: str
    finds: list[str]
    also: NotRequired[list[str]]


def documents() -> list[Document]:
    """Every document, by file name, then in the order of its file."""
    files = sorted((HERE / "documents").glob("*.yml"))
    return [document for file in files for document in yaml.safe_load(file.read_text("utf-8"))]


def queries(name: str = "queries") -> list[Query]:
    """Every query, in the order of queries.yml; or of fresh.yml, of which nobody tunes on any."""
    read: list[Query] = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))["queries"]
    return read


def split(queries: Sequence[Query]) -> tuple[list[Query], list[Query]]:
    """(to tune on, to measure only): half of every `why` each, by SEED, in whatever order given."""
    chance = Random(SEED)  # noqa: S311, a split keeps no secret
    kinds = defaultdict(list)
    for query in sorted(queries, key=lambda query: (query["lang"], query["q"])):
        kinds[query["why"]].append(query)
    tuning: list[Query] = []
    measured: list[Query] = []
    for _, kind in sorted(kinds.items()):
        chance.shuffle(kind)
        # Of an odd number the one left over goes to the half that is behind.
        half = (len(kind) + (len(tuning) <= len(measured))) // 2
        tuning += kind[:half]
        measured += kind[half:]
    return tuning, measured
