"""Every bilingual text of a record, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.models.fields import Record
from generator.reading.tree import Path
from generator.text import Text


def texts(record: Record) -> Iterator[tuple[Path, Text]]:
    """In the order of the model; the words of each way are those that a file has."""
    yield from _texts(record, ())


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _texts(one, (*path, index))
