"""The page of one news item."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.closing import CitingView, citing, closing_facts
from generator.pages.contacts import contacts_of
from generator.pages.goals import GoalView, goal_chips
from generator.pages.locator import LocatorView, locator_of
from generator.pages.news_facts import Fact, action_facts, event_facts, person
from generator.pages.outgoing import OutgoingView, outgoing_of_news
from generator.pages.page import Crumb, Page
from generator.pages.phrases import (
    Anchor,
    ContactView,
    FigureView,
    SourceView,
    area_name,
    body,
    figure_view,
    say,
    source_view,
    translation_note,
)
from generator.pages.pictures import FigureOfPictures, figures_of
from generator.pages.rows import Row, row, state
from generator.pages.share import ShareView, share_view
from generator.pages.structured.news import modified, news_nodes
from generator.site import Site
from generator.strings import Words
from generator.text import Lang

RELATED = 5


@dataclass(frozen=True, slots=True)
class QuoteView:
    text: Markup
    by: Markup


@dataclass(frozen=True, slots=True)
class NewsView:
    kind: str
    title: Markup
    published: str
    published_iso: str
    areas: tuple[Anchor, ...]
    state: str
    notices: tuple[Markup, ...]  # withdrawn, expired, draft: said before anything else
    withdrawn: bool
    summary: Markup
    lead_pictures: tuple[FigureOfPictures, ...]
    pictures: tuple[FigureOfPictures, ...]
    facts: tuple[Fact, ...]
    action: tuple[Fact, ...]
    contacts: tuple[ContactView, ...]
    body: Markup
    quick_facts: tuple[Markup, ...]
    figures: tuple[FigureView, ...]
    quotes: tuple[QuoteView, ...]
    files: tuple[Anchor, ...]
    sectors: tuple[Markup, ...]
    goals: tuple[GoalView, ...]
    goals_note: str
    locator: LocatorView | None
    corrections: tuple[Fact, ...]
    sources: tuple[SourceView, ...]
    closing: tuple[Fact, ...]
    share: ShareView
    outgoing: OutgoingView
    citing: CitingView
    related: tuple[Row, ...]
    words: Words


def news_page(item: NewsItem, site: Site, lang: Lang) -> Page:
    words = Words(lang)
    address = addresses.news(item.slug)
    links = Links.from_page(site, address, lang)
    year = dates.PartialDate(item.published.day.year)
    year_list = addresses.year(year.year) if year.year in site.years else None
    return Page(
        address=address,
        lang=lang,
        template="news",
        title=item.title.best(lang),
        description=_withdrawn(item, words) or item.summary.best(lang),
        view=partial(_view, item, site, links, words),
        crumbs=(
            Crumb(words("news.title"), addresses.NEWS),
            Crumb(dates.show_partial(year, lang), year_list),
            Crumb(say(item.title, lang)),
        ),
        section="news",
        paired=item.translated_whole,
        note=_translation_note(item, site, words),
        changed=item.changed,
        hidden=item.withdrawn is not None or item.status == "draft",
        og_type="article",
        published=item.published.iso(),
        modified=modified(item),
        scripts=() if item.withdrawn else ("share.js", "copy.js"),
        structured=partial(news_nodes, item, site, lang),
        areas=tuple(area.code for area in site.areas(item)),
    )


def _view(item: NewsItem, site: Site, links: Links, words: Words) -> NewsView:
    lang = words.lang
    contacts = contacts_of(item, site, words)
    pictures = figures_of(item, site, links, words, eager=True)
    return NewsView(
        kind=words.choice("kind", item.kind),
        title=say(item.title, lang),
        published=dates.show_moment(item.published, lang, weekday=True),
        published_iso=item.published.iso(),
        areas=_areas(item, site, links),
        state=state(item, links, words),
        notices=_notices(item, site, words),
        withdrawn=item.withdrawn is not None,
        summary=say(item.summary, lang),
        lead_pictures=pictures[:1],
        pictures=pictures[1:],
        facts=event_facts(item, site, words),
        action=action_facts(item.action, contacts, site, words) if item.action else (),
        contacts=contacts,
        body=body(item.body, links),
        quick_facts=tuple(say(fact, lang) for fact in item.quick_facts),
        figures=tuple(figure_view(figure, item.sources, words) for figure in item.figures),
        quotes=tuple(
            QuoteView(text=say(quote.text, lang), by=person(quote.by, words))
            for quote in item.quotes
        ),
        files=tuple(
            Anchor(say(entry.title, lang), entry.url or f"{links.root}files/{entry.file}")
            for entry in (*item.files, *item.links)
        ),
        sectors=_sectors(item, site, words),
        goals=goal_chips(item.goals, links, words),
        goals_note=words("news.all_goals") if _has_all_goals(item, site) else "",
        locator=locator_of(item, site, words),
        corrections=tuple(
            Fact(dates.show_day(entry.date, lang), (say(entry.text, lang),))
            for entry in item.corrections
        ),
        sources=tuple(source_view(source, words) for source in item.sources),
        closing=closing_facts(item, site, words),
        share=share_view(item.title.best(lang), addresses.news(item.slug), links, words),
        outgoing=outgoing_of_news(item, site, links, words),
        citing=citing(
            say(item.title, lang),
            item.published.day,
            addresses.news(item.slug),
            links,
            words,
        ),
        related=_related(item, site, links, words),
        words=words,
    )


def _areas(item: NewsItem, site: Site, links: Links) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(escape(area_name(area, site, links.lang)), links.area(area))
        for area in site.areas(item)
    )


def _translation_note(item: NewsItem, site: Site, words: Words) -> str:
    if words.lang == "en" and item.translated_whole and item.translation_lags:
        return words("translation.older", date=dates.show_day(item.changed, "en"))
    return translation_note(site, words, whole=item.translated_whole)


def _withdrawn(item: NewsItem, words: Words) -> str:
    """When the item was withdrawn; empty while it stands."""
    if item.withdrawn is None:
        return ""
    return words("news.withdrawn", date=dates.show_day(item.withdrawn.date, words.lang))


def _notices(item: NewsItem, site: Site, words: Words) -> tuple[Markup, ...]:
    lang = words.lang
    found = []
    if item.status == "draft":
        found.append(escape(words("news.draft")))
    if item.withdrawn:
        said = escape(_withdrawn(item, words))
        found.append(said + Markup(" ") + say(item.withdrawn.reason, lang))
    elif item.expires and site.is_expired(item):
        found.append(escape(words("news.expired", date=dates.show_day(item.expires, lang))))
    return tuple(found)


def _sectors(item: NewsItem, site: Site, words: Words) -> tuple[Markup, ...]:
    names = {sector.id: sector.name for sector in site.programme.sectors}
    ids = dict.fromkeys(site.sector_of[typed] for typed in item.sectors)
    return tuple(say(names[id_], words.lang) for id_ in ids)


def _has_all_goals(item: NewsItem, site: Site) -> bool:
    goals = site.programme.goals
    return goals is not None and {goal.number for goal in goals.list} == set(item.goals)


def _related(item: NewsItem, site: Site, links: Links, words: Words) -> tuple[Row, ...]:
    return tuple(row(other, links, words) for other in site.related(item, RELATED))
