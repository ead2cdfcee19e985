"""Pictures, files and recordings, with the rights that come with them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import model_validator

from generator.models.fields import Heading, Plain, Prose, Record, TextField, choice, slip
from generator.models.scalars import Day, FileName, Flag, Url, Whole
from generator.text import LANGS

# As a description of a picture these tell nothing: a word for any picture, with or without a
# number; what a camera, a telephone or LINE calls its files; no letters at all.
_SAYS_NOTHING = re.compile(
    r"(?:รูป|ภาพ)(?:ภาพ|ถ่าย|ข่าว|ประกอบ|ประกอบข่าว|กิจกรรม|บรรยากาศ|การประชุม|หมู่|ปก)?(?:ของ|ที่|ใบที่)?"
    r"|บรรยากาศ|ประกอบข่าว|ไม่มี(?:คำบรรยาย)?"
    r"|(?:an?|the)?(?:image|picture|photo|photograph|pic|img|alt|caption|untitled|noname|nodescription)s?"
    r"(?:of|no|number)?"
    r"|(?:img|image|dsc|dscn|dscf|pxl|mvimg|pict|screenshot|fbimg|received|line|linealbum|s|p|wa|n/?a)"
)
_ENDING = re.compile(r"\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?)$")


def _tells_nothing(alt: str, files: tuple[str, ...]) -> bool:
    """Whether it is a word for any picture, a camera's name for a file, or the file's own."""
    typed = alt.strip().lower()
    if _ENDING.search(typed) and " " not in typed:
        return True
    names = {name.rpartition("/")[2].rpartition(".")[0] for name in files} | set(files)
    if _letters(_ENDING.sub("", typed)) in {_letters(name) for name in names}:
        return True
    words = _letters(re.sub(r"[\d๐-๙]+", "", _ENDING.sub("", typed)))
    return not words or _SAYS_NOTHING.fullmatch(words) is not None


def _letters(text: str) -> str:
    """Without blanks and marks of any sort, which make no other word of it."""
    return re.sub(r"[^\w\u0e30-\u0e4e]|_", "", text.lower())


class Consent(Record):
    """A reference to the paper kept elsewhere, and until when it holds."""

    ref: Plain
    until: Day | None = None


class Image(Record):
    """One picture, or several that share a description."""

    file: FileName | None = None
    files: tuple[FileName, ...] = ()
    alt: Heading
    caption: Prose | None = None
    credit: TextField | None = None
    people: Annotated[str, choice("people")] | None = None
    consent: Consent | None = None
    children: Flag = False
    crop: Flag = True

    @model_validator(mode="after")
    def _rights(self) -> Image:
        if (self.file is None) == (not self.files):
            raise slip("A503")
        for lang in LANGS:
            alt = self.alt.best(lang)
            if _tells_nothing(alt, self.all_files):
                raise slip("A502", path=("alt", lang), found=alt)
        if self.people == "consent" and self.consent is None:
            raise slip("A504")
        if self.children and self.people == "wide":
            raise slip("A505")
        return self

    @property
    def all_files(self) -> tuple[str, ...]:
        return (self.file,) if self.file else self.files

    def lapsed_on(self, today: date) -> bool:
        """Whether the consent has ended; on its last day the picture is still shown."""
        until = self.consent.until if self.consent else None
        return until is not None and until < today


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
