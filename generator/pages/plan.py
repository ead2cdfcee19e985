"""Every page of the site, in both languages: the plan of what is published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.broadcast import broadcast_page
from generator.pages.cards import (
    district_card,
    standing_card,
    with_card,
    with_news_card,
)
from generator.pages.data import data_page
from generator.pages.district import district_page
from generator.pages.districts import districts_page
from generator.pages.goals import goals_page
from generator.pages.gone import gone_pages
from generator.pages.home import home_page
from generator.pages.lists import news_lists
from generator.pages.moved import moved_pages
from generator.pages.news_item import news_page
from generator.pages.not_found import not_found_page
from generator.pages.notice import notice_pages
from generator.pages.page import Page
from generator.pages.search import search_page
from generator.pages.standing import standing_page
from generator.site import Site
from generator.text import LANGS


def plan(site: Site) -> Iterator[Page]:
    """In a fixed order. View-models are made later, when a page is rendered."""
    for lang in LANGS:
        yield with_card(home_page(site, lang), None, site)
        yield with_card(districts_page(site, lang), None, site)
        for district in site.districts:
            card = district_card(district, site, lang)
            yield with_card(district_page(district, site, lang), card, site)
        for listed in news_lists(site, lang):
            yield with_card(listed, None, site)
        if goals := goals_page(site, lang):
            yield with_card(goals, None, site)
        yield with_card(search_page(site, lang), None, site)
        yield with_card(data_page(site, lang), None, site)
        for page in site.pages:
            yield with_card(standing_page(page, site, lang), standing_card(page, site, lang), site)
    for item in site.news:
        for lang in LANGS:
            yield with_news_card(news_page(item, site, lang), item, site)
        if spoken := broadcast_page(item, site):
            yield spoken
    yield from notice_pages(site)
    yield from moved_pages(site)
    yield from gone_pages(site)
    yield not_found_page(site)
