"""A digest of any value that a page is made from: equal values, equal digests, in every run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, partial
from hashlib import blake2b
from pathlib import PurePath
from types import FunctionType, MethodType
from typing import Any

from generator.line_breaks import LineBreaks
from generator.models.fields import Record
from generator.reading.register import Register
from generator.site import Site
from generator.strings import Words

SIZE = 16  # bytes of a digest
_SIMPLE = (int, float, bool, type(None), date, datetime, time, Decimal, PurePath)


class Digests:
    """Remembers the digest of every record: it is asked for by each page that shows it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, bytes]] = {}  # with the value, so that its id stays its
        self._opaque: set[int] = set()

    def pass_over(self, value: Any) -> None:
        """Something that outputs are given and that no output depends on, as a memory."""
        self._opaque.add(id(value))
        self._known[id(value)] = value, b"?"

    def of(self, value: Any) -> bytes:
        """16 bytes."""
        parts: list[bytes] = []
        self._feed(value, parts.append)
        return blake2b(b"\0".join(parts), digest_size=SIZE).digest()

    def _feed(self, value: Any, put: Callable[[bytes], None]) -> None:  # noqa: PLR0912
        kind = type(value)
        if isinstance(value, str):
            put(b"s" + value.encode())
        elif isinstance(value, _SIMPLE):
            put(f"{kind.__name__} {value!s}".encode())
        elif isinstance(value, bytes):
            put(b"b" + blake2b(value).digest())
        elif isinstance(value, (tuple, list)):
            put(b"(%d" % len(value))
            for one in value:
                self._feed(one, put)
        elif id(value) in self._known:
            put(self._known[id(value)][1])
        elif isinstance(value, Site):
            put(b"site")  # what is asked of it is noted apart
        elif isinstance(value, Record):
            put(self._kept(value, blake2b(value.model_dump_json().encode(), digest_size=SIZE)))
        elif isinstance(value, Register) and value.digest:
            put(b"register " + value.digest.encode())
        elif isinstance(value, LineBreaks):
            put(self._kept(value, blake2b("\n".join(sorted(value.words)).encode())))
        elif isinstance(value, Words):
            put(b"words " + value.lang.encode())
        elif isinstance(value, Mapping):
            put(b"{%d" % len(value))
            for key in sorted(value, key=str):
                self._feed(key, put)
                self._feed(value[key], put)
        elif isinstance(value, AbstractSet):
            put(b"<%d" % len(value))
            for digest in sorted(map(self.of, value)):
                put(digest)
        elif isinstance(value, partial):
            put(b"call")
            for one in (value.func, value.args, value.keywords):
                self._feed(one, put)
        elif isinstance(value, MethodType):
            self._feed(value.__func__, put)
            self._feed(value.__self__, put)
        elif isinstance(value, FunctionType):
            put(f"def {value.__module__}.{value.__qualname__}".encode())
            for cell in value.__closure__ or ():
                self._feed(cell.cell_contents, put)
        elif isinstance(value, type):
            put(f"class {value.__module__}.{value.__qualname__}".encode())
        elif is_dataclass(kind):
            put(f"{kind.__module__}.{kind.__qualname__}".encode())
            for name in _fields(kind):
                self._feed(getattr(value, name), put)
        else:
            raise TypeError(f"no digest of {kind.__module__}.{kind.__qualname__}")

    def _kept(self, value: Any, made: Any) -> bytes:
        digest: bytes = made.digest()
        self._known[id(value)] = value, digest
        return digest


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
