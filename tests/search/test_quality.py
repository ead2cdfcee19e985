"""The search finds what it must, in Chromium and Firefox alike; and the measure itself is right."""

import pytest

from tests.browser.sites import served
from tests.search.quality import Quality, Ranks, ask, precision, quality, recall
from tests.search.site import search_site
from tests.search.split import documents, queries, split
from tests.tools.bidi import FirefoxPage


@pytest.fixture(scope="session")
def start(tmp_path_factory):
    site = search_site(tmp_path_factory.mktemp("search"))
    with served(site) as origin:
        yield origin + site.path


@pytest.fixture(scope="session")
def in_chromium(browser, start) -> Ranks:
    return ask(browser.new_page(), start, queries())


@pytest.fixture(scope="session")
def kept(in_chromium: Ranks) -> Quality:
    """Of the queries that nobody tunes on; which of them failed is not for whoever tunes."""
    _, measured = split(queries())
    return quality(measured, in_chromium)


@pytest.mark.browser
def test_the_half_that_was_never_tuned_on_is_found(kept: Quality) -> None:
    assert kept.recall >= 0.97
    assert kept.precision >= 0.95


@pytest.mark.browser
def test_firefox_shows_the_same_in_the_same_order(
    firefox: FirefoxPage, in_chromium: Ranks, start: str
) -> None:
    in_firefox = ask(firefox, start, queries())
    different = [asked for asked in in_chromium if in_firefox[asked] != in_chromium[asked]]
    assert different == []


def query(finds=(), also=(), lang="th"):
    return {"q": "x", "lang": lang, "why": "", "finds": list(finds), "also": list(also)}


@pytest.mark.parametrize(
    ("finds", "shown", "share"),
    [("a", "a", 1), ("ab", "a", 0.5), ("a", "bcdefa", 0), ("abcdefg", "abcde", 1), ("", "a", None)],
)
def test_recall_is_the_share_of_the_answers_among_the_first_five(finds, shown, share):
    assert recall(query(finds), list(shown)) == share


@pytest.mark.parametrize(
    ("finds", "also", "shown", "share"),
    [
        *(("a", "", "a", 1), ("a", "", "ab", 0.5), ("a", "b", "ab", 1), ("a", "", "", None)),
        *(("", "", "", 1), ("", "", "a", 0), ("", "a", "a", 1)),
    ],
)
def test_precision_is_the_share_of_what_is_shown_that_answers(finds, also, shown, share):
    assert precision(query(finds, also), list(shown)) == share


def test_a_document_without_english_counts_neither_way_on_the_english_site():
    thai = next(one["id"] for one in documents() if "text_en" not in one)
    assert precision(query(["a"], lang="en"), ["a", thai]) == 1
    assert precision(query(["a"], lang="th"), ["a", thai]) == 0.5


def test_a_query_counts_once_whatever_the_number_of_its_answers():
    asked = [query("abcd") | {"q": "many"}, query("e") | {"q": "one"}, query() | {"q": "none"}]
    ranks = {("th", "many"): list("abcd"), ("th", "one"): list("xy"), ("th", "none"): []}
    found = quality(asked, ranks)
    assert found.recall == 0.5
    assert found.precision == pytest.approx(2 / 3)
