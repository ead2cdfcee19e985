"""news/slug/line.txt and press.txt: texts to paste into a LINE group, and for the press."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.batch import Batch
from generator.linking.made import has_messages
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.message import line_text, press_text
from generator.site import Site
from generator.text import LANGS, Lang


def message_batches(site: Site) -> Iterator[Batch]:
    """One of each item in each of its languages; UTF-8, without a mark that nobody sees."""
    for item in site.news:
        for lang in LANGS:
            if has_messages(item, site, lang):
                folder = addresses.url(addresses.news(item.slug), lang)
                yield Batch(f"{folder}line.txt", partial(_files, folder, item, site, lang))


def _files(folder: str, item: NewsItem, site: Site, lang: Lang) -> dict[str, bytes]:
    return {
        f"{folder}line.txt": line_text(item, site, lang).encode(),
        f"{folder}press.txt": press_text(item, site, lang).encode(),
    }
