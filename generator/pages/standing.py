"""Standing pages: their own words, then the blocks of programme data that they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import dates
from generator.models.page import StandingPage
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.blocks import blocks
from generator.pages.page import Block, Crumb, Page
from generator.pages.phrases import (
    SourceView,
    body,
    say,
    source_view,
)
from generator.pages.structured.graph import cited
from generator.site import Site
from generator.strings import Words
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class StandingView:
    title: Markup
    summary: Markup
    body: Markup
    blocks: tuple[Block, ...]
    sources: tuple[SourceView, ...]
    updated: str
    words: Words


def standing_page(page: StandingPage, site: Site, lang: Lang) -> Page:
    words = Words(lang)
    address = addresses.standing(page.id)
    links = Links.from_page(site, address, lang)
    return Page(
        address=address,
        lang=lang,
        template="standing",
        title=page.title.best(lang),
        description=page.summary.best(lang),
        view=partial(_view, page, site, links, words),
        crumbs=(Crumb(say(page.title, lang)),),
        section=page.id,
        paired=page.translated_whole,
        note="" if lang == "th" or page.translated_whole else words("translation.missing"),
        changed=page.updated,
        structured=lambda: cited(links.absolute(address), page.sources, lang),
    )


def _view(page: StandingPage, site: Site, links: Links, words: Words) -> StandingView:
    lang = words.lang
    return StandingView(
        title=say(page.title, lang),
        summary=say(page.summary, lang),
        body=body(page.body, links),
        blocks=blocks(page.blocks, site, links, words),
        sources=tuple(source_view(source, words) for source in page.sources),
        updated=dates.show_day(page.updated, lang) if page.updated else "",
        words=words,
    )
