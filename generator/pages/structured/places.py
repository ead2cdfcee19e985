"""A district as an AdministrativeArea, and the page that describes it with its sources."""

from __future__ import annotations

from generator.models.district import District
from generator.pages import addresses
from generator.pages.structured.nodes import Node, area_node, filled, one_or_all, point, source
from generator.site import Site
from generator.text import Lang, other


def district_nodes(district: District, site: Site, lang: Lang) -> tuple[Node, ...]:
    area = site.register.areas[district.code]
    address = site.settings.address + addresses.url(addresses.district(district.id), lang)
    place = district.location
    known = area_node(area, site, lang) | filled(
        alternateName=area.name.best(other(lang)),
        description=district.summary.best(lang),
        url=address,
        mainEntityOfPage={"@id": address},
        geo=point(place.lat, place.lon) if place else None,
    )
    page = filled(
        id=address,
        about={"@id": known["@id"]},
        citation=one_or_all(source(one, lang) for one in district.sources),
    )
    return known, page
