"""sitemap.xml: both languages in one, each true pair of translations joined by hreflang."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from generator.pages import addresses
from generator.pages.page import Page
from generator.site import Site
from generator.text import LANGS

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(site: Site, pages: Iterable[Page]) -> bytes:
    """A page shown in Thai for want of English is not offered as a translation."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    base = site.settings.address
    for page in pages:
        if page.hidden or (page.lang == "en" and not page.paired):
            continue
        entry = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = base + page.url
        if page.changed:
            etree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = page.changed.isoformat()
        if page.paired:
            for lang in LANGS:
                link = etree.SubElement(entry, f"{{{XHTML}}}link")
                link.set("rel", "alternate")
                link.set("hreflang", lang)
                link.set("href", base + addresses.url(page.address, lang))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
