"""A page is complete in itself: no error, no other host, no script needed, good on paper."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect

from tests.browser.views import View, each_real_view, each_view, each_view_of
from tests.tools.fixtures import LOCAL

BOTTOM = """async () => {
  document.querySelectorAll('details').forEach(one => { one.open = true });
  scrollTo(0, document.body.scrollHeight);
  await document.fonts.ready;
  // A lazy picture that was jumped over would never come, and be waited for without end.
  document.querySelectorAll('img').forEach(one => { one.loading = 'eager' });
  await Promise.allSettled([...document.images].map(image => image.decode()));
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
BUTTONS = """display => document.querySelectorAll('[data-act]')
  .forEach(one => { one.style.display = display })"""
# What a script adds to a page that is whole without it.
HIDE_EXTRAS = """document.querySelectorAll(
  '[data-finder], noscript, [data-search-results], .narrow, [data-other], [data-copy]'
).forEach(one => { one.style.display = 'none' })"""
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@each_view
def test_a_page_opens_without_an_error_or_a_call_to_another_host(
    window: Page, view: View, start: str
) -> None:
    address = start + view.path
    with _faults(window, "" if view.found else address) as faults:
        window.set_viewport_size({"width": 1280, "height": 800})
        window.emulate_media(media="screen", color_scheme="light")
        window.goto(address)
        window.evaluate(BOTTOM)
        window.emulate_media(color_scheme="dark")
        window.set_viewport_size({"width": 360, "height": 800})
        window.evaluate(BOTTOM)
    assert faults == []
    assert window.context.cookies() == []


@each_real_view
def test_a_page_reads_the_same_without_javascript(shown: Page, without_scripts: Page) -> None:
    """All but the buttons that nothing but a script could work."""
    texts, links = [], []
    for page in (shown, without_scripts):
        page.evaluate(OPEN_ALL)
        page.evaluate(BUTTONS, "none")
        page.evaluate(HIDE_EXTRAS)
        texts.append(page.inner_text("body"))
        page.evaluate(BUTTONS, "")
        links.append(page.locator("a[href]").evaluate_all("all => all.map(a => a.href)"))
    assert texts[0]
    assert texts[0] == texts[1]
    assert links[0] == links[1]


@each_real_view
def test_paper_gets_dark_letters_on_white_even_from_a_dark_screen(shown: Page) -> None:
    shown.emulate_media(media="print", color_scheme="dark")
    expect(shown.locator("main h1")).to_be_visible()
    expect(shown.locator("header nav")).to_be_hidden()
    assert shown.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@each_view_of("item", "district")
def test_a_page_prints_its_text_in_sarabun(shown: Page) -> None:
    paper = shown.pdf(prefer_css_page_size=True, print_background=False)
    assert paper.startswith(b"%PDF-")
    assert re.search(rb"/Type\s*/Page\b", paper)
    assert b"Sarabun" in paper
    letters = sum(_unzipped(stream).count(b"Tj") for stream in STREAM.findall(paper))
    assert letters > 50  # pieces of text


def _unzipped(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


@contextmanager
def _faults(page: Page, missing: str) -> Iterator[list[str]]:
    """Gather what goes wrong on `page`; only the address `missing` may answer 404."""
    found: list[str] = []

    def judge_answer(answer: Response) -> None:
        if answer.status >= 400 and answer.url != missing:
            found.append(f"{answer.status} {answer.url}")

    def judge_request(request: Request) -> None:
        if not request.url.startswith(LOCAL):
            found.append(f"another host: {request.url}")

    def judge_words(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and said.location["url"] != missing:
            found.append(f"console: {said.text} {said.location['url']}")

    listeners = {
        "request": judge_request,
        "response": judge_answer,
        "requestfailed": lambda request: found.append(f"failed: {request.url}"),
        "pageerror": lambda error: found.append(f"error: {error}"),
        "console": judge_words,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        yield found
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
