"""A standing page: words of its own, and the blocks of programme data that it shows."""

from __future__ import annotations

from typing import Annotated

from generator.models.citations import Citation
from generator.models.fields import Heading, Prose, Record, TextField, choice
from generator.models.scalars import Day, Slug


class StandingPage(Record):
    id: Slug
    file: str
    title: Heading
    short: TextField | None = None  # the title in the menu
    summary: Heading
    body: Prose | None = None
    blocks: tuple[Annotated[str, choice("block")], ...] = ()
    sources: tuple[Citation, ...] = ()
    reviewed: Day | None = None  # someone read it through and found it right
    updated: Day | None = None

    @property
    def translated_whole(self) -> bool:
        texts = (self.title, self.summary, self.body)
        return all(text is None or text.has("en") for text in texts)
