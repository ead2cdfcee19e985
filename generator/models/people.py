"""Who: a person as printed, a group of so many, and how to reach an office."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from generator.models.fields import Plain, Record, TextField, choice, slip
from generator.models.scalars import Email, Number, Partial, Phone, Slug, Url


class Person(Record):
    """A person, or an office whose holder is not named; a name or a role is enough."""

    name: TextField | None = None
    role: TextField | None = None
    represents: TextField | None = Field(default=None, alias="for")  # a word of Python's
    part: Annotated[str, choice("part")] | None = None

    @model_validator(mode="after")
    def _someone(self) -> Person:
        if self.name is None and self.role is None:
            raise slip("F225")
        return self


class Group(Record):
    """So many of whom: 40 village heads."""

    group: TextField
    count: Number | None = None
    unit: TextField | None = None
    approx: Annotated[str, choice("approx")] | None = None
    part: Annotated[str, choice("part")] | None = None


def _who(value: Any) -> str:
    """A group has a count of somebody; the tags are no words that a file may have."""
    counted = isinstance(value, dict) and {"group", "count", "unit", "approx"} & set(value)
    return "(group)" if counted or isinstance(value, Group) else "(person)"


Attendee = Annotated[
    Annotated[Person, Tag("(person)")] | Annotated[Group, Tag("(group)")], Discriminator(_who)
]


class Contact(Record):
    """How to reach an office about an item."""

    office: TextField | None = None
    phone: Phone | None = None
    ext: Plain | None = None
    line: Plain | None = None
    email: Email | None = None
    hours: TextField | None = None


class Hotline(Record):
    label: TextField
    phone: Phone


class DistrictContact(Record):
    """How to reach a district office."""

    address: TextField | None = None
    phone: Phone | None = None
    hours: TextField | None = None
    email: Email | None = None
    website: Url | None = None
    facebook: Url | None = None
    line: Plain | None = None
    hotlines: tuple[Hotline, ...] = ()
    source: Slug | None = None


class Chief(Record):
    """Who heads a district's team, with the source that says so."""

    name: TextField | None = None
    role: TextField | None = None
    since: Partial | None = None
    source: Slug | None = None


class Member(Record):
    """One of the team, in one of the programme's sectors."""

    name: TextField | None = None
    role: TextField | None = None
    sector: Plain | None = None
    source: Slug | None = None
