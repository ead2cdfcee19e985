"""What a reader types is found, said, shown, narrowed and shared; with the keyboard alone."""

from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page, Request, expect

from tests.browser.sites import PROJECT
from tests.browser.views import View, each_view_of

CASES = yaml.safe_load((PROJECT / "tests/search/normal.yml").read_text("utf-8"))
HITS = "[data-search-results] a[data-result]"
DONE = "[data-search-results][data-state=done]"
STATUS = "[data-search-results] [role=status]"

thai_search = each_view_of("search")


def ask(page: Page, start: str, typed: str, lang: str = "th", **more: str) -> list[str]:
    """The addresses of the results, in order, below the site's own."""
    query = "&".join(f"{key}={quote(value)}" for key, value in {"q": typed, **more}.items())
    page.goto(f"{start}{'en/' if lang == 'en' else ''}search/?{query}")
    page.wait_for_selector(DONE)
    links = page.locator(HITS).evaluate_all("all => all.map(a => a.href)")
    return [link.removeprefix(start) for link in links]


@thai_search
def test_the_script_makes_the_same_words_of_what_is_typed(fresh: Page, view: View) -> None:
    made = fresh.evaluate("cases => cases.map(typed => tokens(typed))", [one for one, _ in CASES])
    assert made == [words for _, words in CASES]


@pytest.mark.parametrize(
    "typed",
    ["โคกหนองนา", "โคก หนอง นา", "กันตัง", "อ.กันตัง", "Kantang", "kantang trang", "รองผู้ว่า",
     "๓/๒๕๖๕", "3/2565", "กันตั", "ประชุมกันตัง", "สุทธิพงษ์", "จุลเจริญ", "มหาดไทย", "ผวจ. ตรัง"],
)  # fmt: skip
@thai_search
def test_the_real_item_is_found_as_people_type(
    fresh: Page, view: View, start: str, typed: str
) -> None:
    if view.lang == "en" and typed.startswith("โคก"):
        typed = "Khok Nong Na"  # names are found in either language, the other words in their own
    prefix = "en/" if view.lang == "en" else ""
    assert f"{prefix}news/cast-meeting-3-2565/" in ask(fresh, start, typed, view.lang)


@thai_search
def test_nothing_is_shown_where_nothing_fits(fresh: Page, view: View, start: str) -> None:
    for typed in ("ขขขขขข", "zzzzqq", "๙๙๙๙๙๙", "<script>", "🛒"):
        assert ask(fresh, start, typed, view.lang) == []
        expect(fresh.locator(STATUS)).to_contain_text(typed)


@thai_search
def test_a_slip_in_a_long_word_is_mended_and_said(fresh: Page, view: View, start: str) -> None:
    typed, meant = {"th": ("บูรนาการ", "บูรณาการ"), "en": ("distrcit", "district")}[view.lang]
    assert ask(fresh, start, typed, view.lang)
    expect(fresh.locator(STATUS)).to_contain_text(typed)
    expect(fresh.locator(STATUS)).to_contain_text(meant)


@thai_search
def test_results_are_marked_and_their_text_is_never_markup(
    fresh: Page, view: View, start: str
) -> None:
    typed = {"th": "กันตัง", "en": "Kantang"}[view.lang]
    ask(fresh, start, typed, view.lang)
    assert set(fresh.locator(f"{DONE} mark").all_inner_texts()) == {typed}
    assert fresh.locator(f"{DONE} script").count() == 0


@thai_search
def test_the_address_holds_the_search_and_the_way_back(fresh: Page, view: View, start: str) -> None:
    ask(fresh, start, "กันตัง", view.lang)
    first = fresh.locator(HITS).count()
    fresh.select_option("[name=kind]", "meeting")
    fresh.wait_for_selector(DONE)
    expect(fresh).to_have_url(f"{start}{view.path}?q={quote('กันตัง')}&kind=meeting")
    assert 0 < fresh.locator(HITS).count() < first
    fresh.go_back()
    fresh.wait_for_selector(DONE)
    expect(fresh.locator(HITS)).to_have_count(first)
    assert ask(fresh, start, "กันตัง", view.lang, kind="meeting")


@each_view_of("home", "item")
def test_the_header_s_box_leads_to_the_results_by_keyboard_alone(
    fresh: Page, view: View, start: str
) -> None:
    fresh.locator("header [name=q]").focus()
    fresh.keyboard.type("กันตัง")
    fresh.keyboard.press("Enter")
    fresh.wait_for_selector(DONE)
    home = start if view.lang == "th" else f"{start}en/"
    expect(fresh).to_have_url(f"{home}search/?q={quote('กันตัง')}")
    fresh.locator("main [name=q]").focus()
    for _ in range(8):
        fresh.keyboard.press("Tab")
        if fresh.evaluate("document.activeElement.matches('[data-result]')"):
            break
    fresh.keyboard.press("Enter")
    expect(fresh.locator("h1")).to_be_visible()
    assert "search/" not in fresh.url


@thai_search
def test_nothing_of_the_index_is_loaded_before_somebody_asks(
    fresh: Page, view: View, start: str
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    fresh.on("request", note)
    fresh.goto(start + view.path)
    expect(fresh.locator(STATUS)).not_to_be_empty()
    fresh.remove_listener("request", note)
    assert [url for url in asked if ".json" in url] == []


@thai_search
def test_a_failing_line_is_told(fresh: Page, view: View, start: str) -> None:
    fresh.route("**/root.json", lambda route: route.abort())
    fresh.goto(f"{start}{view.path}?q=กันตัง")
    fresh.wait_for_selector("[data-search-results][data-state=failed]")
    expect(fresh.locator(STATUS)).not_to_be_empty()
    fresh.unroute("**/root.json")


@thai_search
def test_the_other_language_is_one_step_away(fresh: Page, view: View, start: str) -> None:
    ask(fresh, start, "กันตัง", view.lang)
    fresh.locator("[data-other] a").click()
    fresh.wait_for_selector(DONE)
    expect(fresh).to_have_url(f"{start}{view.twin.path}?q={quote('กันตัง')}")
    assert fresh.locator(HITS).count()
