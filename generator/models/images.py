"""Pictures, files and recordings, with the rights that come with them."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from generator.models.fields import Plain, Record, TextField, choice, slip
from generator.models.scalars import Day, FileName, Flag, Url, Whole

# As a description of a picture these tell nothing.
_SAYS_NOTHING = {"รูป", "ภาพ", "รูปภาพ", "ภาพข่าว", "ภาพประกอบ", "ภาพกิจกรรม"}
_SAYS_NOTHING |= {"image", "picture", "photo", "photograph", "img"}


class Consent(Record):
    """A reference to the paper kept elsewhere, and until when it holds."""

    ref: Plain
    until: Day | None = None


class Image(Record):
    """One picture, or several that share a description."""

    file: FileName | None = None
    files: tuple[FileName, ...] = ()
    alt: TextField
    caption: TextField | None = None
    credit: TextField | None = None
    people: Annotated[str, choice("people")] | None = None
    consent: Consent | None = None
    children: Flag = False
    crop: Flag = True

    @model_validator(mode="after")
    def _rights(self) -> Image:
        if (self.file is None) == (not self.files):
            raise slip("F229")
        names = {name.lower() for name in self.all_files}
        names |= {name.partition(".")[0] for name in names} | _SAYS_NOTHING
        for alt in (self.alt.th, self.alt.en):
            if alt and alt.strip(" .").lower() in names:
                raise slip("F242", path=("alt",), found=alt)
        if self.people == "consent" and self.consent is None:
            raise slip("F230")
        if self.children and self.people == "wide":
            raise slip("F231")
        return self

    @property
    def all_files(self) -> tuple[str, ...]:
        return (self.file,) if self.file else self.files


class DrawingFile(Record):
    """A drawing of content/drawings/, and what it shows."""

    file: FileName
    alt: TextField


class Attachment(Record):
    """A file of content/ or a link to one elsewhere."""

    title: TextField
    file: FileName | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _one(self) -> Attachment:
        if (self.file is None) == (self.url is None):
            raise slip("F232")
        return self


class Recording(Record):
    """Someone reading the item aloud."""

    file: FileName
    seconds: Whole | None = None
    language: Annotated[str, choice("recording_language")]
    by: TextField | None = None
