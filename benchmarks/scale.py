"""What a build costs at several sizes, and whether the cost per page grows with the site.

    python benchmarks/scale.py 200 2000 8000 --json build/bench/scale.json
    python benchmarks/scale.py 2000 --profile

Each run is a cold build in a process of its own: nothing of an earlier one is left.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import measure
import synthetic

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
LONG = 120.0  # seconds; one run of such a build is enough
KEPT = {"content", "districts", synthetic.MARK}
# The checkout that this file stands in is measured, whatever is installed.
HERE = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Size:
    """One size: what was built, and what each run cost."""

    asked: int
    districts: int
    news: int
    pages: int
    html_bytes: int
    all_bytes: int
    files: int
    load: str
    runs: tuple[measure.Cost, ...]
    stages: dict[str, Any] | None = None

    def median(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)

    def a_page(self, what: str) -> float:
        """Milliseconds a page."""
        return 1000 * self.median(what) / self.pages


def measured(asked: int, folder: Path, runs: int, more: list[str], *, profile: bool) -> Size:
    """Make the site, build it so many times, and count what came out."""
    site = synthetic.sized(asked)
    synthetic.write(site, folder)
    load = measure.load()
    costs: list[measure.Cost] = []
    while len(costs) < runs and not (costs and costs[0].wall > LONG):
        costs.append(_built(folder, more))
    made = [path for path in (folder / "site").rglob("*") if path.is_file()]
    pages = [path for path in made if path.suffix == ".html"]
    html = sum(path.stat().st_size for path in pages)
    whole = sum(path.stat().st_size for path in made)
    stages = _stages(folder) if profile else None
    counts = (asked, len(site.places), site.news, len(pages), html, whole, len(made))
    return Size(*counts, load, tuple(costs), stages)


def _cold(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name not in KEPT and path.suffix != ".log":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _built(folder: Path, more: list[str]) -> measure.Cost:
    _cold(folder)
    command = [sys.executable, "-m", "generator", "build", "-C", folder, "--today", TODAY, *more]
    log = folder / "build.log"
    cost = measure.run(command, log, HERE)
    if cost.status != 0:
        raise SystemExit(f"the build ended in {cost.status}:\n{log.read_text('utf-8')[-2000:]}")
    return cost


def _stages(folder: Path) -> dict[str, Any]:
    """One more build with its stages timed, and one under cProfile, which is printed."""
    told, log = folder / "stages.json", folder / "profile.log"
    program = [sys.executable, ROOT / "benchmarks" / "stages.py", folder, "--today", TODAY]
    for more, into in ((["--json", told], folder / "stages.log"), (["--profile"], log)):
        _cold(folder)
        if measure.run([*program, *more], into, HERE).status != 0:
            raise SystemExit(into.read_text("utf-8")[-2000:])
        if into != log:
            stages: dict[str, Any] = json.loads(told.read_text("utf-8"))
    print(log.read_text("utf-8"))
    return stages


def show(sizes: list[Size]) -> None:
    """The table, then what each further page costs from one size to the next."""
    print("Medians. CPU: user + system. RSS: peak of the largest process, exact; PSS: peak of the")
    print("sum over all processes, looked at every 0.2 s. Load: processes waiting, as it began.\n")
    print("| pages | districts | news | runs | wall s | CPU s | RSS MB | PSS MB |", end="")
    print(" wall ms/page | CPU ms/page | HTML KB/page | files | load |")
    print("|--:" * 13 + "|")
    for one in sizes:
        cells = (
            f"{one.pages:,}",
            f"{one.districts:,}",
            f"{one.news:,}",
            len(one.runs),
            f"{one.median('wall'):.1f}",
            f"{one.median('cpu'):.1f}",
            f"{one.median('rss') / 1e6:.0f}",
            f"{one.median('pss') / 1e6:.0f}",
            f"{one.a_page('wall'):.2f}",
            f"{one.a_page('cpu'):.2f}",
            f"{one.html_bytes / one.pages / 1000:.1f}",
            f"{one.files:,}",
            one.load,
        )
        print("| " + " | ".join(map(str, cells)) + " |")
    for small, large in pairwise(sizes):
        more = large.pages - small.pages
        cpu = 1000 * (large.median("cpu") - small.median("cpu")) / more
        kept = (large.median("rss") - small.median("rss")) / more / 1000
        print(f"\nfrom {small.pages:,} to {large.pages:,} pages, each page more:", end=" ")
        print(f"{cpu:.2f} ms CPU, {kept:.1f} KB of memory", end="")
    print("\n")


def show_stages(sizes: list[Size]) -> None:
    """CPU milliseconds a page by stage, and memory after the heavy stages."""
    told = [one for one in sizes if one.stages]
    if not told:
        return
    print(
        "CPU ms/page by stage (one more build each; ‘collecting’ is garbage, within the others)\n"
    )
    print("| stage |" + "".join(f" {one.pages:,} pages |" for one in told))
    print("|--|" + "--:|" * len(told))
    names = dict.fromkeys(name for one in told for name in one.stages["seconds"])
    for name in names:
        spent = (1000 * one.stages["seconds"].get(name, 0) / one.pages for one in told)
        print(f"| {name} |" + "".join(f" {each:.2f} |" for each in spent))
    for name in ("collecting", "total"):
        print(f"| {name} |" + "".join(f" {1000 * o.stages[name] / o.pages:.2f} |" for o in told))
    for name in told[-1].stages["memory"]:
        held = (one.stages["memory"].get(name, 0) / 1e6 for one in told)
        print(f"| MB after {name} |" + "".join(f" {each:.0f} |" for each in held))
    for missing in told[-1].stages["missing"]:
        print(f"not found, so not timed: {missing}")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=int, nargs="+", help="about so many pages, one size each")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, help="for namrong build; its own default without")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--json", type=Path, help="the figures, for a program to read")
    parser.add_argument("--profile", action="store_true", help="stages, and cProfile's costliest")
    given = parser.parse_args()
    machine = measure.machine()
    began = datetime.now(UTC).isoformat(timespec="seconds")
    print(began, ", ".join(f"{name} {value}" for name, value in machine.items()), "\n", flush=True)
    more = ["--jobs", str(given.jobs)] if given.jobs else []
    sizes = []
    for pages in sorted(given.pages):
        folder = given.folder / str(pages)
        sizes.append(measured(pages, folder, given.runs, more, profile=given.profile))
    show(sizes)
    show_stages(sizes)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        rows = [asdict(one) for one in sizes]
        text = json.dumps({"began": began, "machine": machine, "sizes": rows}, indent=1)
        given.json.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
