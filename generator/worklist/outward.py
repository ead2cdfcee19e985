"""Where the site leads: every address of another site, with the file and line it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

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

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def outward(sources: Iterable[Source]) -> tuple[Outward, ...]:
    """By domain, then by file and line. A file that cannot be read has none."""
    return tuple(sorted({one for source in sources for one in _of(source)}))


def _of(source: Source) -> Iterator[Outward]:
    for _, text in scalars(source.tree):
        for place, address in addresses(text):
            if host := host_of(address):
                yield Outward(host, source.file, text.spot_of(place).line, address)
    source.forget()
