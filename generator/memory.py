"""What earlier runs found out, kept by content: a file that has not changed is not read twice.

Only a help: without it, or when it cannot be used, everything is read anew with the same result.
The only module that opens a database or unpickles. A CI job may bring the database along, so
that what stands in it is believed no further than a file of content/ is.
"""

from __future__ import annotations

import pickle
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

_PACKAGE = Path(__file__).parent
_BUSY = 2.0  # seconds to wait for another build of the same site
_SHAPE = 1  # of the table
_READ_WITH = ("pyyaml", "pydantic", "rapidfuzz", "comrak", "nh3")  # all that a reading depends on
# Classes of values inside our records; everything else must be a record of our own.
_PLAIN = {("datetime", "date"), ("datetime", "time"), ("datetime", "datetime")}
_PLAIN |= {("decimal", "Decimal"), ("builtins", "frozenset"), ("builtins", "set")}


class Memory(Protocol):
    """Values by name and digest of what they were made from."""

    def recall(self, name: str, digest: str) -> Any:
        """The value, or None where it is not known."""

    def keep(self, name: str, digest: str, value: Any) -> None: ...


class Session:
    """Remembers as long as the program runs."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, Any]] = {}

    def recall(self, name: str, digest: str) -> Any:
        known, value = self._held.get(name, ("", None))
        return value if known == digest else None

    def keep(self, name: str, digest: str, value: Any) -> None:
        self._held[name] = (digest, value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run may keep what the next one need not find out again; nowhere without a file."""

    file: Path | None = None

    @contextmanager
    def opened(self) -> Iterator[Memory]:
        """Used where and while it is needed, which may be a process of its own."""
        if self.file is None:
            yield Session()
            return
        with Stored(self.file) as memory:
            yield memory


class Stored(Session):
    """Remembers from run to run, in a database that may be deleted at any time.

    Used in a `with`; what was kept is written at its end. What no run asked for is let go of.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._database: sqlite3.Connection | None = None
        self._asked: set[str] = set()
        self._new: dict[str, tuple[str, Any]] = {}

    def __enter__(self) -> Self:
        try:
            self._database = _opened(self._file)
        except (sqlite3.Error, OSError):
            self._database = None  # a folder that cannot be written, or another run's lock
        return self

    def recall(self, name: str, digest: str) -> Any:
        self._asked.add(name)
        held = super().recall(name, digest)
        if held is not None or self._database is None:
            return held
        try:
            row = self._database.execute(
                "SELECT value FROM known WHERE name = ? AND digest = ?", (name, digest)
            ).fetchone()
            value = _Reader(BytesIO(row[0])).load() if row else None
        except Exception:  # noqa: BLE001  # half written or by another hand, it raises anything
            return None
        if value is not None:
            super().keep(name, digest, value)
        return value

    def keep(self, name: str, digest: str, value: Any) -> None:
        super().keep(name, digest, value)
        self._new[name] = (digest, value)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._database is None:
            return
        with suppress(sqlite3.Error):  # a full disk: the next run reads anew
            if self._new:
                self._write(self._database)
        self._database.close()

    def _write(self, database: sqlite3.Connection) -> None:
        rows = (
            (name, digest, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            for name, (digest, value) in sorted(self._new.items())
        )
        with database:
            database.execute("BEGIN IMMEDIATE")
            if not _is_ours(database):
                return  # a preview may run while another version is installed and builds
            database.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", rows)
            names = {str(row[0]) for row in database.execute("SELECT name FROM known")}
            gone = [(name,) for name in sorted(names - self._asked - set(self._new))]
            database.executemany("DELETE FROM known WHERE name = ?", gone)


def _opened(file: Path) -> sqlite3.Connection:
    """The database, empty if another version of the software wrote it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    (file.parent / ".gitignore").write_text("*\n", "ascii")  # nobody is to commit this folder
    try:
        return _prepared(file)
    except sqlite3.OperationalError:
        raise  # locked, or no room: the file itself may be sound
    except sqlite3.DatabaseError:
        file.unlink()  # not a database any more
        return _prepared(file)


def _prepared(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=_BUSY)
    try:
        database.execute("PRAGMA synchronous = OFF")  # what is lost is only read anew
        with database:
            database.execute("CREATE TABLE IF NOT EXISTS written_by (software TEXT)")
            if not _is_ours(database):
                database.execute("DROP TABLE IF EXISTS known")
                database.execute("DELETE FROM written_by")
                database.execute("INSERT INTO written_by VALUES (?)", (software(),))
            database.execute(
                "CREATE TABLE IF NOT EXISTS known"
                " (name TEXT PRIMARY KEY, digest TEXT, value BLOB) WITHOUT ROWID"
            )
    except sqlite3.Error:
        database.close()
        raise
    return database


def _is_ours(database: sqlite3.Connection) -> bool:
    """Whether this version of the software wrote what is in it."""
    return database.execute("SELECT software FROM written_by").fetchall() == [(software(),)]


@cache
def software() -> str:
    """Stands for the code and its wording: another version may understand a file otherwise."""
    digest = blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yml", ".j2"):
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes())
    used = [sys.version, str(_SHAPE), *(f"{name} {version(name)}" for name in _READ_WITH)]
    digest.update("\n".join(used).encode())
    return digest.hexdigest()


class _Reader(pickle.Unpickler):
    """Makes nothing but our own records and the plain values in them.

    No function can be named, and no class that does something when one of it is made: one that
    reads a mkdocs.yml, for instance, would run whatever that file names.
    """

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("generator.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def _is_record(found: type) -> bool:
    """A model, or a dataclass that is only its fields."""
    return found.__module__.startswith("generator.models.") or (
        is_dataclass(found) and not hasattr(found, "__post_init__")
    )
