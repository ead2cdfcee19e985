"""sitemap.xml: both languages in one, each true pair of translations joined by hreflang."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from lxml import etree

from generator.batch import Batch
from generator.pages import addresses
from generator.pages.page import Page
from generator.site import Site
from generator.text import LANGS, Lang

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class _Entry:
    url: str
    changed: date | None
    pair: tuple[tuple[Lang, str], ...]


def sitemap_batch(site: Site, pages: Iterable[Page]) -> Batch:
    """A page shown in Thai for want of English is not offered as a translation."""
    entries = tuple(
        _Entry(
            page.url,
            page.changed,
            tuple((lang, addresses.url(page.address, lang)) for lang in LANGS)
            if page.paired
            else (),
        )
        for page in pages
        if not page.hidden and (page.lang == "th" or page.paired)
    )
    return Batch("sitemap.xml", partial(_files, site.settings.address, entries))


def _files(base: str, entries: tuple[_Entry, ...]) -> dict[str, bytes]:
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for one in entries:
        entry = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = base + one.url
        if one.changed:
            etree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = one.changed.isoformat()
        for lang, url in one.pair:
            link = etree.SubElement(entry, f"{{{XHTML}}}link")
            link.set("rel", "alternate")
            link.set("hreflang", lang)
            link.set("href", base + url)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return {"sitemap.xml": bytes(data)}
