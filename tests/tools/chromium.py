"""Finds Chromium; `python -m tests.tools.chromium` installs it where none is found."""

import os
import shutil
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from tests.tools.installing import by_apt, run, starts, told
from tests.tools.missing import Missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ADVICE = (
    "ไม่พบ Chromium: ติดตั้ง Chromium หรือ Google Chrome หรือกำหนดตัวแปร CHROMIUM เป็นที่อยู่ของโปรแกรม"
    " | No Chromium found: install Chromium or Google Chrome, or set CHROMIUM to its path"
)


def chromium() -> str:
    """Return the path of a Chromium that starts: $CHROMIUM, the system's, or Playwright's."""
    for path in _candidates():
        if starts(path):
            return path
    raise Missing(ADVICE)


def install() -> str:
    """Return the path of a Chromium, installed now if need be."""
    for attempt in (None, _by_apt, _by_playwright):
        if attempt:
            attempt()
        try:
            return chromium()
        except Missing:
            if os.environ.get("CHROMIUM"):
                break  # a path that was asked for is not replaced in silence
    raise Missing(ADVICE)


def _candidates() -> Iterator[str]:
    if asked := os.environ.get("CHROMIUM"):
        yield asked
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    yield path


def _by_apt() -> None:
    by_apt("chromium")


def _by_playwright() -> None:
    libraries = ["--with-deps"] if os.geteuid() == 0 else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    run(command, dict(os.environ))


if __name__ == "__main__":
    sys.exit(told(install))
