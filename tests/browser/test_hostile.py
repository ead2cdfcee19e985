"""A site whose every text was typed by somebody who means harm, opened page by page.

The pages are served without their policy: what keeps them harmless must be the escaping alone.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, expect

from tests.browser.sites import PROJECT, Site, served
from tests.conftest import TODAY, run_build
from tests.tools.hostile import hostile_site

POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
LEADS_ON = re.compile(r"<meta http-equiv=\"refresh\"[^>]*>")  # of an earlier address
EACH = 8  # hostile texts a field
# Every handler that a page might still have, and what hovers or waits for the keyboard.
STIR = """() => {
  for (const one of document.querySelectorAll('*'))
    for (const name of ['mouseover', 'pointerenter', 'focus', 'toggle', 'error', 'load'])
      one.dispatchEvent(new Event(name));
  const odd = [...document.querySelectorAll('*')].flatMap((one) =>
    [...one.attributes].filter((a) =>
      a.name.startsWith('on') || /^\\s*(java|vb)script:/i.test(a.value)));
  return odd.map((a) => `${a.ownerElement.tagName} ${a.name}=${a.value}`);
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    base = tmp_path_factory.mktemp("hostile")
    hostile_site(PROJECT / "tests" / "good", base / "source", EACH)
    built = run_build(base / "source", base / "site", TODAY, "--no-cards", "--no-notices")
    assert built.status == 0, built.said[-2000:]
    for file in built.folder.rglob("*.html"):
        bare, found = POLICY.subn("", file.read_text("utf-8"))
        assert found == 1, file
        file.write_text(LEADS_ON.sub("", bare), "utf-8")
    return Site(built.folder, "https://market.example/fair/")


def test_nothing_runs_and_nothing_is_fetched_from_elsewhere_on_any_page(
    page: Page, hostile: Site
) -> None:
    """That no other host is asked for anything is the promise of `page` itself."""
    found: list[str] = []

    def judge_words(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            found.append(f"{page.url} console: {said.text}")

    def judge_dialog(dialog: Dialog) -> None:
        found.append(f"{page.url} dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", judge_words)
    page.on("dialog", judge_dialog)
    page.on("pageerror", lambda error: found.append(f"{page.url} error: {error}"))
    page.on("popup", lambda other: found.append(f"{page.url} window: {other.url}"))
    names = [_address(file, hostile) for file in hostile.files(".html")]
    assert len(names) > 70
    with served(hostile) as origin:
        start = origin + hostile.path
        for name in names:
            page.goto(start + name, wait_until="domcontentloaded")
            assert page.url.startswith(start)
            found += [f"{name}: {odd}" for odd in page.evaluate(STIR)]
        for asked in ("alert", "<img src=x onerror=alert(1)>", "ตลาด"):
            page.goto(start + "search/")
            page.locator("main input[type=search]").fill(asked)
            page.keyboard.press("Enter")
            page.wait_for_selector("[data-state=done]")
            found += [f"search {asked}: {odd}" for odd in page.evaluate(STIR)]
        assert page.locator("a[data-result]").count() > 0
        expect(page.locator("main script, main iframe, main object")).to_have_count(0)
    assert found == []


def _address(file: Path, site: Site) -> str:
    return file.relative_to(site.folder).as_posix().removesuffix("index.html")
