"""Every feed of the site in both languages and all formats."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.batch import Batch, Files, attempted, parted
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
            files = tuple(folder + name for name in FORMATS)
            yield Batch(f"{folder}feed", partial(_files, folder, feed, site, lang), files)


def _files(folder: str, feed: Feed, site: Site, lang: Lang) -> Files:
    first = folder + next(iter(FORMATS))
    tried = (attempted(partial(entry, one, site, lang), first, one.slug) for one in feed.items)
    entries, gaps = parted(tried)
    made = {
        folder + name: attempted(partial(write, feed, entries, site, lang), folder + name)
        for name, write in _WRITERS.items()
    }
    return {**made, **gaps}
