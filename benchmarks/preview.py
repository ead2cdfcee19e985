"""How soon a saved file shows in `namrong serve`: from the save to the page as a browser gets it.

    python benchmarks/preview.py --pages 500

Over HTTP, as a browser would: the sign that something changed, then the page itself.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import measure
import synthetic

ROOT = Path(__file__).resolve().parent.parent
CHANGES = "/.preview/changes"


def started(folder: Path) -> tuple[subprocess.Popen[str], str, float]:
    """The program, its address, and the seconds until it had one."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "generator", "serve", "-C", str(folder), "--port", "0"]
    program = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    for line in program.stderr or ():
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
            return program, found[0], time.perf_counter() - start
    raise SystemExit("serve ended without an address")


def got(address: str) -> str:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    connection.request("GET", parts.path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def shown_after(item: Path, page: str, number: int) -> float:
    """Seconds from saving a new title to having the page with it."""
    parts = urlsplit(page)
    listening = HTTPConnection(parts.netloc, timeout=60)
    listening.request("GET", CHANGES)
    signs = listening.getresponse()
    signs.readline()
    signs.readline()
    text = re.sub(
        r"(title:\n  th: )(?:แก้\d+ )?", rf"\1แก้{number} ", item.read_text("utf-8"), count=1
    )
    start = time.perf_counter()
    item.write_text(text, "utf-8")
    while True:
        signs.readline()
        signs.readline()
        if f"แก้{number} " in got(page):
            listening.close()
            return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--edits", type=int, default=11)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench" / "preview")
    given = parser.parse_args()
    site = synthetic.sized(given.pages)
    synthetic.write(site, given.folder)
    item = max((given.folder / "content" / "news").rglob("*.yml"))
    print(", ".join(f"{name} {value}" for name, value in measure.machine().items()))
    print(f"{site.pages()} pages, load {measure.load()}")
    program, address, ready = started(given.folder)
    try:
        page = f"{address}news/{item.stem[11:]}/"
        start = time.perf_counter()
        got(page)
        first = time.perf_counter() - start
        edits = [shown_after(item, page, number) for number in range(given.edits)]
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait()
    print(f"ready after {ready:.2f} s, the first page {first:.3f} s later")
    print(
        f"a saved file shows after {statistics.median(edits):.3f} s (median of {len(edits)}),"
        f" {max(edits):.3f} s at most"
    )


if __name__ == "__main__":
    main()
