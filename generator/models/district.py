"""A district's profile: what it is, who works there, and what no source says."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field, ValidationInfo

from generator.models.citations import Citation, Figure
from generator.models.fields import Heading, Prose, Record, TextField, reader, slip
from generator.models.images import DrawingFile, Image
from generator.models.near_values import near_rai
from generator.models.people import Chief, DistrictContact, Member
from generator.models.places import Location
from generator.models.scalars import Day, Partial, Slug, Whole, digits
from generator.reading.tree import Scalar


def _read_code(value: Scalar, info: ValidationInfo) -> str:
    return digits(value, info)  # held against the register when all is linked


def _read_rai(value: Scalar, info: ValidationInfo) -> Decimal:
    """Land in rai: decimal, or rai-ngan-wa (1 rai = 4 ngan = 400 square wa)."""
    typed = digits(value, info)
    if found := re.fullmatch(r"(\d{1,6})-([0-3])-(\d{1,2}(?:\.\d+)?)", typed):
        return Decimal(found[1]) + Decimal(found[2]) / 4 + Decimal(found[3]) / 400
    if re.fullmatch(r"\d{1,6}(\.\d+)?", typed):
        return Decimal(typed)
    raise slip("F237", value, found=typed, write=near_rai(typed))


class Pilot(Record):
    """Since when, and on whose word, the district belongs to the programme."""

    since: Partial | None = None
    text: Prose | None = None
    source: Slug | None = None


class Team(Record):
    chief: Chief | None = None
    members: tuple[Member, ...] = ()
    as_of: Partial | None = None
    source: Slug | None = None
    note: TextField | None = None


class KhokNongNa(Record):
    """A plot of mound, marsh and field: how water is led in the rains and kept for the dry."""

    rainy_season: Prose | None = None
    dry_season: Prose | None = None
    area: Annotated[Decimal, reader(_read_rai)] | None = None  # rai
    source: Slug | None = None


class Project(Record):
    title: TextField
    summary: Prose | None = None
    goals: tuple[Whole, ...] = ()
    khok_nong_na: KhokNongNa | None = None
    source: Slug | None = None


class Landmark(Record):
    name: TextField
    text: Prose | None = None
    source: Slug | None = None


class District(Record):
    """One district. `id` is the file's name; names and province come from `code`."""

    id: str
    file: str
    code: Annotated[str, reader(_read_code)]
    summary: Heading
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    about: Prose | None = None
    slogan: Prose | None = None
    slogan_source: Slug | None = None
    drawing: DrawingFile | None = None
    location: Location | None = None
    pilot: Pilot | None = None
    figures: tuple[Figure, ...] = ()
    team: Team | None = None
    projects: tuple[Project, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    images: tuple[Image, ...] = ()
    contact: DistrictContact | None = None
    aliases: tuple[Slug, ...] = ()
    reviewed: Day | None = None
    updated: Day | None = None

    @property
    def translated_whole(self) -> bool:
        return self.summary.has("en") and (self.about is None or self.about.has("en"))
