"""One form for all the ways to type a thing, the same in Python and in the script."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.search.normal import normalised, other_years, tokens

CASES = yaml.safe_load((Path(__file__).parent / "normal.yml").read_text("utf-8"))


@pytest.mark.parametrize(("typed", "words"), CASES)
def test_what_is_typed_becomes_these_words(typed, words):
    assert tokens(normalised(typed)) == words


@given(st.text(st.sampled_from("กำน้ํา่เแ ็๒5.,/-a'ฯๆ")))
def test_a_normal_form_stays_as_it_is(text):
    once = normalised(text)
    assert tokens(normalised(once)) == tokens(once)


@pytest.mark.parametrize(
    ("word", "others"),
    [("2565", ("2022",)), ("2022", ("2565",)), ("1567", ()), ("3/2565", ()), ("99", ())],
)
def test_a_year_is_known_in_both_calendars(word, others):
    assert other_years(word) == others
