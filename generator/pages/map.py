"""The map of provinces as drawing instructions: outlines, pins, names, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.models.district import District
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.labels import Label, place
from generator.pages.land import (
    Box,
    Drawn,
    Frame,
    Point,
    box_in_degrees,
    drawn,
    land_cells,
    on_land,
)
from generator.pages.phrases import area_name
from generator.reading.register import Outline
from generator.site import Site
from generator.strings import Words

WIDTH = 340.0  # user units from west to east; the height follows from the land
NAME_SIZE = 22.0  # 16 px where the map, with names at both sides, is 320 px wide
_SEA = 50.0  # room for names west and east of the land
FEW = 6  # more names than this stand at sea alone, or the land would be hidden
NAMED = 16  # more names than this hide the land: they show when a pin is reached
LINKED = 200  # more pins than this are dots, and the list alone leads on


@dataclass(frozen=True, slots=True)
class Shape:
    """One province: its path, and its look.

    yes, no, bk: known, unknown, outside the programme; pl: plain, a neighbour.
    """

    path: str
    look: str
    title: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A district's point that leads to its page; a name that would crowd shows on reaching it."""

    x: float
    y: float
    name: str
    title: str
    href: str
    label: Label | None
    side: str  # of a name without a place of its own: text-anchor
    beside: float
    exact: bool  # or at its province, for want of coordinates


@dataclass(frozen=True, slots=True)
class MapView:
    width: int
    height: int
    view_box: str
    size: float  # of names
    title: str
    text: str
    shapes: tuple[Shape, ...]
    pins: tuple[Pin, ...]
    dots: str  # path data of round dots, where there are too many pins to reach one by one


def national_map(site: Site, links: Links, words: Words) -> MapView | None:
    """All provinces, with the known districts as pins."""
    outlines = site.register.outlines
    if not outlines:
        return None
    frame, every = _whole(outlines)
    names = tuple(
        (site.register.areas[district.code].name.best(words.lang), spot)
        for district in site.districts
        if (spot := _spot(district, frame, every)) is not None
    )
    pinned = tuple(d for d in site.districts if _spot(d, frame, every) is not None)
    named = len(names) <= NAMED
    labels = _labels(outlines, names) if named else (None,) * len(names)
    pins = tuple(
        _pin(district, name, spot, label, links, words)
        for district, (name, spot), label in zip(pinned, names, labels, strict=True)
    )
    linked = len(pins) <= LINKED
    box = Box(0, 0, WIDTH, max(one.box.bottom for one in every)).widened(4)
    box = box.joined(label.box for label in labels if label)
    return MapView(
        width=round(box.width),
        height=round(box.height),
        view_box=box.view_box(),
        size=NAME_SIZE,
        title=words("map.title", known=len(site.districts)),
        text=words("map.text") if linked else words("map.text_many"),
        shapes=_provinces(site, every, words),
        pins=pins if linked else (),
        dots="" if linked else "".join(f"M{pin.x:g} {pin.y:g}h0" for pin in pins),
    )


@lru_cache(maxsize=4)
def _whole(outlines: tuple[Outline, ...]) -> tuple[Frame, tuple[Drawn, ...]]:
    frame = Frame.of(box_in_degrees(outlines), WIDTH)
    return frame, drawn(outlines, frame)


@lru_cache(maxsize=8)  # the home page and the list of districts ask for the same
def _labels(
    outlines: tuple[Outline, ...], names: tuple[tuple[str, Point], ...]
) -> tuple[Label | None, ...]:
    _, every = _whole(outlines)
    cells = land_cells(every)
    inside = Box(-_SEA, 0, WIDTH + _SEA, max(one.box.bottom for one in every))
    return place(
        names,
        inside,
        NAME_SIZE,
        on_land=lambda box: on_land(box, cells),
        at_sea=len(names) > FEW,
    )


def _provinces(site: Site, every: tuple[Drawn, ...], words: Words) -> tuple[Shape, ...]:
    known = {district.code[:2] for district in site.districts}
    coverage = site.programme.coverage
    excluded = set(coverage.excluded) if coverage else set()
    shapes = []
    for one in every:
        if one.code in site.register.areas:
            look = "yes" if one.code in known else "bk" if one.code in excluded else "no"
            name = area_name(site.register.areas[one.code], site, words.lang)
            shapes.append(Shape(one.path, look, words(f"map.{look}", name=name)))
    return tuple(shapes)


def _spot(district: District, frame: Frame, every: tuple[Drawn, ...]) -> Point | None:
    """Where the district lies; without coordinates, the middle of its province."""
    if district.location:
        return frame.at(float(district.location.lon), float(district.location.lat))
    own = next((one for one in every if one.code == district.code[:2]), None)
    return own.middle() if own else None


def _pin(  # noqa: PLR0913, PLR0917  # all that a pin is made of
    district: District, name: str, spot: Point, label: Label | None, links: Links, words: Words
) -> Pin:
    site = links.site
    full = area_name(site.register.areas[district.code], site, words.lang)
    exact = district.location is not None
    left = spot[0] > WIDTH / 2
    return Pin(
        x=spot[0],
        y=spot[1],
        name=name,
        title=full if exact else words("map.at_province", name=full),
        href=links.to(addresses.district(district.id)),
        label=label,
        side="end" if left else "start",
        beside=round(spot[0] + (-12 if left else 12), 1),
        exact=exact,
    )
