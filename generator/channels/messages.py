"""news/slug/line.txt and press.txt: texts to paste into a LINE group, and for the press."""

from __future__ import annotations

from generator.linking.made import has_messages
from generator.pages import addresses
from generator.pages.message import line_text, press_text
from generator.site import Site
from generator.text import LANGS


def message_files(site: Site) -> dict[str, bytes]:
    """By their path below the published folder; UTF-8, without a mark that nobody sees."""
    found = {}
    for item in site.news:
        for lang in LANGS:
            if has_messages(item, site, lang):
                folder = addresses.url(addresses.news(item.slug), lang)
                found[f"{folder}line.txt"] = line_text(item, site, lang).encode()
                found[f"{folder}press.txt"] = press_text(item, site, lang).encode()
    return found
