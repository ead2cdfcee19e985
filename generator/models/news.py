"""A news item: what happened or will happen, and what the reader can do about it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, model_validator

from generator.dates import Moment
from generator.models.citations import Citation, Figure
from generator.models.fields import (
    Heading,
    Plain,
    Prose,
    Record,
    TextField,
    choice,
    mended,
    note,
    reader,
    short_text,
    slip,
)
from generator.models.images import Attachment, Image, Recording
from generator.models.people import Attendee, Contact, Person
from generator.models.places import Place
from generator.models.scalars import Clock, Day, MomentField, Slug, Url, Whole, digits
from generator.reading.tree import Mapping, Scalar

SUMMARY_LIMIT = 300  # characters in each language

_COUNTED = re.compile(r"(ครั้งที่|รุ่นที่|ฉบับที่|[Nn]o\.?)\s*")


def _read_meeting_number(value: Scalar, info: ValidationInfo) -> str:
    """3/2565; the word before it is the page's."""
    typed = digits(Scalar(mended(value, info), value.spot), info)
    bare = _COUNTED.sub("", typed, count=1) if _COUNTED.match(typed) else typed
    if bare != typed:
        note(info, "W906", value, found=typed, write=bare)
    return bare


MeetingNumber = Annotated[str, reader(_read_meeting_number)]


class Hours(Record):
    """Opening hours of each day."""

    start: Clock = Field(alias="from")
    to: Clock | None = None


class Event(Record):
    """What met or takes place. A missing start is said to be unknown."""

    group: TextField | None = None
    number: MeetingNumber | None = None
    counted: Annotated[str, choice("counted")] = "session"
    starts: MomentField | None = None
    ends: MomentField | None = None
    hours: Hours | None = None
    state: Annotated[str, choice("state")] | None = None
    mode: Annotated[str, choice("mode")] | None = None
    chairs: tuple[Person, ...] = ()
    venues: tuple[Place, ...] = ()
    attendees: tuple[Attendee, ...] = ()

    def state_on(self, today: date) -> str | None:
        """The state given, else by date; None where neither says."""
        if self.state or self.starts is None:
            return self.state
        return "held" if (self.ends or self.starts).day < today else "planned"

    @model_validator(mode="after")
    def _order(self) -> Event:
        check_order(self.starts, self.ends, "starts", "ends")
        return self


class Action(Record):
    """What the reader can do, and until when."""

    who: Prose | None = None
    opens: MomentField | None = None
    closes: MomentField | None = None
    hours: Hours | None = None
    at: Place | None = None
    bring: tuple[Prose, ...] = ()
    cost: Prose | None = None
    url: Url | None = None

    def closed_on(self, today: date) -> bool:
        """Whether the last day has passed; on that day itself it is still open."""
        return self.closes is not None and self.closes.day < today

    @model_validator(mode="after")
    def _order(self) -> Action:
        check_order(self.opens, self.closes, "opens", "closes")
        return self


class Alert(Record):
    """While in force it stands above the home page and every page of its areas."""

    level: Annotated[str, choice("level")]
    since: MomentField = Field(alias="from")
    until: MomentField

    @model_validator(mode="after")
    def _order(self) -> Alert:
        check_order(self.since, self.until, "from", "until")
        return self


class Quote(Record):
    text: Prose
    by: Person


class Correction(Record):
    date: Day
    text: Prose


class Withdrawal(Record):
    date: Day
    reason: Prose


class Spoken(Record):
    """How one name or abbreviation is read aloud."""

    written: Plain
    spoken: Plain


class Owner(Record):
    name: TextField
    url: Url | None = None


class Credit(Record):
    """Who wrote, edited or approved: a text, or a name with role and date."""

    name: TextField
    role: TextField | None = None
    date: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, Scalar) or (isinstance(value, Mapping) and "th" in value):
            return {"name": value}
        return value


class NewsItem(Record):
    """One news item. `slug` and `file` come from the file's name, the rest from its text."""

    slug: str
    file: str
    kind: Annotated[str, choice("kind")]
    published: MomentField
    title: Heading
    summary: Annotated[Heading, short_text(SUMMARY_LIMIT)]
    body: Prose
    event: Event | None = None
    areas: tuple[Plain, ...] = ()
    sectors: tuple[Plain, ...] = ()
    goals: tuple[Whole, ...] = ()
    action: Action | None = None
    alert: Alert | None = None
    contact: tuple[Contact, ...] = ()
    figures: tuple[Figure, ...] = ()
    quick_facts: tuple[Prose, ...] = ()
    quotes: tuple[Quote, ...] = ()
    images: tuple[Image, ...] = ()
    files: tuple[Attachment, ...] = ()
    links: tuple[Attachment, ...] = ()
    recording: tuple[Recording, ...] = ()
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    owner: Owner | None = None
    author: Credit | None = None
    editor: Credit | None = None
    approver: Credit | None = None
    updated: Day | None = None
    corrections: tuple[Correction, ...] = ()
    translated: Day | None = None
    translator: TextField | None = None
    expires: Day | None = None
    withdrawn: Withdrawal | None = None
    status: Annotated[str, choice("status")] = "published"
    aliases: tuple[Slug, ...] = ()
    spoken: tuple[Spoken, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> NewsItem:
        if self.kind == "meeting" and self.event is None:
            raise slip("F233", path=("kind",))
        for index, source in enumerate(self.sources):
            if source.url is None and not source.own:
                raise slip("F234", path=("sources", index))
        return self

    @property
    def translated_whole(self) -> bool:
        """Whether an English reader gets the item in English."""
        return all(text.has("en") for text in (self.title, self.summary, self.body))

    @property
    def translation_lags(self) -> bool:
        """Whether the Thai changed after the English was made."""
        changed = max([c.date for c in self.corrections] + [self.updated or date.min])
        return self.translated is not None and self.translated < changed

    @property
    def changed_at(self) -> datetime:
        """`changed` as an instant, never before the item was first given out."""
        return max(self.published.at, Moment(self.changed).at)

    @property
    def first_slug(self) -> str:
        """What feeds and calendars know the item by, whatever its address becomes."""
        return self.aliases[0] if self.aliases else self.slug

    @property
    def has_day(self) -> bool:
        """Whether a day is known on which there is something to go to or to do."""
        return bool((self.event and self.event.starts) or (self.action and self.action.closes))

    @property
    def changed(self) -> date:
        """The last day on which a reader's copy changed."""
        dates_of = [c.date for c in self.corrections]
        return max([self.published.day, self.updated or self.published.day, *dates_of])


def check_order(first: Moment | None, last: Moment | None, begins: str, ends: str) -> None:
    """An end day is inclusive, so the same day is in order; times decide only when both stand."""
    if first is None or last is None:
        return
    timed = first.clock is not None and last.clock is not None
    if last.day < first.day or (timed and last.at < first.at):
        data = {"first": first.written(), "last": last.written(), "begins": begins, "ends": ends}
        raise slip("F235", path=(ends,), **data)
