"""The command line: what it prints for people and for programs, and how it ends."""

import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from generator.cli import main, namrong
from tests.conftest import GOOD, TODAY

BAD = "content/news/2024/2024-06-01-bad.yml"


def run(*arguments):
    """The program as its users start it; only for what needs a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NAMRONG")}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False
    )


def invoke(*arguments):
    return CliRunner().invoke(namrong, list(map(str, arguments)), prog_name="namrong")


def check(root, *options):
    return invoke("check", "-C", root, "--today", TODAY, *options)


@pytest.fixture
def faulty(workshop):
    """One item with an error and one with a warning alone."""
    workshop.news("bad", "sectors: [no-such]\n")
    workshop.news("fair", published="2567-06-02")
    file = "content/news/2567/2567-06-02-fair.yml"
    (workshop.root / file).rename(workshop.root / "content/news/2024/2024-06-02-fair.yml")
    return workshop


# Exit statuses.


def test_a_clean_check_ends_in_0():
    done = check(GOOD)
    assert done.exit_code == 0, done.output
    assert "ไม่พบปัญหา" in done.output
    assert "no problems" in done.output


def test_a_check_that_finds_an_error_ends_in_1(faulty):
    assert check(faulty.root).exit_code == 1


def test_a_warning_alone_ends_in_0(faulty):
    faulty.remove(BAD)
    done = check(faulty.root)
    assert done.exit_code == 0
    assert "2024-06-02" in done.output
    assert faulty.build().status == 0


def test_a_build_with_content_problems_publishes_and_ends_in_3(faulty):
    built = faulty.build()
    assert built.status == 3
    assert built.has("news/fair")
    assert not built.has("news/bad")
    assert BAD in built.said


def test_a_strict_build_with_content_problems_publishes_nothing_and_ends_in_1(faulty):
    built = faulty.build("--strict")
    assert built.status == 1
    assert not built.folder.exists()


def test_a_strict_build_of_a_clean_site_ends_in_0(workshop):
    assert workshop.build("--strict").status == 0


@pytest.mark.parametrize("file", ["content/site.yml", "content/programme.yml"])
def test_a_site_without_its_own_files_cannot_be_built_and_ends_in_2(workshop, file, tmp_path):
    workshop.write(file, "")
    built = workshop.build(out=tmp_path / "new")
    assert built.status == 2
    assert file in built.said
    assert not built.folder.exists()
    assert check(workshop.root).exit_code == 1


def test_a_programme_that_is_missing_altogether_is_told(workshop):
    workshop.remove("content/programme.yml")
    built = workshop.build()
    assert built.status == 2
    assert "content/programme.yml" in built.said


@pytest.mark.parametrize("command", ["check", "build", "serve", "status"])
def test_a_folder_that_is_no_site_ends_in_2(tmp_path, command):
    done = invoke(command, "-C", tmp_path)
    assert done.exit_code == 2
    assert "content/site.yml" in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["check", "--no-such-option"],
        ["check", "-C", "/no/such/folder"],
        ["check", "--format", "xml"],
        ["check", "--lang", "fr"],
        ["build", "--today", "31/08/2565"],
        ["build", "--today", "2024-02-30"],
        ["serve", "--port", "-1"],
    ],
)
def test_a_wrong_usage_ends_in_2(arguments):
    assert invoke(*arguments).exit_code == 2


def test_help_and_version_end_in_0():
    for arguments in (["--help"], ["--version"], ["check", "--help"], ["build", "-h"]):
        done = invoke(*arguments)
        assert done.exit_code == 0
        assert done.output


def test_a_bug_ends_in_2_with_a_short_message_and_how_to_see_more(monkeypatch, capsys):
    def stumbles(*_, **__):
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr("generator.pipeline.read_folder", stumbles)
    monkeypatch.delenv("NAMRONG_TRACEBACK", raising=False)
    monkeypatch.setattr(sys, "argv", ["namrong", "check", "-C", str(GOOD)])
    with pytest.raises(SystemExit) as end:
        main()
    said = capsys.readouterr()
    assert end.value.code == 2
    assert "a bug of ours" in said.err
    assert "--traceback" in said.err
    assert "Traceback" not in said.err + said.out
    assert len(said.err.splitlines()) <= 6


def test_a_bug_s_traceback_is_there_for_whoever_asks(monkeypatch, capsys):
    def stumbles(*_, **__):
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr("generator.pipeline.read_folder", stumbles)
    monkeypatch.setenv("NAMRONG_TRACEBACK", "")
    monkeypatch.setattr(sys, "argv", ["namrong", "--traceback", "check", "-C", str(GOOD)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert "Traceback" in capsys.readouterr().err


# What it prints.


def test_json_is_one_array_of_the_agreed_shape(faulty):
    done = check(faulty.root, "--format", "json")
    found = json.loads(done.stdout)
    assert [one["file"].rsplit("/", 1)[-1] for one in found] == [
        "2024-06-01-bad.yml",
        "2024-06-02-fair.yml",
    ]
    keys = {"file", "line", "column", "code", "severity", "field", "message", "hint"}
    for one in found:
        assert set(one) == keys
        assert one["line"] >= 1
        assert one["column"] >= 1
        assert set(one["message"]) == set(one["hint"]) == {"th", "en"}
    assert [one["severity"] for one in found] == ["error", "warning"]
    assert found[0]["field"] == "sectors.0"
    assert (found[0]["line"], found[0]["column"]) == (9, 11)


def test_json_of_a_clean_site_is_an_empty_array():
    assert json.loads(check(GOOD, "--format", "json").stdout) == []


def test_annotations_are_one_line_each_with_file_line_and_column(faulty, monkeypatch):
    done = check(faulty.root, "--format", "github")
    error, warning = done.stdout.splitlines()
    assert error.startswith("::error ")
    assert f"{BAD},line=9,col=11," in error
    assert "%0A" in error
    assert warning.startswith("::warning ")


def test_text_names_file_line_and_column_thai_first(faulty):
    done = check(faulty.root)
    assert f"{BAD}:9:11" in done.stdout
    problem = next(p for p in faulty.problems() if p.file == BAD)
    thai, english = (
        done.stdout.index(problem.message("th")),
        done.stdout.index(problem.message("en")),
    )
    assert thai < english
    assert problem.hint("th") in done.stdout


def test_text_in_one_language_holds_no_other(faulty):
    problem = next(p for p in faulty.problems() if p.file == BAD)
    thai = check(faulty.root, "--lang", "th").output
    assert problem.message("th") in thai
    assert problem.message("en") not in thai
    english = check(faulty.root, "--lang", "en").output
    assert problem.message("en") in english
    assert problem.message("th") not in english


def test_the_site_s_own_helper_is_named_with_errors(faulty):
    assert "ผู้ดูแลตัวอย่าง โทร 12" in check(faulty.root).output
    assert "ผู้ดูแลตัวอย่าง" not in check(GOOD).output


def test_only_what_concerns_the_named_files_is_shown(faulty):
    (shown,) = json.loads(check(faulty.root, "--format", "json", faulty.root / BAD).stdout)
    assert shown["file"] == BAD
    assert (
        len(json.loads(check(faulty.root, "--format", "json", faulty.root / "content").stdout)) == 2
    )
    other = check(faulty.root, faulty.root / "districts")
    assert (other.exit_code, "ไม่พบปัญหา" in other.output) == (0, True)


def test_a_named_file_may_be_given_from_where_one_stands(faulty, monkeypatch):
    monkeypatch.chdir(faulty.root)
    (shown,) = json.loads(invoke("check", "--today", TODAY, "--format", "json", BAD).stdout)
    assert shown["file"] == BAD


def test_a_named_file_that_is_not_there_is_told():
    done = check(GOOD, GOOD / "content/news/2024/no-such-file.yml")
    assert done.exit_code == 2


def test_the_site_goes_into_its_own_folder_when_none_is_named(workshop):
    done = invoke("build", "-C", workshop.root, "--today", TODAY)
    assert done.exit_code == 0
    assert (workshop.root / "site/index.html").is_file()


def test_a_path_is_never_broken_into_two_lines(faulty):
    """An editor's terminal makes a link of file:line:column."""
    deep = "content/news/2024/2024-06-03-" + "-".join(["long"] * 40) + ".yml"
    faulty.write(deep, "kind: x\n")
    assert f"{deep}:" in check(faulty.root).stdout


