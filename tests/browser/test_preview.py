"""`namrong serve` as a PR officer uses it: save, look, mend."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.sites import PROJECT

GOOD = PROJECT / "tests" / "good"
ITEM = "content/news/2024/2024-06-10-market-opening.yml"


@dataclass(frozen=True)
class Desk:
    """A copy of the second site, served live at `address`."""

    root: Path
    address: str

    def replace(self, old: str, new: str) -> None:
        path = self.root / ITEM
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    root = tmp_path / "desk"
    shutil.copytree(GOOD, root)
    # Port 0 would be any free one; the program says which it took.
    command = [sys.executable, "-m", "generator", "serve", "-C", str(root), "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    program = subprocess.Popen(
        command, cwd=PROJECT, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    )
    found = None
    for line in program.stderr:
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
            break
    assert found, "the program ended without an address"
    yield Desk(root, found[0])
    program.send_signal(signal.SIGTERM)
    assert program.wait(20) == 0
    program.stderr.close()


def test_a_saved_file_shows_by_itself(desk, page):
    page.goto(f"{desk.address}news/market-opening/")
    desk.replace("title: {th: ", "title: {th: ใหม่ ")
    page.wait_for_function("document.querySelector('h1').textContent.startsWith('ใหม่ ')")
    assert page.locator(".preview-note").count() == 0


def test_a_fault_stands_above_the_last_good_page_until_it_is_mended(desk, page):
    page.goto(f"{desk.address}news/market-opening/")
    title = page.locator("h1").inner_text()
    desk.replace("kind: activity", "kind: actvity")
    note = page.locator(".preview-note")
    note.wait_for()
    assert "actvity" in note.inner_text()
    assert page.locator("h1").inner_text() == title
    desk.replace("kind: actvity", "kind: activity")
    page.wait_for_function("!document.querySelector('.preview-note')")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_banner_can_be_read_by_everyone(desk, page, width, scheme):
    desk.replace("kind: activity", "kind: actvity")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{desk.address}news/market-opening/")
    page.locator(".preview-note").wait_for()
    found = Axe().run(page, context=".preview-note")
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_can_still_be_reached_below_a_long_banner(desk, page):
    desk.replace("kind: activity", "kind: actvity")
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(desk.address)
    box = page.locator(".preview-note").bounding_box()
    assert box["height"] <= 640 * 0.55
    page.locator(".preview-note summary").click()
    assert page.locator(".preview-note").bounding_box()["height"] < box["height"]
