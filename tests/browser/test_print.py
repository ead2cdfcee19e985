"""What comes out of the printer: read back from the PDF by another program than the browser."""

from collections.abc import Iterator

import pypdfium2
from playwright.sync_api import Page

from tests.browser.sites import Site
from tests.browser.views import View, each_view_of

KINDS = ("home", "districts", "district", "news", "item", "standing", "item_with_closed_action")
POINTS_PER_MM = 72 / 25.4
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
MARGIN = 14 * POINTS_PER_MM  # the style sheet asks for 15 mm at the sides, and more above


def _printed(page: Page) -> pypdfium2.PdfDocument:
    page.emulate_media(media="null", color_scheme="dark")  # paper is paper, whatever the screen
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def _letters(sheet: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    text = sheet.get_textpage()
    whole = text.get_text_range()
    for number, letter in enumerate(whole):
        if letter.strip():
            yield letter, text.get_charbox(number)


def _said(paper: pypdfium2.PdfDocument) -> str:
    """All letters in a row; PDFium has a sign of its own for a hyphen at the end of a line."""
    whole = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    return "".join(whole.replace("\ufffe", "-").replace("\x02", "-").split())


@each_view_of(*KINDS)
def test_nothing_printed_reaches_into_the_margins_of_an_a4_sheet(shown: Page) -> None:
    outside = []
    for number, sheet in enumerate(_printed(shown), start=1):
        width, height = sheet.get_size()
        assert abs(width - A4[0]) < 1
        assert abs(height - A4[1]) < 1
        outside += [
            f"sheet {number}: {letter} at {left:.0f}, {bottom:.0f}"
            for letter, (left, bottom, right, top) in _letters(sheet)
            if left < MARGIN or right > width - MARGIN or bottom < MARGIN or top > height - MARGIN
        ]
    assert outside == []


@each_view_of(*KINDS)
def test_paper_carries_the_page_s_address_and_nothing_that_one_can_only_press(
    shown: Page, site: Site, view: View
) -> None:
    said = _said(_printed(shown))
    # The Latin of an address is read back letter by letter; Thai marks may change places.
    assert site.address + view.path in said
    shown.emulate_media(media="print")
    hidden = ".sharing, header nav, .lang, .whose summary, .skip, .crumbs, .clear, button"
    visible = shown.locator(hidden).evaluate_all("all => all.filter(e => e.checkVisibility())")
    assert visible == []


@each_view_of("item", "district")
def test_the_address_of_a_source_is_written_out_once(shown: Page) -> None:
    said = _said(_printed(shown))
    sources = shown.locator(".origin ol a").evaluate_all("all => all.map(a => a.href)")
    assert sources
    for source in sources:
        assert f"({source})" in said
    cited = shown.locator("main small a[href^=http]")
    shown.emulate_media(media="print")
    after = "all => all.map(a => getComputedStyle(a, '::after').content)"
    assert set(cited.evaluate_all(after)) <= {"none"}


@each_view_of("item", "district", "standing")
def test_what_a_summary_hides_on_the_screen_is_printed(shown: Page) -> None:
    printed = _said(_printed(shown))
    # Of a goal, the number that is seen: another way of saying it is there for screen readers.
    text = "all => all.map(l => (l.querySelector('[aria-hidden]') ?? l).textContent)"
    hidden = shown.locator("main details li").evaluate_all(text)
    numbers = ["".join(c for c in text if c.isdigit()) for text in hidden]
    assert [number for number in numbers if number not in printed] == []
