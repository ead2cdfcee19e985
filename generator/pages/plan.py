"""Every page of the site, in both languages: the plan of what is published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.broadcast import broadcast_page
from generator.pages.data import data_page
from generator.pages.district import district_page
from generator.pages.districts import districts_page
from generator.pages.goals import goals_page
from generator.pages.home import home_page
from generator.pages.lists import news_lists
from generator.pages.moved import moved_pages
from generator.pages.news_item import news_page
from generator.pages.not_found import not_found_page
from generator.pages.page import Page
from generator.pages.search import search_page
from generator.pages.standing import standing_page
from generator.site import Site
from generator.text import LANGS


def plan(site: Site) -> Iterator[Page]:
    """In a fixed order. View-models are made later, when a page is rendered."""
    for lang in LANGS:
        yield home_page(site, lang)
        yield districts_page(site, lang)
        for district in site.districts:
            yield district_page(district, site, lang)
        yield from news_lists(site, lang)
        if goals := goals_page(site, lang):
            yield goals
        yield search_page(site, lang)
        yield data_page(site, lang)
        for page in site.pages:
            yield standing_page(page, site, lang)
    for item in site.news:
        for lang in LANGS:
            yield news_page(item, site, lang)
        if spoken := broadcast_page(item, site):
            yield spoken
    yield from moved_pages(site)
    yield not_found_page(site)
