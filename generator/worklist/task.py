"""One thing to do, with its place and its words; and the list of all of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.dates import show_day
from generator.problems import Data, Spot
from generator.strings import wording
from generator.text import LANGS, Lang, Text

# In the order in which they are shown: what readers notice first, first.
SECTIONS = (
    "faulty",
    "passed",
    "soon",
    "waiting",
    "outdated",
    "english",
    "review",
    "team",
    "look",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a task is about: a file, and what readers call its page."""

    file: str
    title: Text


@dataclass(frozen=True, slots=True)
class Place:
    """A field by its dotted path, and the line it stands in."""

    field: str
    line: int


@dataclass(frozen=True, slots=True)
class Task:
    """`day` is the day that the task is about; `places` has each field it concerns."""

    section: str
    reason: str
    file: str
    spot: Spot
    title: Text | None = None
    day: date | None = None
    places: tuple[Place, ...] = ()
    data: Data = dataclasses.field(default_factory=dict, hash=False)

    def message(self, lang: Lang, today: date) -> str:
        text: Text = wording("status")[self.section][self.reason]
        data: dict[str, object] = {**self.data}
        if self.day is not None:
            data |= {"day": show_day(self.day, lang), "left": days_left(self.day, today, lang)}
        return text.filled(lang, data)


@dataclass(frozen=True, slots=True)
class Worklist:
    """Every task, in a fixed order; `within` is how many days ahead were looked at."""

    today: date
    within: int
    tasks: tuple[Task, ...]

    def sections(self) -> dict[str, tuple[Task, ...]]:
        """The sections that are not empty, in order."""
        found = {
            name: tuple(task for task in self.tasks if task.section == name) for name in SECTIONS
        }
        return {name: tasks for name, tasks in found.items() if tasks}

    def as_json(self) -> dict[str, Any]:
        """The shape that `namrong status --help` describes."""
        found = self.sections()
        return {
            "today": self.today.isoformat(),
            "within": self.within,
            "total": len(self.tasks),
            "sections": {name: len(found.get(name, ())) for name in SECTIONS},
            "tasks": [self._row(task) for task in self.tasks],
        }

    def _row(self, task: Task) -> dict[str, Any]:
        return {
            "section": task.section,
            "reason": task.reason,
            "file": task.file,
            "line": task.spot.line,
            "column": task.spot.column,
            "title": {"th": task.title.th, "en": task.title.en} if task.title else None,
            "date": task.day.isoformat() if task.day else None,
            "days": (task.day - self.today).days if task.day else None,
            "fields": [{"field": place.field, "line": place.line} for place in task.places],
            "message": {
                "th": task.message("th", self.today),
                "en": task.message("en", self.today),
            },
        }


def shown(day: date) -> Text:
    """The day as readers of each language write it."""
    return Text(*(show_day(day, lang) for lang in LANGS))


def listed(parts: list[Text]) -> Text:
    """Several things in one sentence: ก ข และค / a, b and c."""
    said = []
    for lang, joint, last in (("th", " ", " และ"), ("en", ", ", " and ")):
        names = [part.en or part.th if lang == "en" else part.th for part in parts]
        *before, end = names or [""]
        said.append(joint.join(before) + last + end if before else end)
    return Text(*said)


def days_left(day: date, today: date, lang: Lang) -> str:
    """อีก 3 วัน / in 3 days; พรุ่งนี้, วันนี้, เมื่อวาน and 3 วันก่อน as well."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    name = near.get(days) or ("ahead" if days > 0 else "ago")
    text: Text = wording("status")["left"][name]
    return text.best(lang).format(days=abs(days))


def heading(section: str, part: str) -> Text:
    """The `title` of a section, or what is to `do` about it."""
    found: Text = wording("status")["section"][section][part]
    return found


def label(name: str) -> Text:
    """A short word of the list itself."""
    found: Text = wording("status")["label"][name]
    return found
