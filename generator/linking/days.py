"""Days of one news item that were read all right and do not fit together: warnings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.linking.references import at
from generator.models.news import NewsItem
from generator.models.parse import Parsed
from generator.problems import Problem
from generator.reading.tree import Path

_FAR = timedelta(days=366)


def odd_days(parsed: Parsed[NewsItem], today: date) -> Iterator[Problem]:
    """At most one warning a field, each at the day that is to be looked at."""
    item = parsed.record
    first = item.published.day
    if first > today + _FAR:
        yield at(parsed, ("published",), "W947", last=first.isoformat())
    for name, day, code in (("expires", item.expires, "W944"), ("updated", item.updated, "W945")):
        if day is not None and day < first:
            data = {"ends": name, "last": day.isoformat(), "first": first.isoformat()}
            yield at(parsed, (name,), code, **data)
    for path, day in _happened(item):
        if day > max(today, first):  # what is told with news of a later day is of that day
            yield at(parsed, path, "W946", ends=str(path[-1]), last=day.isoformat())


def _happened(item: NewsItem) -> Iterator[tuple[Path, date]]:
    """The fields that tell of something that was done."""
    for index, correction in enumerate(item.corrections):
        yield ("corrections", index, "date"), correction.date
    if item.withdrawn:
        yield ("withdrawn", "date"), item.withdrawn.date
    for name, day in (("updated", item.updated), ("translated", item.translated)):
        if day is not None:
            yield (name,), day
