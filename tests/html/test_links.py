"""Every reference within a site leads somewhere: a check of its own, not the program's."""

from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.browser.sites import Site
from tests.html.reading import Read, urls_in_style

ELSEWHERE = {"mailto", "tel", "data"}
OUT_OF_THE_LISTS = "/news/expired-item/"  # of tests/good/: only its address stays

pytestmark = pytest.mark.html


def _broken(site: Site, pages: dict[str, Read], page: str, reference: str) -> bool:
    base = page
    if page == f"{site.address}404.html" and not reference.startswith("#"):
        base = f"{site.address}no/such/page/"  # it is shown for any address
    target, anchor = urldefrag(urljoin(base, reference))
    parts = urlsplit(target)
    if parts.scheme not in {"http", "https"}:
        return parts.scheme not in ELSEWHERE
    if parts.netloc != urlsplit(site.address).netloc:
        return False
    if not target.startswith(site.address):
        return not urlsplit(reference).netloc  # a path that leaves the site's folder
    below = unquote(target.removeprefix(site.address))
    file = site.folder / (below + "index.html" if below.endswith("/") or not below else below)
    ids = pages[site.url(file)].ids if file.is_file() and file.suffix == ".html" else []
    return not file.is_file() or bool(anchor and unquote(anchor) not in ids)


def test_every_reference_of_every_page_leads_to_a_file_and_an_anchor(
    site: Site, pages: dict[str, Read]
) -> None:
    assert sum(len(read.references) for read in pages.values()) > 1000
    broken = [
        f"{page}: {reference}"
        for page, read in pages.items()
        for reference in read.references
        if _broken(site, pages, page, reference)
    ]
    assert broken == []


def test_every_reference_of_a_stylesheet_leads_to_a_file(
    site: Site, pages: dict[str, Read]
) -> None:
    sheets = site.files(".css")
    assert sheets
    broken = [
        f"{sheet.name}: {reference}"
        for sheet in sheets
        for reference in urls_in_style(sheet.read_text(encoding="utf-8"))
        if not _has_id(pages, reference) and _broken(site, pages, site.url(sheet), reference)
    ]
    assert broken == []


def _has_id(pages: dict[str, Read], reference: str) -> bool:
    """A pattern of a drawing: a mere anchor in a stylesheet means the page that uses it."""
    return any(reference == f"#{one}" for read in pages.values() for one in read.ids)


def test_a_page_has_each_of_its_ids_once(pages: dict[str, Read]) -> None:
    twice = {
        page: sorted({one for one in read.ids if read.ids.count(one) > 1})
        for page, read in pages.items()
        if len(set(read.ids)) < len(read.ids)
    }
    assert twice == {}


def test_every_page_can_be_reached_by_links_from_the_home_page(
    site: Site, pages: dict[str, Read]
) -> None:
    reached, waiting = set(), [site.address]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in pages:
            continue
        reached.add(page)
        waiting += [urldefrag(urljoin(page, way)).url for way in pages[page].ways]
    alone = {page for page, read in pages.items() if not (read.hidden or read.redirect)} - reached
    assert sorted(page for page in alone if not page.endswith(OUT_OF_THE_LISTS)) == []
