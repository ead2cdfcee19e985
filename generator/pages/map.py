"""The map of provinces as drawing instructions: outlines, pins and what each says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from generator.models.district import District
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.phrases import area_name
from generator.register import Outline, Register
from generator.site import Site
from generator.strings import Words

WIDTH = 340.0  # user units; the height follows from the land


@dataclass(frozen=True, slots=True)
class Shape:
    """One province: its path, its look (yes, no, bk: known, unknown, outside the programme)."""

    path: str
    look: str
    title: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A district's point, with its label to the side where there is room."""

    x: float
    y: float
    label_x: float
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


@lru_cache(maxsize=4)
def _drawn(outlines: tuple[Outline, ...]) -> tuple[_Frame, tuple[tuple[str, str], ...]]:
    """The frame of all outlines, and the path of each, in the order of their codes."""
    points = [p for o in outlines for polygon in o.polygons for ring in polygon for p in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale_x = WIDTH / (east - west)
    scale_y = scale_x / math.cos(math.radians((north + south) / 2))
    frame = _Frame(west, north, scale_x, scale_y, (north - south) * scale_y)
    return frame, tuple((outline.code, _path(outline, frame)) for outline in outlines)


def _path(outline: Outline, frame: _Frame) -> str:
    """Relative SVG path data with one decimal, which halves its bytes."""
    parts = []
    for polygon in outline.polygons:
        for ring in polygon:
            x, y = frame.at(*ring[0])
            parts.append(f"M{x:g} {y:g}l")
            steps = []
            for point in ring[1:]:
                nx, ny = frame.at(*point)
                dx, dy = round(nx - x, 1), round(ny - y, 1)
                if dx or dy:
                    steps.append(f"{dx:g} {dy:g}")
                x, y = nx, ny
            parts.append(" ".join(steps) + "z")
    return "".join(parts).replace(" -", "-").replace("0.", ".").replace("-0.", "-.")


def national_map(
    site: Site, links: Links, words: Words, only: District | None = None
) -> MapView | None:
    """All provinces with the known districts as pins; with `only`, that district's alone."""
    register: Register = site.register
    if not register.outlines:
        return None
    frame, paths = _drawn(register.outlines)
    shown = (only,) if only else site.districts
    known = {district.code[:2] for district in shown}
    coverage = site.programme.coverage
    excluded = set(coverage.excluded) if coverage else set()
    shapes = []
    for code, path in paths:
        if code not in register.areas:
            continue
        if only:
            look = "yes" if code in known else "pl"
        else:
            look = "yes" if code in known else "bk" if code in excluded else "no"
        name = area_name(register.areas[code], site, words.lang)
        title = name if only else words(f"map.{look}", name=name)
        shapes.append(Shape(path, look, title))
    return MapView(
        width=round(WIDTH),
        height=round(frame.height),
        view_box=f"-4 -4 {WIDTH + 8:g} {frame.height + 8:.0f}",
        label=_label(site, words, only),
        shapes=tuple(shapes),
        pins=tuple(pin for d in shown if (pin := _pin(d, site, frame, links, words))),
    )


def _label(site: Site, words: Words, only: District | None) -> str:
    if only is None:
        return words("map.label", known=len(site.districts))
    return words("map.locator", name=area_name(site.register.areas[only.code], site, words.lang))


def _pin(district: District, site: Site, frame: _Frame, links: Links, words: Words) -> Pin | None:
    if district.location is None:
        return None
    x, y = frame.at(float(district.location.lon), float(district.location.lat))
    left = x > WIDTH / 2
    return Pin(
        x=x,
        y=y,
        label_x=x - 10 if left else x + 10,
        anchor="end" if left else "start",
        label=site.register.areas[district.code].name.best(words.lang),
        href=links.to(addresses.district(district.id)),
    )
