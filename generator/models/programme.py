"""content/programme.yml: what the programme is, each statement with its source."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.models.citations import Citation
from generator.models.fields import Plain, Prose, Record, TextField, slip
from generator.models.images import DrawingFile
from generator.models.scalars import Partial, Slug, Url, Whole


class Cited(Record):
    """A statement with the sources that carry it: `source: id` or `sources: [id, id]`."""

    source: Slug | None = None
    sources: tuple[Slug, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        return ((self.source,) if self.source else ()) + self.sources


class Statement(Cited):
    text: Prose


class Abbreviation(Record):
    short: Plain
    text: TextField


class ProgrammeOwner(Cited):
    name: TextField
    text: Prose | None = None
    url: Url | None = None


class Coverage(Statement):
    """Which provinces the programme is for; `excluded` are codes of those it is not for."""

    excluded: tuple[Plain, ...] = ()


class TeamPlan(Cited):
    size: Whole
    lead: TextField
    text: Prose
    seats_note: Prose | None = None


class Sector(Record):
    id: Slug
    name: TextField


class Season(Record):
    title: TextField
    text: Prose


class Part(Record):
    name: TextField
    text: Prose


class Practice(Cited):
    """The way of working the land that the teams learn."""

    title: TextField
    text: Prose
    parts: tuple[Part, ...] = ()
    rainy_season: Season | None = None
    dry_season: Season | None = None


class Idea(Cited):
    id: Slug
    title: TextField
    text: Prose


class Goal(Record):
    number: Whole
    name: TextField


class Goals(Statement):
    list: tuple[Goal, ...] = ()


class Phase(Cited):
    """One entry of the timeline, as exact as its source."""

    starts: Partial
    ends: Partial | None = None
    title: TextField
    text: Prose | None = None


class Term(Cited):
    term: TextField
    meaning: Prose


class Lookalike(Cited):
    """Another programme that readers mix up with this one."""

    name: TextField
    text: Prose


class Way(Record):
    title: TextField
    text: Prose


class Programme(Record):
    file: str
    name: TextField
    short: TextField
    motto: TextField | None = None
    abbreviation: Abbreviation | None = None
    owner: ProgrammeOwner
    summary: Prose
    headline: TextField | None = None
    drawing: DrawingFile | None = None
    districts_title: TextField | None = None
    aim: Statement | None = None
    coverage: Coverage | None = None
    team: TeamPlan
    sectors: Annotated[tuple[Sector, ...], Field(min_length=1)]
    practice: Practice | None = None
    ideas: tuple[Idea, ...] = ()
    goals: Goals | None = None
    phases: tuple[Phase, ...] = ()
    glossary: tuple[Term, ...] = ()
    offices: tuple[TextField, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    unknown: tuple[Prose, ...] = ()
    take_part: tuple[Way, ...] = ()
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _team(self) -> Programme:
        if not 1 <= self.team.size <= 99:
            raise slip("F209", path=("team", "size"), found=str(self.team.size))
        return self
