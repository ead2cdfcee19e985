"""Share cards: the picture that goes out with a page's link, and which page has which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from generator import dates
from generator.dates import BANGKOK
from generator.line_breaks import LineBreaks
from generator.models.district import District
from generator.models.images import DrawingFile
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Card, Page
from generator.pages.phrases import area_name
from generator.pages.pictures import lead_picture
from generator.pages.rows import state
from generator.pages.sheets import PlannedSheet, Sheet, pieces, titled
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang

AREAS = 3  # that a card names
_NEVER = datetime(2000, 1, 1, tzinfo=BANGKOK)  # a picture tells no moment


@dataclass(frozen=True, slots=True)
class CardView:
    """What a card says; `address` is its page, `scene` a drawing of content/drawings/."""

    address: str
    lang: Lang
    title: str
    lead: str = ""
    kind: str = ""
    state: str = ""
    date: str = ""
    place: str = ""
    scene: str = ""
    wide: bool = False  # with the theme's panorama where there is no scene

    @property
    def file(self) -> str:
        """Below the published folder."""
        return addresses.card_file(self.address, self.lang)

    def said(self, site: Site) -> str:
        """All that can be read on it, for whoever does not see it."""
        name = site.settings.name.best(self.lang)
        parts = (name, self.kind, self.title, self.state, self.date, self.place)
        return " · ".join(dict.fromkeys(part for part in parts if part))


def home_card(site: Site, lang: Lang) -> CardView:
    """The site's own, which pages without one of their own share."""
    programme = site.programme
    return CardView(
        address=addresses.HOME,
        lang=lang,
        title=(programme.headline or programme.short).best(lang),
        lead=programme.name.best(lang),
        scene=_scene(programme.drawing, site),
        wide=True,
    )


def district_card(district: District, site: Site, lang: Lang) -> CardView:
    area = site.register.areas[district.code]
    return CardView(
        address=addresses.district(district.id),
        lang=lang,
        title=area_name(area, site, lang),
        lead=site.programme.name.best(lang),
        scene=_scene(district.drawing, site),
    )


def standing_card(page: StandingPage, site: Site, lang: Lang) -> CardView:
    return CardView(
        address=addresses.standing(page.id),
        lang=lang,
        title=page.title.best(lang),
        lead=page.summary.best(lang),
    )


def news_card(item: NewsItem, site: Site, lang: Lang) -> CardView:
    words = Words(lang)
    address = addresses.news(item.slug)
    return CardView(
        address=address,
        lang=lang,
        title=item.title.best(lang),
        kind=words.choice("kind", item.kind),
        state=state(item, Links(site, lang, ""), words),
        date=_date(item, site, lang),
        place=_place(item, site, words),
    )


def _date(item: NewsItem, site: Site, lang: Lang) -> str:
    """Of what is still to come its own day, else the day of the news."""
    event = item.event
    if event and event.starts and event.state_on(site.today) == "planned":
        return dates.show_day(event.starts.day, lang, weekday=True)
    return dates.show_day(item.published.day, lang)


def _place(item: NewsItem, site: Site, words: Words) -> str:
    areas = site.areas(item)
    names = [area_name(area, site, words.lang) for area in areas[:AREAS]]
    if more := len(areas) - AREAS:
        names += [words("card.more_areas", count=more)] if more > 0 else []
    return " · ".join(names)


def _scene(drawing: DrawingFile | None, site: Site) -> str:
    return drawing.file if drawing and drawing.file in site.drawings else ""


def card_views(site: Site) -> Iterator[CardView]:
    """Every card of the site; none of what could not be made."""
    if "cards" in site.off:
        return
    for view in _all(site):
        if view.file not in site.unmade:
            yield view


def card_sheets(
    site: Site, breaks: LineBreaks, drawings: Mapping[str, str]
) -> Iterator[PlannedSheet]:
    for view in card_views(site):
        own = {view.scene: drawings[view.scene]} if view.scene else {}
        yield PlannedSheet(view.file, partial(card_sheet, view, site, breaks, own))


def _all(site: Site) -> Iterator[CardView]:
    made = site.made["cards"]
    for lang in LANGS:
        yield home_card(site, lang)
        for district in site.districts:
            yield district_card(district, site, lang)
        for page in site.pages:
            yield standing_card(page, site, lang)
        for item in site.news:
            if item.slug in made:
                yield news_card(item, site, lang)


def card_sheet(
    view: CardView, site: Site, breaks: LineBreaks, drawings: Mapping[str, str]
) -> Sheet:
    """The card as the press takes it; `drawings` has the SVG of each scene by its file."""
    settings, lang = site.settings, view.lang
    name = settings.name.best(lang)
    tagline = settings.tagline.best(lang) if settings.tagline else ""
    data = {
        "lang": lang,
        "title": titled(view.title, view.kind or name, breaks),
        "site": pieces(name, breaks),
        "tagline": pieces(tagline, breaks),
        "lead": pieces(view.lead, breaks),
        "kind": view.kind,
        "state": view.state,
        "date": view.date,
        "place": pieces(view.place, breaks),
        "wide": view.wide,
        "scene": drawings.get(view.scene, ""),
    }
    return Sheet.of(view.file, "card", data, _NEVER)


def with_card(page: Page, view: CardView | None, site: Site) -> Page:
    """The page with this card, else with its lead picture, else with the site's own card."""
    view = view or home_card(site, page.lang)
    if "cards" in site.off or view.file in site.unmade:
        return page
    return replace(
        page, card=Card(view.file, addresses.CARD_WIDTH, addresses.CARD_HEIGHT, view.said(site))
    )


def with_news_card(page: Page, item: NewsItem, site: Site) -> Page:
    """Where no card is made of a news item, its lead picture; nothing of what is withdrawn."""
    if item.withdrawn:
        return page
    if item.slug in site.made["cards"]:
        with_own = with_card(page, news_card(item, site, page.lang), site)
        if with_own.card:
            return with_own
    if lead := lead_picture(item, site, page.lang):
        return replace(page, card=Card(lead.name, lead.width, lead.height, lead.alt))
    return with_card(page, None, site)
