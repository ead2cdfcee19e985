"""Pictures in a real browser: in their place at once, light on a telephone, whole on paper."""

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.views import View, each_view_of

PHONE = {"width": 393, "height": 852}
HALF_A_PAGE = 297 / 2 / 25.4 * 96  # CSS pixels

SHIFTS = """() => { window.shifted = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: false}) }"""
SHAPES = """() => [...document.querySelectorAll('main picture img')].map(image => {
  const box = image.getBoundingClientRect();
  return {shown: box.width / box.height, file: image.naturalWidth / image.naturalHeight,
    height: box.height, width: box.width, most: image.width, whole: image.complete,
    column: image.closest('figure').clientWidth};
})"""

with_pictures = each_view_of("item_with_closed_action", "district_with_alert")


@with_pictures
def test_nothing_moves_when_pictures_come_late(page: Page, view: View, start: str) -> None:
    held: list[Route] = []
    page.set_viewport_size(PHONE)
    page.route("**/images/**", lambda route: held.append(route))  # noqa: PLW0108  a bound method fails
    page.goto(start + view.path, wait_until="commit")
    page.evaluate("document.fonts.ready")
    page.locator("main picture img").first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate(f"({SHIFTS})()")
    assert held
    for route in held:
        route.continue_()
    page.locator("main picture img").first.evaluate("image => image.decode()")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollHeight") == before
    assert page.evaluate("window.shifted") == 0


@with_pictures
def test_a_picture_keeps_its_shape_and_its_column_at_every_width(fresh: Page, view: View) -> None:
    fresh.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
    fresh.wait_for_load_state("networkidle")
    for width in (320, 768, 1280):
        fresh.set_viewport_size({"width": width, "height": 800})
        for shape in fresh.evaluate(SHAPES):
            assert shape["shown"] == pytest.approx(shape["file"], rel=0.02)
            assert shape["width"] <= shape["column"] + 0.5


@each_view_of("item_with_closed_action")
def test_a_telephone_asks_for_one_picture_and_for_no_more_pixels_than_it_can_show(
    browser: Browser, view: View, start: str
) -> None:
    context = browser.new_context(viewport=PHONE, device_scale_factor=3)
    window = context.new_page()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto(start + view.path)
    window.wait_for_load_state("networkidle")
    context.close()
    pictures = [address for address in asked if "/images/" in address]
    assert [address.rpartition("-")[2] for address in pictures] == ["960.webp"]


@with_pictures
def test_on_paper_a_picture_takes_half_a_page_at_most(fresh: Page, view: View) -> None:
    fresh.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
    fresh.wait_for_load_state("networkidle")
    fresh.emulate_media(media="print")
    fresh.set_viewport_size({"width": 680, "height": 1000})  # A4 between its margins
    shapes = fresh.evaluate(SHAPES)
    assert shapes
    for shape in shapes:
        assert shape["height"] <= HALF_A_PAGE
        assert shape["shown"] == pytest.approx(shape["file"], rel=0.02)
    fresh.emulate_media(media="screen")
