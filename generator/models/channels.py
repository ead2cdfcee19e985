"""For which news items each kind of file beside the page is made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from generator.models.fields import Record, choice
from generator.models.news import NewsItem
from generator.models.scalars import Flag, Whole

# Nine files an item, in two languages: with its pages this many fit the free hosts' 20,000 files.
NEWEST = 500


class Reach(Record):
    """The items for which a channel is made: all that is asked for must hold.

    `newest` counts items, 0 for none; `months` reaches back from today by the day of publication.
    """

    newest: Whole = NEWEST
    every: Flag = False
    months: Whole | None = None
    kinds: tuple[Annotated[str, choice("kind")], ...] = ()

    def slugs(self, newest_first: Iterable[NewsItem], today: date) -> frozenset[str]:
        """Of those given, in their order."""
        first = _months_before(today, self.months) if self.months is not None else date.min
        meant = [
            item.slug
            for item in newest_first
            if item.published.day >= first and (not self.kinds or item.kind in self.kinds)
        ]
        return frozenset(meant if self.every else meant[: max(self.newest, 0)])


class Channels(Record):
    """`messages` are the texts to paste: for a LINE group, and for the press."""

    cards: Reach = Reach()
    notices: Reach = Reach()
    broadcasts: Reach = Reach()
    messages: Reach = Reach()


def _months_before(day: date, months: int) -> date:
    """The first day of the month that many months before; the first day of all when too many."""
    whole = day.year * 12 + day.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1) if whole >= 12 else date.min
