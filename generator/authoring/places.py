"""Which district or area a person means by what they typed, and what its file is called."""

from __future__ import annotations

from collections.abc import Collection

from generator.authoring.refusal import Refusal
from generator.linking.area_names import AreaNames
from generator.models.near_values import slug_of
from generator.models.parse import code_of, id_of
from generator.reading.folder import Folder
from generator.reading.register import Area
from generator.text import Text

SOME = 4  # names listed to choose from


def names_of(folder: Folder) -> AreaNames:
    """Every area of the register, and every profile of the site, the faulty ones included."""
    sources = folder.sources["district"]
    return AreaNames(folder.register, {id_of(one, "district"): code_of(one) for one in sources})


def district_meant(typed: str, province: str, names: AreaNames) -> Area | Refusal:
    """The district: by name in either language, with อำเภอ or อ. before it or not, or by code.

    A district and a province may have one name: here the district is meant.
    """
    found = [area for area in names.named(typed) if area.level == "district"]
    found = found or list(names.named(f"อำเภอ{typed.strip()}"))
    if province:
        around = {area.code for area in names.named(province) if area.level == "province"}
        if not around:
            return _unknown(("no_province", "no_such_province"), province, names)
        found = [area for area in found if area.province_code in around]
    if not found:
        return _unknown(("no_district", "no_such_district"), typed, names)
    return found[0] if len(found) == 1 else _several(typed, found, names)


def area_meant(typed: str, names: AreaNames) -> Area | Refusal:
    """The province, district or subdistrict, as in the field `areas`."""
    found = names.named(typed)
    if not found:
        return _unknown(("no_area", "no_such_area"), typed, names)
    return found[0] if len(found) == 1 else _several(typed, list(found), names)


def area_typed(area: Area, names: AreaNames) -> str:
    """What to write into `areas`: the profile's id, else the whole Thai name, else the code."""
    profile = next((id_ for id_, code in names.profiles.items() if code == area.code), "")
    whole = names.full(area).th
    return profile or (whole if names.named(whole) == (area,) else area.code)


def free(slug: str, taken: Collection[str]) -> str:
    """The slug, or with the next number behind it where it is taken."""
    number, name = 1, slug
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name


def district_id(area: Area, names: AreaNames, taken: Collection[str]) -> str:
    """The English name; with the province where two districts bear it, or it is taken."""
    name, province = (slug_of(one.name.en or one.code) for one in (area, _province(area, names)))
    alone = len(names.register.named(f"อำเภอ{area.name.en}")) == 1
    return name if alone and name not in taken else free(f"{name}-{province}", taken)


def _province(area: Area, names: AreaNames) -> Area:
    return names.register.province_of(area.code)


def _several(typed: str, found: list[Area], names: AreaNames) -> Refusal:
    """A name that several bear, each with the code to type instead."""
    listed = [(area.code, names.full(area)) for area in found]
    lines = Text(
        th="\n".join(f"  {code}  {name.th}" for code, name in listed),
        en="\n".join(f"  {code}  {name.best('en')}" for code, name in listed),
    )
    return Refusal("several", {"found": typed, "lines": lines, "code": found[0].code})


def _unknown(keys: tuple[str, str], typed: str, names: AreaNames) -> Refusal:
    """A name that the register does not have: with the nearest, or a few that begin so."""
    if close := names.close_to(typed):
        name = names.full(close[1][0])
        near = Text(th=f"{close[0]} ({name.th})", en=f"{close[0]} ({name.best('en')})")
        return Refusal(keys[0], {"found": typed, "close": near})
    begun = [
        area
        for area in names.register.areas.values()
        if len(area.code) == 4 and typed.strip() and area.name.th.startswith(typed.strip())
    ]
    if begun:
        some = ", ".join(area.name.th for area in begun[:SOME]) + (" …" if begun[SOME:] else "")
        return Refusal("begun", {"found": typed, "some": some})
    return Refusal(keys[1], {"found": typed})
