"""What a page tells whoever shares its link: Open Graph, and X's card."""

from __future__ import annotations

from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Page
from generator.site import Site
from generator.text import Lang, other

LOCALES: dict[Lang, str] = {"th": "th_TH", "en": "en_GB"}


def card_lines(page: Page, site: Site, links: Links) -> list[dict[str, str]]:
    """The lines of <head>, in order; `attribute` is how each names what it says.

    Open Graph names by `property`, X by `name`; X reads Open Graph's title, text and picture.
    """
    name = site.settings.name.best(page.lang)
    lines = [
        ("og:type", page.og_type),
        ("og:title", page.title or name),
        ("og:description", page.description),
        ("og:site_name", name),
        ("og:locale", LOCALES[page.lang]),
    ]
    if page.address != addresses.NOT_FOUND:
        lines.append(("og:url", links.absolute(page.leads_to or page.address)))
    if page.paired:
        lines.append(("og:locale:alternate", LOCALES[other(page.lang)]))
    if page.published and not page.hidden:
        lines.append(("article:published_time", page.published))
        lines.append(("article:modified_time", page.modified or page.published))
    if page.card:
        lines += [
            ("og:image", links.site.settings.address + page.card.file),
            ("og:image:width", str(page.card.width)),
            ("og:image:height", str(page.card.height)),
            ("og:image:alt", page.card.alt),
        ]
    card = "summary_large_image" if page.card else "summary"
    found = [{"attribute": "property", "name": key, "content": value} for key, value in lines]
    return [*found, {"attribute": "name", "name": "twitter:card", "content": card}]