def test_two_checks_print_the_same(faulty):
    assert check(faulty.root).output == check(faulty.root).output


# Wrong uses.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "ไม่มีคำสั่ง `chek` หมายถึง `check` ใช่หรือไม่"),
        (["zzz"], "คำสั่งที่มีคือ addresses, build, check"),
        (["new", "nws"], "หมายถึง `news`"),
        (["rename", "district", "ngao"], "ยังไม่ได้พิมพ์ NEW"),
        (["rename", "page", "a", "b"], "เลือกได้หนึ่งใน district, news"),
        (["build", "--lan", "th"], "หมายถึง `--lang`"),
        (["build", "--out"], "หลัง --out ต้องพิมพ์ค่า"),
        (["build", "--strict=1"], "--strict ไม่รับค่า"),
        (["build", "--today", "31/08/2565"], "--today พิมพ์เป็น ค.ศ.-เดือน-วัน"),
        (["serve", "--port", "-1"], "ตั้งแต่ 0 ถึง 65535"),
        (["check", "-C", "/no/such/folder"], "ไม่พบโฟลเดอร์"),
        (["export", "a", "b"], "ไม่รับคำว่า `b`"),
        (["--traceback"], "ยังไม่ได้บอกว่าให้ทำอะไร"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_use_is_told_in_thai_first_with_what_to_type_and_ends_in_2(arguments, said):
    done = invoke(*arguments)
    assert done.exit_code == 2
    first, *rest = done.stderr.splitlines()
    assert said in first
    assert any("--help" in line for line in rest)
    assert not re.search(r"Error|No such|Missing|Invalid|Try ", done.output)


def test_a_page_of_help_has_its_headings_in_thai_first():
    done = invoke("check", "--help")
    assert done.exit_code == 0
    assert "วิธีใช้ | Usage: namrong check" in done.output
    assert "แสดงวิธีใช้นี้ | show this help" in done.output
    assert "Show this message" not in done.output


@pytest.mark.parametrize("command", ["check", "build", "status", "serve", "export"])
def test_every_command_that_tells_problems_can_tell_them_in_one_language(command):
    assert "--lang [th|en|both]" in invoke(command, "--help").output


def test_a_build_in_thai_alone_has_no_english_sentence(faulty, tmp_path):
    out = tmp_path / "out"
    done = invoke(
        "build", "-C", faulty.root, "--out", out, "--today", TODAY, "--lang", "th", "--jobs", 1
    )
    assert done.exit_code == 3
    assert "เว็บไซต์พร้อมแล้วที่" in done.output
    assert not re.search(r"published|until|The site is ready|no sector", done.output)


def test_a_check_says_that_more_may_show_where_a_file_could_not_be_read(workshop):
    workshop.news("cut", "areas: [ngao\n")
    assert "อาจมีจุดอื่นอีก" in check(workshop.root).output
    workshop.news("cut", "areas: [nga]\n")
    assert "อาจมีจุดอื่นอีก" not in check(workshop.root).output


def test_a_misspelt_field_does_not_hide_what_else_is_wrong_in_its_file(workshop):
    file = workshop.news("several", "titel: ข่าว\nareas: [ngaoo]\nsectors: [nobody]\n")
    assert {one.code for one in workshop.problems(file)} == {"F202", "R303", "R304"}
    assert "several" not in {item.slug for item in workshop.examine(TODAY).site.news}
