"""The tools themselves: a judge that passes everything would never be noticed."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.tools.chromium import chromium
from tests.tools.missing import Missing
from tests.tools.nu import Message

HEAD = '<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>ข่าว</title></head>'

Check = Callable[[Iterable[Path]], list[Message]]


def test_a_chromium_that_was_asked_for_and_does_not_start_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/chromium")
    with pytest.raises(Missing, match=r"ติดตั้ง.*install"):
        chromium()


@pytest.mark.html
def test_the_html_checker_passes_a_good_page_and_names_the_faults_of_a_bad_one(
    nu: Check, tmp_path: Path
) -> None:
    good, bad = tmp_path / "ดี.html", tmp_path / "bad.html"
    good.write_text(f"{HEAD}<body><h1>ข่าว</h1></body></html>", encoding="utf-8")
    bad.write_text(f"{HEAD}\n<body><img src=a.png></body></html>", encoding="utf-8")
    (fault,) = nu([good, bad])
    assert (fault.file, fault.line, fault.kind) == (bad, 2, "error")
    assert "“alt”" in fault.text


@pytest.mark.browser
def test_the_browser_runs_scripts_and_shows_thai(page: Page) -> None:
    page.set_content(
        f"{HEAD}<body><p></p><script>document.querySelector('p').append('น้ำ')</script>"
    )
    expect(page.locator("p")).to_have_text("น้ำ")
