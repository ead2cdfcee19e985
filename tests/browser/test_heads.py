"""What a page tells a browser, a search engine and whoever shares its link."""

from playwright.sync_api import Page

from tests.browser.sites import Site
from tests.browser.views import (
    View,
    each_english_view,
    each_found_view,
    each_view,
    each_view_of,
)

LOCALES = {"th": "th_TH", "en": "en_GB"}

HEAD = """() => {
  const all = (selector, name) => [...document.head.querySelectorAll(selector)]
    .map(element => element.getAttribute(name));
  return {
    title: document.title,
    description: all('meta[name=description]', 'content'),
    robots: all('meta[name=robots]', 'content'),
    canonical: all('link[rel=canonical]', 'href'),
    hreflang: [...document.head.querySelectorAll('link[rel=alternate][hreflang]')]
      .map(link => [link.hreflang, link.href]),
    og: [...document.head.querySelectorAll('meta[property^="og:"]')]
      .map(meta => [meta.getAttribute('property').slice(3), meta.content]),
  };
}"""

# Thai letters in what is read on an English page, outside everything marked as Thai.
THAI_UNMARKED = """() => {
  const thai = /[\\u0e01-\\u0e5b]/, found = [];
  const judge = (text, element) => {
    if (thai.test(text) && element.closest('[lang]').lang !== 'th') found.push(text.trim());
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) judge(walker.currentNode.data, walker.currentNode.parentElement);
  for (const name of ['alt', 'title', 'aria-label', 'placeholder'])
    for (const element of document.querySelectorAll(`[${name}]`))
      judge(element.getAttribute(name), element);
  return found;
}"""


@each_view
def test_a_page_says_which_language_it_is_in(shown: Page, view: View) -> None:
    expected = view.lang if view.found else "th"  # one 404 page for both, Thai first
    assert shown.locator("html").get_attribute("lang") == expected


@each_english_view
def test_thai_on_an_english_page_is_marked_as_thai(shown: Page) -> None:
    assert shown.evaluate(THAI_UNMARKED) == []


@each_found_view
def test_a_page_names_its_own_lasting_address(shown: Page, site: Site, view: View) -> None:
    head = shown.evaluate(HEAD)
    assert head["canonical"] == [site.address + view.path]
    assert dict(head["og"])["url"] == site.address + view.path
    assert head["robots"] == (["noindex"] if view.withdrawn else [])


@each_found_view
def test_a_shared_link_shows_title_text_and_language(shown: Page, view: View) -> None:
    head = shown.evaluate(HEAD)
    og = dict(head["og"])
    assert len(og) == len(head["og"]), "a property is there twice"
    assert og["title"]
    assert head["title"].startswith(og["title"])
    assert og["site_name"] in head["title"]
    assert head["description"] == [og["description"]]
    assert og["description"]
    assert og["locale"] == LOCALES[view.lang]
    if view.offered_in_both:
        assert og["locale:alternate"] == LOCALES[view.twin.lang]
    elif not view.withdrawn:
        assert "locale:alternate" not in og


@each_view_of("item", "item_withdrawn", "item_in_thai_alone")
def test_a_news_item_is_shared_as_an_article(shown: Page) -> None:
    assert dict(shown.evaluate(HEAD)["og"])["type"] == "article"


@each_found_view
def test_a_page_names_its_translation_if_it_has_one(shown: Page, site: Site, view: View) -> None:
    thai, english = site.address + view.address, f"{site.address}en/{view.address}"
    pair = [["th", thai], ["en", english], ["x-default", thai]]
    assert shown.evaluate(HEAD)["hreflang"] == (pair if view.offered_in_both else [])


@each_view_of("not_found")
def test_a_missing_page_claims_no_address(shown: Page) -> None:
    head = shown.evaluate(HEAD)
    assert head["robots"] == ["noindex"]
    assert (head["canonical"], head["hreflang"]) == ([], [])
    assert "url" not in dict(head["og"])
