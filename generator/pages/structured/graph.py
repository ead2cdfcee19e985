"""All that one page tells machines, as a graph: the page, its way from home, who publishes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from generator.markup import plain
from generator.models.citations import Citation
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Crumb, Page
from generator.pages.structured.nodes import (
    Node,
    filled,
    licence,
    one_or_all,
    publisher,
    publisher_id,
    source,
    website_id,
)
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang

_TYPES = {"list": "CollectionPage", "districts": "CollectionPage"}  # else a plain WebPage


def graph(page: Page, site: Site) -> Node | None:
    """None for a page that search engines may not show.

    Nodes of one @id are one: so a page's own part may add to what every page says.
    """
    if page.hidden:
        return None
    links = Links.from_page(site, page.address, page.lang)
    nodes = [_web_page(page, site, links), _breadcrumbs(page, links), publisher(site, page.lang)]
    if page.address == addresses.HOME:
        nodes.append(_web_site(site, page.lang))
    merged: dict[str, Node] = {}
    for number, node in enumerate([*filter(None, nodes), *page.structured()]):
        name = node.get("@id", f"(nameless {number})")
        merged[name] = merged.get(name, {}) | node
    return {"@context": "https://schema.org", "@graph": list(merged.values())}


def _web_page(page: Page, site: Site, links: Links) -> Node:
    address = links.absolute(page.address)
    return filled(
        type=_TYPES.get(page.template, "WebPage"),
        id=address,
        url=address,
        name=page.title or site.settings.name.best(page.lang),
        description=page.description,
        inLanguage=page.lang if page.paired else "th",
        dateModified=page.changed.isoformat() if page.changed else None,
        isPartOf={"@id": website_id(site)},
        breadcrumb={"@id": f"{address}#crumbs"} if page.crumbs else None,
        publisher={"@id": publisher_id(site)},
        license=licence(site.settings.licence, page.lang),
    )


def _web_site(site: Site, lang: Lang) -> Node:
    search = site.settings.address + addresses.url(addresses.SEARCH, lang)
    return filled(
        type="WebSite",
        id=website_id(site),
        url=site.settings.address,
        name=site.settings.name.best(lang),
        description=site.settings.description.best(lang),
        inLanguage=list(LANGS),
        publisher={"@id": publisher_id(site)},
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    )


def _breadcrumbs(page: Page, links: Links) -> Node | None:
    """The breadcrumbs that the reader sees; the last one is the page itself."""
    if not page.crumbs:
        return None
    address = links.absolute(page.address)
    steps = (Crumb(Words(page.lang)("shell.home"), addresses.HOME), *page.crumbs)
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#crumbs",
        "itemListElement": [
            filled(
                type="ListItem",
                position=number,
                name=_words(step.label),
                item=address if step.address is None else links.absolute(step.address),
            )
            for number, step in enumerate(steps, start=1)
        ],
    }


def _words(label: str | Markup) -> str:
    return plain(label) if isinstance(label, Markup) else label


def listed(page: str, entries: Sequence[tuple[str, str]]) -> tuple[Node, ...]:
    """What the page at this address lists, in order: address and name of each."""
    if not entries:
        return ()
    steps: list[dict[str, Any]] = [
        {"@type": "ListItem", "position": number, "url": address, "name": name}
        for number, (address, name) in enumerate(entries, start=1)
    ]
    items = {"@type": "ItemList", "numberOfItems": len(steps), "itemListElement": steps}
    return ({"@id": page, "mainEntity": items},)


def cited(page: str, sources: tuple[Citation, ...], lang: Lang) -> tuple[Node, ...]:
    """The sources that the page at this address closes with."""
    if not sources:
        return ()
    return (filled(id=page, citation=one_or_all(source(one, lang) for one in sources)),)
