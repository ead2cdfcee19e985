"""Where one Thai word ends and the next begins: nlpo3 (newmm, in Rust) with PyThaiNLP's words."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import nlpo3

_DICTIONARY = "words"


@lru_cache(100_000)
def cut(text: str) -> tuple[str, ...]:
    """The words of a run of Thai letters, in order; together they are the run."""
    nlpo3.load_dict(str(dictionary_file()), _DICTIONARY)  # once; later calls change nothing
    return tuple(nlpo3.segment(text, _DICTIONARY)) if text else ()


def dictionary_file() -> Path:
    return corpus() / "words_th.txt"


def corpus() -> Path:
    """PyThaiNLP's lists; found without loading the package, which takes half a second."""
    spec = find_spec("pythainlp")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pythainlp")
    return Path(spec.origin).parent / "corpus"
