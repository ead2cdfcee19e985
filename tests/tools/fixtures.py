"""Fixtures for every test, loaded by pyproject.toml: browser, page, firefox, nu."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.tools.bidi import FirefoxPage, firefox_page
from tests.tools.chromium import chromium
from tests.tools.firefox import firefox as find_firefox
from tests.tools.missing import Missing, must_have_all
from tests.tools.nu import Message, check, nu_checker

BROWSER_TESTS = Path(__file__).resolve().parents[1] / "browser"
HTML_TESTS = BROWSER_TESTS.with_name("html")  # every one of them is marked
# A browser under test calls nobody; root and containers need --no-sandbox.
QUIET = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
LOCAL = ("http://127.0.0.1:", "http://localhost:", "file:", "data:", "blob:", "about:")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The fast tests need not read those that -m leaves out whole."""
    fast = "not browser and not html" in config.option.markexpr
    return True if fast and collection_path in (BROWSER_TESTS, HTML_TESTS) else None


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        path = chromium()
    except Missing as missing:
        _give_up(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a fresh page in Thai, which fails at the end if it asked another host for anything."""
    strangers: list[str] = []

    def judge(route: Route) -> None:
        if route.request.url.startswith(LOCAL):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    # Tests put styles and scripts of their own into a page; test_headers tries it as it is.
    context = browser.new_context(locale="th-TH", timezone_id="Asia/Bangkok", bypass_csp=True)
    context.route("**/*", judge)
    yield context.new_page()
    context.close()
    assert strangers == []


@pytest.fixture(scope="session")
def firefox() -> Iterator[FirefoxPage]:
    """Give the one tab of a Firefox, which may be elsewhere when a test gets it."""
    try:
        path = find_firefox()
    except Missing as missing:
        _give_up(missing)
    with firefox_page(path) as tab:
        yield tab


@pytest.fixture(scope="session")
def nu() -> Callable[[Iterable[Path]], list[Message]]:
    """Give the function that checks files and returns messages: tests.tools.nu.check."""
    try:
        nu_checker()
    except Missing as missing:
        _give_up(missing)
    return check


def _give_up(missing: Missing) -> NoReturn:
    if must_have_all():
        pytest.fail(str(missing), pytrace=False)
    pytest.skip(str(missing))
