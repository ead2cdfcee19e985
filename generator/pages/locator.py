"""The small map that shows where a district or province lies, among its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.models.news import NewsItem
from generator.pages.labels import Label, place, text_box, text_width
from generator.pages.land import (
    CELL,
    Box,
    Drawn,
    Frame,
    Point,
    box_in_degrees,
    clipped,
    drawn,
    land_cells,
    on_land,
    share_on_land,
)
from generator.pages.map import Shape
from generator.pages.phrases import area_name
from generator.reading.register import Area, Outline
from generator.site import Site
from generator.strings import Words

WIDTH = 300.0
NAME_SIZE, OWN_SIZE, PIN_SIZE = 16.5, 20.0, 20.0
_AROUND = 0.4  # of the province's larger side: how much of its neighbours is shown
_MOST = 0.6  # of a name must lie on the shape that it names
_STEPS = 16  # places tried across, and down
_EDGE = 3.0  # what is cut at the frame is cut this far outside it


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a province, inside it."""

    x: float
    y: float
    text: str
    look: str
    size: float


@dataclass(frozen=True, slots=True)
class Mark:
    """The district's point, with its name beside it."""

    x: float
    y: float
    name: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class LocatorView:
    width: int
    height: int
    view_box: str
    label: str
    shapes: tuple[Shape, ...]
    names: tuple[Name, ...]
    mark: Mark | None
    size: float
    text: str  # the same in words


def locator_of(item: NewsItem, site: Site, words: Words) -> LocatorView | None:
    """Where the first area of a news item lies; nothing for news of the whole country."""
    areas = site.areas(item)
    return locator_map(areas[0], site, words) if areas else None


def locator_map(area: Area, site: Site, words: Words) -> LocatorView | None:
    """The area's province and those around it; with the point of a district that has one."""
    ground = _ground(site.register.outlines, area.code[:2])
    if ground is None:
        return None
    areas = site.register.areas
    profile = site.profile(area) if len(area.code) > 2 else None
    mark = None
    if profile and profile.location:
        spot = ground.frame.at(float(profile.location.lon), float(profile.location.lat))
        own = areas[ground.own.code].name.best(words.lang)
        mark = _mark(ground, areas[area.code[:4]].name.best(words.lang), own, spot)
    others = tuple(
        (one, areas[one.code].name.best(words.lang)) for one in ground.others if one.code in areas
    )
    province = areas[ground.own.code]
    return LocatorView(
        width=round(ground.box.width),
        height=round(ground.box.height),
        view_box=ground.box.view_box(),
        label=words("map.locator", name=area_name(area, site, words.lang)),
        shapes=ground.shapes,
        names=_names(ground, province.name.best(words.lang), others, mark),
        mark=mark,
        size=PIN_SIZE,
        text=_in_words(area_name(province, site, words.lang), [name for _, name in others], words),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """A province and what is shown around it, cut to the frame; the same for all its districts."""

    frame: Frame
    box: Box
    own: Drawn
    others: tuple[Drawn, ...]
    land: frozenset[tuple[int, int]]
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=128)
def _ground(outlines: tuple[Outline, ...], code: str) -> _Ground | None:
    outline = next((one for one in outlines if one.code == code), None)
    if outline is None:
        return None
    around = box_in_degrees([outline])
    degrees = around.widened(_AROUND * max(around.width, around.height))
    frame = Frame.of(degrees, WIDTH)
    box = Box(0, 0, WIDTH, frame.at(degrees.left, degrees.top)[1])
    edge = box.widened(_EDGE)
    cut = (clipped(one, edge) for one in drawn(outlines, frame) if one.box.meets(edge))
    shown = tuple(one for one in cut if one is not None)
    own = next(one for one in shown if one.code == code)
    return _Ground(
        frame=frame,
        box=box,
        own=own,
        others=tuple(one for one in shown if one is not own),
        land=land_cells(shown),
        shapes=tuple(Shape(one.path, "yes" if one is own else "pl", "") for one in shown),
    )


@lru_cache(maxsize=4096)  # every piece of news of the same district asks again
def _mark(ground: _Ground, name: str, own: str, spot: Point) -> Mark:
    """At sea if it can be; not over the name of the province, which stands in its middle."""
    taken = [_own_box(ground, own)]
    (label,) = place(
        [(name, spot)],
        ground.box,
        PIN_SIZE,
        taken=taken,
        on_land=lambda box: on_land(box, ground.land),
    )
    return Mark(*spot, name, label)


def _own_box(ground: _Ground, name: str) -> Box:
    x, y = ground.own.middle()
    return text_box(name, OWN_SIZE, x, y, "middle")


@lru_cache(maxsize=4096)
def _names(
    ground: _Ground, own: str, others: tuple[tuple[Drawn, str], ...], mark: Mark | None
) -> tuple[Name, ...]:
    """The province's own name, then each neighbour's that has room for it."""
    x, y = ground.own.middle()
    found = [Name(x, round(y + OWN_SIZE * 0.33, 1), own, "on b", OWN_SIZE)]
    taken = [_own_box(ground, own)]
    if mark:
        taken.append(Box(mark.x, mark.y, mark.x, mark.y).widened(8))
    if mark and mark.label:
        taken.append(mark.label.box)
    for one, name in others:
        rooms = _rooms(ground, one, name)
        free = next((box for box in rooms if not any(map(box.meets, taken))), None)
        if free:
            taken.append(free)
            middle, level = (free.left + free.right) / 2, (free.top + free.bottom) / 2
            at = round(middle, 1), round(level + NAME_SIZE * 0.33, 1)
            found.append(Name(*at, name, "", NAME_SIZE))
    return tuple(found)


@lru_cache(maxsize=2048)
def _rooms(ground: _Ground, one: Drawn, name: str) -> tuple[Box, ...]:
    """Where the most of a name lies on its shape and none of it on `own`, the best first."""
    if text_width(name, NAME_SIZE) * _MOST > one.box.width:
        return ()
    here, own = land_cells((one,)), land_cells((ground.own,))
    rooms = []
    for row in range(1, _STEPS):
        for column in range(1, _STEPS):
            x, y = ground.box.width * column / _STEPS, ground.box.height * row / _STEPS
            if (x // CELL, y // CELL) not in here:
                continue
            box = text_box(name, NAME_SIZE, x, y, "middle")
            if ground.box.holds(box.widened(2)):
                share = share_on_land(box, here)
                if share >= _MOST and not on_land(box, own):
                    rooms.append((share, box))
    rooms.sort(key=lambda room: -room[0])
    return tuple(box for _, box in rooms)


def _in_words(name: str, near: list[str], words: Words) -> str:
    if not near:
        return words("map.locator_alone", name=name)
    joiner = " " if words.lang == "th" else ", "
    return words("map.locator_text", name=name, near=joiner.join(near))
