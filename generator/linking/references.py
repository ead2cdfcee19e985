"""What one file says of another: each reference is found, or told with the nearest right answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.linking.area_names import AreaNames
from generator.linking.no_pictures import megabytes, why
from generator.markup import typed_links
from generator.models.images import DrawingFile, Image
from generator.models.parse import Parsed
from generator.problems import Problem, Spot
from generator.reading.layout import DOCUMENT_KINDS
from generator.reading.nearest import nearest
from generator.reading.pictures import NoPicture, Picture
from generator.reading.quoting import written
from generator.reading.register import Area
from generator.reading.tree import Path, Scalar, dotted
from generator.strings import choices
from generator.text import LANGS, Lang, Text

BIG_PICTURE = 5_000_000  # bytes; straight from a camera
SHORT = 12  # districts listed in a hint; a province has 6 to 32 of them
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
    pictures: Mapping[str, Picture | NoPicture]
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
            several = self._listed(found)
            yield at(parsed, path, "R302", found=typed, write=found[0].code, several=several)
        elif typed in self.ids["district"]:
            return  # its profile is told of by itself
        elif subdistricts := self.areas.subdistricts(typed):
            several = self._listed(subdistricts)
            write = subdistricts[0].code
            yield at(parsed, path, "R319", found=typed, write=write, several=several)
        elif re.search(r"[ก-๙][\s,]+[ก-๙]", typed):
            yield self._parts(parsed, path, typed)
        elif (close := self.areas.close_to(typed)) and len(close[1]) > 1:
            several = self._listed(close[1])
            write = close[1][0].code
            yield at(parsed, path, "R302", found=close[0], write=write, several=several)
        elif close:
            name = self._listed(close[1])
            yield at(parsed, path, "R303", found=typed, write=close[0], name=name)
        else:
            yield at(parsed, path, "R301", found=typed)

    def _parts(self, parsed: Parsed[Any], path: Path, typed: str) -> Problem:
        """One place with a wrong name in it, or several without a comma."""
        parts = self.areas.several(typed)
        if not parts:
            return at(parsed, path, "R301", found=typed)
        if len(parts) == 1:
            name = self._listed(self.areas.named(parts[0]))
            return at(parsed, path, "R303", found=typed, write=parts[0], name=name)
        shown = {"found": typed, "parts": ", ".join(parts), "write": ""}
        *_, key, index = path
        if isinstance(index, int):
            entries = [str(one) for one in parsed.source.value(*path[:-1])]
            entries[index : index + 1] = parts
            shown["write"] = f"{key}: [{', '.join(written(one) for one in entries)}]"
        return at(parsed, path, "R320", **shown)

    def _listed(self, areas: tuple[Area, ...]) -> Text:
        """อำเภอบ้านหมอ จังหวัดสระบุรี; with the codes where there are several."""
        if len(areas) == 1:
            return self.areas.full(areas[0])
        shown = [(area.code, self.areas.full(area)) for area in areas[:4]]
        return Text(*("; ".join(f"{c} {name.best(lang)}" for c, name in shown) for lang in LANGS))

    def code(self, parsed: Parsed[Any], typed: str) -> Iterator[Problem]:
        """A profile's code is that of a district; a name or another code is told with it."""
        areas = self.areas.register.areas
        number = re.search(r"(?<!\d)\d{4}(?!\d)", typed)
        code = number[0] if number else typed
        meant = (areas[code],) if code in areas else self.areas.named(typed)
        meant = tuple(areas[area.code[:4]] for area in meant if area.code[:4] in areas)
        districts = tuple(area for area in meant if area.level == "district")
        if typed in areas and districts == (areas[typed],):
            return
        if districts:
            data = {"write": districts[0].code, "name": self._listed(districts)}
            yield at(parsed, ("code",), "F236", found=typed, **data)
        elif not re.fullmatch(r"\d{2}|\d{4}", typed):
            yield at(parsed, ("code",), "F236", found=typed)
        else:
            near = self.areas.districts_of(typed)
            listed = ", ".join(f"{one.code} {one.name.th}" for one in near[:SHORT])
            more = " …" if len(near) > SHORT else ""
            yield at(parsed, ("code",), "R308", found=typed, write=listed + more)

    def sector(self, parsed: Parsed[Any], path: Path, typed: str) -> Iterator[Problem]:
        if typed in self.sectors:
            return
        names = {name.best(lang): key for key, name in self.sectors.items() for lang in LANGS}
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

    def _like(self, parsed: Parsed[Any], scheme: str, name: str) -> str:
        """The nearest of the names that can be linked to; a page is no answer for itself."""
        own = parsed.source.file
        return nearest(name, sorted(k for k, f in self.ids[scheme].items() if f != own)) or ""

    def page(self, parsed: Parsed[Any], path: Path, name: str) -> Iterator[Problem]:
        if name not in self.ids["page"]:
            write = self._like(parsed, "page", name)
            yield at(parsed, path, "R306", found=name, link=f"page:{name}", write=write)

    def file(self, parsed: Parsed[Any], path: Path, name: str) -> Iterator[Problem]:
        if name.rpartition(".")[2] not in DOCUMENT_KINDS:
            yield at(parsed, path, "R322", found=name, allowed=", ".join(DOCUMENT_KINDS))
        elif name not in self.files:
            write = nearest(name, sorted(self.files)) or name
            yield at(parsed, path, "R314", found=name, write=write)

    def images(
        self, parsed: Parsed[Any], images: Iterable[Image], title: Text | None = None
    ) -> Iterator[Problem]:
        """Every picture is there, can be shown, and is described in words of its own."""
        for index, image in enumerate(images):
            if title and image.alt.th.strip() == title.th.strip():
                yield at(parsed, ("images", index, "alt"), "W917", found=title.th)
            for number, name in enumerate(image.all_files):
                path: Path = ("images", index, "file")
                path = path if image.file else ("images", index, "files", number)
                picture = self.pictures.get(name)
                if picture is None:
                    bare = name.rpartition("/")[2]
                    known = sorted(self.pictures)
                    write = nearest(name, known) or (nearest(bare, known) or bare)
                    yield at(parsed, path, "A501", found=name, write=write)
                elif isinstance(picture, NoPicture):
                    yield at(parsed, path, picture.code, found=name, **why(picture))
                elif picture.moving:
                    yield at(parsed, path, "W926", found=name)
                elif picture.size > BIG_PICTURE:
                    yield at(parsed, path, "W908", found=name, size=megabytes(picture.size))

    def drawing(self, parsed: Parsed[Any], drawing: DrawingFile | None) -> Iterator[Problem]:
        """A faulty drawing is there: it is told of by itself."""
        if drawing and drawing.file not in self.drawings:
            write = nearest(drawing.file, sorted(self.drawings)) or drawing.file
            yield at(parsed, ("drawing", "file"), "A524", found=drawing.file, write=write)

    def links(self, parsed: Parsed[Any], path: Path, text: Text) -> Iterator[Problem]:
        """The links inside a Markdown text, each problem at the line of the link itself."""
        for lang in LANGS:
            if not text.has(lang):
                continue
            links = typed_links(text.best(lang))
            for scheme, target in links.internal:
                name = target.partition("#")[0]
                if name not in self.ids[scheme]:
                    write = self._like(parsed, scheme, name)
                    data = {"found": name, "link": f"{scheme}:{name}", "write": write}
                    yield _within(parsed, path, lang, "R306", f"{scheme}:{target}", **data)
            home = tuple(one for one in links.outside if f"{one}/".startswith(self.own))
            for code, addresses in (("R317", links.lost), ("A506", links.pictures), ("W914", home)):
                for address in addresses:
                    yield _within(parsed, path, lang, code, address, found=address)


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
    place = spot or parsed.source.place(parsed.source.value(*path), *path)
    return Problem(parsed.source.file, place, code, dotted(path), data)
