"""A digest of any value that a page is made from: equal values, equal digests, in every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pickle import HIGHEST_PROTOCOL, Pickler
from types import FunctionType, MethodType
from typing import Any

from generator.line_breaks import LineBreaks
from generator.memory import Place
from generator.models.fields import Record
from generator.reading.register import Register
from generator.site import Site
from generator.strings import Words

SIZE = 16  # bytes of a digest
_OF_THE_LANGUAGE = {"builtins", "datetime", "decimal", "pathlib", "collections", "types"}


class Digests:
    """Remembers the digest of every record: it is asked for by each page that shows it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, bytes]] = {}  # with the value, so that its id stays its

    def of(self, value: Any) -> bytes:
        """16 bytes."""
        if isinstance(value, (set, frozenset)):
            value = ("set", sorted(map(self.of, value)))  # pickle writes them in any order
        into = BytesIO()
        writer = _Writer(into, self)
        writer.dump(value)
        return _digest(into.getvalue())

    def kept(self, value: Any) -> bytes:
        """Of a record, or of what as many pages share."""
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, _digest(_told(value))
        return known[1]


class _Writer(Pickler):
    """Writes a value down as pickle does, which is quick, but for our own; nobody reads it back.

    Without pickle's memory of what was written before: whether two equal texts are one object
    must not matter.
    """

    def __init__(self, into: BytesIO, digests: Digests) -> None:
        super().__init__(into, HIGHEST_PROTOCOL)
        self.fast = True
        self._digests = digests

    def reducer_override(self, value: Any) -> Any:
        """How a value of no built-in type is written: as a call of something on plain values."""
        kind: Any = type(value)
        return _way(kind)(value, self._digests)


Way = Callable[[Any, Digests], Any]


@cache
def _way(kind: Any) -> Way:  # noqa: PLR0911
    """Found once for each type: to ask a record's type what it is takes longer than all else."""
    if issubclass(kind, Site):
        return lambda _, __: (str, ("site",))  # what is asked of it is noted apart
    if issubclass(kind, (Record, Register, LineBreaks)):
        return lambda value, digests: (bytes, (digests.kept(value),))
    if issubclass(kind, Place):
        return lambda _, __: (str, ("memory",))  # what stands there changes no output
    if issubclass(kind, Words):
        return lambda value, _: (str, ("words", value.lang))
    if issubclass(kind, str):
        return lambda value, _: (str, (kind.__name__, str(value)))
    if issubclass(kind, partial):
        return lambda value, _: (tuple, (value.func, value.args, value.keywords))
    if issubclass(kind, FunctionType):
        return _function
    if issubclass(kind, MethodType):
        return lambda value, _: (tuple, (value.__func__, value.__self__))
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        of = attrgetter(*names) if names else str
        name = str(kind)
        return lambda value, _: (str, (name, of(value)))
    if issubclass(kind, type) or (kind.__module__ in _OF_THE_LANGUAGE and kind is not object):
        return lambda _, __: NotImplemented
    raise TypeError(f"no digest of {kind.__module__}.{kind.__qualname__}")


def _function(value: FunctionType, _: Digests) -> Any:
    cells = tuple(cell.cell_contents for cell in value.__closure__ or ())
    return str, (value.__module__, value.__qualname__, cells)


def _told(value: Record | Register | LineBreaks) -> bytes:
    if isinstance(value, Record):
        return f"{type(value).__qualname__} {value.model_dump_json()}".encode()
    if isinstance(value, Register):
        return f"register {value.digest or value!r}".encode()
    return "\n".join(sorted(value.words)).encode()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=SIZE).digest()
