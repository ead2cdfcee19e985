"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from lxml import etree

from generator.channels.feeds.entries import Entry, newest_change
from generator.pages.addresses import Links
from generator.pages.feeds import Feed
from generator.site import Site
from generator.text import Lang

ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed, entries: tuple[Entry, ...], site: Site, lang: Lang) -> bytes:
    home = Links(site, lang, "").absolute(feed.address)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set(_LANG, lang)
    _text(root, "id", home)
    _text(root, "title", feed.title)
    _text(root, "updated", newest_change(entries, site).isoformat())
    _link(root, "alternate", home, "text/html")
    _link(root, "self", f"{home}feed.xml", "application/atom+xml")
    author = _text(root, "author")
    _text(author, "name", site.settings.name.best(lang))
    _text(author, "uri", site.settings.address)
    if site.settings.licence:
        _text(root, "rights", site.settings.licence.name.best(lang))
    for one in entries:
        _entry(root, one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _entry(root: etree._Element, one: Entry) -> None:
    node = _text(root, "entry")
    node.set(_LANG, one.lang)
    _text(node, "id", one.id)
    _text(node, "title", one.title)
    _link(node, "alternate", one.url, "text/html")
    _text(node, "published", one.published.isoformat())
    _text(node, "updated", one.updated.isoformat())
    for tag in one.tags:
        _text(node, "category").set("term", tag)
    _text(node, "summary", one.summary)
    _text(node, "content", str(one.html)).set("type", "html")


def _text(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    node.text = text
    return node


def _link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    node = _text(parent, "link")
    for name, value in (("rel", rel), ("type", kind), ("href", href)):
        node.set(name, value)
