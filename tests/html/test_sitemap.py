"""What the site tells search engines about itself."""

from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from tests.browser.sites import Site
from tests.html.reading import Read

pytestmark = pytest.mark.html

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def entries(site: Site) -> dict[str, dict[str, str]]:
    """The translations that sitemap.xml names, by the address of each page in it."""
    root = etree.parse(site.folder / "sitemap.xml").getroot()
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    found = {}
    for entry in root.iterfind("s:url", NAMES):
        (address,) = entry.xpath("s:loc/text()", namespaces=NAMES)
        assert address not in found, f"{address} is there twice"
        links = entry.xpath("x:link[@rel='alternate']", namespaces=NAMES)
        found[address] = {link.get("hreflang"): link.get("href") for link in links}
    return found


@pytest.fixture
def offered(site: Site, pages: dict[str, Read]) -> dict[str, Read]:
    """The pages that search engines may show, without English ones that are still in Thai."""
    english = f"{site.address}en/"
    return {
        page: read
        for page, read in pages.items()
        if not (read.hidden or read.redirect) and (read.hreflang or not page.startswith(english))
    }


def test_the_sitemap_names_every_page_that_is_offered_and_no_other(
    entries: dict[str, dict[str, str]], offered: dict[str, Read]
) -> None:
    assert len(offered) > 50
    assert sorted(entries) == sorted(offered)


def test_the_sitemap_and_the_heads_name_the_same_pairs(
    entries: dict[str, dict[str, str]], offered: dict[str, Read]
) -> None:
    for page, links in entries.items():
        in_head = {k: v for k, v in offered[page].hreflang.items() if k != "x-default"}
        in_map = {k: v for k, v in links.items() if k != "x-default"}
        assert in_map == in_head, page


def test_both_of_a_pair_name_each_other(
    site: Site, entries: dict[str, dict[str, str]], pages: dict[str, Read]
) -> None:
    english = f"{site.address}en/"
    pairs = {page: links for page, links in entries.items() if links}
    assert len(pairs) > 50
    for page, links in pairs.items():
        lang = "en" if page.startswith(english) else "th"
        assert links[lang] == page
        assert links["en"] == english + links["th"].removeprefix(site.address)
        assert all(entries[twin] == links for twin in links.values())
        assert pages[page].hreflang["x-default"] == links["th"]


def test_a_canonical_address_is_that_of_the_page_itself(site: Site, pages: dict[str, Read]) -> None:
    for page, read in pages.items():
        if not read.redirect:
            assert read.canonical == ([] if page == f"{site.address}404.html" else [page]), page


def test_robots_may_read_everything_and_find_the_sitemap(
    site: Site, pages: dict[str, Read]
) -> None:
    robots = RobotFileParser()
    robots.parse((site.folder / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.site_maps() == [f"{site.address}sitemap.xml"]
    assert [page for page in pages if not robots.can_fetch("*", page)] == []
