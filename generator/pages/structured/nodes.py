"""Nodes that many pages share: who publishes, a source, an area, a place, a licence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.linking.area_names import full_name
from generator.models.citations import Citation
from generator.models.places import Place
from generator.models.settings import Licence
from generator.pages import addresses
from generator.reading.register import Area
from generator.site import Site
from generator.strings import Words
from generator.text import Lang

Node = dict[str, Any]
COUNTRY: Node = {"@type": "Country", "name": "Thailand", "identifier": "TH"}


def filled(**fields: Any) -> Node:
    """A node without the fields of which nothing is known; `type` and `id` are JSON-LD's."""
    names = {"type": "@type", "id": "@id"}
    known = {key: value for key, value in fields.items() if value not in (None, "", [], ())}
    return {names.get(key, key): value for key, value in known.items()}


def one_or_all(nodes: Iterable[Node]) -> Node | list[Node] | None:
    """A value where there is one, a list where there are several, nothing where there is none."""
    found = list(nodes)
    return found[0] if len(found) == 1 else found or None


def website_id(site: Site) -> str:
    return f"{site.settings.address}#website"


def publisher_id(site: Site) -> str:
    return f"{site.settings.address}#publisher"


def publisher(site: Site, lang: Lang) -> Node:
    """Who answers for the site: no office of the state unless content/site.yml says so."""
    settings = site.settings
    who = settings.publisher
    state = who is not None and who.government
    return filled(
        type="GovernmentOrganization" if state else "Organization",
        id=publisher_id(site),
        name=(who.name if who else settings.name).best(lang),
        url=(who.url if who else None) or settings.address,
        description=settings.owner.best(lang),
    )


def source(one: Citation, lang: Lang) -> Node:
    """A source as the page lists it."""
    by = one.publisher.best(lang) if one.publisher else ""
    return filled(
        type="CreativeWork",
        id=one.url,
        name=one.title.best(lang),
        url=one.url,
        identifier=one.document.best(lang) if one.document else None,
        publisher={"@type": "Organization", "name": by} if by else None,
        datePublished=one.published.iso() if one.published else None,
    )


def area_id(area: Area, site: Site) -> str | None:
    """The name by which other pages mean a district that has a profile."""
    profile = site.district_by_code.get(area.code)
    if profile is None:
        return None
    return f"{site.settings.address}{addresses.district(profile.id)}#area"


def area_node(area: Area, site: Site, lang: Lang) -> Node:
    """An area of the register with its official code, inside its province, inside the country."""
    inside: Node = COUNTRY
    if area.level != "province":
        inside = area_node(site.register.province_of(area.code), site, lang)
    return filled(
        type="AdministrativeArea",
        id=area_id(area, site),
        name=full_name(area, site.register, lang, province=False),
        identifier={
            "@type": "PropertyValue",
            "propertyID": Words(lang)("area.code"),
            "value": area.code,
        },
        containedInPlace=inside,
    )


def point(lat: Decimal | None, lon: Decimal | None) -> Node | None:
    if lat is None or lon is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(lat), "longitude": float(lon)}


def place_node(place: Place, site: Site, lang: Lang) -> Node:
    """A place of a meeting, as far as it is known."""
    area = site.area_of.get(place.area or "")
    named = [text.best(lang) for text in (place.name, place.village) if text]
    called = full_name(area, site.register, lang) if area else ""
    return filled(
        type="Place",
        name=named[0] if named else called,
        address=filled(
            type="PostalAddress",
            streetAddress=place.village.best(lang) if place.village else None,
            addressLocality=_name(area, 4, site, lang),
            addressRegion=_name(area, 2, site, lang),
            addressCountry="TH",
        ),
        geo=point(place.lat, place.lon),
    )


def _name(area: Area | None, digits: int, site: Site, lang: Lang) -> str | None:
    if area is None or len(area.code) < digits:
        return None
    found = site.register.areas.get(area.code[:digits])
    return full_name(found, site.register, lang, province=False) if found else None


def licence(given: Licence | None, lang: Lang) -> str | Node | None:
    """The licence's address, else its name."""
    if given is None:
        return None
    return given.url or {"@type": "CreativeWork", "name": given.name.best(lang)}
