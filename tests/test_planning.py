"""What an output was made from is noticed, whichever way it was asked for."""

import inspect
import os
import subprocess
import sys
from dataclasses import dataclass, fields
from datetime import date
from functools import partial

import pytest

from generator.pipeline import examine
from generator.planning.answers import Answers
from generator.planning.day import AskedDay
from generator.planning.digests import Digests
from generator.planning.watched import MAPPINGS, SETS, SETS_BY_NAME, WHOLE, Questions, Watched
from generator.site import Site
from generator.text import Text
from tests.conftest import GOOD, TODAY


@pytest.fixture(scope="module")
def site():
    return examine(GOOD, TODAY).site


@pytest.fixture
def watched(site):
    questions = Questions()
    return Watched(site, questions.note), questions


def public_names() -> set[str]:
    named = {field.name for field in fields(Site)}
    named |= {name for name, _ in inspect.getmembers(Site, callable)}
    named |= {name for name, _ in inspect.getmembers(Site, lambda one: isinstance(one, property))}
    return {name for name in named if not name.startswith("_")}


def test_everything_that_a_site_can_be_asked_is_watched():
    own = {name for name in vars(Watched) if not name.startswith("_")}
    assert public_names() - own == set()


def test_every_question_has_an_answer_and_the_site_s_own(site, watched):
    one, questions = watched
    item, district = site.news[0], site.districts[0]
    area = site.areas(next(item for item in site.news if site.areas(item)))[0]
    with questions.listening() as asked:
        for name in WHOLE:
            assert getattr(one, name) == getattr(site, name)
        for name in MAPPINGS:
            assert dict(getattr(one, name)) == dict(getattr(site, name))
            assert getattr(one, name).get("no such thing") is None
        for name in SETS:
            assert set(getattr(one, name)) == set(getattr(site, name))
        for name in SETS_BY_NAME:
            groups = getattr(site, name)
            assert {key: set(group) for key, group in getattr(one, name).items()} == groups
            assert all("no such thing" not in group for group in getattr(one, name).values())
        assert one.areas(item) == site.areas(item)
        assert one.is_listed(item) == site.is_listed(item)
        assert one.is_expired(item) == site.is_expired(item)
        assert one.images_of(district) == site.images_of(district)
        assert one.profile(area) == site.profile(area)
        assert one.news_of(area, 2) == site.news_of(area)[:2]
        assert one.news_of(area) == site.news_of(area)
        assert one.has_news(area.code) == site.has_news(area.code)
        assert one.related(item, 3) == site.related(item, 3)
        assert one.alerts_of(("50",)) == site.alerts_of(("50",))
        assert one.menu_name("everything") == site.menu_name("everything")
        assert one.area_codes() == site.area_codes()
        assert one.today > date(2000, 1, 1)
    answers = Answers(site, Digests())
    assert len(asked) > 30
    assert {question for question in asked if not answers.of(question)} == set()
    assert answers.of(("areas", "an item that is gone")) == answers.of(("page_by_id", "none"))


def test_a_question_that_is_not_listened_to_is_not_told_to_who_listens_later(watched):
    one, questions = watched
    assert one.settings
    with questions.listening() as asked:
        assert one.programme
        with questions.listening() as inner:
            assert one.words
        assert one.years is not None
    assert asked == {("programme",), ("years",)}
    assert inner == {("words",)}


@pytest.mark.parametrize(
    ("compare", "sign"),
    [
        (lambda day: day < date(2024, 7, 1), "<"),
        (lambda day: date(2024, 7, 1) >= day, "<="),
        (lambda day: day == date(2024, 7, 1), "=="),
    ],
)
def test_whether_a_day_has_come_is_all_that_is_noted_of_a_comparison(compare, sign):
    noted = []
    compare(AskedDay.of(date(2024, 6, 15), noted.append))
    assert noted == [("today", sign, "2024-07-01")]


@pytest.mark.parametrize(
    "use",
    [
        str,
        repr,
        hash,
        "{:%Y}".format,
        lambda day: day.year,
        lambda day: day.isoformat(),
        lambda day: day - date(2024, 1, 1),
        lambda day: date(2024, 12, 31) - day,
        lambda day: day.replace(day=1),
    ],
)
def test_every_other_use_of_today_depends_on_the_day(use):
    noted = []
    day = date(2024, 6, 15)
    assert use(AskedDay.of(day, noted.append)) == use(day)
    assert ("today",) in noted


@dataclass(frozen=True)
class Shown:
    name: str
    lines: tuple[str, ...]


def view(*_):
    return None


def test_equal_values_have_equal_digests_and_others_have_others():
    def values():
        captured = "closed over"
        return [
            "a",
            ("a",),
            ("a", "b"),
            ("ab",),
            1,
            "1",
            None,
            True,
            date(2024, 1, 2),
            b"a",
            {"a": 1},
            {"a": 2},
            frozenset("ab"),
            Text("ก", "a"),
            Text("ก"),
            Shown("a", ("b", "c")),
            Shown("a", ("b",)),
            partial(view, "a"),
            partial(view, "b"),
            view,
            lambda: captured,
        ]

    digests = [Digests().of(value) for value in values()]
    assert len(set(digests)) == len(digests)
    assert digests[:-1] == [Digests().of(value) for value in values()][:-1]


def test_a_value_of_which_nobody_can_tell_whether_it_changed_is_an_error():
    with pytest.raises(TypeError, match="object"):
        Digests().of(object())


PLANNED = """
import sys
from datetime import date
from pathlib import Path
from generator.pipeline import examine, plan
from generator.planning.answers import Answers
from generator.planning.digests import Digests
from generator.planning.watched import WHOLE

root = Path(sys.argv[1])
site = examine(root, date(2024, 6, 15)).site
made, digests = plan(site, root), Digests()
answers = Answers(site, digests)
for thing in (*made.pages, *made.batches, *made.planned_sheets()):
    print(digests.of(thing).hex(), getattr(thing, "file", ""))
for name in WHOLE:
    print(answers.of((name,)).hex(), name)
"""


def test_another_run_of_python_gives_the_same_digests():
    told = [
        subprocess.run(
            [sys.executable, "-c", PLANNED, GOOD],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        for seed in ("1", "2")
    ]
    assert len(told[0]) > 150
    assert told[0] == told[1]
