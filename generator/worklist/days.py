"""What a day decides: what ends soon, what ended and still stands, what to read through again."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.models.images import Image
from generator.models.news import NewsItem
from generator.reading.tree import Path
from generator.worklist.places import Places
from generator.worklist.task import Subject, Task


@dataclass(frozen=True, slots=True)
class Window:
    """The days that count as near: `today` and `within` days after it."""

    today: date
    within: int


@dataclass(frozen=True, slots=True)
class Ending:
    """The field at `path` holds up to and including `day`."""

    reason: str
    path: Path
    day: date


def endings(
    subject: Subject, found: Iterable[Ending], places: Places, window: Window
) -> Iterator[Task]:
    """A task for each thing that ends within the window, or ended before today."""
    for one in found:
        days = (one.day - window.today).days
        if days <= window.within:
            section = "passed" if days < 0 else "soon"
            spot = places.spot(subject.file, *one.path)
            yield Task(section, one.reason, subject.file, spot, subject.title, one.day)


def of_images(images: tuple[Image, ...]) -> Iterator[Ending]:
    """The days to which people agreed to be shown."""
    for index, image in enumerate(images):
        if image.consent and image.consent.until:
            yield Ending("consent", ("images", index, "consent", "until"), image.consent.until)


def of_news(item: NewsItem, today: date) -> Iterator[Ending]:
    """What needs a hand; what pages say by themselves, such as ปิดรับแล้ว, does not."""
    if item.withdrawn:
        return
    yield from of_images(item.images)
    if item.expires and item.expires < today:
        return  # it has left the lists, and its page says so
    if item.expires:
        yield Ending("expires", ("expires",), item.expires)
    if item.alert:
        yield Ending("alert", ("alert", "until"), item.alert.until.day)
    if item.action and item.action.closes and not item.action.closed_on(today):
        yield Ending("closes", ("action", "closes"), item.action.closes.day)
    event = item.event
    if event and event.starts and event.state == "planned":
        last = (event.ends or event.starts).day
        if last < today:
            yield Ending("planned", ("event", "state"), last)


def reviews(
    subject: Subject, days: Iterable[date | None], places: Places, today: date
) -> Iterator[Task]:
    """A page that nobody has read through within twelve months, by the latest of its days."""
    known = [day for day in days if day]
    spot = places.spot(subject.file, "reviewed")
    if not known:
        yield Task("review", "never", subject.file, spot, subject.title)
    elif a_year_after(max(known)) < today:
        yield Task("review", "due", subject.file, spot, subject.title, max(known))


def a_year_after(day: date) -> date:
    """The same day of the next year; after 29 February the 28th, the last of its month.

    So the Civil and Commercial Code counts a period of months or years (section 193/5).
    """
    year = day.year + 1
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
