"""Words, names and dates stand on one line in a browser, and what is copied is what was written."""

import re

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.sites import ROOTS
from tests.browser.views import View, each_real_view

# Every place where one of the words is drawn on more than one line.
BROKEN = """words => {
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('svg')) continue;
    for (const word of words) {
      for (let at = node.data.indexOf(word); at >= 0; at = node.data.indexOf(word, at + 1)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        const lines = new Set([...range.getClientRects()].filter(box => box.width > 0)
          .map(box => Math.round(box.top)));
        if (lines.size > 1) broken.push(`${word} in ${node.data.trim().slice(0, 60)}`);
      }
    }
  }
  return broken;
}"""
COPIED = """() => {
  getSelection().selectAllChildren(document.querySelector('main'));
  const copied = getSelection().toString();
  getSelection().removeAllRanges();
  return copied;
}"""
# As the page would be if nothing held its words together.
UNHELD = """() => {
  for (const run of document.querySelectorAll('span.nb')) run.replaceWith(...run.childNodes);
  for (const end of document.querySelectorAll('wbr')) end.remove();
  document.body.normalize();
}"""


@each_real_view
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_word_of_the_site_s_list_is_never_cut(shown: Page, view: View, width: int) -> None:
    words = yaml.safe_load((ROOTS[view.site][0] / "content/words.yml").read_text("utf-8"))["whole"]
    shown.set_viewport_size({"width": width, "height": 800})
    dates = re.findall(r"\d{1,2} [ก-๎]+ 25\d\d", shown.inner_text("main"))
    assert shown.evaluate(BROKEN, [*words, *dates]) == []


@each_real_view
def test_what_is_copied_is_what_was_written(fresh: Page) -> None:
    fresh.set_viewport_size({"width": 320, "height": 800})
    copied = fresh.evaluate(COPIED)
    assert re.search("[\u00ad\u200b-\u200d\u2060\ufeff]", copied) is None
    fresh.evaluate(UNHELD)
    assert fresh.evaluate(COPIED) == copied
