"""What stands around every page: head, menu, breadcrumbs, alerts, foot. Read by theme/main.html."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator import dates
from generator.markup import data_block, escape
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.districts import districts_title
from generator.pages.feeds import FORMATS, followed
from generator.pages.heads import card_lines
from generator.pages.page import Page
from generator.pages.phrases import area_name, say
from generator.pages.structured.graph import graph
from generator.site import Site
from generator.strings import Words, choices
from generator.text import LANGS, Lang, other

# What the first lines of a page are set in: without them at once, the lines move when they come.
_FONTS: dict[Lang, tuple[str, str]] = {
    "th": ("sarabun-thai-400-normal.woff2", "sarabun-thai-700-normal.woff2"),
    "en": ("sarabun-latin-400-normal.woff2", "sarabun-latin-700-normal.woff2"),
}


def shell(page: Page, site: Site) -> dict[str, Any]:
    """Plain values only: the theme prints them and decides nothing."""
    links = Links.from_page(site, page.address, page.lang)
    words = Words(page.lang)
    name = site.settings.name.best(page.lang)
    not_found = page.address == addresses.NOT_FOUND
    return {
        "lang": page.lang,
        "title": f"{page.title} | {name}" if page.title else _home_title(site, page.lang),
        "description": page.description,
        "canonical": None if not_found else links.absolute(page.leads_to or page.address),
        "leads_to": links.to(page.leads_to) if page.leads_to else "",
        "noindex": page.hidden,
        "root": links.root,
        "layout": page.layout,
        "translation_note": {"text": page.note, "lang": page.lang} if page.note else None,
        "hreflang": _hreflang(page, links),
        "switch": _switch(page, links),
        "card": card_lines(page, site, links),
        "fonts": _FONTS[page.lang],
        "feeds": _feeds(page, links),
        "styles": ["site.css"],
        "scripts": list(page.scripts),
        "policy": "",
        "structured": _structured(page, site),
        "site": {
            "name": say(site.settings.name, page.lang),
            "tagline": say(site.settings.tagline, page.lang),
            "home": links.to(addresses.HOME),
        },
        "whose": _whose(site, page.lang),
        "nav": _nav(page, site, links, words),
        "search": _search(page, links, words),
        "crumbs": _crumbs(page, links, words),
        "alerts": _alerts(page, site, links, words),
        "labels": {
            "skip": words("shell.skip"),
            "alerts": words("shell.alerts"),
            "outward": words("shell.outward"),
        },
        "clear": _clear(page, site, links, words),
        "paper": _paper(page, links, words),
        "foot": _foot(site, page.lang, links.root),
    }


def say_plain(text: Any, lang: Lang) -> str:
    return text.best(lang) if text else ""


def _home_title(site: Site, lang: Lang) -> str:
    tagline = say_plain(site.settings.tagline, lang)
    name = site.settings.name.best(lang)
    return f"{name} | {tagline}" if tagline else name


def _hreflang(page: Page, links: Links) -> list[dict[str, str]]:
    """Both languages where the page is truly there in both, and nothing otherwise."""
    if not page.paired or page.hidden:
        return []
    found = [{"lang": lang, "href": links.absolute(page.address, lang)} for lang in LANGS]
    return [*found, {"lang": "x-default", "href": links.absolute(page.address, "th")}]


def _switch(page: Page, links: Links) -> dict[str, str]:
    twin = other(page.lang)
    own = addresses.HOME if page.address == addresses.NOT_FOUND else page.address
    address = page.twin or own
    label = Words(twin)("shell.this_language")
    return {"href": links.to(address, twin), "label": label, "lang": twin}


def _whose(site: Site, lang: Lang) -> dict[str, Any]:
    words = Words(lang)
    return {
        "summary": say(site.settings.owner, lang),
        "more": words("shell.how_to_tell"),
        "lines": [say(line, lang) for line in site.settings.identity],
    }


def _nav(page: Page, site: Site, links: Links, words: Words) -> dict[str, Any]:
    items = []
    for name in site.settings.menu:
        if name == "news":
            label, address = escape(words("news.title")), addresses.NEWS
        elif name == "districts":
            label, address = escape(districts_title(site, words)), addresses.DISTRICTS
        elif named := site.menu_name(name):
            label = say(named[0], words.lang)
            address = addresses.standing(name)
        else:
            continue
        items.append({"label": label, "href": links.to(address), "current": page.section == name})
    return {"label": words("shell.menu"), "items": items}


def _feeds(page: Page, links: Links) -> list[dict[str, str]]:
    """The news of this page, for whoever follows it."""
    address = "" if page.hidden or page.leads_to else followed(page.address)
    if not address:
        return []
    base = addresses.url(address, links.lang)
    return [
        {"href": f"{links.root}{base}{name}", "type": kind}
        for name, kind in FORMATS.items()
        if links.site.offers(base + name)
    ]


def _search(page: Page, links: Links, words: Words) -> dict[str, Any]:
    """The box of the header; on the page that searches there is a larger one."""
    return {
        "label": words("search.label"),
        "button": words("search.title"),
        "href": links.to(addresses.SEARCH),
        "here": page.address == addresses.SEARCH,
    }


def _crumbs(page: Page, links: Links, words: Words) -> dict[str, Any] | None:
    if not page.crumbs:
        return None
    items = [{"label": words("shell.home"), "href": links.to(addresses.HOME)}]
    for crumb in page.crumbs:
        href = links.to(crumb.address) if crumb.address is not None else None
        items.append({"label": crumb.label, "href": href or ""})
    return {"label": words("shell.where"), "items": items}


def _alerts(page: Page, site: Site, links: Links, words: Words) -> list[dict[str, str]]:
    """On the home page every alert in force, on a page of an area those of that area."""
    found = site.alerts if page.address == addresses.HOME else site.alerts_of(page.areas)
    return [_alert(item, site, links, words) for item in found]


def _alert(item: NewsItem, site: Site, links: Links, words: Words) -> dict[str, str]:
    lang, alert = words.lang, item.alert
    assert alert is not None  # noqa: S101  # site.alerts gives only items that have one
    areas = " · ".join(area_name(area, site, lang) for area in site.areas(item))
    until = words("alert.until", date=dates.show_moment(alert.until, lang, weekday=True))
    level = choices("level")[alert.level].best(lang)
    return {
        "level": alert.level,
        "title": escape(f"{level}: ") + say(item.title, lang),
        "text": Markup(" ").join((say(item.summary, lang), escape(areas), escape(until))),
        "href": links.news(item),
        "link": words("alert.read"),
    }


def _clear(page: Page, site: Site, links: Links, words: Words) -> dict[str, str] | None:
    """Ask whether the page is clear: opens a mail that names the page."""
    where = site.settings.corrections
    if where is None or where.email is None or page.address == addresses.NOT_FOUND:
        return None
    # Percent-encoded throughout: a mail program shows the + of a form's encoding as it is.
    subject = quote(words("clear.subject", title=page.title or site.settings.name.best(page.lang)))
    text = quote(words("clear.body", address=links.absolute(page.address)), safe="")
    return {
        "question": words("clear.question"),
        "link": words("clear.link"),
        "href": f"mailto:{where.email}?subject={subject}&body={text}",
    }


def _paper(page: Page, links: Links, words: Words) -> dict[str, str] | None:
    """Where a printed sheet is from; shown on paper alone."""
    if page.address == addresses.NOT_FOUND:
        return None
    return {"label": words("shell.address"), "address": links.absolute(page.address)}


def _structured(page: Page, site: Site) -> Markup | None:
    nodes = graph(page, site)
    return data_block(nodes) if nodes else None


def _foot(site: Site, lang: Lang, root: str) -> dict[str, Any]:
    links = Links(site, lang, root)
    columns = []
    for column in site.settings.footer:
        entries = [
            {"label": say(named[1], lang), "href": links.to(addresses.standing(name))}
            for name in column.links
            if (named := site.menu_name(name))
        ]
        columns.append({"title": say(column.title, lang), "links": entries})
    words = Words(lang)
    use = [
        {"label": words("data.title"), "href": links.to(addresses.DATA)},
        {"label": words("feed.title"), "href": links.to(addresses.DATA) + "#h-follow"},
        *[
            {"label": words("calendar.title"), "href": links.to(addresses.CALENDAR)}
            for file in [addresses.url(addresses.CALENDAR, lang)]
            if site.offers(file)
        ],
    ]
    columns.append({"title": escape(words("data.use")), "links": use})
    licence = site.settings.licence
    text = say(licence.text if licence and licence.text else site.settings.owner, lang)
    return {
        "name": say(site.settings.name, lang),
        "text": text,
        "columns": columns,
        "credits": [say(credit, lang) for credit in site.settings.credits],
    }
