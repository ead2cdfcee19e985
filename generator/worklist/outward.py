"""Where the site leads: every address of another site, with the file and line it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby

from generator.linking.outside import addresses
from generator.reading.source import Source
from generator.reading.tree import scalars
from generator.reading.web_addresses import host_of


@dataclass(frozen=True, slots=True, order=True)
class Outward:
    """One address as it is typed; `domain` is without `www.`."""

    domain: str
    file: str
    line: int
    address: str


def outward(sources: Iterable[Source]) -> tuple[Outward, ...]:
    """By domain, then by file and line. A file that cannot be read has none."""
    return tuple(sorted({one for source in sources for one in _of(source)}))


def as_json(found: Iterable[Outward]) -> str:
    """One array of {domain, file, line, address}."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n"


def as_text(found: Iterable[Outward]) -> str:
    """Each domain with how often it stands there, and where."""
    lines = []
    for domain, several in groupby(found, lambda one: one.domain):
        listed = list(several)
        lines.append(f"{domain}  ({len(listed)})")
        lines += [f"  {one.file}:{one.line}  {one.address}" for one in listed]
    return "".join(f"{line}\n" for line in lines)


def _of(source: Source) -> Iterator[Outward]:
    for _, text in scalars(source.tree):
        for place, address in addresses(text):
            if host := host_of(address):
                yield Outward(host, source.file, text.spot_of(place).line, address)
    source.forget()
