"""How well a search finds: recall in the first five, and precision of what is shown.

Both are means over the queries, each counting once. Recall is the share of a query's answers, five
at most, that stand among the first five shown; a query that nothing answers has none. Precision is
the share of what is shown, ten at most, that answers; of a query that nothing answers it is 1 when
nothing is shown and 0 otherwise; one that has answers and shows nothing is judged by recall alone.
What the queries file names as `also` counts neither way, and on the English site no more does a
document without English.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import Any, Protocol

from tests.search.split import Query, documents

FIRST = 5
# What every browser is asked to do: type, send, wait, read the links that are shown.
ASK = """async queries => {
  const form = document.querySelector('[data-search]'), input = form.elements.q;
  const results = document.querySelector('[data-search-results]');
  history.pushState = () => {};  // browsers allow some hundred of them in ten seconds
  const found = [];
  for (const query of queries) {
    input.value = query;
    form.requestSubmit();
    while (results.dataset.state === 'busy') await new Promise(done => setTimeout(done, 1));
    found.push([results.dataset.state, ...[...results.querySelectorAll('a[data-result]')]
      .map(link => link.getAttribute('href'))]);
  }
  return found;
}"""
Ranks = dict[tuple[str, str], list[str]]


class Tab(Protocol):
    """A page of any browser: Playwright's, or tests.tools.bidi's."""

    def goto(self, url: str) -> object: ...
    def evaluate(self, function: str, argument: Any, /) -> Any: ...


@dataclass(frozen=True)
class Quality:
    """Shares from 0 to 1."""

    recall: float
    precision: float


def ask(page: Tab, start: str, queries: Sequence[Query]) -> Ranks:
    """The ids of what is shown for each query, in order, by its language and words."""
    ranks: Ranks = {}
    for lang in ("th", "en"):
        page.goto(f"{start}{'en/' if lang == 'en' else ''}search/")
        typed = [query["q"] for query in queries if query["lang"] == lang]
        for query, (state, *links) in zip(typed, page.evaluate(ASK, typed), strict=True):
            assert state == "done", query
            ranks[lang, query] = [link.rstrip("/").rpartition("/")[2] for link in links]
    return ranks


def recall(query: Query, shown: Sequence[str]) -> float | None:
    wanted = set(query["finds"])
    return len(wanted & set(shown[:FIRST])) / min(FIRST, len(wanted)) if wanted else None


def precision(query: Query, shown: Sequence[str]) -> float | None:
    counted = judged(query, shown)
    if not query["finds"]:
        return float(not counted)
    right = sum(id_ in query["finds"] for id_ in counted)
    return right / len(counted) if counted else None


def judged(query: Query, shown: Sequence[str]) -> list[str]:
    """Of what is shown that which is right or wrong."""
    free = set(query.get("also", ())) - set(query["finds"])
    if query["lang"] == "en":
        free |= _thai_alone()
    return [id_ for id_ in shown if id_ not in free]


def quality(queries: Sequence[Query], ranks: Mapping[tuple[str, str], Sequence[str]]) -> Quality:
    asked = [(query, ranks[query["lang"], query["q"]]) for query in queries]
    recalls = [recall(query, shown) for query, shown in asked]
    precisions = [precision(query, shown) for query, shown in asked]
    return Quality(
        recall=fmean(one for one in recalls if one is not None),
        precision=fmean(one for one in precisions if one is not None),
    )


@cache
def _thai_alone() -> frozenset[str]:
    return frozenset(one["id"] for one in documents() if "text_en" not in one)
