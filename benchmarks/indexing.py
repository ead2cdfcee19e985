"""Makes the index of search of a site in this process, cold, and says what it cost.

python benchmarks/indexing.py build/bench/search/300 --into build/bench/search/index
python benchmarks/indexing.py build/bench/search/300 --profile
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import time
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 22)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--into", type=Path, help="write the index below this folder")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()

    from generator.pipeline import examine  # noqa: PLC0415  # imports are no part of the time
    from generator.search.index import search_files  # noqa: PLC0415

    site = examine(given.folder, TODAY).site
    if site is None:
        raise SystemExit("no site")
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(search_files, site)
        stats = pstats.Stats(profile)
        for order in ("cumulative", "tottime"):
            stats.sort_stats(order).print_stats(22)
        return
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, wall = time.process_time(), time.perf_counter()
    files = search_files(site)
    spent, waited = time.process_time() - began, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
    if given.into:
        for name, data in files.items():
            path = given.into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    print(json.dumps({"news": len(site.listed), "cpu": spent, "wall": waited, "more_kb": peak}))


if __name__ == "__main__":
    main()
