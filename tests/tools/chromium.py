"""Finds Chromium; `python -m tests.tools.chromium` installs it where none is found."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from tests.tools.missing import Missing, must_have_all

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ADVICE = (
    "ไม่พบ Chromium: ติดตั้ง Chromium หรือ Google Chrome หรือกำหนดตัวแปร CHROMIUM เป็นที่อยู่ของโปรแกรม"
    " | No Chromium found: install Chromium or Google Chrome, or set CHROMIUM to its path"
)


def chromium() -> str:
    """Return the path of a Chromium that starts: $CHROMIUM, the system's, or Playwright's."""
    for path in _candidates():
        if _starts(path):
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


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be a mere notice to install a snap.
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _by_apt() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            _run(["apt-get", "-q", *step], quiet)


def _by_playwright() -> None:
    libraries = ["--with-deps"] if os.geteuid() == 0 else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    _run(command, dict(os.environ))


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run an attempt; whether it helped is seen by looking for Chromium again."""
    print("$", *command, file=sys.stderr, flush=True)  # noqa: T201  it may take minutes
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=2, check=False)


def main() -> int:
    try:
        print(install())  # noqa: T201  the answer
    except Missing as missing:
        print(missing, file=sys.stderr)  # noqa: T201  the answer
        return 1 if must_have_all() else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
