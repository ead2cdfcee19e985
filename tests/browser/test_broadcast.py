"""The script that a device reads aloud, and the texts that are copied from a news page."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.views import View, each_view_of

# Stands in for the device's voices: says what it was asked to read.
VOICE = """window.read = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text };
Object.defineProperty(window, 'speechSynthesis', {value: {
  paused: false, addEventListener() {}, cancel() {},
  getVoices: () => [{lang: 'LANG', localService: true}],
  pause() { this.paused = true }, resume() { this.paused = false },
  speak(one) { window.read.push(one.text); window.last = one },
}})"""


def _opened(browser: Browser, address: str, lang: str) -> Page:
    page = browser.new_context().new_page()
    page.add_init_script(VOICE.replace("LANG", lang))
    page.goto(address)
    return page


@each_view_of("item")
def test_the_device_reads_line_by_line_and_is_paused_and_stopped(
    browser: Browser, view: View, start: str
) -> None:
    page = _opened(browser, f"{start}{view.path.removeprefix('en/')}broadcast/", "th-TH")
    play, stop = page.locator("[data-do=play]"), page.locator("[data-do=stop]")
    play.click()
    page.evaluate("last.onend()")
    lines = page.locator(".aloud-text p").all_inner_texts()
    assert page.evaluate("read") == lines[:2]
    expect(page.locator(".aloud-text .now")).to_have_text(lines[1])
    play.click()
    expect(play).to_have_text("อ่านต่อ")
    stop.click()
    expect(page.locator(".aloud-text .now")).to_have_count(0)
    expect(stop).to_be_disabled()
    page.context.close()


@each_view_of("item")
def test_without_a_thai_voice_no_button_is_there(browser: Browser, view: View, start: str) -> None:
    page = _opened(browser, f"{start}{view.path.removeprefix('en/')}broadcast/", "en-US")
    expect(page.locator(".speak")).to_be_hidden()
    page.context.close()


@each_view_of("item")
def test_a_text_is_copied_whole_as_it_is_published(
    browser: Browser, view: View, start: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(start + view.path)
    for button in page.locator("[data-copy]").all():
        button.click()
        expect(page.locator(".outgoing [role=status]")).to_have_text(
            button.get_attribute("data-copied") or ""
        )
        name = (button.get_attribute("data-copy") or "").rpartition("/")[2]
        published = page.request.get(f"{start}{view.path}{name}")
        assert page.evaluate("navigator.clipboard.readText()") == published.text()
    context.close()
