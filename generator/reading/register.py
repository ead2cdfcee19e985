"""The official register of provinces, districts and subdistricts, and the outlines of provinces."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from io import StringIO
from pathlib import Path
from typing import Any

from generator.problems import Problem, Spot
from generator.reading.layout import REFERENCE
from generator.text import Text

# What stands before or after a name, and the level it fixes.
_PREFIXES = {
    "จังหวัด": "province", "จ.": "province",
    "อำเภอ": "district", "อ.": "district", "เขต": "district",
    "ตำบล": "subdistrict", "ต.": "subdistrict", "แขวง": "subdistrict",
    "changwat ": "province", "amphoe ": "district", "khet ": "district", "tambon ": "subdistrict",
}  # fmt: skip
_SUFFIXES = {"province": "province", "district": "district", "subdistrict": "subdistrict"}


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


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A province's outline: polygons of rings of (longitude, latitude), WGS84 degrees.

    The same only as itself: drawings are remembered by it, and to compare thousands of points
    each time would cost more than to draw.
    """

    code: str
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Every official area by code, and by name where the name is borne.

    `digest` stands for the tables: with others a file may mean other places.
    """

    areas: Mapping[str, Area]
    outlines: tuple[Outline, ...] = ()
    digest: str = ""
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    district_names: frozenset[str] = field(init=False, repr=False)  # in Thai
    _provinces: tuple[Area, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found = tuple(area for area in self.areas.values() if len(area.code) == 2)
        object.__setattr__(self, "_provinces", found)
        names = (area.name.th for area in self.areas.values() if area.level == "district")
        object.__setattr__(self, "district_names", frozenset(names))

    def provinces(self) -> tuple[Area, ...]:
        return self._provinces

    def province_of(self, code: str) -> Area:
        return self.areas[code[:2]]

    def named(self, typed: str) -> tuple[Area, ...]:
        """The provinces or districts a name may mean; a bare one is a province first.

        A word before or after it (อำเภอ, จ., District) fixes the level. Subdistricts are told
        apart by their code alone.
        """
        bare, level = parted(typed)
        found = [self.areas[code] for code in self._names.get(bare, ())]
        if level:
            return tuple(area for area in found if area.level == level)
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


def parted(typed: str) -> tuple[str, str]:
    """A name without its word of level, as the index has it, and that level or nothing."""
    text, level = typed.strip(), ""
    for prefix, meant in _PREFIXES.items():
        if text.lower().startswith(prefix) and text != prefix:
            text, level = text[len(prefix) :], meant
            break
    bare = key_of(text)
    for suffix, meant in _SUFFIXES.items():
        if bare.endswith(suffix) and bare != suffix and not bare.endswith("sub" + suffix):
            return bare.removesuffix(suffix), meant
    return bare, level


def key_of(name: str) -> str:
    return "".join(name.lower().split())


_FILES = ("provinces.csv", "districts.csv", "subdistricts.csv", "thailand-provinces.geojson")


def read_register(root: Path) -> tuple[Register, tuple[Problem, ...]]:
    """Read content/reference/. A missing table is a problem, and the register goes without it."""
    return _made(*(_bytes(root / REFERENCE / name) for name in _FILES))


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


@lru_cache(maxsize=2)  # a preview reads it again after each saved file
def _made(*raws: bytes | None) -> tuple[Register, tuple[Problem, ...]]:
    areas: dict[str, Area] = {}
    capitals: set[str] = set()
    problems: list[Problem] = []
    for name, raw in zip(_FILES[:3], raws, strict=False):
        try:
            for row in csv.DictReader(StringIO((raw or b"").decode("utf-8-sig"), newline="")):
                name_th = row["name_th"]
                capital = row["code"][:2] in capitals or name_th.startswith("กรุงเทพ")
                capitals |= {row["code"][:2]} if capital else set()
                named = Text(th=name_th.removeprefix("เขต"), en=row["name_en"])
                areas[row["code"]] = Area(row["code"], named, capital)
            readable = raw is not None
        except (KeyError, UnicodeDecodeError, csv.Error):
            readable = False
        if not readable:
            file = f"{REFERENCE}/{name}"
            problems.append(Problem(file, Spot(), "R309", data={"file": file}))
    names: dict[str, list[str]] = {}
    for area in areas.values():
        if len(area.code) < 6:
            for name_ in (area.name.th, area.name.en or ""):
                names.setdefault(key_of(name_), []).append(area.code)
    outlines, more = _outlines(raws[3])
    digest = blake2b(b"\0".join(raw or b"" for raw in raws), digest_size=16).hexdigest()
    by_name = {key: tuple(codes) for key, codes in names.items()}
    return Register(areas, outlines, digest, by_name), (*problems, *more)


def _outlines(raw: bytes | None) -> tuple[tuple[Outline, ...], tuple[Problem, ...]]:
    if raw is None:
        return (), ()  # the map is drawn as a list then
    try:
        features = json.loads(raw.decode("utf-8"))["features"]
        found = tuple(_outline(feature) for feature in features)
    except (ValueError, KeyError, TypeError):
        file = f"{REFERENCE}/{_FILES[3]}"
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
