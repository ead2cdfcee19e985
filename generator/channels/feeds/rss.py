"""RSS 2.0, for readers that know nothing newer."""

from __future__ import annotations

from email.utils import format_datetime

from lxml import etree

from generator.channels.feeds.atom import ATOM
from generator.channels.feeds.entries import Entry, newest_change
from generator.pages.addresses import Links
from generator.pages.feeds import Feed
from generator.site import Site
from generator.text import Lang

CONTENT = "http://purl.org/rss/1.0/modules/content/"


def rss(feed: Feed, entries: tuple[Entry, ...], site: Site, lang: Lang) -> bytes:
    home = Links(site, lang, "").absolute(feed.address)
    root = etree.Element("rss", nsmap={"atom": ATOM, "content": CONTENT}, version="2.0")
    channel = etree.SubElement(root, "channel")
    _text(channel, "title", feed.title)
    _text(channel, "link", home)
    _text(channel, "description", site.settings.description.best(lang))
    _text(channel, "language", lang)
    _text(channel, "lastBuildDate", format_datetime(newest_change(entries, site)))
    itself = etree.SubElement(channel, f"{{{ATOM}}}link")
    for name, value in (("rel", "self"), ("type", "application/rss+xml")):
        itself.set(name, value)
    itself.set("href", f"{home}rss.xml")
    for one in entries:
        _item(channel, one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _item(channel: etree._Element, one: Entry) -> None:
    node = etree.SubElement(channel, "item")
    _text(node, "title", one.title)
    _text(node, "link", one.url)
    _text(node, "guid", one.id).set("isPermaLink", "true")
    _text(node, "pubDate", format_datetime(one.published))
    for tag in one.tags:
        _text(node, "category", tag)
    _text(node, "description", one.summary)
    _text(node, f"{{{CONTENT}}}encoded", str(one.html))
    _text(node, f"{{{ATOM}}}updated", one.updated.isoformat())


def _text(parent: etree._Element, name: str, text: str) -> etree._Element:
    node = etree.SubElement(parent, name)
    node.text = text
    return node
