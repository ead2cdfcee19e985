"""The small map that shows where a district or province lies, among its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.models.news import NewsItem
from generator.pages.labels import Label, place, text_box
from generator.pages.land import Box, Drawn, Frame, Point, clipped, drawn
from generator.pages.map import Shape
from generator.pages.phrases import area_name
from generator.register import Area, Outline
from generator.site import Site
from generator.strings import Words

WIDTH = 300.0
NAME_SIZE, OWN_SIZE, PIN_SIZE = 16.5, 20.0, 20.0
_AROUND = 0.4  # of the province's larger side: how much of its neighbours is shown
_MOST = 12  # of 21 points of a name must lie in the shape that it names
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
    found = _around(site.register.outlines, area.code[:2])
    if found is None:
        return None
    frame, box, shown = found
    own = next(one for one in shown if one.code == area.code[:2])
    province = site.register.areas[own.code]
    profile = site.profile(area) if len(area.code) > 2 else None
    spot = None
    if profile and profile.location:
        spot = frame.at(float(profile.location.lon), float(profile.location.lat))
    name = site.register.areas[area.code[:4]].name.best(words.lang)
    label = None
    if spot:
        # Not over the name of the province, which stands in its middle.
        own_name = _own_box(own, province.name.best(words.lang))
        (label,) = place(
            [(name, spot)], box, PIN_SIZE, taken=[own_name], on_land=lambda at: _covers(shown, at)
        )
    others = [one for one in shown if one is not own]
    return LocatorView(
        width=round(box.width),
        height=round(box.height),
        view_box=box.view_box(),
        label=words("map.locator", name=area_name(area, site, words.lang)),
        shapes=tuple(Shape(one.path, "yes" if one is own else "pl", "") for one in shown),
        names=_names(own, others, box, label, spot, site, words),
        mark=Mark(*spot, name, label) if spot else None,
        size=PIN_SIZE,
        text=_in_words(province, others, site, words),
    )


@lru_cache(maxsize=128)  # both languages, and every page of the same province
def _around(
    outlines: tuple[Outline, ...], code: str
) -> tuple[Frame, Box, tuple[Drawn, ...]] | None:
    """The frame, what it shows in user units, and the outlines cut to it."""
    own = next((outline for outline in outlines if outline.code == code), None)
    if own is None:
        return None
    points = [point for polygon in own.polygons for ring in polygon for point in ring]
    lons, lats = [x for x, _ in points], [y for _, y in points]
    around = _AROUND * max(max(lons) - min(lons), max(lats) - min(lats))
    degrees = Box(min(lons), min(lats), max(lons), max(lats)).widened(around)
    frame = Frame.of(degrees, WIDTH)
    bottom = frame.at(degrees.left, degrees.top)[1]
    box = Box(0, 0, WIDTH, bottom)
    cut = (clipped(one, box.widened(_EDGE)) for one in drawn(outlines, frame))
    return frame, box, tuple(one for one in cut if one is not None)


def _covers(shown: tuple[Drawn, ...], box: Box) -> bool:
    """Whether any land lies below the box, as far as nine points of it tell."""
    points = [
        (box.left + box.width * i / 2, box.top + box.height * j / 2)
        for i in range(3)
        for j in range(3)
    ]
    return any(one.has(point) for one in shown for point in points)


def _own_box(own: Drawn, name: str) -> Box:
    x, y = own.middle()
    return text_box(name, OWN_SIZE, x, y, "middle")


def _names(  # noqa: PLR0913, PLR0917  # what is shown, and what is taken already
    own: Drawn,
    others: list[Drawn],
    box: Box,
    label: Label | None,
    spot: Point | None,
    site: Site,
    words: Words,
) -> tuple[Name, ...]:
    """The province's own name, then each neighbour's that has room for it."""
    areas = site.register.areas
    x, y = own.middle()
    own_name = areas[own.code].name.best(words.lang)
    found = [Name(x, round(y + OWN_SIZE * 0.33, 1), own_name, "on b", OWN_SIZE)]
    taken = [_own_box(own, own_name)]
    if label and spot:
        taken += [label.box, Box(*spot, *spot).widened(8)]
    for one in others:
        if one.code not in areas:
            continue
        name = areas[one.code].name.best(words.lang)
        free = _room(one, own, name, box, taken)
        if free:
            taken.append(free)
            middle = ((free.left + free.right) / 2, (free.top + free.bottom) / 2)
            at = round(middle[0], 1), round(middle[1] + NAME_SIZE * 0.33, 1)
            found.append(Name(*at, name, "", NAME_SIZE))
    return tuple(found)


def _room(one: Drawn, own: Drawn, name: str, box: Box, taken: list[Box]) -> Box | None:
    """Where the most of the name lies on its shape, if it is most of it, and none on `own`."""
    best: tuple[float, Box] | None = None
    for row in range(1, 20):
        for column in range(1, 20):
            x, y = box.width * column / 20, box.height * row / 20
            if not one.has((x, y)):
                continue
            place_ = text_box(name, NAME_SIZE, x, y, "middle")
            if not box.holds(place_.widened(2)) or any(place_.meets(other) for other in taken):
                continue
            points = [
                (place_.left + place_.width * i / 6, place_.top + place_.height * j / 2)
                for i in range(7)
                for j in range(3)
            ]
            covered = sum(map(one.has, points))
            better = best is None or covered > best[0]
            if covered >= _MOST and better and not any(map(own.has, points)):
                best = (covered, place_)
    return best[1] if best else None


def _in_words(province: Area, others: list[Drawn], site: Site, words: Words) -> str:
    areas = site.register.areas
    near = [areas[one.code].name.best(words.lang) for one in others if one.code in areas]
    name = area_name(province, site, words.lang)
    if not near:
        return words("map.locator_alone", name=name)
    joiner = " " if words.lang == "th" else ", "
    return words("map.locator_text", name=name, near=joiner.join(near))
