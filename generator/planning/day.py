"""Today, as a date that tells what is asked of it: mostly only whether another day has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

Question = tuple[str, ...]


class AskedDay(date):
    """A comparison notes only its answer, so that a page changes on the day when that does."""

    _note: Callable[[Question], None]

    @classmethod
    def of(cls, day: date, note: Callable[[Question], None]) -> AskedDay:
        made = cls(day.year, day.month, day.day)
        made._note = note
        return made

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            object.__getattribute__(self, "_note")(("today",))
        return object.__getattribute__(self, name)

    def _plain(self) -> date:
        return date.fromordinal(date.toordinal(self))

    def _compared(self, sign: str, other: object) -> Any:
        if not isinstance(other, date):
            return NotImplemented
        self._note(("today", sign, date.isoformat(other)))
        return compare(self._plain(), sign, other)

    def __lt__(self, other: object) -> Any:
        return self._compared("<", other)

    def __le__(self, other: object) -> Any:
        return self._compared("<=", other)

    def __gt__(self, other: object) -> Any:
        return self._compared(">", other)

    def __ge__(self, other: object) -> Any:
        return self._compared(">=", other)

    def __eq__(self, other: object) -> Any:
        return self._compared("==", other)

    def __hash__(self) -> int:
        self._note(("today",))
        return hash(self._plain())

    def replace(self, *args: Any, **parts: Any) -> date:  # type: ignore[override]
        self._note(("today",))
        return self._plain().replace(*args, **parts)

    # Python takes these from the class, past __getattribute__.

    def __sub__(self, other: Any) -> Any:
        self._note(("today",))
        return self._plain() - other

    def __rsub__(self, other: Any) -> Any:
        self._note(("today",))
        return other - self._plain()

    def __add__(self, other: Any) -> Any:
        self._note(("today",))
        return self._plain() + other

    def __str__(self) -> str:
        self._note(("today",))
        return str(self._plain())

    def __repr__(self) -> str:
        self._note(("today",))
        return repr(self._plain())

    def __format__(self, form: str) -> str:
        self._note(("today",))
        return format(self._plain(), form)

    def __reduce__(self) -> Any:
        self._note(("today",))
        return self._plain().__reduce__()


def compare(day: date, sign: str, other: date) -> bool:
    """What a comparison with that sign gives."""
    found = {
        "<": day < other,
        "<=": day <= other,
        ">": day > other,
        ">=": day >= other,
        "==": day == other,
    }
    return found[sign]
