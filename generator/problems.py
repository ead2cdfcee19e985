"""A content fault is a value: where it is, which code, with what data; its wording lives apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.strings import wording
from generator.text import Lang, Text

Data = dict[str, "str | int | Text"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; `line` and `column` start at 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one file. `file` is relative to the site's folder, `field` a dotted path."""

    file: str
    spot: Spot
    code: str
    field: str = ""
    data: Data = dataclasses.field(default_factory=dict, hash=False)

    @property
    def severity(self) -> str:
        """`error` keeps the file from being published; `warning` does not."""
        return "warning" if self.code.startswith("W") else "error"

    def message(self, lang: Lang) -> str:
        return self._say("message", lang)

    def hint(self, lang: Lang) -> str:
        """What to type: the nearest right answer where one is known (`write`), else an example."""
        return self._say("nearest" if self.has_nearest else "hint", lang)

    @property
    def has_nearest(self) -> bool:
        """Whether the wording has a sentence for a right answer, and there is one."""
        return bool(self.data.get("write")) and "nearest" in wording("problems")[self.code]

    def _say(self, part: str, lang: Lang) -> str:
        text: Text = wording("problems")[self.code][part]
        return text.filled(lang, self.data)

    def as_json(self) -> dict[str, Any]:
        """The shape of `check --format json` in INTERFACE."""
        return {
            "file": self.file,
            "line": self.spot.line,
            "column": self.spot.column,
            "code": self.code,
            "severity": self.severity,
            "field": self.field,
            "message": {"th": self.message("th"), "en": self.message("en")},
            "hint": {"th": self.hint("th"), "en": self.hint("en")},
        }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, each said once, so that two runs print the same list."""
    keyed = {
        (p.file, p.spot.line, p.spot.column, p.code, p.field, str(p.data)): p for p in problems
    }
    return tuple(keyed[key] for key in sorted(keyed))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(p for p in problems if p.severity == "error")
