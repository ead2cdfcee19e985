"""Where a fact is from: the sources a file lists, and figures that cite them."""

from __future__ import annotations

from typing import Annotated

from generator.models.fields import Record, TextField, choice
from generator.models.scalars import Flag, MomentField, Number, Partial, Slug, Url


class Citation(Record):
    """One source. `own` marks the owner's own report, which needs no address."""

    id: Slug | None = None
    title: TextField
    publisher: TextField | None = None
    url: Url | None = None
    published: MomentField | None = None
    accessed: Partial | None = None
    document: TextField | None = None
    note: TextField | None = None
    own: Flag = False


class Figure(Record):
    """A number with what it counts, when, and the source that says so."""

    label: TextField
    value: Number | None = None
    unit: TextField | None = None
    approx: Annotated[str, choice("approx")] | None = None
    as_of: Partial | None = None
    source: Slug | None = None
    note: TextField | None = None
