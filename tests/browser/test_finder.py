"""The field above the list of districts narrows list and map, by keyboard and by ear as well."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.outputs import outputs
from generator.pipeline import examine
from tests.browser.sites import PROJECT
from tests.browser.test_access import OPTIONS as AXE_OPTIONS
from tests.browser.test_access import RUN as AXE
from tests.browser.test_access import Axe
from tests.browser.views import each_view_of

SCRIPT = PROJECT / "theme" / "assets" / "map.js"
ROWS = ".places > li:visible"
DIM = ".map svg a.dim"


@pytest.mark.parametrize(
    "typed",
    ["กันตัง", "อ.กันตัง", "อ. กันตัง จ.ตรัง", "อำเภอกันตัง", "กัน ตัง", "กันตัง จังหวัดตรัง", "KANTANG",
     "kantang district", "trang", "อำเภอกันตังจังหวัดตรัง", "ตรัง"],
)  # fmt: skip
@each_view_of("home", "districts")
def test_a_district_is_found_however_its_name_is_typed(fresh: Page, typed: str) -> None:
    fresh.locator("main").get_by_role("searchbox").fill(typed)
    expect(fresh.locator(ROWS)).to_have_count(1)
    expect(fresh.locator(ROWS)).to_contain_text(
        "Kantang" if fresh.locator("html").get_attribute("lang") == "en" else "กันตัง"
    )
    expect(fresh.locator(DIM)).to_have_count(2)
    assert "1" in fresh.get_by_role("status").inner_text()


@each_view_of("districts")
def test_tone_marks_and_vowels_count_as_typed(fresh: Page) -> None:
    fresh.locator("main").get_by_role("searchbox").fill("กนตง")
    expect(fresh.locator(ROWS)).to_have_count(0)
    expect(fresh.get_by_role("status")).not_to_be_empty()


@each_view_of("home")
def test_the_field_is_worked_by_keyboard_and_what_it_finds_is_announced(fresh: Page) -> None:
    fresh.locator(".map svg a").last.focus()
    fresh.keyboard.press("Tab")
    expect(fresh.locator("main").get_by_role("searchbox")).to_be_focused()
    fresh.keyboard.type("เทพา")
    expect(fresh.locator(ROWS)).to_have_count(1)
    expect(fresh.get_by_role("status")).to_contain_text("1")
    fresh.keyboard.press("Tab")
    assert "thepha" in fresh.locator(":focus").get_attribute("href")
    fresh.keyboard.press("Shift+Tab")
    fresh.keyboard.press("Control+A")
    fresh.keyboard.press("Delete")
    expect(fresh.locator(ROWS)).to_have_count(3)
    expect(fresh.locator(DIM)).to_have_count(0)


@each_view_of("home", "districts")
def test_every_pin_of_the_map_is_reached_by_keyboard_and_shows_it(fresh: Page) -> None:
    pins = fresh.locator(".map svg a")
    looks = "all => all.map(one => [...one.children].map(e => getComputedStyle(e).stroke).join())"
    at_rest = pins.evaluate_all(looks)
    fresh.locator(".map svg a").first.focus()
    fresh.keyboard.press("Shift+Tab")
    for number in range(pins.count()):
        fresh.keyboard.press("Tab")
        expect(pins.nth(number)).to_be_focused()
        assert pins.evaluate_all(looks)[number] != at_rest[number]


@each_view_of("home", "districts")
def test_without_scripts_the_list_is_whole_and_no_field_is_there(without_scripts: Page) -> None:
    expect(without_scripts.locator("#h-finder")).to_be_hidden()
    expect(without_scripts.locator(ROWS)).to_have_count(3)


@each_view_of("districts")
def test_axe_finds_no_violation_while_the_list_is_narrowed(fresh: Page) -> None:
    fresh.locator("main").get_by_role("searchbox").fill("ตรัง")
    fresh.evaluate(Axe().axe_script)
    for width in (320, 1280):
        fresh.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            fresh.emulate_media(color_scheme=scheme)
            assert fresh.evaluate(AXE, AXE_OPTIONS) == [], (width, scheme)


def test_878_districts_are_narrowed_at_once(page: Page) -> None:
    site = examine(PROJECT, date(2026, 11, 22)).site
    codes = [code for code in site.register.areas if len(code) == 4 and code[:2] != "10"]
    model = site.districts[0].model_copy(update={"aliases": ()})
    made = [model.model_copy(update={"id": f"d{code}", "code": code}) for code in codes]
    site = replace(site, districts=tuple(made), news=())
    built = outputs(site, Path())
    (shown,) = (one for one in built.pages if one.url == "districts/")
    page.set_content(f"<main>{built.frame(shown)['content']}</main>")
    page.add_script_tag(path=SCRIPT)
    assert page.locator(ROWS).count() == len(codes) == 878
    took = page.evaluate(
        """() => { const field = document.querySelector('#h-finder'), start = performance.now();
        for (const typed of ['ก', 'กัน', 'กันตัง']) {
          field.value = typed;
          field.dispatchEvent(new Event('input'));
          document.body.getBoundingClientRect();  // laid out anew
        }
        return (performance.now() - start) / 3; }"""
    )
    assert page.locator(ROWS).count() == 1
    assert took < 100, took  # milliseconds: felt as at once
