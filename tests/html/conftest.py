"""Fixtures: a built site, and what the parser of these tests read in its pages."""

from collections.abc import Callable
from functools import cache

import pytest

from tests.browser.sites import Site, build
from tests.html.reading import Read, read_page


@pytest.fixture(params=["real", "good"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(request.param, tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def read_all() -> Callable[[Site], dict[str, Read]]:
    """Give the function from a site to its pages, read, by the address of each."""

    @cache
    def read(site: Site) -> dict[str, Read]:
        return {site.url(file): read_page(file) for file in site.files(".html")}

    return read


@pytest.fixture
def pages(site: Site, read_all: Callable[[Site], dict[str, Read]]) -> dict[str, Read]:
    return read_all(site)
