"""Files are read with exact positions, and no file, however broken, stops the reader."""

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.problems import Spot
from generator.reading.folder import yaml_files
from generator.reading.source import read
from generator.reading.tree import Mapping, Scalar, Sequence

SAMPLE = """\
# a comment
kind: meeting
title:
  th: ข่าว "หนึ่ง"
  en: 'News: one'
goals: [1, 12]
event:
  venues:
    - name: ห้องประชุม
      lat: 7.5
body: |
  บรรทัดแรก

  บรรทัดสาม
"""


@pytest.fixture
def file(tmp_path):
    def made(content: bytes):
        path = tmp_path / "news.yml"
        path.write_bytes(content)
        return read(path, "content/news/news.yml")

    return made


def typed(text, name="x.yml"):
    """The same for the properties, which have no use for fixtures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode())
        return read(path, name)


def only(source):
    (problem,) = source.problems
    assert source.tree is None
    assert problem.message("th")
    assert problem.hint("en")
    return problem


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("kind",), 2, 7),
        (("title", "th"), 4, 7),
        (("title", "en"), 5, 7),
        (("goals", 1), 6, 12),
        (("event", "venues", 0, "name"), 9, 13),
        (("event", "venues", 0, "lat"), 10, 12),
    ],
)
def test_every_value_knows_its_line_and_column(file, path, line, column):
    assert file(SAMPLE.encode()).value(*path).spot == Spot(line, column)


def test_every_key_knows_its_line_and_column(file):
    source = file(SAMPLE.encode())
    assert source.spot("title") == Spot(3, 1)
    assert source.spot("event", "venues", 0, "lat") == Spot(10, 7)
    assert source.spot("event", "no-such-field") == Spot(7, 1)


def test_every_scalar_is_text(file):
    source = file(b"time: 22:30\nphone: 021234567\nflag: no\nday: 2565-08-31\nnothing: ~\nx: 1e3\n")
    assert source.tree == {
        "time": "22:30",
        "phone": "021234567",
        "flag": "no",
        "day": "2565-08-31",
        "nothing": "~",
        "x": "1e3",
    }


def test_a_place_inside_a_block_is_found_to_the_line(file):
    body = file(SAMPLE.encode()).value("body")
    assert body.spot_of(body.find("แรก")).line == 12
    assert body.spot_of(body.find("สาม")).line == 14


@pytest.mark.parametrize("start", ["|", "|-", "|+", "|2", ">"])
def test_a_block_s_text_begins_on_the_line_below_its_sign(start):
    body = typed(f"a: 1\nbody: {start}\n  หนึ่ง\n").value("body")
    assert body.spot_of(0).line == 3


@pytest.mark.parametrize("start", ["|", ">"])
def test_blank_lines_before_a_block_s_text_are_counted(start):
    body = typed(f"body: {start}\n\n\n  หนึ่ง [x](news:y)\n").value("body")
    assert body.spot_of(body.find("(news")).line == 4


def test_a_line_of_a_folded_block_is_found_where_it_stands():
    """`>` joins lines, so a place in the text is no longer as many lines down."""
    text = "body: >\n  หนึ่ง\n  สอง\n\n  สาม [x](news:y)\n"
    body = typed(text).value("body")
    assert body.spot_of(body.find("(news")).line == 5


def test_a_repeated_key_is_told_with_both_lines(file):
    source = file(b"kind: story\ntitle: x\nkind: meeting\n")
    (problem,) = source.problems
    assert (problem.code, problem.field, problem.spot) == ("Y106", "kind", Spot(3, 1))
    assert "1" in problem.message("en") + problem.hint("en")


def test_a_key_repeated_within_a_list_is_told_too(file):
    source = file(b"quotes:\n  - text: a\n    text: b\n")
    assert [(p.code, p.spot.line) for p in source.problems] == [("Y106", 3)]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("a: 1\nb: &x 2\n", "Y107", 2),
        ("a: &x 1\nb: *x\n", "Y107", 1),
        ("a: 1\nb: !!python/object:os.system 2\n", "Y108", 2),
        ("a: !include secret.yml\n", "Y108", 1),
        ("- a\n- b\n", "Y109", 1),
        ("just words\n", "Y109", 1),
        ("a: 1\n---\nb: 2\n", "Y112", 2),
        ("a: 1\n\tb: 2\n", "Y105", 2),
        ("title: ข่าว: วันนี้\n", "Y115", 1),
        ('a: 1\ntitle: "ข่าว\nb: 2\n', "Y116", 2),
        ("a: 1\ntitle ข่าว\nb: 2\n", "Y117", 2),
        ("a: [1, 2\nb: 3\n", "Y119", 1),
        ("? [a, b]\n: 1\n", "Y114", 1),
        ("a: 1\nb: ข\x07าว\n", "Y111", 2),
        ("title: @ตลาด\n", "Y121", 1),
    ],
)
def test_a_slip_of_yaml_is_told_with_its_line_and_no_other_problem(file, content, code, line):
    problem = only(file(content.encode()))
    assert (problem.code, problem.spot.line) == (code, line)


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"# only\n  # comments\n", b"\xef\xbb\xbf", b"  "]
)
def test_an_empty_file_is_told(file, content):
    assert only(file(content)).code == "Y102"


@pytest.mark.parametrize("content", [b"---\n", b"---\n...\n", b"~\n", b"{}\n"])
def test_a_file_that_says_nothing_is_told(file, content):
    source = file(content)
    assert source.problems or source.tree == {}


def test_a_byte_order_mark_moves_no_position(file):
    source = file(b"\xef\xbb\xbf" + SAMPLE.encode())
    assert source.problems == ()
    assert source.value("kind").spot == Spot(2, 7)
    assert file(b"\xef\xbb\xbfkind: story\n").value("kind").spot == Spot(1, 7)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(file, ending):
    source = file(SAMPLE.replace("\n", ending).encode())
    assert source.problems == ()
    assert source.tree == file(SAMPLE.encode()).tree
    assert source.value("event", "venues", 0, "lat").spot == Spot(10, 12)


def test_windows_874_is_recognised_by_name(file):
    problem = only(file("kind: story\ntitle: ข่าวตลาดริมธาร\n".encode("cp874")))
    assert (problem.code, problem.spot.line) == ("Y101", 2)


@pytest.mark.parametrize("content", ["title: ข่าว\n".encode("utf-16"), b"title: \xff\xfe\x80\x81\n"])
def test_what_is_not_utf_8_is_told(file, content):
    assert only(file(content)).code in {"Y100", "Y101"}


def test_a_file_cut_within_a_letter_is_told_as_cut_at_its_last_line(file):
    problem = only(file("a: 1\nb: ข่าว".encode()[:-1]))
    assert (problem.code, problem.spot.line) == ("Y139", 2)


def test_a_file_of_20_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "big.yml"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    began = time.perf_counter()
    assert only(read(path, "big.yml")).code == "Y103"
    assert time.perf_counter() - began < 0.5


def test_a_bomb_of_aliases_is_refused_at_once(file):
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert only(file("\n".join(lines).encode())).code == "Y107"


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_a_deep_nest_is_refused_without_recursion(opening):
    source = typed("a: " + opening * 100_000)
    assert [p.code for p in source.problems] == ["Y113"]


@pytest.mark.parametrize("text", ["- " * 30 + "a", "a: " + "[" * 15 + "]" * 15])
def test_a_nest_that_a_person_may_type_does_not_crash(text):
    assert typed(text).file == "x.yml"


def test_a_missing_file_is_a_problem_and_no_crash(tmp_path):
    assert only(read(tmp_path / "no.yml", "no.yml")).code == "Y132"


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path):
    assert only(read(tmp_path, "folder.yml")).code == "Y110"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@example("#")
def test_no_text_stops_the_reader(text):
    source = typed(text)
    assert source.tree is not None or source.problems


@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reader(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(content)
    source = read(path, "any.yml")
    assert source.tree is not None or source.problems
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert all(1 <= p.spot.line <= lines and p.spot.column >= 1 for p in source.problems)


def scalars(node):
    if isinstance(node, Mapping):
        for key, value in node.items():
            assert key in node.keys_at
            yield from scalars(value)
    elif isinstance(node, Sequence):
        for value in node:
            yield from scalars(value)
    else:
        assert isinstance(node, Scalar)
        yield node


PLAIN = st.text(st.sampled_from("abcกขค123"), min_size=1, max_size=8)


@given(st.dictionaries(PLAIN, PLAIN | st.lists(PLAIN, min_size=1, max_size=3), min_size=1))
def test_each_scalar_stands_in_the_file_where_it_says(fields):
    lines = []
    for key, value in fields.items():
        lines.append(f"{key}:")
        if isinstance(value, str):
            lines[-1] += f" {value}"
        else:
            lines += [f"  - {one}" for one in value]
    source = typed("\n".join(lines) + "\n")
    assert source.problems == ()
    for scalar in scalars(source.tree):
        line = lines[scalar.spot.line - 1]
        assert line[scalar.spot.column - 1 :].startswith(scalar)


def test_files_are_found_in_one_order_and_hidden_ones_are_not(tmp_path):
    for name in ["b.yml", "a.yaml", "sub/C.YML", ".hidden.yml", "note.txt", "sub/a.yml"]:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a: 1\n")
    found = [file for _, file in yaml_files(tmp_path, "content")]
    assert sorted(found) == found or found == [
        "content/a.yaml",
        "content/b.yml",
        "content/sub/C.YML",
        "content/sub/a.yml",
    ]
    assert len(found) == 4
    assert list(yaml_files(tmp_path, "no-such-folder")) == []
