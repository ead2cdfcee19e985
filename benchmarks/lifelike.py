"""Synthetic news whose words are met as often as in life, for what depends on the vocabulary.

Thai words come from PyThaiNLP's dictionary, each as often as the Thai National Corpus has it;
English ones are made of syllables and drawn by Zipf's law. Names of people are made of syllables
too: a few hundred officials who are met again and again, and others who are met once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import pythainlp
from places import places
from records import Block, Synthetic

MOST = 12_000  # Thai words, the commonest of the dictionary
OFFICIALS = 400
TELEPHONES = 300
GIVEN = "กาน จิ ชุ ดา ตรี ทิ ธา นา บุ ปา พิ มา รา วา ศิ สา สุ อา".split()  # noqa: SIM905  # syllables
ENDS = "กร การ จิต ชัย ดา พร พงษ์ ภรณ์ มล รัตน์ วัฒน์ วดี ศักดิ์ สิทธิ์".split()  # noqa: SIM905  # as above
FAMILY = "กุล แก้ว คำ จันทร์ ชัย ทอง บุญ พรหม มณี รัก วงศ์ ศรี สุข แสง หงส์ อินทร์".split()  # noqa: SIM905  # as above
SOUNDS = "ba be bo da de di fa fi ga go ha ka ke ki la le lo ma me mo na ni pa ra re ro sa si ta te to wa".split()  # noqa: SIM905, E501  # as above


class Lifelike(Synthetic):
    """The records of Synthetic with other titles, summaries and bodies."""

    def item(self, number: int) -> tuple[str, dict[str, Any]]:
        path, record = super().item(number)
        rng = self._rng("lifelike", number)
        record["title"] = {"th": _thai(rng, 70), "en": _english(rng, 80)}
        record["summary"] = {"th": _thai(rng, 240), "en": _english(rng, 260)}
        paragraphs = range(rng.randint(4, 7))
        for lang, maker in (("th", _thai), ("en", _english)):
            if lang in record["body"]:
                said = "\n\n".join(maker(rng, 380) for _ in paragraphs)
                record["body"][lang] = Block(f"{said}\n")
        return path, record


def _thai(rng: Random, length: int) -> str:
    """Runs of some words, as Thai has between its spaces, with a name or number now and then."""
    return _joined(_thai_runs(rng), length)


def _thai_runs(rng: Random) -> Iterator[str]:
    while True:
        drawn = rng.random()
        if drawn < 0.05:
            yield _person(rng)
        elif drawn < 0.10:
            yield rng.choice(places()).th
        elif drawn < 0.18:
            yield _number(rng)
        else:
            words, often = thai_words()
            yield "".join(rng.choices(words, cum_weights=often, k=rng.randint(3, 9)))


def _english(rng: Random, length: int) -> str:
    return _joined(_english_runs(rng), length).capitalize() + "."


def _english_runs(rng: Random) -> Iterator[str]:
    while True:
        drawn = rng.random()
        if drawn < 0.01:
            yield rng.choice(places()).en
        elif drawn < 0.03:
            yield _number(rng)
        else:
            words, often = english_words()
            yield rng.choices(words, cum_weights=often)[0]


def _joined(runs: Iterator[str], length: int) -> str:
    said = next(runs)
    while len(said) < length:
        said += f" {next(runs)}"
    return said


def _person(rng: Random) -> str:
    # Half of all names are those of officials, who are in the news again and again.
    known = Random(f"official/{rng.randrange(OFFICIALS)}")  # noqa: S311  # repeatable, not secret
    by = known if rng.random() < 0.5 else rng
    given = f"{by.choice(GIVEN)}{by.choice(ENDS)}"
    return f"นาย{given} {by.choice(FAMILY)}{by.choice(GIVEN)}{by.choice(FAMILY)}"


def _number(rng: Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(1, 28)} มกราคม {rng.randint(2560, 2570)}",
            f"{rng.randint(1, 12)}/{rng.randint(2560, 2570)}",
            f"{rng.randint(2, 950)}",
            f"{rng.randint(10, 99) * 10 ** rng.randint(2, 5):,}",
            f"{rng.randint(8, 16):02d}.{rng.choice((0, 15, 30)):02d}",
            f"0 7500 {rng.randrange(TELEPHONES):04d}",
        )
    )


@cache
def thai_words() -> tuple[Sequence[str], Sequence[int]]:
    """The words, the commonest first, and the running sum of how often each is met."""
    corpus = Path(pythainlp.__file__).parent / "corpus"
    known = set((corpus / "words_th.txt").read_text("utf-8").split())
    lines = (corpus / "tnc_freq.txt").read_text("utf-8").splitlines()
    pairs = [(word, int(often)) for word, _, often in (one.partition("\t") for one in lines)]
    pairs = [(word, often) for word, often in pairs if word in known and len(word) > 1]
    pairs = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:MOST]
    return [word for word, _ in pairs], list(accumulate(often for _, often in pairs))


@cache
def english_words() -> tuple[Sequence[str], Sequence[float]]:
    """As many made-up words, the shorter the commoner, by Zipf's law."""
    rng = Random("english")  # noqa: S311  # repeatable, not secret
    words = dict.fromkeys(
        "".join(rng.choices(SOUNDS, k=min(5, 1 + rank // 60 + rng.randint(0, 1))))
        for rank in range(3 * MOST)
    )
    kept = list(words)[:MOST]
    return kept, list(accumulate(1 / rank for rank in range(1, len(kept) + 1)))
