"""Outlines of provinces, projected: paths to draw, where there is land, and where a name fits."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.reading.register import Outline

Point = tuple[float, float]
Ring = tuple[Point, ...]

_LEADING_ZERO = re.compile(r"(?<!\d)0\.")
CELL = 4.0  # user units: how finely the sea is told from the land


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in user units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def joined(self, others: Iterable[Box]) -> Box:
        every = (self, *others)
        return Box(
            min(box.left for box in every),
            min(box.top for box in every),
            max(box.right for box in every),
            max(box.bottom for box in every),
        )

    def widened(self, by: float) -> Box:
        sides = (self.left - by, self.top - by, self.right + by, self.bottom + by)
        return Box(*(round(side, 1) for side in sides))

    def view_box(self) -> str:
        sides = (self.left, self.top, self.width, self.height)
        return " ".join(f"{round(side, 1):g}" for side in sides)


@dataclass(frozen=True, slots=True)
class Frame:
    """Equirectangular projection, true to scale at the middle latitude."""

    west: float
    north: float
    scale_x: float
    scale_y: float

    @classmethod
    def of(cls, degrees: Box, width: float) -> Frame:
        """Degrees (top is the south of it, as numbers grow) onto so many units across."""
        scale = width / degrees.width
        middle = math.radians((degrees.top + degrees.bottom) / 2)
        return cls(degrees.left, degrees.bottom, scale, scale / math.cos(middle))

    def at(self, lon: float, lat: float) -> Point:
        x, y = (lon - self.west) * self.scale_x, (self.north - lat) * self.scale_y
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """One outline, projected; the same only as itself, as an outline is."""

    code: str
    rings: tuple[Ring, ...]
    box: Box

    @property
    def path(self) -> str:
        """Relative SVG path data with one decimal, which halves its bytes."""
        return _LEADING_ZERO.sub(".", "".join(map(_path, self.rings)).replace(" -", "-"))

    def has(self, point: Point) -> bool:
        return sum(_crossings(ring, point) for ring in self.rings) % 2 == 1

    def middle(self) -> Point:
        """A point well inside: of the largest ring, half way along its widest line of land."""
        ring = max(self.rings, key=lambda one: abs(_area(one)))
        box = _box(ring)
        best = (0.0, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
        for step in range(3, 10):  # not at the very ends
            y = box.top + box.height * step / 12
            xs = sorted(_cuts(ring, y))
            for start, end in zip(xs[::2], xs[1::2], strict=False):
                best = max(best, (round(end - start, 1), (start + end) / 2, y))
        return round(best[1], 1), round(best[2], 1)


def box_in_degrees(outlines: Iterable[Outline]) -> Box:
    points = [p for outline in outlines for polygon in outline.polygons for r in polygon for p in r]
    return _box(points)


@lru_cache(maxsize=64)
def drawn(outlines: tuple[Outline, ...], frame: Frame) -> tuple[Drawn, ...]:
    """Each outline in the frame, in the order given."""
    return tuple(_draw(outline, frame) for outline in outlines)


def _draw(outline: Outline, frame: Frame) -> Drawn:
    rings = tuple(
        tuple(frame.at(*point) for point in ring)
        for polygon in outline.polygons
        for ring in polygon
    )
    return Drawn(outline.code, rings, _box([point for ring in rings for point in ring]))


def clipped(one: Drawn, box: Box) -> Drawn | None:
    """What of it lies in the box, cut along its edges; None where nothing does."""
    rings = tuple(cut for ring in one.rings if len(cut := _clip(ring, box)) > 2)
    if not rings:
        return None
    return Drawn(one.code, rings, _box([point for ring in rings for point in ring]))


def _clip(ring: Ring, box: Box) -> Ring:
    """Sutherland and Hodgman's way, one edge of the box after the other."""
    edges = ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1))
    points = list(ring)
    for axis, limit, sign in edges:
        kept: list[Point] = []
        for index, point in enumerate(points):
            before = points[index - 1]
            inside, was = (sign * (p[axis] - limit) >= 0 for p in (point, before))
            if inside != was:
                part = (limit - before[axis]) / (point[axis] - before[axis])
                cut = [before[i] + part * (point[i] - before[i]) for i in (0, 1)]
                kept.append((round(cut[0], 1), round(cut[1], 1)))
            if inside:
                kept.append(point)
        points = kept
    return tuple(points)


@lru_cache(maxsize=1024)
def land_cells(every: tuple[Drawn, ...]) -> frozenset[tuple[int, int]]:
    """The cells of a grid in which there is land."""
    found: set[tuple[int, int]] = set()
    for one in every:
        for row in range(int(one.box.top // CELL), int(one.box.bottom // CELL) + 1):
            xs = sorted(x for ring in one.rings for x in _cuts(ring, (row + 0.5) * CELL))
            for start, end in zip(xs[::2], xs[1::2], strict=False):
                found |= {(c, row) for c in range(int(start // CELL), int(end // CELL) + 1)}
    return frozenset(found)


def on_land(box: Box, cells: frozenset[tuple[int, int]]) -> bool:
    return any(cell in cells for cell in _cells(box))


def share_on_land(box: Box, cells: frozenset[tuple[int, int]]) -> float:
    """How much of the box is land, from 0 to 1."""
    every = list(_cells(box))
    return sum(cell in cells for cell in every) / len(every)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for row in range(int(box.top // CELL), int(box.bottom // CELL) + 1):
        for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
            yield column, row


def _path(ring: Ring) -> str:
    x, y = ring[0]
    steps = []
    for nx, ny in ring[1:]:
        dx, dy = round(nx - x, 1), round(ny - y, 1)
        if dx or dy:
            steps.append(f"{dx:g} {dy:g}")
        x, y = nx, ny
    return f"M{ring[0][0]:g} {ring[0][1]:g}l{' '.join(steps)}z"


def _box(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _area(ring: Ring) -> float:
    ends = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in ends) / 2


def _crossings(ring: Ring, point: Point) -> int:
    """How many times the ring passes to the right of the point."""
    return sum(1 for x in _cuts(ring, point[1]) if x > point[0])


def _cuts(ring: Ring, y: float) -> Iterator[float]:
    """Where the ring crosses the level `y`."""
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)
