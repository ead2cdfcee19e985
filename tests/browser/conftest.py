"""Fixtures: a built and served site, and a page of it opened in the browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Page

from tests.browser.sites import Site, build, served
from tests.browser.views import View


@pytest.fixture(scope="session")
def site_named(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    return lambda name: build(name, tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def start_of(site_named: Callable[[str], Site]) -> Iterator[Callable[[str], str]]:
    """Give the function from a site's name to the address of its home page on this machine."""
    with ExitStack() as running:

        @cache
        def start(name: str) -> str:
            site = site_named(name)
            return running.enter_context(served(site)) + site.path

        yield start


@pytest.fixture
def site(view: View, site_named: Callable[[str], Site]) -> Site:
    return site_named(view.site)


@pytest.fixture
def start(view: View, start_of: Callable[[str], str]) -> str:
    """The local address of the home page of the site under test, in Thai."""
    return start_of(view.site)


@pytest.fixture
def shown(page: Page, view: View, start: str) -> Page:
    """The page under test, opened."""
    page.goto(start + view.path)
    return page
