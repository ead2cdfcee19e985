"""For which items a file beside the page is made, and so is linked to."""

from __future__ import annotations

from generator.models.news import NewsItem
from generator.site import Site
from generator.text import Lang

SCRIPT = "broadcast.txt"


def script_file(item: NewsItem) -> str:
    """The loudspeaker script of an item, below the published folder."""
    return f"news/{item.slug}/{SCRIPT}"


def is_read(item: NewsItem, site: Site) -> bool:
    """Whether a loudspeaker script is made: of what is past nobody is told aloud."""
    wanted = _is_made(item, site, "broadcasts") and not site.is_expired(item)
    return wanted and site.offers(script_file(item))


def has_notice_page(item: NewsItem, site: Site) -> bool:
    """Whether there is the notice's text as a page, always in both languages."""
    pages = (f"news/{item.slug}/notice/", f"en/news/{item.slug}/notice/")
    return item.slug in site.made["notices"] and all(map(site.offers, pages))


def has_messages(item: NewsItem, site: Site, lang: Lang) -> bool:
    """Whether there are texts to paste; in English only of what was translated."""
    return _is_made(item, site, "messages") and (lang == "th" or item.translated_whole)


def _is_made(item: NewsItem, site: Site, channel: str) -> bool:
    """Nothing of a draft or of what was withdrawn."""
    return item.slug in site.made[channel] and item.status != "draft" and item.withdrawn is None
