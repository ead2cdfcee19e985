"""A file as read: its bytes, and its tree of text with positions when it is asked for."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.problems import Problem, Spot
from generator.reading.hidden import hidden
from generator.reading.signatures import kind_of
from generator.reading.tree import Mapping, Scalar, Sequence, compose
from generator.strings import choices
from generator.text import Text

MAX_BYTES = 1_000_000  # a long news item is 20 KB; anything near this is not text


class Source:
    """One file as read.

    The tree is composed when it is first asked for: most files were read by an earlier run and
    are looked at again only for the line of a fault. It is None when it cannot be read at all.
    `digest` stands for the bytes; it is empty where there are none to remember the file by.
    """

    __slots__ = ("_made", "digest", "file", "raw")

    def __init__(self, file: str, raw: bytes) -> None:
        self.file = file
        self.digest = blake2b(raw, digest_size=16).hexdigest()
        self.raw = raw
        self._made: _Made | None = None

    @classmethod
    def made(cls, file: str, tree: Mapping | None, problems: tuple[Problem, ...] = ()) -> Source:
        """A source without bytes: of a file that is not there, or of a part of one."""
        self = cls(file, b"")
        self.digest, self._made = "", (tree, problems)
        return self

    @property
    def tree(self) -> Mapping | None:
        return self._composed()[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._composed()[1]

    def forget(self) -> None:
        """Let go of the tree, which takes seven times the room of the bytes."""
        if self.digest:
            self._made = None

    def _composed(self) -> _Made:
        if self._made is None:
            self._made = _compose_bytes(self.raw, self.file)
        return self._made

    def spot(self, *path: str | int) -> Spot:
        """The position of the value at `path`, or of its nearest parent that is there."""
        node: Any = self.tree
        found = Spot()
        for step in path:
            if isinstance(node, Mapping) and step in node:
                found, node = node.keys_at[str(step)], node[str(step)]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
                node = node[step]
                found = node.spot
        return found

    def place(self, value: Any, *path: str | int) -> Spot:
        """Where a fault of `value` at `path` is: a text on its line at itself, else its key."""
        inline = isinstance(value, Scalar) and not value.block
        return value.spot if inline else self.spot(*path)

    def value(self, *path: str | int) -> Any:
        """The raw value at `path`, or None."""
        node: Any = self.tree
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node


def read(path: Path, file: str) -> Source:
    """Read one YAML file. Never raises for what a person may have typed."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            most = MAX_BYTES // 1_000_000
            return Source.made(file, *_fault(file, "Y103", size=f"{size / 1e6:.1f}", limit=most))
        raw = path.read_bytes()
    except FileNotFoundError:
        return Source.made(file, *_fault(file, "Y132", file=file))
    except OSError:
        return Source.made(file, *_fault(file, "Y110"))
    return Source(file, raw)


_Made = tuple[Mapping | None, tuple[Problem, ...]]


def _compose_bytes(raw: bytes, file: str) -> _Made:
    if kind := kind_of(raw[:64]):
        return _fault(file, "Y136", kind=choices("kind_of_file")[kind])
    if raw.count(0) > len(raw) // 4:  # every other byte, as Windows saves "Unicode"
        return _fault(file, "Y100")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _fault(file, _encoding_fault(raw, error), Spot(raw.count(b"\n", 0, error.start) + 1))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not re.sub(r"(?m)^\s*(?:---\s*)?(?:#.*)?$", "", text).strip():
        return _fault(file, "Y102")
    if refused := hidden(text):
        return _fault(file, refused.code, _spot_in(text, refused.at), found=refused.found)
    return compose(text, file)


def _fault(file: str, code: str, spot: Spot | None = None, /, **data: str | int | Text) -> _Made:
    return None, (Problem(file, spot or Spot(), code, data=dict(data)),)


def _encoding_fault(raw: bytes, error: UnicodeDecodeError) -> str:
    """Cut within its last letter, in Windows' Thai, or neither."""
    if error.reason == "unexpected end of data":
        return "Y139"
    return "Y101" if _looks_thai_windows(raw) else "Y100"


def _looks_thai_windows(raw: bytes) -> bool:
    """Windows-874 and TIS-620 put Thai letters at A1 to FB: most high bytes fall there."""
    high = [byte for byte in raw if byte >= 0x80]
    return sum(0xA1 <= byte <= 0xFB for byte in high) > 0.9 * len(high)


def _spot_in(text: str, offset: int) -> Spot:
    start = text.rfind("\n", 0, offset) + 1
    return Spot(text.count("\n", 0, offset) + 1, offset - start + 1)
