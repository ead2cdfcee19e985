"""The official register of provinces, districts and subdistricts, and the outlines of provinces."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import Problem, Spot
from generator.text import Text

_PREFIXES = ("จังหวัด", "อำเภอ", "เขต", "ตำบล", "จ.", "อ.", "ต.")


@dataclass(frozen=True, slots=True)
class Area:
    """A province (2 digits), district (4) or subdistrict (6) of the register."""

    code: str
    name: Text
    capital: bool = False  # in Bangkok, which has khet and khwaeng

    @property
    def form(self) -> str:
        """What it is called, among the words of `area` in wording/site.yml."""
        if not self.capital:
            return self.level
        return {2: "capital", 4: "khet", 6: "khwaeng"}[len(self.code)]

    @property
    def level(self) -> str:
        return {2: "province", 4: "district", 6: "subdistrict"}[len(self.code)]

    @property
    def province_code(self) -> str:
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Outline:
    """A province's outline: polygons of rings of (longitude, latitude), WGS84 degrees."""

    code: str
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Every official area by code, and by name where the name is borne."""

    areas: Mapping[str, Area]
    outlines: tuple[Outline, ...] = ()
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def provinces(self) -> tuple[Area, ...]:
        return tuple(area for area in self.areas.values() if len(area.code) == 2)

    def province_of(self, code: str) -> Area:
        return self.areas[code[:2]]

    def named(self, typed: str) -> tuple[Area, ...]:
        """The areas a bare name may mean: a province alone where there is one, else districts."""
        found = [self.areas[code] for code in self._names.get(_key(typed), ())]
        if typed.strip().startswith(("อำเภอ", "อ.", "เขต")):
            found = [area for area in found if area.level == "district"]
        provinces = [area for area in found if area.level == "province"]
        return tuple(provinces or found)

    def names(self) -> list[str]:
        """Every name of a province or district, for the nearest right answer."""
        return [
            name
            for area in self.areas.values()
            if len(area.code) < 6
            for name in (area.name.th, area.name.en or "")
        ]


def _key(name: str) -> str:
    text = name.strip()
    for prefix in _PREFIXES:
        text = text.removeprefix(prefix)
    return "".join(text.lower().split()).removesuffix("province").removesuffix("district")


def read_register(root: Path) -> tuple[Register, tuple[Problem, ...]]:
    """Read content/reference/. A missing table is a problem, and the register goes without it."""
    areas: dict[str, Area] = {}
    capitals: set[str] = set()
    problems: list[Problem] = []
    for table in ("provinces", "districts", "subdistricts"):
        file = f"content/reference/{table}.csv"
        try:
            with (root / file).open(encoding="utf-8-sig", newline="") as stream:
                for row in csv.DictReader(stream):
                    name = Text(th=row["name_th"].removeprefix("เขต"), en=row["name_en"])
                    capital = row["code"][:2] in capitals or row["name_th"].startswith("กรุงเทพ")
                    capitals |= {row["code"][:2]} if capital else set()
                    areas[row["code"]] = Area(row["code"], name, capital)
        except (OSError, KeyError, UnicodeDecodeError, csv.Error):
            problems.append(Problem(file, Spot(), "R309", data={"file": file}))
    names: dict[str, list[str]] = {}
    for area in areas.values():
        if len(area.code) < 6:
            for name_ in (area.name.th, area.name.en or ""):
                names.setdefault(_key(name_), []).append(area.code)
    outlines, more = _outlines(root)
    register = Register(areas, outlines, {key: tuple(codes) for key, codes in names.items()})
    return register, (*problems, *more)


def _outlines(root: Path) -> tuple[tuple[Outline, ...], tuple[Problem, ...]]:
    file = "content/reference/thailand-provinces.geojson"
    path = root / file
    if not path.exists():
        return (), ()  # the map is drawn as a list then
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        found = tuple(_outline(feature) for feature in features)
    except (OSError, ValueError, KeyError, TypeError):
        return (), (Problem(file, Spot(), "R310", data={"file": file}),)
    return tuple(sorted(found, key=lambda outline: outline.code)), ()


def _outline(feature: dict[str, Any]) -> Outline:
    shape = feature["geometry"]
    several = shape["type"] == "MultiPolygon"
    polygons = shape["coordinates"] if several else [shape["coordinates"]]
    rings = tuple(
        tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for ring in polygon)
        for polygon in polygons
    )
    return Outline(str(feature["properties"]["code"]), rings)
