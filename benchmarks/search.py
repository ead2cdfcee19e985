"""What search costs: to build its index, to load it, to answer, and to hold it in the browser.

    python benchmarks/search.py 300 3000 10000 --json build/bench/search.json

The news are those of lifelike.py. The index is made in a process of its own, cold. Then each query
is asked twice in Chromium, its processor slowed four times: as the first on a page, and as a later
one. What is loaded is counted as gzip sends it; for the milliseconds it is there beforehand, so
that they are those of reading, finding and showing alone, from the sending of the form on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import measure
import synthetic
from lifelike import Lifelike, thai_words
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.sites import Site, served
from tests.tools.chromium import chromium
from tests.tools.fixtures import QUIET

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
HERE = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
SLOWED = 4
NOTHING = "ฬฬฬฬ"  # is found nowhere: the root alone is loaded for it
A_PROFILE = 100  # news items to one district profile
LIMITS = {"first": 200_000, "later": 60_000, "ms": 150.0, "cpu": 10.0}
# Keeps what is fetched, or gives what was kept, so that no line and no server is in the time.
STORE = """kept => {
  const fetched = window.fetch.bind(window);
  window.kept = kept;
  window.asked = [];
  window.fetch = async url => {
    const { href } = new URL(url, location);
    asked.push(href);
    window.kept[href] ??= await (await fetched(url)).text();
    return new Response(window.kept[href]);
  };
}"""
ASK = """async query => {
  const form = document.querySelector('[data-search]');
  const results = document.querySelector('[data-search-results]');
  asked.length = 0;
  form.elements.q.value = query;
  const began = performance.now();
  const done = new Promise(ready => {
    const watch = new MutationObserver(() => {
      if (results.dataset.state === 'busy') return;
      watch.disconnect();
      requestAnimationFrame(() => { const shown = new MessageChannel();
        shown.port1.onmessage = () => ready(performance.now() - began);
        shown.port2.postMessage(0); });
    });
    watch.observe(results, { attributeFilter: ['data-state'] });
  });
  form.requestSubmit();
  const ms = await done;
  return { ms, asked: [...asked], state: results.dataset.state,
    shown: results.querySelectorAll('a[data-result]').length };
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One query as the first on its page and as a later one; bytes by gzip, ms when slowed."""

    query: str
    shown: int
    first_bytes: int
    later_bytes: int
    first_ms: float
    later_ms: float


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes of the index are by gzip; `heap` is what one page holds more after its first query."""

    news: int
    cpu: float
    wall: float
    more_kb: int
    files: int
    index_bytes: int
    root_bytes: int
    heap: int
    answers: tuple[Answer, ...] = field(default=())


def queries() -> dict[str, str]:
    """What people type, by what is dear about it."""
    words, _ = thai_words()
    long = [word for word in words if len(word) > 7]
    return {
        "commonest word": words[0],
        "common word": words[60],
        "rare word": words[-400],
        "two words": f"{words[200]} {words[900]}",
        "three, joined": f"{words[150]}{words[420]}{words[700]}",
        "a year": "2565",
        "a number": "3/2565",
        "half a word": long[300][:-2],
        "a slip": f"{long[40][:3]}ฮ{long[40][4:]}",
        "slip in three": f"{long[10]}{long[80][:3]}ฮ{long[80][4:]}{long[30]}",
        "twenty words": "".join(words[100:120]),
        "nothing": "ฬฬฬฬฬฬฬฬ",
        "letters": "ก",
        "Latin": "bangkok",
    }


def indexed(news: int, folder: Path) -> dict[str, Any]:
    """Make the site and its index, which goes into `folder`/index-N."""
    site, into = folder / str(news), folder / f"index-{news}"
    synthetic.write(Lifelike(max(1, news // A_PROFILE), news), site)
    shutil.rmtree(into, ignore_errors=True)
    program = [sys.executable, ROOT / "benchmarks" / "indexing.py", site, "--into", into]
    log = folder / "indexing.log"
    if measure.run(program, log, HERE).status != 0:
        raise SystemExit(log.read_text("utf-8")[-2000:])
    told: dict[str, Any] = json.loads(log.read_text("utf-8").splitlines()[-1])
    return told


def page_of_search(folder: Path) -> Path:
    """A small finished site, whose page that searches is lent to each index."""
    source, out = folder / "page", folder / "page-site"
    synthetic.write(Lifelike(1, 20), source)
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "generator", "build", "-C", source, "--out", out]
    command += ["--today", TODAY]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return out


def answers(browser: Browser, start: str) -> tuple[list[Answer], int]:
    """What each query costs on the Thai site, and the memory that the first one takes."""
    found = []
    for name, query in queries().items():
        page = browser.new_page()
        _open(page, start, {})
        page.evaluate(ASK, query)
        kept: dict[str, str] = page.evaluate("kept")
        page.close()
        first, _ = _slowed(browser, start, kept, query, before=None)
        later, again = _slowed(browser, start, kept, query, before=NOTHING)
        both = [sum(_zipped(kept[url]) for url in one["asked"]) for one in (first, later)]
        later_ms = min(later["ms"], again["ms"])  # others use this machine too
        found.append(Answer(name, first["shown"], *both, first["ms"], later_ms))
    page = browser.new_page()
    _open(page, start, {})
    before = _heap(page)
    page.evaluate(ASK, "2565")
    page.evaluate("window.kept = null")
    held = _heap(page) - before
    page.close()
    return found, held


def _slowed(
    browser: Browser, start: str, kept: dict[str, str], query: str, *, before: str | None
) -> tuple[Any, Any]:
    """The query asked twice on a new page, after another one where that is given."""
    page = browser.new_page()
    _open(page, start, kept)
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    if before:
        page.evaluate(ASK, before)
    asked = page.evaluate(ASK, query), page.evaluate(ASK, query)
    page.close()
    if any(one["state"] != "done" for one in asked):
        raise SystemExit(f"the search failed: {query}")
    return asked


def _open(page: Page, start: str, kept: dict[str, str]) -> None:
    page.goto(f"{start}search/")
    page.evaluate(STORE, kept)


def _heap(page: Page) -> int:
    line = page.context.new_cdp_session(page)
    line.send("HeapProfiler.collectGarbage")
    used: int = line.send("Runtime.getHeapUsage")["usedSize"]
    line.detach()
    return used


def _zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6, mtime=0))


def measured(news: int, folder: Path, lent: Path, browser: Browser) -> Size:
    told = indexed(news, folder)
    shutil.rmtree(lent / "search" / "th", ignore_errors=True)
    shutil.copytree(folder / f"index-{news}" / "search" / "th", lent / "search" / "th")
    files = list((folder / f"index-{news}").rglob("*.json"))
    root = (lent / "search" / "th" / "root.json").read_text("utf-8")
    with served(Site(lent, "https://example.org/")) as origin:
        found, heap = answers(browser, f"{origin}/")
    return Size(
        news=told["news"],
        cpu=told["cpu"],
        wall=told["wall"],
        more_kb=told["more_kb"],
        files=len(files),
        index_bytes=sum(_zipped(path.read_text("utf-8")) for path in files),
        root_bytes=_zipped(root),
        heap=heap,
        answers=tuple(found),
    )


def show(size: Size) -> None:
    print(
        f"\n{size.news:,} news: index {size.cpu:.1f} CPU s ({LIMITS['cpu']:.0f}), {size.files:,}"
        f" files, {size.index_bytes / 1e3:,.0f} KB, root {size.root_bytes / 1e3:,.0f} KB,"
        f" build {size.more_kb / 1e3:,.0f} MB more, heap {size.heap / 1e6:.1f} MB\n"
    )
    print("| query | shown | first KB | later KB | first ms | later ms |\n|--|--:|--:|--:|--:|--:|")
    for one in size.answers:
        print(
            f"| {one.query} | {one.shown} | {one.first_bytes / 1e3:.0f} |"
            f" {one.later_bytes / 1e3:.0f} | {one.first_ms:.0f} | {one.later_ms:.0f} |"
        )
    for what, limit in (("first_bytes", "first"), ("later_bytes", "later"), ("later_ms", "ms")):
        every = [getattr(one, what) for one in size.answers]
        over = [one.query for one in size.answers if getattr(one, what) > LIMITS[limit]]
        said = f"median {statistics.median(every):,.0f}, most {max(every):,.0f}"
        print(f"{what}: {said}; over {LIMITS[limit]:,.0f}: {', '.join(over) or 'none'}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("news", type=int, nargs="+", help="so many news items, one size each")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench" / "search")
    parser.add_argument("--json", type=Path, help="the figures, for a program to read")
    given = parser.parse_args()
    machine = measure.machine()
    began = datetime.now(UTC).isoformat(timespec="seconds")
    print(began, ", ".join(f"{name} {value}" for name, value in machine.items()), flush=True)
    lent = page_of_search(given.folder)
    sizes = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        for news in sorted(given.news):
            sizes.append(measured(news, given.folder, lent, browser))
            show(sizes[-1])
        browser.close()
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        rows = [asdict(one) for one in sizes]
        text = json.dumps({"began": began, "machine": machine, "sizes": rows}, indent=1)
        given.json.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
