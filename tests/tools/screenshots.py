"""`python -m tests.tools.screenshots` pictures each kind of page into docs/screenshots/."""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.tools.chromium import chromium
from tests.tools.fixtures import QUIET

PROJECT = Path(__file__).resolve().parents[2]
SHOTS = PROJECT / "docs" / "screenshots"
SIZES = {"phone": (360, 780), "desktop": (1280, 860)}
LISTS = {"home": "", "districts": "districts/", "news": "news/", "programme": "programme/"}
LISTS |= {"data": "data/", "search": "search/?q=ประชุม"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing of each request."""


def shoot(site: Path) -> list[Path]:
    """Picture each kind of page of the built site: Thai at both sizes, English on a phone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        base = f"http://127.0.0.1:{server.server_port}/"
        made = [
            _shot(browser, base + prefix + address, SHOTS / f"{name}-{lang}-{size}.jpg")
            for lang, prefix, sizes in (("th", "", SIZES), ("en", "en/", ["phone"]))
            for name, address in _kinds(site).items()
            for size in sizes
            if (site / prefix / address.partition("?")[0]).is_dir()
        ]
        browser.close()
    server.shutdown()
    return made


def _kinds(site: Path) -> dict[str, str]:
    """The pages to take: the lists, and the first district and news item there is."""
    first = {
        "district": min(p.parent for p in (site / "districts").glob("*/index.html")),
        "item": min(p.parent for p in (site / "news").glob("[a-z]*/index.html")),
    }
    found = {name: f"{path.relative_to(site).as_posix()}/" for name, path in first.items()}
    sheets = {name: f"{found['item']}{name}/" for name in ("notice", "broadcast")}
    return LISTS | found | sheets


def _shot(browser: Browser, address: str, path: Path) -> Path:
    width, height = SIZES[path.stem.rpartition("-")[2]]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address, wait_until="networkidle")  # the results of a search come after the page
    page.screenshot(path=path, type="jpeg", quality=60)
    page.close()
    return path


if __name__ == "__main__":
    for shot in shoot(Path(sys.argv[1]) if sys.argv[1:] else PROJECT / "site"):
        print(shot.relative_to(PROJECT))  # noqa: T201  the answer
