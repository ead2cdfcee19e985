"""Builds a site in this process with every stage timed, or under cProfile. Started by scale.py.

python benchmarks/stages.py build/bench/2000 --json stages.json
python benchmarks/stages.py build/bench/2000 --profile
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import importlib
import json
import os
import pstats
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Stage, module, function: where the build looks a function up, there it is wrapped. A stage
# has the time of its functions without that of the stages inside them.
STAGES = (
    ("read", "generator.reading.folder", "read"),
    ("compose", "generator.reading.source", "compose"),
    ("parse", "generator.linking.assembly", "reading"),
    ("register", "generator.reading.folder", "read_register"),
    ("link", "generator.linking.assembly", "link"),
    ("plan", "generator.pipeline", "outputs"),
    ("shell", "generator.outputs", "shell"),
    ("render", "generator.outputs", "render"),
    ("markdown", "generator.render", "document"),
    ("mkdocs", "generator.publish.site_folder", "write_html"),
    ("check", "generator.publish.site_folder", "broken_references"),
    ("exchange", "generator.publish.site_folder", "staging"),
    ("exchange", "generator.publish.site_folder", "exchange"),
)
WEIGHED = ("register", "link", "plan", "mkdocs", "check")  # memory is looked at after these


class Clock:
    """Seconds by stage, and the memory of the process after the heavy ones."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.memory: dict[str, int] = {}
        self.missing: list[str] = []
        self.collecting = 0.0
        self._inside: list[float] = []
        self._began = 0.0

    def wrap_all(self) -> None:
        for stage, module, name in STAGES:
            home = importlib.import_module(module)
            if hasattr(home, name):
                setattr(home, name, self._timed(stage, getattr(home, name)))
            else:
                self.missing.append(f"{module}.{name}")
        gc.callbacks.append(self._collect)

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            self._inside.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.process_time() - start
                self.seconds[stage] += spent - self._inside.pop()
                if self._inside:
                    self._inside[-1] += spent
                if stage in WEIGHED:
                    self.memory[stage] = _memory()

        return run

    def _collect(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.process_time()
        else:
            self.collecting += time.process_time() - self._began


def build(folder: Path, today: date) -> None:
    """What `namrong build -C folder` does, here and now."""
    from generator.cli import namrong  # noqa: PLC0415  # after the stages are wrapped

    try:
        # One process: what others do would be seen neither by the stages nor by cProfile.
        command = ["build", "-C", str(folder), "--today", today.isoformat(), "--jobs", "1"]
        namrong(command, "namrong")
    except SystemExit as end:
        if end.code:
            raise


def timed(folder: Path, today: date) -> dict[str, Any]:
    """CPU seconds by stage; `rest` is in no stage, `collecting` is garbage, inside the others."""
    clock = Clock()
    clock.wrap_all()
    clock.memory["start"] = _memory()
    imports = time.process_time()
    build(folder, today)
    total = time.process_time()
    rest = total - imports - sum(clock.seconds.values())
    return {
        "seconds": {"imports": imports, **clock.seconds, "rest": rest},
        "total": total,
        "collecting": clock.collecting,
        "memory": clock.memory,
        "missing": clock.missing,
    }


def profiled(folder: Path, today: date, most: int) -> None:
    """Print the costliest functions: with what they call, by themselves, and by module."""
    importlib.import_module("generator.cli")  # imports cost the same at any size
    profile = cProfile.Profile()
    profile.runcall(build, folder, today)
    stats = pstats.Stats(profile)
    for order in ("cumulative", "tottime"):
        stats.sort_stats(order).print_stats(most)
    print(f"{'s':>8}  share  module (built-in functions count where they are called)")
    modules = _by_module(stats)
    whole = sum(modules.values())
    for name, spent in sorted(modules.items(), key=lambda one: -one[1])[:most]:
        print(f"{spent:8.2f}  {spent / whole:5.1%}  {name}")


def _by_module(stats: pstats.Stats) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    table: dict[Any, Any] = stats.stats  # type: ignore[attr-defined]  # typeshed leaves it out
    for (file, _, _), (_, _, own, _, callers) in table.items():
        if file == "~" and callers:
            for (caller, _, _), (_, _, part, _) in callers.items():
                found[_module(caller)] += part
        else:
            found[_module(file)] += own
    return found


def _module(file: str) -> str:
    """A module of ours by its path, any other by its package."""
    path = Path(file)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1]
    if file.startswith(("~", "<")):
        return file.replace("~", "built-in")
    return f"{path.parent.name}/{path.name}"


def _memory() -> int:
    """Resident bytes now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 22))
    parser.add_argument("--json", type=Path, help="write the stages here")
    parser.add_argument("--profile", action="store_true", help="cProfile instead of stages")
    parser.add_argument("--most", type=int, default=25)
    given = parser.parse_args()
    if given.profile:
        profiled(given.folder, given.today, given.most)
        return
    found = timed(given.folder, given.today)
    text = json.dumps(found, indent=1)
    if given.json:
        given.json.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
