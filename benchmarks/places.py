"""The districts that a synthetic site may have: every one of the register but Bangkok's khet."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "content" / "reference"


@dataclass(frozen=True, slots=True)
class Place:
    """A district: `id` is an address, the point lies near its province's label."""

    id: str
    code: str
    th: str
    en: str
    lat: float
    lon: float


@cache
def places() -> tuple[Place, ...]:
    """One district of each province, then a second of each, and so on."""
    provinces = {row["code"]: row for row in _rows("provinces")}
    seen: Counter[str] = Counter()
    ranked = []
    for row in _rows("districts"):
        if not row["name_th"].startswith("เขต"):
            ranked.append((seen[row["province_code"]], row["code"], row))
            seen[row["province_code"]] += 1
    names: Counter[str] = Counter()
    found = []
    for rank, code, row in sorted(ranked, key=lambda one: one[:2]):
        province = provinces[row["province_code"]]
        name = re.sub(r"[^a-z]+", "-", row["name_en"].lower()).strip("-")
        names[name] += 1
        place = Place(
            id=name if names[name] == 1 else f"{name}-{code}",
            code=code,
            th=f"อำเภอ{row['name_th']}",
            en=f"{row['name_en']} District",
            lat=round(float(province["label_lat"]) + rank % 5 * 0.02, 4),
            lon=round(float(province["label_lon"]) + rank // 5 * 0.02, 4),
        )
        found.append(place)
    return tuple(found)


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)
