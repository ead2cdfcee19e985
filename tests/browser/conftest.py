"""Fixtures: a built and served site, and a page of it opened in the browser.

To open a page is the dear part, 0.2 seconds. So the tests of one page follow each other, and
those that leave it as it was share it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sites import Site, build, served
from tests.browser.views import ANSWERS, SHEETS, VIEWS, View

DESKTOP = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        called = getattr(item, "callspec", None)
        view = called.params.get("view") if called else None
        every = [*VIEWS, *ANSWERS, *SHEETS]
        return every.index(view) if view in every else -1

    items.sort(key=place)


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


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    yield from _window(browser)


@pytest.fixture(scope="session")
def window_without_scripts(browser: Browser) -> Iterator[Page]:
    yield from _window(browser, java_script_enabled=False)


@pytest.fixture
def shown(window: Page, view: View, start: str) -> Page:
    """The page under test on a desktop, in light; to be left as it is found."""
    _calm(window)
    if window.url != start + view.path or window.evaluate("window.movedAbout"):
        _open(window, view, start)
    return window


@pytest.fixture
def fresh(window: Page, view: View, start: str) -> Page:
    """The page under test opened anew, for whoever moves about on it."""
    _calm(window)
    _open(window, view, start)
    window.evaluate("window.movedAbout = true")
    return window


@pytest.fixture
def without_scripts(window_without_scripts: Page, view: View, start: str) -> Page:
    window_without_scripts.goto(start + view.path)
    return window_without_scripts


def _open(window: Page, view: View, start: str) -> None:
    window.goto(start + view.path)
    if view in ANSWERS:
        window.wait_for_selector("[data-state=done]")


def _calm(window: Page) -> None:
    window.set_viewport_size(DESKTOP)
    window.emulate_media(media="screen", color_scheme="light")


def _window(browser: Browser, **options: object) -> Iterator[Page]:
    # Tests put styles and scripts of their own into a page; test_headers tries it as it is.
    context = browser.new_context(
        locale="th-TH", timezone_id="Asia/Bangkok", viewport=DESKTOP, bypass_csp=True, **options
    )
    yield context.new_page()
    context.close()
