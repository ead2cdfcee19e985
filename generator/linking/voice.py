"""How an item is read aloud: with its own words, the site's, and the names of districts."""

from __future__ import annotations

from generator.models.news import NewsItem
from generator.site import Site
from generator.spoken.reader import Reader


def reader_of(item: NewsItem, site: Site) -> Reader:
    pairs = (*item.spoken, *sorted(site.words.spoken, key=lambda one: -len(one.written)))
    return Reader(
        pairs=tuple((one.written, one.spoken) for one in pairs),
        village=site.settings.broadcast.clock == "village",
        districts=site.register.district_names,
    )
