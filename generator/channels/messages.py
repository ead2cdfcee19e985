"""news/slug/line.txt and press.txt: texts to paste into a LINE group, and for the press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from generator.batch import Batch, Files, attempted
from generator.linking.made import has_messages
from generator.models.news import NewsItem
from generator.pages.addresses import LINE, PRESS, message_file
from generator.pages.message import line_text, press_text
from generator.site import Site
from generator.text import LANGS, Lang

_WRITERS = {LINE: line_text, PRESS: press_text}


def message_batches(site: Site) -> Iterator[Batch]:
    """One of each item in each of its languages; UTF-8, without a mark that nobody sees."""
    for item in site.news:
        for lang in LANGS:
            if has_messages(item, site, lang):
                names = {one: message_file(item.slug, one, lang) for one in _WRITERS}
                files = tuple(names.values())
                yield Batch(files[0], partial(_files, names, item, site, lang), files)


def _files(names: Mapping[str, str], item: NewsItem, site: Site, lang: Lang) -> Files:
    return {
        name: attempted(partial(_written, one, item, site, lang), name)
        for one, name in names.items()
    }


def _written(name: str, item: NewsItem, site: Site, lang: Lang) -> bytes:
    return _WRITERS[name](item, site, lang).encode()
