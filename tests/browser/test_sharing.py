"""The row that passes a page on, with a script and without, and with the keyboard alone."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import Site
from tests.browser.views import View, each_view_of

SHARED = ("item", "district")
SERVICES = ["social-plugins.line.me", "www.facebook.com", "x.com"]
COPIED = {"th": "คัดลอกลิงก์แล้ว", "en": "Link copied"}
# Stands in for the device: says what it was asked for, and can be told to refuse.
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
REFUSING = """Object.defineProperty(navigator, 'clipboard',
  {value: {writeText: () => Promise.reject(new Error('no'))}})"""
SHEET = "navigator.share = (what) => { window.shared = what; return Promise.resolve() }"
PRINTER = "window.print = () => { window.printed = true }"


def _button(page: Page, act: str):
    return page.locator(f"[data-act={act}] button")


def _opened(browser: Browser, address: str, *scripts: str) -> Page:
    context = browser.new_context(locale="th-TH", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for script in scripts:
        page.add_init_script(script)
    page.goto(address)
    return page


@each_view_of(*SHARED)
def test_without_javascript_the_links_and_the_address_are_there_and_no_dead_button(
    without_scripts: Page, view: View, site: Site
) -> None:
    row = without_scripts.locator(".sharing")
    links = row.locator("a").evaluate_all("all => all.map(a => a.href)")
    assert [urlsplit(link).netloc for link in links] == SERVICES
    expect(row.locator("a").first).to_be_visible()
    expect(row.locator(".address")).to_have_text(site.address + view.path)
    expect(row.locator(".address")).to_be_visible()
    assert row.locator("button").evaluate_all("all => all.filter(b => b.checkVisibility())") == []


@each_view_of(*SHARED)
def test_the_link_is_copied_by_keyboard_and_the_reader_is_told(
    browser: Browser, view: View, site: Site, start: str
) -> None:
    page = _opened(browser, start + view.path, PRINTER)
    status = page.locator(".sharing").get_by_role("status")
    expect(status).to_have_text("")
    page.locator(".sharing a").last.focus()
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.closest('li').dataset.act") == "sheet":
        page.keyboard.press("Tab")
    expect(_button(page, "copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(status).to_have_text(COPIED[view.lang])
    assert page.evaluate("navigator.clipboard.readText()") == site.address + view.path
    page.keyboard.press("Tab")
    expect(_button(page, "print")).to_be_focused()
    page.keyboard.press("Space")
    assert page.evaluate("window.printed")
    page.context.close()


@each_view_of("item")
def test_what_the_device_cannot_do_is_not_offered(browser: Browser, view: View, start: str) -> None:
    page = _opened(browser, start + view.path, NO_CLIPBOARD, "delete Navigator.prototype.share")
    expect(_button(page, "print")).to_be_visible()
    expect(_button(page, "copy")).to_be_hidden()
    expect(_button(page, "sheet")).to_be_hidden()
    page.context.close()


@each_view_of("item")
def test_where_copying_fails_the_address_is_selected_and_the_reader_is_told_what_to_do(
    browser: Browser, view: View, site: Site, start: str
) -> None:
    page = _opened(browser, start + view.path, REFUSING)
    _button(page, "copy").click()
    expect(page.locator(".sharing").get_by_role("status")).not_to_have_text("")
    assert page.evaluate("getSelection().toString()").strip() == site.address + view.path
    page.context.close()


@each_view_of("item")
def test_the_device_s_own_sheet_gets_title_and_lasting_address(
    browser: Browser, view: View, site: Site, start: str
) -> None:
    page = _opened(browser, start + view.path, SHEET)
    _button(page, "sheet").click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == site.address + view.path
    assert shared["title"] == page.locator("h1").inner_text()
    page.context.close()
