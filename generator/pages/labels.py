"""Where names stand on a map: in the frame, on no other name, each led to its point."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.pages.land import Box, Point

_ADVANCE = 0.62  # of the type's size: the breadth of a letter, rather too much than too little
_LINE = 1.45  # of the type's size: the height of a line with its tone marks
_GAP = 4.0  # between a leader line and the name
_REACH = tuple(range(16, 240, 12))
_RISE = (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6)


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its point: where the text begins or ends, its box, and the leader's end."""

    x: float
    y: float
    anchor: str
    box: Box
    tip: Point


@cache
def text_width(text: str, size: float) -> float:
    """About; marks above and below take no room of their own."""
    letters = sum(1 for char in text if not unicodedata.category(char).startswith("M"))
    return round(letters * size * _ADVANCE, 1)


def text_box(text: str, size: float, x: float, y: float, anchor: str) -> Box:
    """The box of a text whose middle line is at `y`."""
    width, height = text_width(text, size), size * _LINE
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    sides = (left, y - height / 2, left + width, y + height / 2)
    return Box(*(round(side, 1) for side in sides))


def place(  # noqa: PLR0913  # all that limits a place
    names: Sequence[tuple[str, Point]],
    inside: Box,
    size: float,
    *,
    taken: Iterable[Box] = (),
    on_land: Callable[[Box], bool],
    at_sea: bool = False,
) -> tuple[Label | None, ...]:
    """A place for each name, in order; None where there is none left.

    The nearest free place wins, at sea before on land (never on land where `at_sea`), on the
    outer side before the inner.
    No name covers another, another's point or what is `taken`, and no leader crosses a name
    or another leader.
    """
    points = [point for _, point in names]
    blocked = [*taken, *(Box(x, y, x, y).widened(size * 0.45) for x, y in points)]
    found: list[Label | None] = []
    leaders: list[tuple[Point, Point]] = []
    boxes: list[Box] = []
    for name, point in names:
        every = sorted(_candidates(name, point, inside, size), key=lambda one: one[0])
        free = (
            label
            for dry in ((True,) if at_sea else (True, False))
            for _, label in every
            if not (dry and on_land(label.box))
            and not any(label.box.meets(box) for box in (*blocked, *boxes))
            and not any(_cuts_box(point, label.tip, box) for box in boxes)
            and not any(_cross((point, label.tip), other) for other in leaders)
            and not any(_cuts_box(start, end, label.box) for start, end in leaders)
        )
        label = next(free, None)
        found.append(label)
        if label:
            boxes.append(label.box)
            leaders.append((point, label.tip))
    return tuple(found)


def _candidates(
    name: str, point: Point, inside: Box, size: float
) -> Iterable[tuple[tuple[float, int], Label]]:
    """Places to both sides, each with its cost: the length of the leader, then the inner side."""
    x, y = point
    outer = -1 if x <= (inside.left + inside.right) / 2 else 1
    for reach in _REACH:
        for rise in _RISE:
            for side in (outer, -outer):
                middle = round(y + rise * size * 0.7, 1)
                edge = round(x + side * reach, 1)
                anchor = "start" if side > 0 else "end"
                box = text_box(name, size, edge + side * _GAP, middle, anchor).widened(_GAP)
                if inside.holds(box):
                    cost = (reach + abs(middle - y) * 0.8, 0 if side == outer else 1)
                    at = round(edge + side * _GAP, 1)
                    label = Label(at, round(middle + size * 0.33, 1), anchor, box, (edge, middle))
                    yield cost, label


def _cross(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, two
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _cuts_box(start: Point, end: Point, box: Box) -> bool:
    """Whether a line passes over the box."""
    steps = 12
    return any(
        box.left < start[0] + (end[0] - start[0]) * i / steps < box.right
        and box.top < start[1] + (end[1] - start[1]) * i / steps < box.bottom
        for i in range(steps + 1)
    )
