"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from generator.channels.feeds.entries import Entry
from generator.pages.addresses import Links
from generator.pages.feeds import Feed
from generator.site import Site
from generator.text import Lang


def json_feed(feed: Feed, entries: tuple[Entry, ...], site: Site, lang: Lang) -> bytes:
    home = Links(site, lang, "").absolute(feed.address)
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": home,
        "feed_url": f"{home}feed.json",
        "description": site.settings.description.best(lang),
        "language": lang,
        "authors": [{"name": site.settings.name.best(lang), "url": site.settings.address}],
        "items": [_item(one) for one in entries],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def _item(one: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": one.id,
        "url": one.url,
        "title": one.title,
        "summary": one.summary,
        "content_html": str(one.html),
        "date_published": one.published.isoformat(),
        "date_modified": one.updated.isoformat(),
        "language": one.lang,
        "tags": list(one.tags),
    }
    return made | ({"image": one.image} if one.image else {})
