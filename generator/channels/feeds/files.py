"""Every feed of the site in both languages and all formats, by its path."""

from __future__ import annotations

from functools import cache

from generator.channels.feeds.atom import atom
from generator.channels.feeds.entries import Entry, entry
from generator.channels.feeds.json_feed import json_feed
from generator.channels.feeds.rss import rss
from generator.pages import addresses
from generator.pages.feeds import FORMATS, feeds
from generator.site import Site
from generator.text import LANGS, Lang

_WRITERS = dict(zip(FORMATS, (atom, rss, json_feed), strict=True))


def feed_files(site: Site) -> dict[str, bytes]:
    by_slug = {item.slug: item for item in site.listed}

    @cache  # an item stands in the feeds of its kind and of each of its areas
    def made(slug: str, lang: Lang) -> Entry:
        return entry(by_slug[slug], site, lang)

    files = {}
    for lang in LANGS:
        for feed in feeds(site, lang):
            entries = tuple(made(item.slug, lang) for item in feed.items)
            for name, write in _WRITERS.items():
                files[addresses.url(feed.address, lang) + name] = write(feed, entries, site, lang)
    return files
