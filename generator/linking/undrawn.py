"""Letters and signs for which the typeface of cards and notices has no shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.linking.references import at
from generator.models.parse import Parsed
from generator.problems import Problem
from generator.reading.tree import Path, Scalar
from generator.text import LANGS
from generator.typeface import missing

_SHOWN = 8  # of them, in one message
# What cards and notices print of a news item, and of every other kind of file.
_OF_NEWS = {
    *("title", "summary", "body", "event", "action", "contact", "owner", "sources"),
}
_OF_OTHERS = {"title", "name", "tagline", "summary", "headline", "short", "contact", "owner"}


def undrawn(parsed: Parsed[Any], path: Path, text: Scalar) -> Iterator[Problem]:
    """One warning a text, where the first of them stands."""
    names = [step for step in path if isinstance(step, str) and step not in LANGS]
    printed = _OF_NEWS if parsed.source.file.startswith("content/news/") else _OF_OTHERS
    if not names or names[0] not in printed or not (gone := missing(text)):
        return
    found = " ".join(gone[:_SHOWN])
    yield at(parsed, path, "W960", text.spot_of(text.index(gone[0])), found=found)
