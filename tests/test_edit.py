"""A value is changed at its place, and nothing else in the file moves."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.edit import (
    scalars,
    uncommented,
    with_entry,
    with_scalars,
    with_values,
)
from generator.models.citations import Citation
from generator.models.near_shapes import near_shape
from generator.problems import Spot
from generator.reading.quoting import written
from generator.reading.tree import Scalar, compose
from tests.conftest import GOOD, REAL

FILES = [
    path
    for site in (GOOD, REAL)
    for folder in ("content", "districts")
    for path in sorted((site / folder).rglob("*.yml"))
]
LINE = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() == text)


def read(text):
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes texts alone


def between(text: str) -> list[str]:
    """What is no value: keys, remarks, blank lines, marks."""
    ends, parts = 0, []
    for span in sorted(scalars(text).values(), key=lambda span: span.start):
        parts.append(text[ends : span.start])
        ends = span.end
    return [*parts, text[ends:]]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_other_byte_of_a_real_file_stays(path):
    """Comments, quotes, blank lines and long Thai lines survive a change of every value."""
    text = path.read_bytes().decode()
    found = scalars(text)
    changed = [place for place, span in found.items() if span.style not in ("|", ">")]
    after = with_values(text, dict.fromkeys(changed, "ใหม่"))
    assert [part.strip(" ") for part in between(after)] == [p.strip(" ") for p in between(text)]
    expected = {place: "ใหม่" if place in changed else span.text for place, span in found.items()}
    assert {place: span.text for place, span in scalars(after).items()} == expected


@given(LINE)
def test_a_hint_for_a_text_in_place_of_a_record_can_be_typed_as_it_stands(typed):
    hint = near_shape("sources", Scalar(typed, Spot()), Citation, many=True)
    tree, problems = compose(hint, "hint.yml")
    assert [one.code for one in problems] == []
    assert typed in tree["sources"][0].values()


@given(LINE)
def test_whatever_is_written_is_read_again(value):
    for text in ("title:\n  th: x\n  en:\n", "title: {th: x, en: y}\n", 'title: {th: "x"}\n'):
        assert read(with_values(text, {("title", "th"): value}))["title"]["th"] == value
    assert read(f"areas: [{written(value)}, b]\n")["areas"] == [value, "b"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# ก\ntitle: เดิม # หมายเหตุ\n", "# ก\ntitle: ใหม่ # หมายเหตุ\n"),
        ("title:\n", "title: ใหม่\n"),
        ("title: # ยังไม่มี\n", "title: ใหม่ # ยังไม่มี\n"),
        ('title:   "เดิม"\n', 'title:   "ใหม่"\n'),
        ("title: 'เดิม'", "title: 'ใหม่'"),
        ("title: เดิม\r\nkind: story\r\n", "title: ใหม่\r\nkind: story\r\n"),
        ("\ufefftitle: เดิม\n", "\ufefftitle: ใหม่\n"),
        ("{ title: เดิม , kind: story }\n", "{ title: ใหม่ , kind: story }\n"),
        ("title: เดิม\n    ต่อ\nkind: story\n", "title: ใหม่\nkind: story\n"),
    ],
)
def test_a_value_is_changed_however_the_file_is_typed(before, after):
    assert with_values(before, {("title",): "ใหม่"}) == after


def test_a_value_that_yaml_would_misread_is_quoted_as_staff_are_told_to():
    text = with_values("title:\n", {("title",): "ด่วน: น้ำท่วม # 1"})
    assert text == 'title: "ด่วน: น้ำท่วม # 1"\n'


def test_a_path_that_is_not_there_is_a_bug():
    with pytest.raises(KeyError):
        with_values("title: x\n", {("summary",): "y"})


def test_part_of_a_long_text_changes_and_its_lines_stay():
    text = "body: |\n  ก [ข](district:old) \n\n  ค\nx: >\n  district:older\n  district:old\n"
    after = with_scalars(text, lambda _, typed: typed.replace("district:old)", "district:new)"))
    assert after == text.replace("(district:old)", "(district:new)")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\n\naliases: [new]\n"),
        ("a: 1", "a: 1\n\naliases: [new]\n"),
        ("a: 1\r\n", "a: 1\r\n\r\naliases: [new]\r\n"),
        ("aliases: [old] # x\n", "aliases: [new, old] # x\n"),
        ("aliases:\n  - old # x\n", "aliases:\n  - new\n  - old # x\n"),
        ("aliases:\n- old\n", "aliases:\n- new\n- old\n"),
        ("aliases: []\nb: 1\n", "aliases: [new]\nb: 1\n"),
        ("aliases:\nb: 1\n", "aliases: [new]\nb: 1\n"),
    ],
)
def test_a_list_gets_one_more_entry_in_its_own_way(before, after):
    assert with_entry(before, "aliases", "new") == after
    assert "new" in read(after)["aliases"]


def test_a_field_behind_marks_comes_into_use_and_its_remarks_stay():
    text = "# หมายเหตุ\n#event:\n#  group: ก\n#  # ใน\n#  #starts: ข\n# ต่อไป\n#other: x\n"
    assert uncommented(text, "event") == (
        "# หมายเหตุ\nevent:\n  group: ก\n  # ใน\n  #starts: ข\n# ต่อไป\n#other: x\n"
    )
