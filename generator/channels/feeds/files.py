"""Every feed of the site in both languages and all formats."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.batch import Batch
from generator.channels.feeds.atom import atom
from generator.channels.feeds.entries import entry
from generator.channels.feeds.json_feed import json_feed
from generator.channels.feeds.rss import rss
from generator.pages import addresses
from generator.pages.feeds import FORMATS, Feed, feeds
from generator.site import Site
from generator.text import LANGS, Lang

_WRITERS = dict(zip(FORMATS, (atom, rss, json_feed), strict=True))


def feed_batches(site: Site) -> Iterator[Batch]:
    """One of each list that can be followed, in each language."""
    for lang in LANGS:
        for feed in feeds(site, lang):
            folder = addresses.url(feed.address, lang)
            yield Batch(f"{folder}feed", partial(_files, folder, feed, site, lang))


def _files(folder: str, feed: Feed, site: Site, lang: Lang) -> dict[str, bytes]:
    entries = tuple(entry(item, site, lang) for item in feed.items)
    return {folder + name: write(feed, entries, site, lang) for name, write in _WRITERS.items()}
