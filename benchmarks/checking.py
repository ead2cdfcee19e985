"""What `namrong check` costs: cold, with nothing changed, and after one edit.

    python benchmarks/checking.py --files 5000 --json build/bench/checking.json

Each run is a process of its own. The ratio is of the medians of the first and the other runs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import measure
import synthetic

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
PAGES_A_FILE = 2.48  # of a synthetic site of this size
HERE = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def checked(folder: Path) -> measure.Cost:
    command = [sys.executable, "-m", "generator", "check", "-C", folder, "--today", TODAY]
    log = folder / "check.log"
    cost = measure.run(command, log, HERE)
    if cost.status != 0:
        raise SystemExit(f"the check ended in {cost.status}:\n{log.read_text('utf-8')[-2000:]}")
    return cost


def cold(folder: Path) -> None:
    shutil.rmtree(folder / ".namrong", ignore_errors=True)


def unchanged(folder: Path) -> None:
    """Nothing is done to it."""


def edited(folder: Path) -> None:
    """One news item gets one more word at its end."""
    item = max((folder / "content" / "news").rglob("*.yml"))
    item.write_text(item.read_text("utf-8") + "# word\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=5000, help="about so many YAML files")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench" / "checking")
    parser.add_argument("--json", type=Path, help="the figures, for a program to read")
    given = parser.parse_args()
    site = synthetic.sized(round(given.files * PAGES_A_FILE))
    synthetic.write(site, given.folder)
    files = sum(1 for _ in given.folder.rglob("*.yml"))
    print(", ".join(f"{name} {value}" for name, value in measure.machine().items()))
    print(f"{files} files, load {measure.load()}\n")
    costs: dict[str, list[measure.Cost]] = {"cold": [], "unchanged": [], "one edit": []}
    before: dict[str, Callable[[Path], None]]
    before = {"cold": cold, "unchanged": unchanged, "one edit": edited}
    for _ in range(given.runs):
        for name, prepare in before.items():
            prepare(given.folder)
            costs[name].append(checked(given.folder))
    first = statistics.median(cost.wall for cost in costs["cold"])
    print("| run | wall s | CPU s | peak RSS MB | cold / this |\n|--|--:|--:|--:|--:|")
    for name, runs in costs.items():
        wall, cpu = (statistics.median(getattr(c, what) for c in runs) for what in ("wall", "cpu"))
        rss = statistics.median(cost.rss for cost in runs) / 1e6
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {rss:.0f} | {first / wall:.1f} |")
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        rows = {name: [asdict(cost) for cost in runs] for name, runs in costs.items()}
        told = {"machine": measure.machine(), "files": files, "runs": rows}
        given.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
