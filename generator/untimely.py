"""Days of a news item that do not fit each other, or the day of the build: warnings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.models.news import NewsItem
from generator.models.parse import Parsed
from generator.problems import Problem
from generator.references import at

_FAR = timedelta(days=366)  # nobody plans the publishing of news that far ahead


def untimely(parsed: Parsed[NewsItem], today: date) -> Iterator[Problem]:
    item = parsed.record
    published = item.published.day
    for name, day in (("updated", item.updated), ("expires", item.expires)):
        if day and day < published:
            data = {"field": name, "found": day.isoformat(), "first": published.isoformat()}
            yield at(parsed, (name,), "W926", **data)
    ahead = {"published": (published, today + _FAR), "updated": (item.updated, today)}
    for name, (day, latest) in ahead.items():
        if day and day > latest:
            yield at(parsed, (name,), "W927", field=name, found=day.isoformat())
