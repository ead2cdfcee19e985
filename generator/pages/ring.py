"""The circle of a team: its people around a table, its sectors around them, and no line between."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.site import Site
from generator.strings import Words

SIZE = 360
MIDDLE = SIZE / 2
OUTER, INNER = 174.0, 138.0  # radii of the ring of sectors
SEATS = 103.0  # radius at which people sit
_GAP = 5.0  # half of what lies between two sectors
_PERSON = 52.0  # breadth of a person at full size, with air
_LOOKS = ("rivt", "ricet", "rubt")


@dataclass(frozen=True, slots=True)
class SectorArc:
    """One sector: its piece of the ring, with the number that it has in the list."""

    path: str
    look: str
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at the table, drawn upright at the top and then turned there."""

    place: str  # an SVG transform
    look: str
    head: str


@dataclass(frozen=True, slots=True)
class RingView:
    label: str
    arcs: tuple[SectorArc, ...]
    seats: tuple[Seat, ...]
    people: str
    team: str
    leader: str
    members: str


def team_ring(site: Site, words: Words) -> RingView:
    """For any number of people and sectors, from programme.yml."""
    size, sectors = site.programme.team.size, len(site.programme.sectors)
    lead = site.programme.team.lead.best(words.lang)
    return RingView(
        label=words("ring.label", size=size, sectors=sectors, lead=lead),
        arcs=tuple(_arc(index, sectors) for index in range(sectors)),
        seats=tuple(_seat(index, size) for index in range(size)),
        people=words("ring.people", size=size),
        team=words("ring.team"),
        leader=words("ring.leader", lead=lead),
        members=words("ring.members"),
    )


def _arc(index: int, count: int) -> SectorArc:
    """Sector 1 stands at the top, the others follow clockwise."""
    middle, half = math.tau * index / count, math.pi / count
    large = int(half * 2 > math.pi + 0.1)
    out, into = half - _GAP / OUTER, half - _GAP / INNER
    corners = [
        _at(middle - out, OUTER),
        _at(middle + out, OUTER),
        _at(middle + into, INNER),
        _at(middle - into, INNER),
    ]
    a, b, c, d = (f"{x:g} {y:g}" for x, y in corners)
    path = f"M{a}A{OUTER:g} {OUTER:g} 0 {large} 1 {b}L{c}A{INNER:g} {INNER:g} 0 {large} 0 {d}z"
    x, y = _at(middle, (OUTER + INNER) / 2)
    return SectorArc(path, _look(index, count), index + 1, x, round(y + 7, 1))


def _look(index: int, count: int) -> str:
    """Three tints in turn; the last differs from the first, which is its neighbour."""
    last = index == count - 1 and index % 3 == 0 and index > 0
    return _LOOKS[1] if last else _LOOKS[index % 3]


def _seat(index: int, count: int) -> Seat:
    scale = min(1.0, math.tau * SEATS / (count * _PERSON))
    turn = 360 * index / count
    place = f"rotate({turn:.4g} 180 180) translate(180 {MIDDLE - SEATS:g}) scale({scale:.3g})"
    return Seat(place, "acc" if index == 0 else "river", "bo" if index == 0 else "deep")


def _at(angle: float, radius: float) -> tuple[float, float]:
    x, y = MIDDLE + radius * math.sin(angle), MIDDLE - radius * math.cos(angle)
    return round(x, 1), round(y, 1)
