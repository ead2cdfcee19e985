"""Every slip that a person may make is answered at its line, in plain Thai, with what to type."""

import re
import shutil
import string
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args
from unittest.mock import patch

import pytest
import yaml
from pydantic import BaseModel

from generator.memory import Session
from generator.models.district import District
from generator.models.field_names import field_names
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.models.words import WordList
from generator.pipeline import check
from generator.problems import Problem
from generator.progress import Untold
from generator.reading.source import read
from generator.text import LANGS
from tests.tools.made_files import made

BAD = Path(__file__).parent / "bad"
GENERATOR = Path(__file__).parents[1] / "generator"
TODAY = date(2022, 9, 1)
WORDING = yaml.load((GENERATOR / "wording/problems.yml").read_bytes(), yaml.CSafeLoader)
LABELS = yaml.load((GENERATOR / "wording/fields.yml").read_bytes(), yaml.CSafeLoader)
WHOLE = (BAD / "_whole.yml").read_text("utf-8")
# Each slip of YAML in a whole file: its code, its name, and its lines with - + or > before them.
SLIPS = re.findall(
    r"^(Y\d{3}) (.+)\n((?:[-+>].*\n)+)", (BAD / "_slips.txt").read_text("utf-8"), re.MULTILINE
)
CASES = sorted(folder.name for folder in BAD.iterdir() if folder.name[0] not in "_.")

# Worded, and not yet raised. A code that is raised must leave this list and get a case.
WAITING: set[str] = set()
# The answer to a fault of a type that no model has today: no input is known that reaches it.
UNREACHED = {"F239"}

FORBIDDEN = ("ผิดพลาด", "ฟิลด์", "คีย์", "สตริง", "ออนไลน์")
# The only Latin words that a Thai sentence has outside `backticks` and quotation marks.
LATIN = {"UTF", "TIS", "Windows", "Save", "As", "Encoding", "MB", "Tab", "SDGs", "slug", "alt"}
LATIN |= {
    "content",
    "files",
    "images",
    "https",
    "SVG",
    "PDF",
    "HEIC",
    "Word",
    "HTML",
    "drawings",
    "Plain",
    "svg",
}
LIBRARY = re.compile(
    r"mapping|scalar|token|expected|found character|scanning|parsing|validation|instance"
    r"|Permission|Errno|None|Traceback",
    re.IGNORECASE,
)


@cache
def expectation(case: str) -> dict[str, object]:
    return yaml.load((BAD / case / "expect.yml").read_bytes(), yaml.CSafeLoader)


def examined(root: Path, unreadable: Path | None = None) -> tuple[Problem, ...]:
    read_bytes = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == unreadable:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    with patch.object(Path, "read_bytes", read):
        return check(root, TODAY, Session(), Untold()).problems


@pytest.fixture(params=CASES, scope="module")
def case(request):
    """All tests of one case run one after the other, so that `told` is made once for them."""
    return request.param


@cache
def told(case: str) -> tuple[Problem, ...]:
    """What is said of the base site with the case's one file put into it.

    Four things that a file in git cannot be: `grow` fills it up to so many bytes, `unreadable`
    makes the system refuse it, `absent` takes it away, `beside` puts other files next to it, as
    `made` makes them.
    """
    expected = expectation(case)
    (given,) = (BAD / case).glob("input.*")
    with TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shutil.copytree(BAD / "_base", root)
        target = root / str(expected["path"])
        target.parent.mkdir(parents=True, exist_ok=True)
        raw = given.read_bytes()
        target.write_bytes(raw + b"#" * (int(str(expected.get("grow", 0))) - len(raw)))
        if expected.get("absent"):
            target.unlink()
        for name, wanted in dict(expected.get("beside", {})).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(made(wanted))
        return examined(root, target if expected.get("unreadable") else None)


def answer(case: str) -> Problem:
    """The problem that the case is about: of its code, at its line."""
    expected = expectation(case)
    return next(
        problem
        for problem in told(case)
        if (problem.code, problem.spot.line) == (expected["code"], expected["line"])
    )


def test_the_base_site_has_no_problem(tmp_path):
    shutil.copytree(BAD / "_base", tmp_path / "site")
    assert examined(tmp_path / "site") == ()


def test_the_mark_and_the_line_ends_of_windows_are_read_without_a_word(tmp_path):
    shutil.copytree(BAD / "_base", tmp_path / "site")
    for path in (tmp_path / "site").rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert examined(tmp_path / "site") == ()


def test_a_slip_is_answered_at_its_line_with_what_to_type(case):
    expected = expectation(case)
    assert case.partition("-")[0] == expected["code"]
    places = [(problem.code, problem.spot.line) for problem in told(case)]
    assert (expected["code"], expected["line"]) in places
    problem = answer(case)
    assert problem.file == expected["path"]
    assert (problem.message("th"), problem.hint("th")) == (expected["th"], expected["hint_th"])


def test_nothing_else_is_said_of_a_file_with_one_slip(case):
    expected = expectation(case)
    assert {problem.file for problem in told(case)} == {expected["path"]}
    codes = [problem.code for problem in told(case)]
    codes.remove(expected["code"])
    assert sorted(codes) == sorted(expected.get("also", []))


