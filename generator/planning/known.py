"""What the last build made, and from what: the index of fingerprints in the state folder.

Only a help, as the memory is: without it everything is made anew. Plain values alone are read
from it, and nothing that stands in it can name a file outside the published folder.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.planning.day import Question

_BUSY = 2.0  # seconds to wait for another build of the same site
_SHAPE = "1"  # of the tables
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs
    (name TEXT PRIMARY KEY, given BLOB, asked BLOB, files TEXT, shelved TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS questions (id INTEGER PRIMARY KEY, question TEXT, answer BLOB);
CREATE TABLE IF NOT EXISTS scans (name TEXT PRIMARY KEY, scan BLOB) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One output: the digest of what it was given, what it asked, and what came of it.

    `files` has the SHA-256 of each file by its path below the published folder; `shelved` is
    the name on the shelf of a card or notice.
    """

    given: bytes
    asked: tuple[Question, ...]
    files: Mapping[str, str]
    shelved: str = ""


class Known:
    """Used in a `with`; `keep` is the only way to write."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._database: sqlite3.Connection | None = None
        self.entries: dict[str, tuple[bytes, bytes, str, str]] = {}
        self._questions: dict[int, tuple[str, bytes]] = {}
        self._meta: dict[str, str] = {}

    def __enter__(self) -> Self:
        if self._file is not None:
            try:
                self._load(self._file)
            except sqlite3.OperationalError:
                self._database = None  # locked, or no room: the file itself may be sound
            except (sqlite3.DatabaseError, OSError, ValueError):
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)
                    self._load(self._file)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._database is not None:
            self._database.close()

    def _load(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(file, timeout=_BUSY)
        self._database = database
        database.execute("PRAGMA synchronous = OFF")  # what is lost is only made anew
        database.executescript(_TABLES)
        self._meta = dict(database.execute("SELECT name, value FROM meta"))
        if self._meta.get("shape", _SHAPE) != _SHAPE:
            for table in ("meta", "outputs", "questions", "scans"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608  # a name of ours
            self._meta = {}
        rows = database.execute("SELECT name, given, asked, files, shelved FROM outputs")
        self.entries = {name: tuple(rest) for name, *rest in rows}
        asked = database.execute("SELECT id, question, answer FROM questions")
        self._questions = {number: (text, answer) for number, text, answer in asked}

    def told(self, name: str) -> str:
        """Something about the whole build, as the digest of the software; empty if unknown."""
        return self._meta.get(name, "")

    def sealed(self) -> dict[str, str]:
        """The SHA-256 of the record of the published site, and of its signature, by their files."""
        found: dict[str, str] = json.loads(self.told("sealed") or "{}")
        return found

    def questions(self) -> Iterable[tuple[int, Question, bytes]]:
        """Every question with its answer then."""
        for number, (text, answer) in self._questions.items():
            yield number, tuple(json.loads(text)), answer

    def question(self, number: int) -> Question:
        return tuple(json.loads(self._questions[number][0]))

    def asked(self, name: str) -> tuple[int, ...]:
        """The numbers of what this output asked."""
        numbers = array("I")
        numbers.frombytes(self.entries[name][1])
        return tuple(numbers)

    def files(self, name: str) -> dict[str, str]:
        """The files of one output, each with its SHA-256."""
        found: dict[str, str] = json.loads(self.entries[name][2])
        return found

    def shelved(self, name: str) -> str:
        """The name on the shelf of a card or notice; empty if unknown."""
        return self.entries[name][3] if name in self.entries else ""

    def scan(self, name: str) -> tuple[tuple[str, ...], frozenset[str]] | None:
        """The references and the ids of a page."""
        if self._database is None:
            return None
        row = self._database.execute("SELECT scan FROM scans WHERE name = ?", (name,)).fetchone()
        return _scan(row[0]) if row else None

    def scans(self) -> Iterable[tuple[str, tuple[str, ...], frozenset[str]]]:
        """Those of all pages."""
        if self._database is None:
            return
        for name, blob in self._database.execute("SELECT name, scan FROM scans"):
            yield name, *_scan(blob)

    def keep(
        self,
        made: Mapping[str, Entry],
        gone: Iterable[str],
        scans: Mapping[str, tuple[tuple[str, ...], frozenset[str]]],
        answers: Mapping[Question, bytes],
        told: Mapping[str, str],
    ) -> None:
        """Write what was made, and let go of what is gone; all of it or nothing."""
        if self._database is None:
            return
        numbers = {text: number for number, (text, _) in self._questions.items()}
        asked_now: dict[str, bytes] = {}
        rows = []
        for name, entry in made.items():
            own = array("I")
            for question in sorted(entry.asked):
                text = json.dumps(question, ensure_ascii=False, separators=(",", ":"))
                asked_now[text] = answers[question]
                own.append(numbers.setdefault(text, len(numbers) + 1))
            files = json.dumps(dict(entry.files), separators=(",", ":"))
            rows.append((name, entry.given, own.tobytes(), files, entry.shelved))
        with suppress(sqlite3.Error), self._database as database:
            database.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)", rows)
            leaving = [(name,) for name in gone]
            database.executemany("DELETE FROM outputs WHERE name = ?", leaving)
            database.executemany("DELETE FROM scans WHERE name = ?", leaving)
            database.executemany(
                "INSERT OR REPLACE INTO questions VALUES (?, ?, ?)",
                ((numbers[text], text, answer) for text, answer in asked_now.items()),
            )
            database.executemany(
                "INSERT OR REPLACE INTO scans VALUES (?, ?)",
                ((name, _blob(*scan)) for name, scan in scans.items()),
            )
            database.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", {**told, "shape": _SHAPE}.items()
            )

    def forget(self) -> None:
        """Before anything is written that this index does not know of yet."""
        self.entries, self._questions, self._meta = {}, {}, {}
        if self._database is None:
            return
        with suppress(sqlite3.Error), self._database as database:
            for table in ("outputs", "questions", "scans", "meta"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608  # a name of ours


def _blob(references: Iterable[str], ids: Iterable[str]) -> bytes:
    return zlib.compress(json.dumps([list(references), sorted(ids)]).encode(), 1)


def _scan(blob: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    references, ids = json.loads(zlib.decompress(blob))
    return tuple(references), frozenset(ids)


Scans = dict[str, tuple[tuple[str, ...], frozenset[str]]]
