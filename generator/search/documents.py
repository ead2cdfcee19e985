"""What is searched of each page, how much each part of it weighs, and what a result shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator import dates
from generator.markup import fragment, plain
from generator.models.district import District
from generator.models.fields import Record
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.pages import addresses
from generator.pages.phrases import area_name
from generator.site import Site
from generator.strings import Words
from generator.text import Lang, Text, other

# Weights of parts; the highest that a word has in a page counts.
TITLE, NAMES, SUMMARY, BODY, OTHER = 8, 5, 4, 2, 1

# Of records: what is no text for the reader, or stands elsewhere in the document.
_UNSEARCHED = {
    *("title", "summary", "body", "about", "file", "slug", "id", "sources", "source", "spoken"),
    *("translator", "author", "editor", "approver", "licence", "credit", "consent", "aliases"),
    *("areas", "sectors", "status", "translated", "owner", "withdrawn"),
}
# Fields that name somebody or something: found in either language.
_NAMES = {"name", "role", "group", "label", "office", "village"}


@dataclass(frozen=True, slots=True)
class Document:
    """One page in one language.

    `parts` are texts with their weights; `shown` what an excerpt is cut from; `url` is relative
    to the site's address; `kind` a key by which results are narrowed; `year` CE, 0 for none.
    """

    url: str
    title: str
    kind: str
    note: str
    year: int
    provinces: tuple[str, ...]
    shown: str
    parts: tuple[tuple[int, str], ...]


def documents(site: Site, lang: Lang) -> Iterator[Document]:
    """News first, newest first, then districts and standing pages: the order of equal results."""
    for item in site.listed:
        if item.status != "draft":
            yield _of_news(item, site, lang)
    for district in site.districts:
        yield _of_district(district, site, lang)
    for page in site.pages:
        yield _of_page(page, site, lang)


def _of_news(item: NewsItem, site: Site, lang: Lang) -> Document:
    words, twin = Words(lang), other(lang)
    areas = site.areas(item)
    body = _prose(item.body, lang)
    day = item.published.day
    note = [words.choice("kind", item.kind), dates.show_day(day, lang)]
    note += [area_name(area, site, lang) for area in areas]
    places = [area_name(area, site, one) for area in areas for one in (lang, twin)]
    days = [day] + ([item.event.starts.day] if item.event and item.event.starts else [])
    return Document(
        url=addresses.url(addresses.news(item.slug), lang),
        title=item.title.best(lang),
        kind=item.kind,
        note=" · ".join(note),
        year=day.year,
        provinces=tuple(dict.fromkeys(area.province_code for area in areas)),
        shown=f"{item.summary.best(lang)} {body}",
        parts=(
            (TITLE, item.title.best(lang)),
            (NAMES, "\n".join([*places, *_texts(item, lang, names=True)])),
            (SUMMARY, f"{item.summary.best(lang)}\n{note[0]}"),
            (BODY, "\n".join([body, *(dates.show_day(one, lang) for one in days)])),
            (BODY, "\n".join(_texts(item, lang))),
            (OTHER, "\n".join([item.title.best(twin), *_texts(item, twin, names=True)])),
            (OTHER, _names_within(_prose(item.body, twin), twin)),
        ),
    )


def _of_district(district: District, site: Site, lang: Lang) -> Document:
    words, twin = Words(lang), other(lang)
    area = site.register.areas[district.code]
    about = _prose(district.about, lang)
    return Document(
        url=addresses.url(addresses.district(district.id), lang),
        title=area_name(area, site, lang),
        kind="district",
        note=words("search.district"),
        year=0,
        provinces=(area.province_code,),
        shown=f"{district.summary.best(lang)} {about}",
        parts=(
            (TITLE, f"{area_name(area, site, lang)}\n{area_name(area, site, twin)}"),
            (NAMES, "\n".join(_texts(district, lang, names=True))),
            (SUMMARY, district.summary.best(lang)),
            (BODY, "\n".join([about, *_texts(district, lang)])),
            (OTHER, "\n".join(_texts(district, twin, names=True))),
        ),
    )


def _of_page(page: StandingPage, site: Site, lang: Lang) -> Document:
    body = _prose(page.body, lang)
    told = list(_texts(site.programme, lang)) if "programme" in page.blocks else []
    return Document(
        url=addresses.url(addresses.standing(page.id), lang),
        title=page.title.best(lang),
        kind="page",
        note=Words(lang)("search.page"),
        year=0,
        provinces=(),
        shown=f"{page.summary.best(lang)} {body}",
        parts=(
            (TITLE, page.title.best(lang)),
            (SUMMARY, page.summary.best(lang)),
            (BODY, "\n".join([body, *told])),
            (OTHER, page.title.best(other(lang))),
        ),
    )


_LATIN_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*")
_THAI_PLACE = re.compile("(?:อำเภอ|ตำบล|จังหวัด) ?[ก-๎]+")


def _names_within(text: str, lang: Lang) -> str:
    """What in a text of the other language is spelt alike in both: names, above all of places."""
    pattern = _LATIN_NAME if lang == "en" else _THAI_PLACE
    return "\n".join(pattern.findall(text))


def _prose(text: Text | None, lang: Lang) -> str:
    """An editor's Markdown as plain text."""
    return plain(fragment(text.best(lang))) if text else ""


def _texts(record: Record, lang: Lang, *, names: bool = False) -> Iterator[str]:
    """The texts of a record and all that it holds; those that name something, or the others."""
    for field in type(record).model_fields:
        if field not in _UNSEARCHED or (field == "title" and not isinstance(record, NewsItem)):
            yield from _values(getattr(record, field), field in _NAMES, lang, names=names)


def _values(value: Any, is_name: bool, lang: Lang, *, names: bool) -> Iterator[str]:  # noqa: FBT001
    if isinstance(value, Text):
        if is_name == names:
            yield value.best(lang)
    elif isinstance(value, Record):
        yield from _texts(value, lang, names=names)
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one, is_name, lang, names=names)
    elif isinstance(value, str) and not names and re.search(r"\d", value):
        yield value  # a telephone number, the number of a meeting
