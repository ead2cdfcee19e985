"""What the loudspeaker script cannot say as it is written: told at its line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.linking.made import is_read
from generator.linking.references import at
from generator.linking.voice import reader_of
from generator.models.news import NewsItem
from generator.models.parse import Parsed
from generator.models.places import Place
from generator.plain_lines import plain_lines
from generator.problems import Problem
from generator.reading.tree import Path, Scalar
from generator.site import Site
from generator.spoken.marks import UNSPEAKABLE
from generator.spoken.reader import Reader
from generator.spoken.rule import Doubt
from generator.text import Text
from generator.typeface import missing


def unspeakable(parsed: Parsed[NewsItem], site: Site) -> Iterator[Problem]:
    """Nothing of an item for which no script is made."""
    if not is_read(parsed.record, site):
        return
    reader, told = reader_of(parsed.record, site), set[tuple[str, str]]()
    for path, text in _read_out(parsed.record):
        for doubt in _doubts(reader, text):
            if (doubt.code, doubt.found) not in told:  # once an item, where it stands first
                told.add((doubt.code, doubt.found))
                yield _problem(parsed, path, doubt)


def _doubts(reader: Reader, text: str) -> tuple[Doubt, ...]:
    """Without signs that cannot be printed either: of those there is a warning already.

    A reader that fails is no fault of the text: the build tells of the script it leaves out.
    """
    try:
        doubts = reader.heard(text).doubts
    except Exception:  # noqa: BLE001  # whatever it is, no page is to be lost by it
        return ()
    return tuple(one for one in doubts if one.code != UNSPEAKABLE or not missing(one.found))


def _problem(parsed: Parsed[NewsItem], path: Path, doubt: Doubt) -> Problem:
    value = parsed.source.value(*path)
    if isinstance(value, dict):
        path, value = (*path, "th"), value.get("th")
    spot = None
    if isinstance(value, Scalar) and (offset := value.find(doubt.found)) >= 0:
        spot = value.spot_of(offset)
    return at(parsed, path, doubt.code, spot, found=doubt.found, said=doubt.said)


def _read_out(item: NewsItem) -> Iterator[tuple[Path, str]]:
    """Every text that the script takes from the file, in the order of the file's fields."""
    yield ("title",), item.title.th
    yield ("summary",), item.summary.th
    for line in plain_lines(item.body.th):
        yield ("body",), line.text
    if item.event:
        for index, place in enumerate(item.event.venues):
            yield from _place(("event", "venues", index), place)
    if action := item.action:
        yield from _text(("action", "who"), action.who)
        yield from _text(("action", "cost"), action.cost)
        for index, thing in enumerate(action.bring):
            yield from _text(("action", "bring", index), thing)
        if action.at:
            yield from _place(("action", "at"), action.at)
    for index, contact in enumerate(item.contact):
        yield from _text(("contact", index, "office"), contact.office)


def _place(path: Path, place: Place) -> Iterator[tuple[Path, str]]:
    yield from _text((*path, "name"), place.name)
    yield from _text((*path, "village"), place.village)


def _text(path: Path, text: Text | None) -> Iterator[tuple[Path, str]]:
    if text:
        yield path, text.th
