"""What the search finds, beside what Material's own search and Pagefind find.

    python -m tests.search.measure            both halves, all three searches
    python -m tests.search.measure --tuning   our own on the half to tune on, in less time
    python -m tests.search.measure --fresh    all three on queries written after the last tuning

Of the queries to tune on every miss and every false hit is told. Of those that are kept for
measuring only the figures are: whoever reads them query by query has begun to tune on them.
"""

# ruff: noqa: T201  a command that prints

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.sites import served
from tests.search.others import SHOWN, material, pagefind
from tests.search.quality import FIRST, Ranks, ask, judged, quality
from tests.search.site import search_site
from tests.search.split import Query, queries, split
from tests.tools.chromium import chromium
from tests.tools.fixtures import QUIET


def ranks_of(asked: Sequence[Query], *, others: bool) -> dict[str, Ranks]:
    """By the name of the search; our own first."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        site = search_site(Path(folder))
        with served(site) as origin:
            found = {"namrong": ask(browser.new_page(), origin + site.path, asked)}
        if others:
            found["Material"] = material(browser, Path(folder), asked)
            found["Pagefind"] = pagefind(browser, Path(folder), asked)
        browser.close()
    return found


def faults(asked: Sequence[Query], ranks: Mapping[tuple[str, str], Sequence[str]]) -> list[str]:
    """A line for each query that misses an answer or shows what is none."""
    said = []
    for query in sorted(asked, key=lambda query: query["why"]):
        shown = ranks[query["lang"], query["q"]]
        first, finds = shown[:FIRST], query["finds"]
        missed = [id_ for id_ in finds if id_ not in first]
        if len(finds) - len(missed) >= FIRST:
            missed = []  # the first five are all right
        false = [id_ for id_ in judged(query, shown) if id_ not in finds]
        if missed or false:
            said.append(f"{query['why']:16} {query['lang']} {query['q']!r}")
            said += [f"{'':18} missed {id_}" for id_ in missed]
            said += [f"{'':18} false  {id_} (place {shown.index(id_) + 1})" for id_ in false]
    return said


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tuning", action="store_true", help="the half to tune on, our own alone")
    parser.add_argument("--fresh", action="store_true", help="the queries of fresh.yml instead")
    given = parser.parse_args()
    tuning, measured = split(queries())
    halves = {"to tune on": tuning} if given.tuning else {"to tune on": tuning, "kept": measured}
    if given.fresh:
        tuning, halves = [], {"fresh": queries("fresh")}
    asked = [query for half in halves.values() for query in half]
    found = ranks_of(asked, others=not given.tuning)
    print(*faults(tuning, found["namrong"]), sep="\n")
    print(f"\nRecall in the first {FIRST}, precision of what is shown ({SHOWN} at most)\n")
    print("| queries | number | search | recall | precision |\n|--|--:|--|--:|--:|")
    for name, half in halves.items():
        for search, ranks in found.items():
            of = quality(half, ranks)
            print(f"| {name} | {len(half)} | {search} | {of.recall:.3f} | {of.precision:.3f} |")


if __name__ == "__main__":
    main()