def test_no_sentence_of_a_library_and_no_hole_reaches_the_reader(case):
    for problem in told(case):
        # What the person typed may be any word; the system's own reason is for English alone.
        given = [str(value) for key, value in problem.data.items() if key != "reason"]
        for lang in LANGS:
            for said in (problem.message(lang), problem.hint(lang)):
                own = said.replace(f"({problem.data.get('reason')})", "") if lang == "en" else said
                for value in given:
                    own = own.replace(value, "")
                assert not LIBRARY.search(own)
                assert not re.search(r"\{[a-z_]+\}|``|“”", said)


def test_the_whole_file_has_no_problem(tmp_path):
    assert read_text(tmp_path, WHOLE) == ()


@pytest.mark.parametrize(("code", "name", "change"), SLIPS, ids=[f"{c} {n}" for c, n, _ in SLIPS])
def test_a_slip_in_a_whole_file_is_told_at_the_line_to_mend(tmp_path, code, name, change):
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] == "-")
    after = [line for line in lines if line[0] != "-"]
    assert WHOLE.count(before) == 1
    line = WHOLE[: WHOLE.index(before)].count("\n") + 1
    line += next(number for number, typed in enumerate(after) if typed[0] == ">")
    slipped = WHOLE.replace(before, "".join(typed[1:] for typed in after))
    (problem,) = read_text(tmp_path, slipped)
    assert (problem.code, problem.spot.line) == (code, line)
    for lang in LANGS:
        assert not re.search(r"\{[a-z_]+\}|``|“”", problem.message(lang) + problem.hint(lang))


@pytest.mark.parametrize("number", range(1, WHOLE.count("\n") + 1))
def test_whatever_befalls_a_line_is_told_within_the_file(tmp_path, number):
    lines = WHOLE.splitlines()
    line = lines[number - 1]
    half = len(line) // 2
    for typed in (
        None,
        line[:half],
        line[half:],
        line + line,
        f"'{line}",
        f"\t{line}",
        f"- {line}",
    ):
        changed = [*lines[: number - 1], *([] if typed is None else [typed]), *lines[number:]]
        for problem in read_text(tmp_path, "\n".join(changed)):
            assert 1 <= problem.spot.line <= len(changed)
            assert all(problem.message(lang) and problem.hint(lang) for lang in LANGS)


def read_text(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "whole.yml").write_text(text, "utf-8", newline="\n")
    return read(folder / "whole.yml", "whole.yml").problems


def test_every_code_that_is_raised_has_its_words_and_the_reverse():
    modules = GENERATOR.rglob("*.py")
    raised = {
        code
        for path in modules
        for code in re.findall(r'"([YFRTAW]\d{3})"', path.read_text("utf-8"))
    }
    assert sorted(WORDING) == sorted(raised | WAITING)
    assert not raised & WAITING


def test_every_code_has_a_case():
    covered = {case.partition("-")[0] for case in CASES}
    assert covered == set(WORDING) - WAITING - UNREACHED


def test_every_message_and_hint_stands_in_both_languages():
    for code, entry in WORDING.items():
        assert set(entry) - {"nearest"} == {"message", "hint"}, code
        for part in entry.values():
            assert set(part) == {"th", "en"}, code
            assert all(text == text.strip() and text for text in part.values()), code


def test_every_template_takes_only_what_the_code_gives():
    given: dict[tuple[str, str], set[str]] = {}
    for case in CASES:
        for problem in told(case):
            data = set(problem.data)
            for part in ("message", "nearest" if problem.has_nearest else "hint"):
                key = problem.code, part
                given[key] = given.get(key, data) & data
    for code, entry in WORDING.items():
        for part, texts in entry.items():
            for text in texts.values():
                wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
                assert wanted <= given.get((code, part), wanted), (code, text)
                assert text.format(**dict.fromkeys(wanted, "x"))


def test_every_code_with_a_nearest_right_answer_has_a_case_with_it_and_one_without():
    for code, entry in WORDING.items():
        answers = [p.has_nearest for case in CASES for p in told(case) if p.code == code]
        if "nearest" in entry:
            assert set(answers) == {True, False}, code


def test_thai_sentences_use_the_words_of_the_people_served():
    for code, entry in WORDING.items():
        for part in entry.values():
            text = part["th"]
            assert not [word for word in FORBIDDEN if word in text], code
            bare = re.sub(r"`[^`]*`|“[^”]*”|\{\w+\}", "", text)
            assert set(re.findall(r"[A-Za-z]{2,}", bare)) <= LATIN, code


def test_every_field_has_a_label_of_its_own_by_which_it_is_found():
    models: set[type[BaseModel]] = set()

    def gather(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in models:
                models.add(annotation)
                for field in annotation.model_fields.values():
                    gather(field.annotation)
            return
        for part in get_args(annotation):
            gather(part)

    for model in (NewsItem, District, StandingPage, SiteSettings, Programme, WordList):
        gather(model)
    assert set(LABELS) == {name for model in models for name in field_names(model)}
    for lang in LANGS:
        labels = [label[lang] for label in LABELS.values()]
        assert len(labels) == len(set(labels))
