"""Everything can be reached and worked without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import each_view, each_view_and_answer

# Looks of whatever may show focus, of the element and of what it holds.
START = """() => {
  const names = ['boxShadow', 'textDecorationLine', 'textDecorationThickness',
    'borderBottomWidth', 'background', 'fill', 'stroke'];
  window.looks = element => [element, ...element.querySelectorAll('*')].map(one => {
    const style = getComputedStyle(one);
    return names.map(name => style[name]).join('|');
  }).join('\\n');
  window.named = element => `${element.localName} ${element.getAttribute('href') || ''} ` +
    element.textContent.trim().slice(0, 40);
  window.every = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex]')];
  window.atRest = new Map(every.map(element => [element, looks(element)]));
  window.seen = new Set();
  return every.length;
}"""

# One step of Tab: null at the end of the page, else what is wrong with the focus, or "".
STEP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body || seen.has(element)) return null;
  seen.add(element);
  const box = element.getClientRects()[0];
  const inside = box && box.bottom > 0 && box.right > 0 &&
    box.top < innerHeight && box.left < innerWidth;
  if (!inside) return `${named(element)}: focused out of sight`;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!ring && looks(element) === atRest.get(element))
    return `${named(element)}: focus does not show`;
  const hit = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  if (!element.ownerSVGElement && !(hit && (element.contains(hit) || hit.contains(element))))
    return `${named(element)}: focused beneath ${named(hit)}`;
  return '';
}"""
CLOSED = "document.activeElement.matches('details:not([open]) > summary')"
MISSED = """() => every
  .filter(element => !seen.has(element) && element.tabIndex >= 0 && element.checkVisibility())
  .map(named)"""


@each_view
def test_the_first_tab_shows_a_link_that_skips_to_the_content(fresh: Page) -> None:
    fresh.keyboard.press("Tab")
    skip = fresh.locator(":focus")
    expect(skip).to_have_attribute("href", "#main")
    expect(skip).to_be_in_viewport(ratio=1)
    fresh.keyboard.press("Enter")
    expect(fresh.locator("main#main")).to_be_in_viewport()
    fresh.keyboard.press("Tab")
    beyond = """document.querySelector('main').compareDocumentPosition(document.activeElement)
      & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)"""
    assert fresh.evaluate(beyond)


@each_view_and_answer
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_tab_reaches_everything_and_shows_where_it_is(fresh: Page, width: int) -> None:
    fresh.set_viewport_size({"width": width, "height": 800})
    limit = fresh.evaluate(START) + 5
    faults = []
    for _ in range(limit):
        fresh.keyboard.press("Tab")
        fault = fresh.evaluate(STEP)
        if fault is None:
            break
        if fault:
            faults.append(fault)
        if fresh.evaluate(CLOSED):
            fresh.keyboard.press("Enter")  # what a summary hides is reached too
    else:
        faults.append("Tab never comes to the end of the page")
    assert faults + [f"{missed}: not reached" for missed in fresh.evaluate(MISSED)] == []
