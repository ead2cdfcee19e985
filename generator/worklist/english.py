"""What an English reader still reads in Thai, or in an English that is older than the Thai."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.models.fields import Record
from generator.models.news import NewsItem
from generator.models.texts import texts
from generator.problems import Spot
from generator.strings import wording
from generator.text import Text
from generator.worklist.places import Places
from generator.worklist.task import Place, Subject, Task, listed, shown


def missing(
    record: Record, subject: Subject, places: Places, *, only: tuple[str, ...] = ()
) -> Iterator[Task]:
    """One task for all texts of a file that have no English; `only` names the fields that count."""
    paths = [
        path for path, text in texts(record) if not text.has("en") and (not only or path[0] in only)
    ]
    if not paths:
        return
    found = places.of(subject.file, paths)
    yield Task(
        section="english",
        reason="missing",
        file=subject.file,
        spot=Spot(min(place.line for place in found)),
        title=subject.title,
        places=found,
        data={"count": len(found), "which": _which(found)},
    )


def news_missing(item: NewsItem, subject: Subject, places: Places) -> Iterator[Task]:
    """Of what was withdrawn a reader sees only the title and why."""
    return missing(item, subject, places, only=("title", "withdrawn") if item.withdrawn else ())


def _which(found: tuple[Place, ...]) -> Text:
    """The texts that carry the page by name, the others by their lines."""
    named: dict[str, Text] = wording("status")["text"]
    others = [place for place in found if place.field not in named]
    parts = [named[place.field] for place in found if place.field in named]
    if others:
        words: Text = wording("status")["others"]["beside" if parts else "alone"]
        lines = ", ".join(str(line) for line in sorted({place.line for place in others}))
        parts.append(words.with_data({"count": len(others), "lines": lines}))
    return listed(parts)


def outdated(item: NewsItem, places: Places) -> Iterator[Task]:
    """The Thai was changed and the English was not, as far as the file says."""
    if item.withdrawn or not any(text.has("en") for _, text in texts(item)):
        return
    changed = max([c.date for c in item.corrections] + [item.updated or date.min])
    day: date | None = None
    if item.translation_lags:
        reason, field, day = "older", "translated", item.translated
    elif item.translated is None and changed > item.published.day:
        reason, field = "undated", "updated" if item.updated else "corrections"
    else:
        return
    spot = places.spot(item.file, field)
    data = {"changed": shown(changed)}
    yield Task("outdated", reason, item.file, spot, item.title, day, data={**data})
