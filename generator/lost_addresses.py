"""What is wrong between the addresses that were published and those that the site has now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.models.parse import id_of
from generator.pages.lasting import Gone, gone, lasting
from generator.problems import Data, Problem, Spot, errors
from generator.reading.folder import Folder
from generator.reading.layout import LEDGER
from generator.reading.nearest import nearest
from generator.reading.source import Source
from generator.reading.tree import Sequence
from generator.site import Site

_NAMED = 3  # new addresses named in one warning; the command names all


def lost_addresses(site: Site, folder: Folder, known: Iterable[Problem]) -> tuple[Problem, ...]:
    """Addresses that would vanish, each at its line; and once, that new ones are to be noted.

    A file of which `known` tells an error is told of already. Without a ledger nothing is told.
    """
    if not folder.ledger.there:
        return ()
    new = sorted(lasting(site) - set(folder.ledger.entries))
    faulty = {problem.file for problem in errors(known)}
    return (*_gone(site, folder, new, faulty), *_unwritten(new))


def _gone(site: Site, folder: Folder, new: list[str], faulty: set[str]) -> Iterator[Problem]:
    day = site.today.isoformat()
    for one in gone(site):
        spot, found = Spot(one.entry.line), one.entry.address
        owner = _owner(one, folder)
        if owner is None:
            data: Data = {"found": found, "day": day, **_renamed(one, folder, new)}
            code = "R340" if one.scheme == "news" else "R341"
            yield Problem(LEDGER, spot, code, data=data)
        elif owner.file not in faulty:  # a draft, or the news of a later day
            yield Problem(LEDGER, spot, "R343", data={"found": found, "file": owner.file})


def _owner(one: Gone, folder: Folder) -> Source | None:
    """The file that has the address or had it earlier, though nothing of it is published."""
    sources = [s for s in folder.sources[one.scheme] if _speaks_of(s, one.name)]
    for source in sources:
        old = source.value("aliases")
        if one.name in (id_of(source, one.scheme), *(old if isinstance(old, Sequence) else ())):
            return source
    return None


def _speaks_of(source: Source, name: str) -> bool:
    """Cheaper than to read every file of a large site as YAML."""
    return name in source.file or name.encode() in source.raw


def _renamed(one: Gone, folder: Folder, new: list[str]) -> dict[str, str]:
    """The file that it may have become: the one most like it whose address is new."""
    if one.scheme == "page":
        return {}
    fresh = {
        id_of(source, one.scheme): source.file
        for source in folder.sources[one.scheme]
        if any(address.endswith(f"/{id_of(source, one.scheme)}/") for address in new)
    }
    close = nearest(one.name, sorted(fresh), cutoff=40)
    return {"write": f"aliases: [{one.name}]", "file": fresh[close]} if close else {}


def _unwritten(new: list[str]) -> Iterator[Problem]:
    if new:
        some = ", ".join(new[:_NAMED]) + (" …" if len(new) > _NAMED else "")
        yield Problem(LEDGER, Spot(), "W980", data={"count": len(new), "some": some})
