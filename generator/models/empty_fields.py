"""Fields without a value: most were left for later, some are a text that was cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.models.field_names import field_names, model_at, unknown_field
from generator.models.fields import Record
from generator.problems import Data, Problem
from generator.reading.quoting import written
from generator.reading.source import Source
from generator.reading.tree import Mapping, Path, Scalar, dotted
from generator.text import LANGS


def empty_fields(source: Source, empty: list[Path], model: type[Record]) -> Iterator[Problem]:
    """A known field left empty is a missing one, told elsewhere; any other is a slip."""
    for path in empty:
        key, here = str(path[-1]), model_at(model, path[:-1])
        where = dotted(path)
        beside = source.value(*path[:-1]) if len(path) > 1 else None
        if glued := re.fullmatch(r"([A-Za-z_]+):(\S.*)", key):
            data: Data = {"found": key, "field": glued[1], "write": f"{glued[1]}: {glued[2]}"}
            yield Problem(source.file, source.spot(*path), "Y117", where, data)
        elif here is not None and key not in field_names(here):
            yield unknown_field(source, path, model)
        elif isinstance(beside, Mapping) and set(beside) & set(LANGS) and key not in LANGS:
            yield from _cut_off(source, beside, path, where)


def _cut_off(source: Source, text: Mapping, path: Path, where: str) -> Iterator[Problem]:
    """`{th: ..., en: Forty, or fifty}`: within brackets a comma ends the text."""
    key, line = str(path[-1]), text.keys_at[str(path[-1])].line
    before = [name for name in text if text.keys_at[name].line == line]
    before = before[: before.index(key)]
    if not before or before[-1] not in LANGS:
        if not before:  # of several pieces the first is told
            yield Problem(source.file, source.spot(*path), "F205", where, {"key": key, "write": ""})
        return
    pieces = [str(text[before[-1]])]
    for name in list(text)[list(text).index(key) :]:
        if name in LANGS or not isinstance(text[name], Scalar) or text[name].strip():
            break
        pieces.append(name)
    write = f"{before[-1]}: {written(', '.join(pieces))}"
    data: Data = {"found": key, "write": write}
    yield Problem(source.file, source.spot(*path), "F247", where, data)
