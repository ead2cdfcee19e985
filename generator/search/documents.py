"""What is searched of each page, how much each part of it weighs, and what a result shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import dates
from generator.markup import prose
from generator.models.district import District
from generator.models.fields import Record
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.pages import addresses
from generator.pages.phrases import area_name
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang, Text, other

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


def documents(site: Site) -> Iterator[dict[Lang, Document]]:
    """News first, newest first, then districts and standing pages: the order of equal results."""
    for item in site.listed:
        if item.status != "draft":
            yield _of_news(item, site)
    for district in site.districts:
        yield _of_district(district, site)
    for page in site.pages:
        yield _of_page(page, site)


def _of_news(item: NewsItem, site: Site) -> dict[Lang, Document]:
    bodies, told = _prose(item.body), _Told(item)
    areas = site.areas(item)
    named = {lang: [area_name(area, site, lang) for area in areas] for lang in LANGS}
    provinces = tuple(dict.fromkeys(area.province_code for area in areas))
    places = [name for names in zip(*named.values(), strict=True) for name in names]
    day = item.published.day
    days = [day] + ([item.event.starts.day] if item.event and item.event.starts else [])
    shown_days = {lang: [dates.show_day(one, lang) for one in days] for lang in LANGS}

    def told_in(lang: Lang) -> Document:
        twin, kind = other(lang), Words(lang).choice("kind", item.kind)
        title, summary = item.title.best(lang), item.summary.best(lang)
        return Document(
            url=addresses.url(addresses.news(item.slug), lang),
            title=title,
            kind=item.kind,
            note=" · ".join([kind, shown_days[lang][0], *named[lang]]),
            year=day.year,
            provinces=provinces,
            shown=f"{summary} {bodies[lang]}",
            parts=(
                (TITLE, title),
                (NAMES, "\n".join([*places, told.names(lang)])),
                (SUMMARY, f"{summary}\n{kind}"),
                (BODY, "\n".join([bodies[lang], *shown_days[lang], told.others(lang)])),
                (OTHER, "\n".join([item.title.best(twin), told.names(twin)])),
                (OTHER, _names_within(bodies[twin], twin)),
            ),
        )

    return {lang: told_in(lang) for lang in LANGS}


def _of_district(district: District, site: Site) -> dict[Lang, Document]:
    area, told = site.register.areas[district.code], _Told(district)
    names = {lang: area_name(area, site, lang) for lang in LANGS}
    about = _prose(district.about)
    return {
        lang: Document(
            url=addresses.url(addresses.district(district.id), lang),
            title=names[lang],
            kind="district",
            note=Words(lang)("search.district"),
            year=0,
            provinces=(area.province_code,),
            shown=f"{district.summary.best(lang)} {about[lang]}",
            parts=(
                (TITLE, f"{names[lang]}\n{names[other(lang)]}"),
                (NAMES, told.names(lang)),
                (SUMMARY, district.summary.best(lang)),
                (BODY, "\n".join([about[lang], told.others(lang)])),
                (OTHER, told.names(other(lang))),
            ),
        )
        for lang in LANGS
    }


def _of_page(page: StandingPage, site: Site) -> dict[Lang, Document]:
    body = _prose(page.body)
    told = _Told(site.programme) if "programme" in page.blocks else None
    return {
        lang: Document(
            url=addresses.url(addresses.standing(page.id), lang),
            title=page.title.best(lang),
            kind="page",
            note=Words(lang)("search.page"),
            year=0,
            provinces=(),
            shown=f"{page.summary.best(lang)} {body[lang]}",
            parts=(
                (TITLE, page.title.best(lang)),
                (SUMMARY, page.summary.best(lang)),
                (BODY, "\n".join([body[lang], told.others(lang) if told else ""])),
                (OTHER, page.title.best(other(lang))),
            ),
        )
        for lang in LANGS
    }


_LATIN_NAME = re.compile(r"[A-Z](?<=\W[A-Z])(?<![.!?] [A-Z])[a-z]+(?:[ -][A-Z][a-z]+)*")
_THAI_PLACE = re.compile("(?:อำเภอ|ตำบล|จังหวัด) ?[ก-๎]+")


def _names_within(text: str, lang: Lang) -> str:
    """What in a text of the other language is spelt alike in both: names, above all of places."""
    pattern = _LATIN_NAME if lang == "en" else _THAI_PLACE
    return "\n".join(pattern.findall(text))


def _prose(text: Text | None) -> dict[Lang, str]:
    """An editor's Markdown as plain text, in both languages."""
    thai = prose(text.th) if text else ""
    return {"th": thai, "en": prose(text.en) if text and text.en is not None else thai}


class _Told:
    """The texts of a record and all that it holds: those that name something, and the others."""

    def __init__(self, record: Record) -> None:
        self._names: list[Text] = []
        self._others: list[Text | str] = []
        self._of(record)

    def names(self, lang: Lang) -> str:
        return "\n".join([text.best(lang) for text in self._names])

    def others(self, lang: Lang) -> str:
        return "\n".join([one if isinstance(one, str) else one.best(lang) for one in self._others])

    def _of(self, record: Record) -> None:
        fields = _searched(type(record))
        for field, value in record.__dict__.items():
            if value and field in fields:
                self._take(value, is_name=field in _NAMES)

    def _take(self, value: Any, *, is_name: bool) -> None:
        if isinstance(value, Text):
            (self._names if is_name else self._others).append(value)
        elif isinstance(value, Record):
            self._of(value)
        elif isinstance(value, tuple):
            for one in value:
                self._take(one, is_name=is_name)
        elif isinstance(value, str) and re.search(r"\d", value):
            self._others.append(value)  # a telephone number, the number of a meeting


@cache
def _searched(kind: type[Record]) -> frozenset[str]:
    """The fields of such a record that are searched beside title and body."""
    found = set(kind.model_fields) - _UNSEARCHED
    if kind is not NewsItem and "title" in kind.model_fields:
        found.add("title")
    return frozenset(found)
