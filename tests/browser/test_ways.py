"""How a reader gets from page to page, and from language to language."""

from urllib.parse import urljoin

from lxml.html import fromstring
from playwright.sync_api import Page, expect

from tests.browser.views import View, each_view, each_view_framed_anew, each_view_of

SWITCH = "header a[hreflang]"
CRUMBS = "nav li:has(~ [aria-current=page]) a"


@each_view_framed_anew
def test_the_language_switch_leads_to_the_same_page_and_back(
    shown: Page, view: View, start: str
) -> None:
    for there in (view.twin, view):
        switch = shown.locator(SWITCH)
        assert switch.get_attribute("hreflang") == there.lang
        assert switch.get_attribute("lang") == there.lang  # its words are in that language
        switch.click()
        expect(shown).to_have_url(start + there.path)
        expect(shown.locator("html")).to_have_attribute("lang", there.lang)
        expect(shown.locator("h1")).to_be_visible()


@each_view_of("not_found")
def test_a_missing_page_answers_404_in_both_languages_and_leads_home(
    page: Page, view: View, start: str
) -> None:
    answer = page.goto(start + view.path)
    assert answer.status == 404
    for lang, home in (("th", start), ("en", f"{start}en/")):
        part = page.locator(f"main [lang={lang}]")
        expect(part).to_be_visible()
        assert home in [urljoin(page.url, link) for link in _links(page, f"main [lang={lang}] a")]
    page.locator(SWITCH).click()
    expect(page).to_have_url(f"{start}en/")


@each_view_framed_anew
def test_the_breadcrumbs_lead_back_to_pages_of_the_same_name(
    shown: Page, view: View, start: str
) -> None:
    if view.address == "":
        expect(shown.locator("[aria-current=page]")).to_have_count(0)
        return
    home = start if view.lang == "th" else f"{start}en/"
    expect(shown.locator("nav li[aria-current=page]")).to_have_count(1)
    labels = shown.locator(CRUMBS).all_inner_texts()
    addresses = [urljoin(shown.url, link) for link in _links(shown, CRUMBS)]
    assert addresses[0] == home
    for label, address in zip(labels[1:], addresses[1:], strict=True):
        assert address.startswith(home)
        answer = shown.request.get(address)
        assert answer.status == 200
        (its_own,) = fromstring(answer.body().decode()).xpath("//nav//li[@aria-current='page']")
        assert its_own.text_content().strip() == label


@each_view
def test_the_first_heading_is_the_only_one_of_its_level(shown: Page) -> None:
    expect(shown.locator("h1")).to_have_count(1)
    expect(shown.locator("main h1")).to_be_visible()
    assert (
        shown.locator("main")
        .locator("h1, h2, h3, h4, h5, h6")
        .first.evaluate("heading => heading.tagName")
        == "H1"
    )


@each_view
def test_headings_go_down_one_level_at_a_time(shown: Page) -> None:
    headings = shown.locator("h1, h2, h3, h4, h5, h6")
    found = headings.evaluate_all("all => all.map(one => [+one.tagName[1], one.innerText])")
    levels = [level for level, _ in found]
    jumps = [
        f"h{above} -> h{below}: {text}"
        for above, (below, text) in zip(levels, found[1:], strict=False)
        if below > above + 1
    ]
    assert jumps == []


def _links(page: Page, selector: str) -> list[str]:
    return page.locator(selector).evaluate_all("all => all.map(a => a.getAttribute('href'))")
