"""`namrong new`: begun from a commented example, passing `check`, never over what is there."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.authoring.files import Writing, write
from generator.authoring.starters import EXAMPLES
from generator.cli import namrong
from generator.commands import questions
from generator.commands.answers import kind_of
from generator.pipeline import examine
from generator.problems import errors
from tests.conftest import run_build
from tests.test_schema import faults
from tests.tools import made_files

TODAY = date(2026, 1, 15)


def invoke(*arguments, answers=None):
    return CliRunner().invoke(namrong, list(map(str, arguments)), input=answers)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A new site of nothing but examples. Copy it to change it."""
    root = tmp_path_factory.mktemp("new") / "site"
    done = invoke(
        "new", "site", root, "--name", "เว็บไซต์ตัวอย่าง", "--address", "https://new.example",
        "--owner", "สำนักงานสมมุติ",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return root


@pytest.fixture
def site(made, tmp_path):
    shutil.copytree(made, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(questions, "at_terminal", lambda: True)


def problems(root, today=date(2030, 1, 1)):
    return examine(root, today).problems


def only(root, folder):
    (found,) = (root / folder).rglob("*.yml")
    return found


# A new site.


def test_a_new_site_passes_check_and_builds_at_once(site, tmp_path):
    assert errors(problems(site)) == ()
    built = run_build(site, tmp_path / "out", date(2030, 1, 1))
    assert built.status == 0, built.said
    assert "เว็บไซต์ตัวอย่าง" in built.words("", "//header")
    assert built.has("en/contact")


def test_a_new_site_says_what_is_still_to_be_written_and_nothing_else(site):
    found = problems(site)
    assert {problem.code for problem in found} == {"W930"}
    assert {"content/programme.yml", "content/site.yml"} <= {problem.file for problem in found}


def test_a_new_site_has_its_editor_settings_register_and_readme(site):
    assert (site / ".vscode/schemas/news.json").is_file()
    assert (site / "content/reference/districts.csv").stat().st_size > 10_000
    assert "namrong new news" in (site / "README.md").read_text("utf-8")
    assert yaml.safe_load((site / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert "/site/" in (site / ".gitignore").read_text("utf-8")


def test_a_new_site_names_no_programme_of_this_project(site):
    texts = [p.read_text("utf-8") for p in site.rglob("*.yml") if "reference" not in p.parts]
    for path in (Path(__file__).parents[1] / "districts").glob("*.yml"):
        assert not [text for text in texts if path.stem in text]


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    done = invoke("new", "site", tmp_path, "--name", "ก", "--address", "https://a.example/")
    assert done.exit_code == 2
    assert "มีไฟล์อยู่แล้ว" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "address",
    ["a.example", "https://[a.example/", "https://a.example/?b", "https://me:word@a.example/", ""],
)
def test_an_address_that_no_site_can_have_is_told_and_nothing_is_made(tmp_path, address):
    done = invoke(
        "new", "site", tmp_path / "new", "--name", "ก", "--address", address, "--owner", "ข"
    )
    assert (done.exit_code, done.exception.__class__) == (2, SystemExit)
    assert not (tmp_path / "new").exists()


# Examples.


def placed(root):
    """Where each example stands in a site."""
    return {
        "news": root / "content/news/2026/2026-01-15-example.yml",
        "district": root / "districts/example.yml",
        "page": root / "content/pages/new-page.yml",
        "site": root / "content/site.yml",
        "programme": root / "content/programme.yml",
        "words": root / "content/words.yml",
    }


@pytest.mark.parametrize("kind", ["news", "district", "page", "site", "programme", "words"])
def test_an_example_passes_check_as_it_is(site, kind):
    target = placed(site)[kind]
    target.parent.mkdir(exist_ok=True)
    shutil.copy(EXAMPLES / f"{kind}.yml", target)
    found = [problem for problem in problems(site) if problem.file == str(target.relative_to(site))]
    assert {problem.code for problem in found} <= {"W930"}
    assert faults(kind, target.read_text("utf-8")) == []


def in_use(text):
    """The example with every field in use, as if a person had deleted the # before each."""
    body = text.partition("\n\n")[2]
    while (fewer := re.sub(r"(?m)^( *)#((?:  +)?(?:- )?[a-z_]+:|  )", r"\1\2", body)) != body:
        body = fewer
    return body


@pytest.mark.parametrize("kind", ["news", "district", "page", "site", "programme", "words"])
def test_every_field_that_an_example_shows_is_right_once_it_is_in_use(site, kind):
    target = placed(site)[kind]
    target.parent.mkdir(exist_ok=True)
    text = (EXAMPLES / f"{kind}.yml").read_text("utf-8")
    whole = in_use(text)
    assert whole.count("#") < text.count("#") - 5
    target.write_text(whole.replace("status: draft\n", ""), "utf-8")
    (site / "content/images/meeting-room.jpg").write_bytes(made_files.made({"picture": "JPEG"}))
    (site / "content/files/form.pdf").write_bytes(b"%PDF")
    found = [problem for problem in problems(site) if problem.file == str(target.relative_to(site))]
    assert [(p.code, p.spot.line, p.message("en")) for p in found if p.code != "W930"] == []
    assert faults(kind, whole) == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.yml")), ids=lambda p: p.name)
def test_an_example_names_its_schema_and_speaks_to_staff(path):
    first, *rest = path.read_text("utf-8").splitlines()
    kind = "page" if path.parent.name == "pages" else path.stem
    assert re.fullmatch(
        rf"# yaml-language-server: \$schema=(\.\./)+\.vscode/schemas/{kind}\.json", first
    )
    assert not [line for line in rest if re.search("ฟิลด์|คีย์|สตริง|ผิดพลาด", line)]
    # A remark must not look like a field that is not in use.
    assert not [line for line in rest if re.match(r" *# [a-z_]+:", line)]


def test_a_schema_is_found_from_where_each_file_lies(site):
    invoke("new", "news", "-C", site, "--title", "ก", "--slug", "one")
    invoke("new", "district", "-C", site, "1001")
    invoke("new", "page", "-C", site, "--title", "ก", "--id", "one")
    files = [p for folder in ("content", "districts") for p in (site / folder).rglob("*.yml")]
    assert len(files) == 10
    for path in files:
        schema = path.read_text("utf-8").partition("$schema=")[2].partition("\n")[0]
        assert (path.parent / schema).resolve().is_file(), path
        assert json.loads((path.parent / schema).read_text("utf-8"))["$schema"]


# News.


def test_news_is_begun_without_a_question_when_options_suffice(site):
    done = invoke(
        "new", "news", "-C", site, "--kind", "meeting", "--title", "ประชุม: เตรียมรับน้ำ",
        "--title-en", "Ready for the water", "--date", "15 มกราคม 2569", "--area", "จังหวัดน่าน",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    path = only(site, "content/news")
    assert (
        path.relative_to(site).as_posix() == "content/news/2026/2026-01-15-ready-for-the-water.yml"
    )
    assert "เขียนไฟล์แล้ว" in done.output
    assert "status: draft" in done.output
    item = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # texts alone
    assert item["kind"] == "meeting"
    assert item["event"]["group"]
    assert item["title"] == {"th": "ประชุม: เตรียมรับน้ำ", "en": "Ready for the water"}
    assert item["areas"] == ["จังหวัดน่าน"]
    assert [p for p in problems(site) if "/news/" in p.file] == []


@pytest.mark.parametrize("kind", ["meeting", "activity", "announcement", "story"])
def test_news_of_each_kind_passes_check_as_a_draft_and_once_it_is_published(site, kind):
    done = invoke(
        "new", "news", "-C", site, "--kind", kind, "--title", "ข่าว", "--date", "2026-01-15"
    )
    assert done.exit_code == 0, done.output
    path = only(site, "content/news")
    assert path.name == f"2026-01-15-{kind}-2026-01-15.yml"
    assert "status: draft" in path.read_text("utf-8")
    assert [p for p in problems(site) if "/news/" in p.file] == []
    assert faults("news", path.read_text("utf-8")) == []
    path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert {p.code for p in problems(site) if "/news/" in p.file} == {"W930"}


def test_the_day_is_today_in_bangkok_when_none_is_given(site, monkeypatch):
    monkeypatch.setattr("generator.clock.today", lambda: TODAY)
    invoke("new", "news", "-C", site, "--title", "ข่าว", "--slug", "one")
    assert only(site, "content/news").name == "2026-01-15-one.yml"


def test_a_missing_title_is_named_where_nobody_can_be_asked(site):
    done = invoke("new", "news", "-C", site)
    assert done.exit_code == 2
    assert "ต้องบอก --title" in done.output
    assert "--title is needed" in done.output
    assert list((site / "content/news").rglob("*.yml")) == []


def test_an_address_that_is_taken_is_said_and_another_proposed(site):
    for _ in range(2):
        done = invoke(
            "new", "news", "-C", site, "--title", "ข่าว", "--slug", "one", "--date", "2026-01-15"
        )
    assert done.exit_code == 2
    assert "content/news/2026/2026-01-15-one.yml" in done.output
    assert "--slug one-2" in done.output
    proposed = [("--title-en", "One"), ("--title-en", "One")]
    names = []
    for option in proposed:
        invoke("new", "news", "-C", site, "--title", "ข่าว", *option, "--date", "2026-01-16")
    names = sorted(path.name for path in (site / "content/news").rglob("*.yml"))
    assert names == ["2026-01-15-one.yml", "2026-01-16-one-2.yml", "2026-01-16-one-3.yml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kind", "ประกาศ"], "เลือกหนึ่งใน meeting (การประชุม)"),
        (["--date", "31/08/2565"], "อ่านวันที่ “31/08/2565” ไม่ได้"),
        (["--area", "นาน"], "ใกล้เคียงที่สุดคือ น่าน (จังหวัดน่าน)"),
        (["--slug", "ข่าวใหม่"], "ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
        (["--slug", "2026"], "ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
    ],
)
def test_what_cannot_be_meant_is_answered_in_plain_words(site, options, said):
    done = invoke("new", "news", "-C", site, "--title", "ข่าว", *options)
    assert done.exit_code == 2
    assert said in done.output
    assert list((site / "content/news").rglob("*.yml")) == []


@pytest.mark.usefixtures("terminal")
def test_a_person_at_a_terminal_is_asked_and_asked_again(site):
    answers = [
        "",
        "น้ำลดแล้ว",
        "The water is going down",
        "ข่าว",
        "story",
        "นาน",
        "น่าน",
        "x/y",
        "2026-01-15",
        "",
    ]
    done = invoke("new", "news", "-C", site, answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "หัวข้อข่าว (ภาษาไทย)" in done.output
    assert "ไม่มีข่าวประเภท “ข่าว”" in done.output
    path = only(site, "content/news")
    assert path.name == "2026-01-15-the-water-is-going-down.yml"
    item = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # texts alone
    assert (item["kind"], item["areas"]) == ("story", ["จังหวัดน่าน"])


@pytest.mark.usefixtures("terminal")
def test_at_a_terminal_too_nothing_is_asked_when_options_suffice(site):
    done = invoke("new", "news", "-C", site, "--title", "ข่าว", "--date", "2026-01-15", answers="")
    assert done.exit_code == 0, done.output
    assert only(site, "content/news").name == "2026-01-15-announcement-2026-01-15.yml"


@pytest.mark.usefixtures("terminal")
def test_a_taken_address_is_asked_for_again_with_another_proposed(site):
    invoke("new", "news", "-C", site, "--title", "ข่าว", "--slug", "one", "--date", "2026-01-15")
    answers = ["ข่าวสอง", "One", "", "", "2026-01-16", "one", "one-more"]
    done = invoke("new", "news", "-C", site, answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "[one-2]" in done.output
    assert "เป็นของ content/news/2026/2026-01-15-one.yml แล้ว" in done.output
    assert (site / "content/news/2026/2026-01-16-one-more.yml").is_file()


@pytest.mark.usefixtures("terminal")
def test_who_stops_answering_is_told_that_nothing_was_written(site):
    done = invoke("new", "news", "-C", site, answers="น้ำ\n")
    assert done.exit_code == 2
    assert "ไม่ได้เขียนไฟล์ใด" in done.output
    assert "Aborted" not in done.output
    assert list((site / "content/news").rglob("*.yml")) == []


# Districts.


@pytest.mark.parametrize("typed", ["ปัว", "อำเภอปัว", "อ.ปัว", "Pua", "pua district", "5505"])
def test_a_district_is_known_by_any_of_its_names(site, typed):
    done = invoke("new", "district", "-C", site, typed)
    assert done.exit_code == 0, done.output
    path = only(site, "districts")
    assert path.name == "pua.yml"
    profile = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # texts alone
    assert profile["code"] == "5505"
    assert profile["summary"] == {"th": "อำเภอปัว จังหวัดน่าน", "en": "Pua District, Nan Province"}
    assert {p.code for p in problems(site) if p.file == "districts/pua.yml"} == {"W930"}


def test_several_of_one_name_are_listed_with_what_to_type(site):
    done = invoke("new", "district", "-C", site, "Wiang Sa")
    assert done.exit_code == 2
    assert "5507  อำเภอเวียงสา จังหวัดน่าน" in done.output
    assert "8415  อำเภอเวียงสระ จังหวัดสุราษฎร์ธานี" in done.output
    thai = invoke("new", "district", "-C", site, "เฉลิมพระเกียรติ")
    assert thai.exit_code == 2
    assert thai.output.count("อำเภอเฉลิมพระเกียรติ จังหวัด") == 5
    assert list((site / "districts").glob("*.yml")) == []


def test_the_province_tells_them_apart_and_stands_in_the_id(site):
    for province in ("น่าน", "Surat Thani"):
        done = invoke("new", "district", "-C", site, "Wiang Sa", "--province", province)
        assert done.exit_code == 0, done.output
    names = sorted(path.name for path in (site / "districts").glob("*.yml"))
    assert names == ["wiang-sa-nan.yml", "wiang-sa-surat-thani.yml"]


@pytest.mark.usefixtures("terminal")
def test_a_person_chooses_among_several_by_the_code(site):
    done = invoke("new", "district", "-C", site, answers="Wiang Sa\n5507\n")
    assert done.exit_code == 0, done.output
    assert only(site, "districts").name == "wiang-sa-nan.yml"


def test_a_district_that_has_a_profile_is_not_written_again(site):
    invoke("new", "district", "-C", site, "ปัว")
    before = only(site, "districts").read_bytes()
    for again in (["5505"], ["5505", "--id", "other"]):
        done = invoke("new", "district", "-C", site, *again)
        assert done.exit_code == 2
        assert "มีหน้าอยู่แล้วที่ districts/pua.yml" in done.output
    taken = invoke("new", "district", "-C", site, "5507", "--id", "pua")
    assert taken.exit_code == 2
    assert only(site, "districts").read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["ปวั"], "ไม่พบอำเภอ “ปวั” ในทะเบียน"),
        (["ปัว", "--province", "นาน"], "ไม่พบจังหวัด “นาน”"),
        (["ปัว", "--province", "เลย"], "ไม่พบอำเภอ “ปัว”"),
        (["5505", "--id", "ปัว"], "ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
        ([], "ต้องบอก NAME"),
    ],
)
def test_a_district_that_cannot_be_meant_is_answered_in_plain_words(site, typed, said):
    done = invoke("new", "district", "-C", site, *typed)
    assert done.exit_code == 2
    assert said in done.output
    assert list((site / "districts").glob("*.yml")) == []


# Pages, and writing.


def test_a_page_is_begun_and_its_place_in_the_menu_told(site):
    done = invoke("new", "page", "-C", site, "--title", "วิธีสมัคร", "--title-en", "How to join")
    assert done.exit_code == 0, done.output
    assert "เติม how-to-join ในช่อง menu หรือ footer" in done.output
    file = "content/pages/how-to-join.yml"
    assert {p.code for p in problems(site) if p.file == file} == {"W930"}


@pytest.mark.parametrize("taken", ["about", "news"])
def test_a_page_takes_no_address_that_is_in_use(site, taken):
    done = invoke("new", "page", "-C", site, "--title", "ก", "--id", taken)
    assert done.exit_code == 2
    assert f"--id {taken}-2" in done.output


def test_nothing_is_written_when_one_name_is_taken(tmp_path):
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write(Writing(new={"a": b"1", "b": b"2"}), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"b": b"old"}


def test_a_disk_that_refuses_changes_nothing(site, monkeypatch):
    def refuse(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = invoke("new", "district", "-C", site, "ปัว")
    assert done.exit_code == 2
    assert "เขียนไฟล์ไม่ได้" in done.output
    monkeypatch.undo()
    assert list((site / "districts").iterdir()) == [site / "districts/.gitkeep"]


# Answers that are nearly right.


@pytest.mark.usefixtures("terminal")
def test_a_kind_without_its_first_word_is_understood_and_enter_takes_the_default_again(site):
    answers = ["น้ำลด", "", "ไม่รู้", "", "", "2026-01-15", ""]
    done = invoke("new", "news", "-C", site, answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "ไม่มีข่าวประเภท “ไม่รู้”" in done.output
    item = yaml.load(only(site, "content/news").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    assert item["kind"] == "announcement"
    assert kind_of("ประชุม") == "meeting"


@pytest.mark.usefixtures("terminal")
def test_enter_where_an_answer_is_needed_is_told_before_the_question_comes_again(site):
    answers = ["วิธีสมัคร", "", "", "how-to-join"]
    done = invoke("new", "page", "-C", site, answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("ข้อนี้เว้นไว้ไม่ได้") == 1


@pytest.mark.parametrize(
    ("typed", "said"), [("เมือง", "มีหลายอำเภอที่ขึ้นต้นว่า “เมือง”"), ("qzqzqz", "ไม่มีชื่อใดใกล้เคียง")]
)
def test_a_district_unlike_any_name_gets_no_empty_nearest(site, typed, said):
    done = invoke("new", "district", typed, "-C", site)
    assert done.exit_code == 2
    assert said in done.output
