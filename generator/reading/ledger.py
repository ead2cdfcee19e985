"""The addresses that were published, one a line: what a site may not lose without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path

from generator.problems import Data, Problem, Spot
from generator.reading.layout import LEDGER

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ADDRESS = re.compile(
    rf"(?:(?:news|districts)/{_SLUG}|news/kind/[a-z_]+|goals/\d{{1,2}}|areas/\d{{2}}(?:\d{{2}})?"
    rf"|{_SLUG})/"
)
_LINE = re.compile(r"(?P<address>\S+)(?:\s+released\s+(?P<day>\d{4}-\d{2}-\d{2})\s+(?P<why>\S.*))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One address, in Thai; the English one follows from it. `released`: it may be gone."""

    address: str
    line: int
    released: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """By address; `there` tells an empty file from none, `digest` stands for the file's bytes."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    there: bool = False
    digest: str = ""

    @property
    def kept(self) -> tuple[Entry, ...]:
        """What must stay, in the order of the addresses."""
        return tuple(self.entries[name] for name in sorted(self.entries) if self._stays(name))

    def _stays(self, name: str) -> bool:
        return not self.entries[name].released


def read_ledger(root: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """The file of the site, and the lines of it that nobody can read. Without a file: nothing."""
    try:
        raw = (root / LEDGER).read_bytes()
    except FileNotFoundError:
        return Ledger(), ()
    except OSError:
        return Ledger(), (Problem(LEDGER, Spot(), "R346"),)
    entries: dict[str, Entry] = {}
    problems = []
    for number, typed in enumerate(raw.decode("utf-8-sig", "replace").splitlines(), 1):
        line = typed.strip()
        if not line or line.startswith("#"):
            continue
        entry = _entry(line, number)
        if isinstance(entry, Entry):
            # A merge may leave an address twice; whoever released it meant it.
            if entry.address not in entries or entry.released:
                entries[entry.address] = entry
        else:
            problems.append(Problem(LEDGER, Spot(number), "R342", data=entry))
    digest = blake2b(raw, digest_size=16).hexdigest()
    return Ledger(entries, there=True, digest=digest), tuple(problems)


def _entry(line: str, number: int) -> Entry | Data:
    """What the line says, else the data of its problem with the line that is meant, if any."""
    found = _LINE.fullmatch(line)
    if (
        found
        and ADDRESS.fullmatch(found["address"])
        and (not found["day"] or _is_day(found["day"]))
    ):
        return Entry(found["address"], number, released=bool(found["day"]))
    address, _, rest = line.partition(" ")
    meant = re.sub(r"^(https?://[^/]+)?/*(en/)?|/*(index\.html)?$", "", address) + "/"
    data: Data = {"found": line[:80]}
    if ADDRESS.fullmatch(meant) and not rest:
        data["write"] = meant
    return data


def _is_day(typed: str) -> bool:
    try:
        return date.fromisoformat(typed).year < 2400
    except ValueError:
        return False


def with_addresses(text: str, addresses: Iterable[str]) -> str:
    """The text of the file with these addresses in it as well; lines that are there stay.

    Remarks come first, the rest is sorted, each line once.
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    remarks = [line for line in lines if line.startswith("#")]
    typed = {line for line in lines if line and not line.startswith("#")}
    known = {line.split()[0] for line in typed}
    released = {line.split()[0] for line in typed if len(line.split()) > 1}
    typed = {line for line in typed if line not in released}
    return "\n".join([*remarks, *sorted(typed | (set(addresses) - known))]) + "\n"
