"""The map of provinces as drawing instructions: outlines, pins and what each says."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.models.district import District
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.phrases import area_name
from generator.register import Outline
from generator.site import Site
from generator.strings import Words

_LEADING_ZERO = re.compile(r"(?<!\d)0\.")
WIDTH = 340.0  # user units; the height follows from the land


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
    """A district's point, with its label to the side where there is room."""

    x: float
    y: float
    size: float
    label_x: float
    label_y: float
    label_size: float
    anchor: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class MapView:
    width: int
    height: int
    view_box: str
    label: str
    shapes: tuple[Shape, ...]
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Equirectangular projection, true to scale at the middle latitude."""

    west: float
    north: float
    scale_x: float
    scale_y: float
    height: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = (lon - self.west) * self.scale_x, (self.north - lat) * self.scale_y
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle in user units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def view_box(self) -> str:
        size = f"{self.right - self.left:.1f} {self.bottom - self.top:.1f}"
        return f"{self.left:.1f} {self.top:.1f} {size}"

    def widened(self, by: float) -> _Box:
        return _Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One outline, projected."""

    code: str
    path: str
    box: _Box


@lru_cache(maxsize=4)
def _drawn(outlines: tuple[Outline, ...]) -> tuple[_Frame, tuple[_Drawn, ...]]:
    """The frame of all outlines, and each of them drawn, in the order of their codes."""
    points = [point for outline in outlines for point in _points(outline)]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale_x = WIDTH / (east - west)
    scale_y = scale_x / math.cos(math.radians((north + south) / 2))
    frame = _Frame(west, north, scale_x, scale_y, (north - south) * scale_y)
    return frame, tuple(_draw(outline, frame) for outline in outlines)


def _points(outline: Outline) -> list[tuple[float, float]]:
    return [point for polygon in outline.polygons for ring in polygon for point in ring]


def _draw(outline: Outline, frame: _Frame) -> _Drawn:
    placed = [frame.at(*point) for point in _points(outline)]
    xs, ys = [x for x, _ in placed], [y for _, y in placed]
    box = _Box(min(xs), min(ys), max(xs), max(ys))
    return _Drawn(outline.code, _path(outline, frame), box)


def _path(outline: Outline, frame: _Frame) -> str:
    """Relative SVG path data with one decimal, which halves its bytes."""
    parts = []
    for polygon in outline.polygons:
        for ring in polygon:
            x, y = frame.at(*ring[0])
            steps = []
            parts.append(f"M{x:g} {y:g}l")
            for point in ring[1:]:
                nx, ny = frame.at(*point)
                dx, dy = round(nx - x, 1), round(ny - y, 1)
                if dx or dy:
                    steps.append(f"{dx:g} {dy:g}")
                x, y = nx, ny
            parts.append(" ".join(steps) + "z")
    return _LEADING_ZERO.sub(".", "".join(parts).replace(" -", "-"))


def national_map(site: Site, links: Links, words: Words) -> MapView | None:
    """All provinces, with the known districts as pins."""
    if not site.register.outlines:
        return None
    frame, drawn = _drawn(site.register.outlines)
    known = {district.code[:2] for district in site.districts}
    coverage = site.programme.coverage
    excluded = set(coverage.excluded) if coverage else set()
    shapes = []
    for one in drawn:
        if one.code in site.register.areas:
            look = "yes" if one.code in known else "bk" if one.code in excluded else "no"
            name = area_name(site.register.areas[one.code], site, words.lang)
            shapes.append(Shape(one.path, look, words(f"map.{look}", name=name)))
    pins = tuple(_pin(d, frame, links) for d in site.districts if d.location)
    return MapView(
        width=round(WIDTH),
        height=round(frame.height),
        view_box=f"-4 -4 {WIDTH + 8:g} {frame.height + 8:.0f}",
        label=words("map.label", known=len(site.districts)),
        shapes=tuple(shapes),
        pins=pins,
    )


def locator_map(district: District, site: Site, links: Links, words: Words) -> MapView | None:
    """The district's province among its neighbours."""
    frame, drawn = _drawn(site.register.outlines) if site.register.outlines else (None, ())
    own = next((one for one in drawn if one.code == district.code[:2]), None)
    if frame is None or own is None:
        return None
    box = own.box.widened(0.35 * max(own.box.right - own.box.left, own.box.bottom - own.box.top))
    shapes = tuple(
        Shape(
            one.path,
            "yes" if one is own else "pl",
            "",  # the label says it all
        )
        for one in drawn
        if one.box.meets(box) and one.code in site.register.areas
    )
    zoom = WIDTH / (box.right - box.left)
    name = area_name(site.register.areas[district.code], site, words.lang)
    pin = _pin(district, frame, links, zoom) if district.location else None
    return MapView(
        width=round(WIDTH),
        height=round((box.bottom - box.top) * zoom),
        view_box=box.view_box(),
        label=words("map.locator", name=name),
        shapes=shapes,
        pins=(pin,) if pin else (),
    )


def _pin(district: District, frame: _Frame, links: Links, zoom: float = 1) -> Pin:
    location = district.location
    assert location is not None  # noqa: S101  # callers ask only for districts that have one
    x, y = frame.at(float(location.lon), float(location.lat))
    left = x <= WIDTH / 2 and zoom == 1
    return Pin(
        x=x,
        y=y,
        size=round(5 / zoom, 2),
        label_x=round(x + (-10 if left else 10) / zoom, 1),
        label_y=round(y + 6 / zoom, 1),
        label_size=round(18.5 / zoom, 1),
        anchor="end" if left else "start",
        label=links.site.register.areas[district.code].name.best(links.lang),
        href=links.to(addresses.district(district.id)),
    )
