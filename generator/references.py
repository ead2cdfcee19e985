"""What one file says of another: each reference is found, or told with the nearest right answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.area_names import AreaNames
from generator.markup import typed_links
from generator.models.citations import Citation
from generator.models.fields import nearest
from generator.models.images import DrawingFile, Image
from generator.models.parse import Parsed
from generator.problems import Problem, Spot
from generator.register import Area
from generator.strings import choices
from generator.text import LANGS, Lang, Text
from generator.tree import Mapping as Tree
from generator.tree import Scalar, Sequence

Path = tuple["str | int", ...]
BIG_PICTURE = 5_000_000  # bytes; straight from a camera
GOALS = range(1, 18)  # the 17 Sustainable Development Goals


@dataclass(frozen=True, slots=True)
class References:
    """Everything that may be pointed at.

    `ids` gives the file of each id, faulty and unpublished files included: whoever points at
    them is not at fault, and nobody else may take their address.
    `aliases` gives, by scheme, the file of each earlier address.
    `area_of` collects the area that each typed name was found to mean, `sector_of` the id of
    each sector that was typed by its Thai name.
    """

    areas: AreaNames
    ids: Mapping[str, Mapping[str, str]]
    sectors: Mapping[str, Text]
    files: frozenset[str]
    pictures: Mapping[str, int]
    own: str  # the site's address
    drawings: frozenset[str] = frozenset()
    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    area_of: dict[str, Area] = field(default_factory=dict)
    sector_of: dict[str, str] = field(default_factory=dict)

    def address(self, parsed: Parsed[Any], scheme: str, name: str) -> Iterator[Problem]:
        """Two files with one address: the first keeps it, the second is told of it."""
        first = self.ids[scheme][name]
        if first != parsed.source.file:
            yield at(parsed, ("id",), "R307", found=name, first=first)

    def aliases_of(
        self, parsed: Parsed[Any], scheme: str, aliases: Iterable[str]
    ) -> Iterator[Problem]:
        """An earlier address must not be one that a page has, or that another claims."""
        for index, name in enumerate(aliases):
            first = self.ids[scheme].get(name) or self.aliases[scheme][name]
            live = name in self.ids[scheme]
            if live or first != parsed.source.file:
                yield at(parsed, ("aliases", index), "R330", found=name, first=first)
            elif scheme == "news" and re.fullmatch(r"\d{4}", name):  # a year's list is there
                lists = choices("reserved_address")["news"]
                yield at(parsed, ("aliases", index), "R330", found=name, first=lists)

    def area(self, parsed: Parsed[Any], path: Path, typed: str) -> Iterator[Problem]:
        if typed in self.area_of:
            return
        found = self.areas.named(typed)
        if len(found) == 1:
            self.area_of[typed] = found[0]
        elif found:
            several = "; ".join(f"{area.code} {self.areas.full(area).th}" for area in found[:4])
            yield at(parsed, path, "R302", found=typed, write=found[0].code, several=several)
        elif typed in self.ids["district"]:
            return  # its profile is told of by itself
        elif close := self.areas.close_to(typed):
            name = self.areas.full(close[1])
            yield at(parsed, path, "R303", found=typed, write=close[0], name=name)
        else:
            yield at(parsed, path, "R301", found=typed)

    def sector(self, parsed: Parsed[Any], path: Path, typed: str) -> Iterator[Problem]:
        if typed in self.sectors:
            return
        names = {name.th: key for key, name in self.sectors.items()}
        if typed in names:
            self.sector_of[typed] = names[typed]
            yield at(parsed, path, "W905", found=typed, write=names[typed])
            return
        close = nearest(typed, [*self.sectors, *names], cutoff=40) or next(iter(self.sectors))
        write = names.get(close, close)
        known = ", ".join(f"{key} ({name.th})" for key, name in self.sectors.items())
        yield at(parsed, path, "R304", found=typed, write=write, known=known)

    def goals(self, parsed: Parsed[Any], path: Path, numbers: Iterable[int]) -> Iterator[Problem]:
        for index, number in enumerate(numbers):
            if number not in GOALS:
                yield at(parsed, (*path, index), "R305", found=number)

    def page(self, parsed: Parsed[Any], path: Path, name: str) -> Iterator[Problem]:
        if name not in self.ids["page"]:
            write = self._closest("page", name)
            yield at(parsed, path, "R306", found=name, link=f"page:{name}", write=write)

    def file(self, parsed: Parsed[Any], path: Path, name: str) -> Iterator[Problem]:
        if name not in self.files:
            write = nearest(name, sorted(self.files)) or name
            yield at(parsed, path, "R314", found=name, write=write)

    def images(self, parsed: Parsed[Any], images: Iterable[Image]) -> Iterator[Problem]:
        for index, image in enumerate(images):
            for name in image.all_files:
                if name not in self.pictures:
                    write = nearest(name, sorted(self.pictures)) or name
                    yield at(parsed, ("images", index, "file"), "R315", found=name, write=write)
                elif self.pictures[name] > BIG_PICTURE:
                    size = f"{self.pictures[name] / 1e6:.0f}"
                    yield at(parsed, ("images", index, "file"), "W908", found=name, size=size)

    def drawing(self, parsed: Parsed[Any], drawing: DrawingFile | None) -> Iterator[Problem]:
        """A faulty drawing is there: it is told of by itself."""
        if drawing and drawing.file not in self.drawings:
            write = nearest(drawing.file, sorted(self.drawings)) or drawing.file
            yield at(parsed, ("drawing", "file"), "R323", found=drawing.file, write=write)

    def links(self, parsed: Parsed[Any], path: Path, text: Text) -> Iterator[Problem]:
        """The links inside a Markdown text, each problem at the line of the link itself."""
        for lang in LANGS:
            if not text.has(lang):
                continue
            links = typed_links(text.best(lang))
            for scheme, target in links.internal:
                name = target.partition("#")[0]
                if name not in self.ids[scheme]:
                    write = self._closest(scheme, name)
                    data = {"found": name, "link": f"{scheme}:{name}", "write": write}
                    yield _within(parsed, path, lang, "R306", f"{scheme}:{target}", **data)
            home = tuple(one for one in links.outside if f"{one}/".startswith(self.own))
            for code, addresses in (("R317", links.lost), ("R318", links.pictures), ("W914", home)):
                for address in addresses:
                    yield _within(parsed, path, lang, code, address, found=address)

    def _closest(self, scheme: str, name: str) -> str:
        known = sorted(self.ids[scheme])
        return nearest(name, known, cutoff=40) or ", ".join(known[:5]) or "-"


def _within(
    parsed: Parsed[Any], path: Path, lang: Lang, code: str, part: str, /, **data: Any
) -> Problem:
    """A problem of a part of a text, at the line where the part stands."""
    whole = isinstance(parsed.source.value(*path), Scalar)  # the Thai alone
    where = path if whole else (*path, lang)
    typed = parsed.source.value(*where)
    offset = typed.find(part) if isinstance(typed, Scalar) else -1
    return at(parsed, where, code, typed.spot_of(offset) if offset >= 0 else None, **data)


def at(
    parsed: Parsed[Any], path: Path, code: str, spot: Spot | None = None, /, **data: Any
) -> Problem:
    """A problem of the value at `path`; `spot` where its place is known more exactly."""
    value = parsed.source.value(*path)
    inline = isinstance(value, Scalar) and not value.block
    place = spot or (value.spot if inline else parsed.source.spot(*path))
    return Problem(parsed.source.file, place, code, ".".join(str(step) for step in path), data)


def citations(parsed: Parsed[Any], sources: Iterable[Citation]) -> Iterator[Problem]:
    """Every `source: id` of the file must name one of the file's own sources."""
    known = [source.id for source in sources if source.id]
    for index, name in enumerate(known):
        if name in known[:index]:
            yield at(parsed, ("sources",), "R316", found=name)
    for path, typed in _cited(parsed.source.tree, ()):
        if typed not in known:
            write = nearest(typed, known, cutoff=40) or ", ".join(known[:5]) or "-"
            yield at(parsed, path, "R313", found=typed, write=write)


def _cited(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, Tree):
        for key, value in node.items():
            if key.endswith("source") and isinstance(value, Scalar):
                if value.strip() in ("", "~", "null"):
                    continue
                yield (*path, key), str(value).strip()
            elif key == "sources" and isinstance(value, Sequence):
                for index, entry in enumerate(value):
                    if isinstance(entry, Scalar):
                        yield (*path, key, index), str(entry).strip()
            else:
                yield from _cited(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, entry in enumerate(node):
            yield from _cited(entry, (*path, index))
