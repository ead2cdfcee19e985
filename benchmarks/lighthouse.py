"""What Lighthouse says of the real site on a phone: four marks and the three vitals of each page.

    python benchmarks/lighthouse.py
    python benchmarks/lighthouse.py --runs 3 --json build/bench/lighthouse.json

Needs Node and npm; installs Lighthouse, as locked, into build/lighthouse. The site is built and
served with gzip on this machine alone, as the browser tests do it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tests know how to build and serve a site

from tests.browser.sites import build, served  # noqa: E402
from tests.browser.views import REAL  # noqa: E402
from tests.tools.chromium import chromium  # noqa: E402
from tests.tools.fixtures import QUIET  # noqa: E402

HOME = ROOT / "build" / "lighthouse"
PAGES = ("home", "district", "item", "news")
MARKS = ("performance", "accessibility", "best-practices", "seo")
VITALS = {
    "LCP s": ("largest-contentful-paint", 1000),
    "CLS": ("cumulative-layout-shift", 1),
    "TBT ms": ("total-blocking-time", 1),
    "KB": ("total-byte-weight", 1000),
}


def installed() -> Path:
    """The program, installed as its lock file says."""
    HOME.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / "benchmarks" / "lighthouse" / name, HOME / name)
    program = HOME / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HOME, check=True)
    return program


def judged(program: Path, url: str) -> dict[str, Any]:
    """Lighthouse's own report of one page, as on a middling phone with a slow line."""
    flags = " ".join(["--headless", "--disable-gpu", *QUIET])
    done = subprocess.run(
        [program, url, "--output=json", "--quiet", f"--chrome-flags={flags}"],
        capture_output=True,
        env=os.environ | {"CHROME_PATH": chromium()},
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def failed(report: dict[str, Any]) -> list[str]:
    """The audits that cost a mark."""
    audits, found = report["audits"], []
    for mark in MARKS:
        for one in report["categories"][mark]["auditRefs"]:
            score = audits[one["id"]]["score"]
            if one["weight"] and score is not None and score < 1:
                found.append(f"{one['id']} {score:.2f} {audits[one['id']].get('displayValue', '')}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3, help="medians are told")
    parser.add_argument("--pages", nargs="*", choices=list(REAL), default=list(PAGES))
    parser.add_argument("--json", type=Path, help="the figures, for a program to read")
    given = parser.parse_args()
    program = installed()
    site = build("real", ROOT / "build" / "bench")
    rows: dict[str, dict[str, float]] = {}
    said: dict[str, list[str]] = {}
    with served(site) as origin:
        for kind in given.pages:
            url = f"{origin}{site.path}{REAL[kind]}"
            reports = [judged(program, url) for _ in range(given.runs)]
            rows[kind] = {
                mark: 100 * statistics.median(r["categories"][mark]["score"] for r in reports)
                for mark in MARKS
            } | {
                name: statistics.median(r["audits"][audit]["numericValue"] for r in reports) / unit
                for name, (audit, unit) in VITALS.items()
            }
            said[kind] = sorted({line for report in reports for line in failed(report)})
    names = [*MARKS, *VITALS]
    print(f"Lighthouse {reports[0]['lighthouseVersion']}, phone, medians of {given.runs} runs\n")
    print("| page | " + " | ".join(names) + " |\n|--|" + "--:|" * len(names))
    for kind, row in rows.items():
        cells = [f"{row[n]:.0f}" if n in MARKS else f"{row[n]:.2f}" for n in names]
        print(f"| {kind} | " + " | ".join(cells) + " |")
    for kind, lines in said.items():
        for line in lines:
            print(f"{kind}: {line}")
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps({"pages": rows, "failed": said}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
