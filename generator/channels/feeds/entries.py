"""A news item as every format of a feed has it: addresses whole, days as instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from generator import dates
from generator.dates import Moment
from generator.markup import escape, trusted
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.phrases import body, say
from generator.pages.pictures import lead_picture
from generator.site import Site
from generator.strings import Words
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` stays when the item gets another title or address; `lang` is that of its text."""

    id: str
    url: str
    title: str
    summary: str
    html: Markup
    lang: Lang
    published: datetime
    updated: datetime
    tags: tuple[str, ...]
    image: str


def entry(item: NewsItem, site: Site, lang: Lang) -> Entry:
    """A correction makes the entry new, and is told at its head."""
    words = Words(lang)
    links = Links(site, lang, site.settings.address)
    said: Lang = lang if item.translated_whole else "th"
    picture = lead_picture(item, site, lang)
    return Entry(
        id=links.absolute(addresses.news(item.first_slug)),
        url=links.absolute(addresses.news(item.slug)),
        title=item.title.best(said),
        summary=item.summary.best(said),
        html=_corrections(item, words) + _paragraph(item, said) + body(item.body, links),
        lang=said,
        published=item.published.at,
        updated=item.changed_at,
        tags=(words.choice("kind", item.kind), *_places(item, site, lang)),
        image=site.settings.address + picture.name if picture else "",
    )


def newest_change(entries: tuple[Entry, ...], site: Site) -> datetime:
    """Of what a feed shows; of a feed without entries the day of the build."""
    days = [one.updated for one in entries]
    return max(days, default=Moment(site.today).at)


def _paragraph(item: NewsItem, lang: Lang) -> Markup:
    return trusted("<p><strong>") + escape(item.summary.best(lang)) + trusted("</strong></p>\n")


def _corrections(item: NewsItem, words: Words) -> Markup:
    made = Markup()
    for one in item.corrections:
        day = dates.show_day(one.date, words.lang)
        label = escape(f"{words('news.corrections')} {day}: ")
        made += trusted("<p><em>") + label + say(one.text, words.lang) + trusted("</em></p>\n")
    return made


def _places(item: NewsItem, site: Site, lang: Lang) -> tuple[str, ...]:
    return tuple(area.name.best(lang) for area in site.areas(item))
