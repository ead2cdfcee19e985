"""A reader with an old address, and without scripts, comes to the page that has moved."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("districts/ngao-old/", "districts/ngao/"),
        ("news/market-first-day/", "news/market-opening/"),
    ],
)
def test_an_earlier_address_opens_the_page_as_it_is_called_now(
    window_without_scripts: Page, start_of: Callable[[str], str], prefix: str, old: str, new: str
) -> None:
    start = start_of("good")
    window_without_scripts.goto(start + prefix + old)
    expect(window_without_scripts).to_have_url(start + prefix + new)
    expect(window_without_scripts.locator("h1")).to_be_visible()
