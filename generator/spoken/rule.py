"""One rule of reading aloud: what is looked for, and what is said for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from generator.strings import wording

Found = re.Match[str]
THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
# No pause between a Thai word and the number or name that it introduces.
JOINED = rf"(?:(?<=[{THAI}]) +)?"
# A number that no other number touches.
ALONE = r"(?<![\d.,/A-Za-z])"
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
DASH = "[-–—‐‑−]"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What cannot be read aloud as it stands; `code` is that of the warning."""

    code: str
    found: str
    said: str = ""


@dataclass(slots=True)
class Hearing:
    """What one reading knows, and the doubts that it meets.

    `village` asks for times as villagers say them; `districts` are names of districts, by which
    อ. is known.
    """

    village: bool = False
    districts: frozenset[str] = frozenset()
    doubts: list[Doubt] = field(default_factory=list)


Say = Callable[[Found, Hearing], str]


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    say: Say

    def applied(self, text: str, hearing: Hearing) -> str:
        return self.pattern.sub(lambda found: self.say(found, hearing), text)


def rule(pattern: str, say: Say) -> Rule:
    return Rule(re.compile(pattern), say)


@cache
def table(name: str) -> dict[str, str]:
    """One list of wording/spoken.yml, the longest first, so that none hides a longer one."""
    entries = wording("spoken")[name]
    return {key: str(entries[key]) for key in sorted(entries, key=lambda key: (-len(key), key))}


@cache
def counted() -> tuple[str, ...]:
    """What is said behind its number without a pause, the longest first."""
    words = {*wording("spoken")["counted"].split(), *table("units").values()}
    return tuple(sorted(words | {*table("currencies").values()}, key=lambda one: (-len(one), one)))


def either(words: Iterable[str]) -> str:
    """A pattern of any of these words; what stands first wins."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in words)
