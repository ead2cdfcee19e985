"""Where: a place as the page prints it, and a point on the map."""

from __future__ import annotations

from pydantic import model_validator

from generator.models.fields import Plain, Record, TextField, slip
from generator.models.scalars import Flag, Number, Slug


class Place(Record):
    """A place of a meeting or an action; `host` is the main room of a video meeting."""

    name: TextField | None = None
    village: TextField | None = None
    area: Plain | None = None
    lat: Number | None = None
    lon: Number | None = None
    host: Flag = False

    @model_validator(mode="after")
    def _near(self) -> Place:
        check_point(self.lat, self.lon)
        return self


class Location(Record):
    """A district's point; WGS84 degrees."""

    lat: Number
    lon: Number
    source: Slug | None = None

    @model_validator(mode="after")
    def _near(self) -> Location:
        check_point(self.lat, self.lon)
        return self


def check_point(lat: Number | None, lon: Number | None) -> None:
    """Refuse half a point, and a point outside Thailand's bounding box with half a degree."""
    if (lat is None) != (lon is None):
        raise slip("F226")
    if lat is None or lon is None:
        return
    if not (5 <= lat <= 21 and 96.5 <= lon <= 106.5):
        swapped = 5 <= lon <= 21 and 96.5 <= lat <= 106.5
        raise slip("F228" if swapped else "F227", found=f"{lat}, {lon}", write=f"{lon}, {lat}")
