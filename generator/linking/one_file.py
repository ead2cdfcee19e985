"""All that one file says by itself, so that it is read once as long as it stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from generator.linking.cautions import cautions
from generator.linking.cited import citations
from generator.linking.outside import Rules, outside
from generator.linking.unwritten import unwritten
from generator.memory import Memory
from generator.models import parse
from generator.models.fields import Record
from generator.models.parse import Parsed
from generator.models.partial import Partial, partial
from generator.problems import Problem, errors
from generator.reading.register import Register
from generator.reading.source import Source

_PARSERS: dict[str, Callable[[Source], parse.Outcome[Any]]] = {
    "settings": parse.parse_settings,
    "programme": parse.parse_programme,
    "words": parse.parse_words,
    "district": parse.parse_district,
    "news": parse.parse_news,
    "page": parse.parse_page,
}
# The site's own files keep what is sound in them; a file of any other kind is whole or faulty.
_SALVAGED = ("settings", "programme", "words")


@dataclass(frozen=True, slots=True)
class Reading:
    """`record` is None when the file gives none; `problems` are those that it has by itself.

    `id` is what links call it and `code` a district's official code, of faulty files too;
    `partial` is what can still be looked at of a faulty one.
    """

    record: Record | None
    problems: tuple[Problem, ...]
    id: str
    code: str
    partial: Partial | None = None

    def of(self, source: Source) -> Parsed[Any] | None:
        """The record with the source that knows its lines."""
        return None if self.record is None else Parsed(self.record, source)


def reading(source: Source, kind: str, register: Register, memory: Memory, rules: Rules) -> Reading:
    """Recalled where the same bytes were read before, with the same register and rules."""
    digest = source.digest and f"{source.digest} {register.digest} {rules.digest}"
    known = memory.recall(source.file, digest) if digest else None
    if known is not None:
        return cast("Reading", known)
    made = _read(source, kind, register, rules)
    if digest:
        memory.keep(source.file, digest, made)
    source.forget()
    return made


def _read(source: Source, kind: str, register: Register, rules: Rules) -> Reading:
    outcome = _PARSERS[kind](source)
    parsed = outcome.parsed
    rest = None
    if parsed is not None:
        more = tuple(_within(parsed, kind, register, rules))
    else:
        rest, more = partial(source, kind, outcome.problems)
        if rest is not None:
            more += rest.kept(_within(Parsed(rest.record, source), kind, register, rules))
    sound = parsed is not None and (kind in _SALVAGED or not errors(more))
    return Reading(
        record=parsed.record if parsed and sound else None,
        problems=(*outcome.problems, *more),
        id=parse.id_of(source, kind),
        code=parse.code_of(source) if kind == "district" else "",
        partial=rest,
    )


def _within(parsed: Parsed[Any], kind: str, register: Register, rules: Rules) -> Iterator[Problem]:
    """What needs no other file to be found out."""
    yield from unwritten(parsed)
    if kind not in _SALVAGED:
        yield from cautions(parsed, register)
    if kind not in ("settings", "words"):
        yield from outside(parsed, rules)
        yield from citations(parsed, parsed.record.sources)
