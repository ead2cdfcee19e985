"""YAML in, text with positions out: every scalar is a string that knows its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import yaml

from generator.problems import Problem, Spot, errors
from generator.syntax import syntax_problem

MAX_BYTES = 1_000_000  # a long news item is 20 KB; anything near this is not text
MAX_DEPTH = 20


class Scalar(str):
    """A YAML scalar as typed.

    `block` says that its text begins on the line below `spot`. Where YAML joined lines, `raw`
    has them as typed, so that a place in the text can still be found in the file.
    """

    __slots__ = ("block", "raw", "spot")
    spot: Spot
    block: bool
    raw: str

    def __new__(cls, text: str, spot: Spot, *, block: bool = False, raw: str = "") -> Self:
        self = super().__new__(cls, text)
        self.spot, self.block, self.raw = spot, block, raw
        return self

    def spot_of(self, offset: int) -> Spot:
        """The line of the character at `offset`."""
        if self.raw:
            word = next(iter(self[offset:].split(maxsplit=1)), "")
            at = -1
            for _ in range(self.count(word, 0, offset) + 1 if word else 0):
                at = self.raw.find(word, at + 1)
            at = max(at, 0)
            return Spot(self.spot.line + self.raw.count("\n", 0, at), 1)
        newlines = self.count("\n", 0, offset)
        if self.block:
            return Spot(self.spot.line + 1 + newlines, 1)
        return Spot(self.spot.line + newlines, self.spot.column)


class Mapping(dict[str, Any]):
    """A YAML mapping with the position of each key."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.keys_at: dict[str, Spot] = {}


class Sequence(list[Any]):
    """A YAML list with its position."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read. `tree` is None when it could not be read at all."""

    file: str
    tree: Mapping | None
    problems: tuple[Problem, ...] = ()

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
            return _fault(file, "Y103", size=f"{size / 1e6:.1f}", limit=MAX_BYTES // 1_000_000)
        raw = path.read_bytes()
    except FileNotFoundError:
        return _fault(file, "Y132", file=file)
    except OSError:
        return _fault(file, "Y110")
    return read_bytes(raw, file)


def read_bytes(raw: bytes, file: str) -> Source:
    """The same for what is in memory already."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        code = "Y101" if _looks_thai_windows(raw) else "Y100"
        return _fault(file, code, Spot(line))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not re.sub(r"(?m)^\s*(#.*)?$", "", text).strip():
        return _fault(file, "Y102")
    if control := _CONTROL.search(text):
        spot = _spot_in(text, control.start())
        return _fault(file, "Y111", spot, found=f"U+{ord(control[0]):04X}")
    return _compose(text, file)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def _fault(file: str, code: str, spot: Spot | None = None, /, **data: str | int) -> Source:
    return Source(file, None, (Problem(file, spot or Spot(), code, data=dict(data)),))


def _looks_thai_windows(raw: bytes) -> bool:
    """Windows-874 and TIS-620 put Thai letters at A1 to FB: most high bytes fall there."""
    high = [byte for byte in raw if byte >= 0x80]
    return sum(0xA1 <= byte <= 0xFB for byte in high) > 0.9 * len(high)


def _spot_in(text: str, offset: int) -> Spot:
    start = text.rfind("\n", 0, offset) + 1
    return Spot(text.count("\n", 0, offset) + 1, offset - start + 1)


def _compose(text: str, file: str) -> Source:
    builder = _Builder(file, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(syntax_problem(error, text, file))
    except yaml.YAMLError:
        builder.problems.append(Problem(file, Spot(), "Y104"))
    root = builder.root
    if root is not None and not isinstance(root, Mapping) and not errors(builder.problems):
        builder.problems.append(Problem(file, root.spot, "Y109"))
    faulty = any(problem.code != "Y106" for problem in errors(builder.problems))
    tree = root if isinstance(root, Mapping) and not faulty else None
    return Source(file, tree, tuple(builder.problems))


# A # with a letter right after it is rather a part of the text than a remark.
_CUT_OFF = re.compile(r"\s+(#[^\W_].*)")


@dataclass
class _Builder:
    """Builds the tree from libyaml's events without recursion, so depth cannot crash it."""

    file: str
    lines: list[str]
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False
    _stack: list[tuple[Any, Scalar | None]] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: Any) -> None:
        spot = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("Y112", spot)
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            name = f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{event.anchor}"
            self._stop("Y107", spot, found=name)
        elif getattr(event, "tag", None) and event.tag != "!":
            self._stop("Y108", spot, found=event.tag.replace("tag:yaml.org,2002:", "!!"))
        elif isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, spot))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            made = Mapping(spot) if isinstance(event, yaml.MappingStartEvent) else Sequence(spot)
            self._add(made)
            self._stack.append((made, None))
            if len(self._stack) > MAX_DEPTH:
                self._stop("Y113", spot, limit=MAX_DEPTH)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()

    def _scalar(self, event: Any, spot: Spot) -> Scalar:
        first, last = event.start_mark.line, event.end_mark.line
        joined = event.style == ">" or (event.style != "|" and last > first)
        raw = "\n".join(self.lines[first : last + 1]) if joined else ""
        rest = self.lines[last][event.end_mark.column :] if last < len(self.lines) else ""
        if not event.style and (cut := _CUT_OFF.match(rest)):
            place = Spot(last + 1, event.end_mark.column + cut.start(1) + 1)
            found = {"found": cut[1].strip()[:60]}
            self.problems.append(Problem(self.file, place, "W913", data=dict(found)))
        return Scalar(event.value, spot, block=event.style in ("|", ">"), raw=raw)

    def _stop(self, code: str, spot: Spot, **data: str | int) -> None:
        self.problems.append(Problem(self.file, spot, code, data=dict(data)))
        self.stopped = True

    def _add(self, node: Any) -> None:
        if not self._stack:
            self.root = node
            return
        parent, key = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is None:
            if not isinstance(node, Scalar):
                self._stop("Y114", node.spot)
                return
            self._stack[-1] = (parent, node)
        else:
            if key in parent:
                data: dict[str, str | int] = {"key": str(key), "first": parent.keys_at[key].line}
                data["second"] = key.spot.line
                self.problems.append(
                    Problem(self.file, key.spot, "Y106", field=str(key), data=dict(data))
                )
            parent[str(key)] = node
            parent.keys_at[str(key)] = key.spot
            self._stack[-1] = (parent, None)
