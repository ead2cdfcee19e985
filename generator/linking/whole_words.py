"""What no line may break on any page: the site's list, and the names of people and places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.linking.area_names import full_name
from generator.models.people import Person
from generator.models.words import WIDEST, width
from generator.site import Site

# Shorter ones are syllables of other words, as ตาก and เลย are.
_SHORTEST = 5
_THAI = re.compile("[ก-๎]+")


def whole_words(site: Site) -> tuple[str, ...]:
    """Each once, in a fixed order. A person's given name and surname are two."""
    names = {
        part
        for name in (*_places(site), *_people(site))
        for part in _THAI.findall(name)
        if width(part) <= WIDEST and len(part) >= _SHORTEST
    }
    return tuple(sorted({*names, *site.words.fitting}))


def places_in_full(site: Site) -> tuple[str, ...]:
    """Every province and district with what it is, as อำเภองาว: short names are safe so, too."""
    register = site.register
    return tuple(
        full_name(area, register, "th", province=False)
        for code, area in register.areas.items()
        if len(code) in (2, 4)
    )


def _places(site: Site) -> Iterator[str]:
    """Provinces, districts with a profile, and what the news names."""
    areas = site.register.areas
    codes = {code for code in areas if len(code) == 2}
    codes |= {district.code for district in site.districts}
    codes |= {area.code for area in site.area_of.values()}
    yield from (areas[code].name.th for code in sorted(codes) if code in areas)


def _people(site: Site) -> Iterator[str]:
    for item in site.news:
        people = [quote.by for quote in item.quotes]
        if item.event:
            people += item.event.chairs
            people += [one for one in item.event.attendees if isinstance(one, Person)]
        yield from (one.name.th for one in people if one.name)
    for district in site.districts:
        team = district.team
        named = (*((team.chief,) if team.chief else ()), *team.members) if team else ()
        yield from (one.name.th for one in named if one.name)
