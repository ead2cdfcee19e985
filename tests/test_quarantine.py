"""A faulty file shows its last good version from git, unless it speaks of taking something down."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import namrong
from generator.pipeline import Examined
from generator.problems import errors
from generator.reading.history import MOST
from tests.conftest import GOOD, TODAY, BuiltSite, Workshop

BAD = Path(__file__).parent / "bad"
STALL = "content/news/2024/2024-06-01-stall.yml"
SLIP = "sumary: สรุป\n"  # F202: no field has this name
PICTURES = """\
images:
  - file: stall.png
    alt: {th: แผงผักสีเขียว, en: A green stall}
    people: consent
    consent: {ref: EX-1, until: 2030-01-01}
  - file: hall.jpg
    alt: {th: ศาลาริมธาร, en: Pavilion by the stream}
    people: none
"""


def git(root: Path, *arguments: str, day: str = "2024-05-01") -> str:
    """Git with nothing of this machine's settings, on a day of our own."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0"}
    moment = f"{day}T12:00:00+07:00"
    days = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        capture_output=True,
        check=True,
        env={**os.environ, **own, **days},
    )
    return done.stdout.decode().strip()


@dataclass(frozen=True)
class Repository:
    """The second site as a repository with one commit of 1 May, and a news item of its own."""

    workshop: Workshop

    @property
    def root(self) -> Path:
        return self.workshop.root

    def start(self) -> None:
        git(self.root, "init", "--quiet", "--initial-branch=main", "--template=")
        git(self.root, "config", "user.name", "Example")
        git(self.root, "config", "user.email", "desk@market.example")
        git(self.root, "config", "commit.gpgsign", "false")
        git(self.root, "config", "core.fsync", "none")  # nobody's work is lost here
        self.commit()

    def commit(self, day: str = "2024-05-01") -> str:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "-m", day, day=day)
        return git(self.root, "rev-parse", "HEAD")

    def change(self, file: str, old: str, new: str) -> None:
        self.workshop.replace(file, old, new)

    def text(self, file: str) -> str:
        return (self.root / file).read_text("utf-8")

    def add(self, file: str, more: str) -> None:
        """Type at the end of a file."""
        self.workshop.write(file, self.text(file) + more)


Typed = Callable[[str], str | bytes]


def fates(examined: Examined) -> dict[str, str]:
    return {one.file: one.fate for one in examined.quarantined}


def titles(examined: Examined) -> dict[str, str]:
    """The Thai title of every news item that readers get, by slug."""
    return {item.slug: item.title.th for item in examined.site.news}


@pytest.fixture(autouse=True)
def _no_repository_above(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture(scope="session")
def committed(tmp_path_factory) -> Path:
    """The repository that each test gets a copy of. Read only."""
    root = tmp_path_factory.mktemp("committed") / "site-source"
    shutil.copytree(GOOD, root)
    made = Repository(Workshop(root))
    made.workshop.news("stall", title="แผงฉบับดี")
    made.start()
    git(root, "gc", "--quiet")  # fewer files to copy
    return root


@pytest.fixture
def repository(committed, tmp_path) -> Repository:
    shutil.copytree(committed, tmp_path / "site-source")
    return Repository(Workshop(tmp_path / "site-source"))


@dataclass(frozen=True)
class Batch:
    """An item for each of several slips, all made at once, as read with them on disk."""

    files: dict[str, str]
    good: str  # the commit that has all of them without a slip
    examined: tuple[Examined, ...]  # on disk, then committed

    @classmethod
    def of(cls, committed: Path, folder: Path, slips: dict[str, Typed], more: str = "") -> Batch:
        shutil.copytree(committed, folder)
        made = Repository(Workshop(folder))
        files = {
            name: made.workshop.news(f"slip-{number}", more, title="ฉบับดี")
            for number, name in enumerate(slips)
        }
        good = made.commit("2024-05-02")
        for name, slip in slips.items():
            typed = made.text(files[name]).replace("ฉบับดี", "ฉบับเสีย")
            made.workshop.write(files[name], slip(typed))
        on_disk = made.workshop.examine()
        made.commit("2024-05-03")
        return cls(files, good, (on_disk, made.workshop.examine()))

    def fates(self, name: str) -> list[str]:
        return [fates(examined)[self.files[name]] for examined in self.examined]

    def titles(self, name: str) -> list[str]:
        """What readers see of it, if anything."""
        slug = Path(self.files[name]).stem[11:]
        return [titles(one)[slug] for one in self.examined if slug in titles(one)]


# The last good version.

FAULTS = {
    "a field that nobody knows": lambda text: text + SLIP,
    "a place that nobody knows": lambda text: text + "areas: [อำเภอไม่มีจริง]\n",
    "a sector that nobody knows": lambda text: text + "sectors: [nobody]\n",
    "a link to a page that is not there": lambda text: text.replace("เนื้อข่าว", "'[](page:no)'"),
    "a bracket that is not closed": lambda text: text + "areas: [ngao\n",
    "a tab": lambda text: text.replace("  - title", "\t- title"),
    "a field lost": lambda text: text.replace("kind: announcement\n", ""),
    "two files pasted into one": lambda text: f"{text}---\n{text}",
    "Thai letters as Windows saves them": lambda text: text.encode("cp874"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "an emptied file": lambda _: "",
    "remarks alone": lambda _: "# later\n",
    "a megabyte of something else": lambda text: text + "#" * 1_000_000,
}


@pytest.fixture(scope="module")
def faults(committed, tmp_path_factory) -> Batch:
    return Batch.of(committed, tmp_path_factory.mktemp("faults") / "site-source", FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_shows_its_last_good_version_committed_or_not(faults, fault):
    file = faults.files[fault]
    for examined in faults.examined:
        assert file in {problem.file for problem in errors(examined.problems)}
        (one,) = (one for one in examined.quarantined if one.file == file)
        assert (one.fate, one.commit, str(one.day)) == ("kept", faults.good, "2024-05-02")
    assert faults.titles(fault) == ["ฉบับดี", "ฉบับดี"]


def test_the_newest_of_several_good_versions_is_shown(repository):
    repository.change(STALL, "แผงฉบับดี", "แผงฉบับที่สอง")
    second = repository.commit("2024-05-02")
    repository.add(STALL, SLIP)
    repository.commit("2024-05-03")
    examined = repository.workshop.examine()
    assert [(one.commit, str(one.day)) for one in examined.quarantined] == [(second, "2024-05-02")]
    assert titles(examined)["stall"] == "แผงฉบับที่สอง"


def test_a_fault_that_goes_on_for_several_commits_still_finds_the_good_version(repository):
    good = git(repository.root, "rev-parse", "HEAD")
    for number, fault in enumerate((SLIP, "areas: [ngao\n", "  : :\n", "kind: story\n")):
        repository.add(STALL, fault)
        repository.commit(f"2024-05-0{number + 2}")
    repository.add(STALL, "{")
    examined = repository.workshop.examine()
    assert [(one.fate, one.commit) for one in examined.quarantined] == [("kept", good)]
    assert titles(examined)["stall"] == "แผงฉบับดี"


def test_commits_of_other_files_do_not_matter(repository):
    good = git(repository.root, "rev-parse", "HEAD")
    for _ in range(MOST + 1):
        git(repository.root, "commit", "--quiet", "--allow-empty", "-m", "another")
    repository.add(STALL, SLIP)
    assert [one.commit for one in repository.workshop.examine().quarantined] == [good]


def test_a_version_that_a_later_change_elsewhere_made_faulty_is_passed_over(repository):
    first = git(repository.root, "rev-parse", "HEAD")
    repository.workshop.write("content/files/list.txt", "1")
    paper = "files: [{title: {th: รายการ, en: List}, file: list.txt}]\n"
    repository.add(STALL, paper)
    repository.commit("2024-05-02")
    repository.workshop.remove("content/files/list.txt")
    assert [one.commit for one in repository.workshop.examine().quarantined] == [first]


def test_a_good_version_with_a_warning_is_good(repository):
    repository.workshop.news("stall", "author: ผู้พิมพ์ #ตลาด\n")
    assert [p.severity for p in repository.workshop.problems(STALL)] == ["warning"]
    warned = repository.commit("2024-05-02")
    repository.add(STALL, SLIP)
    assert [one.commit for one in repository.workshop.examine().quarantined] == [warned]


def test_an_item_without_any_good_version_waits(repository):
    repository.workshop.news("new", SLIP)
    repository.commit("2024-05-02")
    repository.workshop.news("new", SLIP + SLIP)
    repository.workshop.news("newer", SLIP)
    examined = repository.workshop.examine()
    assert set(fates(examined).values()) == {"waits"}
    assert len(examined.quarantined) == 2
    assert not {"new", "newer"} & set(titles(examined))


@pytest.mark.parametrize("earlier", ["status: draft\n", ""], ids=["a draft", "of a later day"])
def test_no_version_is_said_to_show_that_nobody_may_see_yet(repository, earlier):
    file = repository.workshop.news(
        "plan", earlier, published="2024-06-02" if earlier else "2024-07-02"
    )
    repository.commit("2024-05-02")
    repository.workshop.write(file, repository.text(file).replace("status: draft\n", "") + SLIP)
    examined = repository.workshop.examine()
    assert "plan" not in titles(examined)
    assert fates(examined) == {file: "waits"}


def test_a_faulty_district_and_a_faulty_page_show_theirs_too(repository):
    for file in ("districts/ngao.yml", "content/pages/everything.yml"):
        repository.add(file, "nobody_knows: this\n")
    examined = repository.workshop.examine()
    assert set(fates(examined).values()) == {"kept"}
    assert "ngao" in {district.id for district in examined.site.districts}
    assert "everything" in {page.id for page in examined.site.pages}


def test_two_faulty_files_show_each_its_own_last_good_version(repository):
    first = git(repository.root, "rev-parse", "HEAD")
    other = repository.workshop.news("other", title="อีกข่าวฉบับดี")
    second = repository.commit("2024-05-02")
    repository.add(STALL, SLIP)
    repository.workshop.write(other, "kind: [")
    examined = repository.workshop.examine()
    assert {one.file: one.commit for one in examined.quarantined} == {STALL: first, other: second}
    assert titles(examined)["stall"] == "แผงฉบับดี"
    assert titles(examined)["other"] == "อีกข่าวฉบับดี"


def test_a_site_in_a_folder_of_a_larger_repository_has_its_history(tmp_path, workshop):
    file = workshop.news("stall", title="แผงฉบับดี")
    outer = Repository(Workshop(tmp_path))
    outer.start()
    workshop.write(file, "")
    assert fates(workshop.examine()) == {file: "kept"}


def test_a_deleted_file_is_gone(repository):
    repository.workshop.remove(STALL)
    for examined in (repository.workshop.examine(), _after_commit(repository).examine()):
        assert (examined.problems, examined.quarantined) == ((), ())
        assert "stall" not in titles(examined)


def test_a_deleted_file_stays_gone_while_another_is_faulty(repository):
    other = repository.workshop.news("other")
    repository.commit("2024-05-02")
    repository.workshop.remove(STALL)
    repository.add(other, SLIP)
    examined = repository.workshop.examine()
    assert fates(examined) == {other: "kept"}
    assert "stall" not in titles(examined)


def test_what_was_deleted_is_not_brought_back_by_a_faulty_file_of_the_same_name(repository):
    text = repository.text(STALL)
    repository.workshop.remove(STALL)
    repository.commit("2024-05-02")
    repository.workshop.write(STALL, text.replace("แผงฉบับดี", "แผงใหม่") + SLIP)
    examined = repository.workshop.examine()
    assert "stall" not in titles(examined)
    assert fates(examined) == {STALL: "waits"}


def _after_commit(repository: Repository) -> Workshop:
    repository.commit("2024-05-09")
    return repository.workshop


# What good files keep while another is faulty.


def test_a_good_item_is_not_lost_to_an_earlier_version_of_the_programme(repository):
    repository.change("content/programme.yml", "ฉบับร่างครั้งที่สอง", "ฉบับที่สอง")
    repository.change("content/programme.yml", "second draft", "second paper")
    repository.commit("2024-05-02")
    sector = "sectors:\n  - {id: carriers, name: {th: ฝ่ายขนส่ง, en: Carriers}}\n"
    repository.change("content/programme.yml", "sectors:\n", sector)
    repository.add("content/programme.yml", "nobody_knows: this\n")
    repository.workshop.news("carried", "sectors: [carriers]\n")
    examined = repository.workshop.examine()
    assert {problem.file for problem in errors(examined.problems)} == {"content/programme.yml"}
    assert "carried" in titles(examined)


def test_a_good_page_keeps_an_address_that_an_earlier_version_of_another_had(repository):
    old = repository.workshop.write("content/pages/a.yml", _page("rules", "ฉบับเดิม"))
    repository.commit("2024-05-02")
    repository.workshop.write(old, _page("older-rules", "ฉบับเดิม") + "nobody_knows: this\n")
    repository.workshop.write("content/pages/b.yml", _page("rules", "ฉบับใหม่"))
    examined = repository.workshop.examine()
    assert {problem.file for problem in errors(examined.problems)} == {old}
    assert examined.site.page_by_id["rules"].title.th == "ฉบับใหม่"


def test_a_good_item_is_not_lost_to_a_page_that_goes_back_to_an_earlier_address(repository):
    page = repository.workshop.write("content/pages/a.yml", _page("rules", "กติกา"))
    repository.commit("2024-05-02")
    repository.workshop.write(page, _page("market-rules", "กติกา") + "nobody_knows: this\n")
    file = repository.workshop.news("linked")
    repository.change(file, "เนื้อข่าว", "'ดู[กติกา](page:market-rules)'")
    examined = repository.workshop.examine()
    assert {problem.file for problem in errors(examined.problems)} == {page}
    assert "linked" in titles(examined)


def _page(name: str, title: str) -> str:
    titled = f"id: {name}\ntitle: {{th: {title}, en: Rules}}\n"
    return f"{titled}summary: {{th: สรุป, en: Summary}}\nbody: {{th: เนื้อหา, en: Text}}\n"


# What speaks of taking down is not brought back.

WITHDRAWN = "withdrawn:\n  date: 2024-06-03\n  reason: {th: นับแผงผิดวัน, en: Wrong day}\n"
DOWN = {
    "withdrawn, with a slip elsewhere": WITHDRAWN + SLIP,
    "withdrawn without a reason": "withdrawn:\n  date: 2024-06-03\n",
    "withdrawn as yes": "withdrawn: yes\n",
    "withdrawn in YAML that cannot be read": WITHDRAWN + "areas: [ngao\n",
    "withdrawn in a tab": "withdrawn:\n\tdate: 2024-06-03\n",
    "withdrawn in capitals": "WITHDRAWN: yes\n",
    "withdrawn, misspelt": "withdrwan: yes\n",
    "withdrawn, as it sounds": "withdraw: yes\n",
    "withdrawn, in Thai": "ถอนข่าว: ใช่\n",
    "withdrawn, as a remark": "# withdrawn today\nareas: [ngao\n",
    "expires, with a slip elsewhere": "expires: 2024-06-10\n" + SLIP,
    "expires on no day": "expires: 2024-06-31\n",
    "expires, misspelt": "expired: 2024-06-10\n",
    "expires, in Thai": "วันหมดอายุ: 2024-06-10\n",
    "expires in YAML that cannot be read": "expires: [2024-06-10\n",
    "a draft, with a slip elsewhere": "status: draft\n" + SLIP,
    "a draft, in capitals": "Status: DRAFT\n",
    "a draft, without a field": "draft: yes\n",
    "a draft, in Thai": "สถานะ: ฉบับร่าง\n",
    "a draft in YAML that cannot be read": "status: draft\n}\n",
}


def _added(more: str) -> Typed:
    return lambda text: text + more


@pytest.fixture(scope="module")
def down(committed, tmp_path_factory) -> Batch:
    slips = {name: _added(more) for name, more in DOWN.items()}
    return Batch.of(committed, tmp_path_factory.mktemp("down") / "site-source", slips)


@pytest.mark.parametrize("typed", DOWN)
def test_what_speaks_of_taking_down_is_left_out_and_not_brought_back(down, typed):
    assert down.fates(typed) == ["down", "down"]
    assert down.titles(typed) == []


def test_a_faulty_file_that_windows_saved_is_down_all_the_same(repository):
    typed = repository.text(STALL) + WITHDRAWN
    repository.workshop.write(STALL, typed.encode("cp874"))
    assert fates(repository.workshop.examine()) == {STALL: "down"}


def test_what_was_taken_down_stays_down_when_a_later_change_is_faulty(repository):
    repository.add(STALL, WITHDRAWN)
    repository.commit("2024-05-02")
    repository.add(STALL, SLIP)
    repository.commit("2024-05-03")
    examined = repository.workshop.examine()
    assert fates(examined) == {STALL: "down"}
    assert "stall" not in titles(examined)


def _misspelt(word: str) -> set[str]:
    """The word with one letter lost, or with two letters that changed places."""
    lost = {word[:at] + word[at + 1 :] for at in range(1, len(word))}
    turned = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)
    }
    return lost | turned - {word}


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("withdrawn", "{}: {{date: 2024-06-03, reason: {{th: นับผิด, en: Miscounted}}}}\n"),
        ("expires", "{}: 2024-06-10\n"),
        ("draft", "status: {}\n"),
    ],
    ids=["withdrawn", "expires", "draft"],
)
def test_what_is_answered_with_did_you_mean_a_word_of_taking_down_is_down(repository, word, line):
    files = {
        typed: repository.workshop.news(f"slip-{number}")
        for number, typed in enumerate(sorted(_misspelt(word)))
    }
    repository.commit("2024-05-02")
    for typed, file in files.items():
        repository.add(file, line.format(typed))
    examined = repository.workshop.examine()
    asked = {p.file for p in errors(examined.problems) if f"`{word}`" in _said(p)}
    assert len(asked) >= len(files) / 2
    found = fates(examined)
    assert [t for t, file in files.items() if file in asked and found[file] != "down"] == []


def _said(problem) -> str:
    return problem.message("en") + problem.hint("en")


# Pictures come with the rights of people: a version with other pictures is not brought back.


@pytest.fixture
def pictured(repository) -> Repository:
    repository.workshop.news("stall", PICTURES + "author: ผู้พิมพ์\n")
    assert repository.workshop.problems() == []
    repository.commit("2024-05-02")
    return repository


CHANGES = {
    "another file": ("file: stall.png", "file: stall-two.png"),
    "another description": ("แผงผักสีเขียว", "แผงขนม"),
    "consent till another day": ("2030-01-01", "2024-01-01"),
    "consent taken back": ("    consent: {ref: EX-1, until: 2030-01-01}\n", ""),
    "consent no longer said": ("people: consent", "people: wide"),
    "a picture more": ("  - file: hall.jpg", "  - file: stall-two.png\n  - file: hall.jpg"),
    "a picture less": (PICTURES[PICTURES.index("  - file: hall.jpg") :], ""),
    "no pictures": (PICTURES, ""),
    "an empty list": (PICTURES, "images: []\n"),
    "pictures as remarks": (PICTURES, "".join(f"# {line}\n" for line in PICTURES.splitlines())),
    "a picture as a remark": ("  - file: hall.jpg", "#  - file: hall.jpg"),
    "the field misspelt": ("images:\n", "imags:\n"),
    "other pictures in a second list": (
        "author:",
        "images:\n  - file: stall-two.png\n    alt: {th: แผงสองแบบ, en: Two stalls}\nauthor:",
    ),
}


def _changed(old: str, new: str, slip: str) -> Typed:
    def typed(text: str) -> str:
        assert old in text
        return text.replace(old, new) + slip

    return typed


@pytest.fixture(scope="module", params=[SLIP, "areas: [ngao\n"], ids=["field", "YAML"])
def changed(committed, tmp_path_factory, request) -> Batch:
    """With a slip that can be read, and with one that cannot."""
    slips = {name: _changed(*change, request.param) for name, change in CHANGES.items()}
    folder = tmp_path_factory.mktemp("changed") / "site-source"
    return Batch.of(committed, folder, slips, PICTURES + "author: ผู้พิมพ์\n")


@pytest.mark.parametrize("change", CHANGES)
def test_an_item_with_changed_pictures_is_left_out_and_not_brought_back(changed, change):
    assert changed.fates(change) == ["down", "down"]
    assert changed.titles(change) == []


@pytest.mark.parametrize(("alt", "fate"), [("แผงผักสีเขียว", "kept"), ("แผงขนม", "down")])
def test_the_pictures_are_compared_as_windows_saves_them_too(pictured, alt, fate):
    typed = pictured.text(STALL).replace("แผงผักสีเขียว", alt)
    pictured.workshop.write(STALL, typed.encode("cp874"))
    assert fates(pictured.workshop.examine()) == {STALL: fate}


def test_an_emptied_file_that_had_pictures_is_not_brought_back(pictured):
    pictured.workshop.write(STALL, "")
    assert fates(pictured.workshop.examine()) == {STALL: "down"}


def test_a_first_picture_keeps_the_version_without_any_from_coming_back(repository):
    repository.add(STALL, PICTURES + SLIP)
    assert fates(repository.workshop.examine()) == {STALL: "down"}


def test_a_district_with_changed_pictures_is_not_brought_back(repository):
    repository.change("districts/ngao.yml", "file: hall.jpg", "file: stall.png")
    repository.add("districts/ngao.yml", "nobody_knows: this\n")
    assert fates(repository.workshop.examine()) == {"districts/ngao.yml": "down"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("author:", SLIP + "author:"),
        ("author:", "\nauthor:"),
        ("\n", "\r\n"),
        ("  - file", "    - file"),
        (PICTURES, PICTURES.replace("\n", "  \n")),
    ],
    ids=["a field after them", "a blank line after them", "Windows lines", "indent", "spaces"],
)
def test_an_item_with_the_same_pictures_shows_its_last_good_version(pictured, old, new):
    pictured.change(STALL, old, new)
    pictured.add(STALL, "areas: [ngao\n")
    assert fates(pictured.workshop.examine()) == {STALL: "kept"}


# The site's own two files.

SITE_FAULT = ("menu: [news", "menu: [no-such-page, news")
PROGRAMME_FAULT = ("practice:\n", "practice:\n  nobody_knows: this\n")


def test_the_site_s_own_file_comes_from_history(repository):
    repository.change("content/site.yml", "name: {th: ตลาดตัวอย่าง", "nme: {th: ตลาดใหม่")
    examined = repository.workshop.examine()
    assert fates(examined) == {"content/site.yml": "kept"}
    assert examined.site.settings.name.th == "ตลาดตัวอย่าง"


@pytest.mark.parametrize("typed", ["", "name: [", "ชื่อ".encode("cp874")])
def test_the_site_s_own_file_comes_from_history_when_it_cannot_be_read(repository, typed):
    repository.workshop.write("content/site.yml", typed)
    examined = repository.workshop.examine()
    assert fates(examined) == {"content/site.yml": "kept"}
    assert examined.site.settings.name.th == "ตลาดตัวอย่าง"


def test_the_site_s_own_file_goes_without_its_faulty_field_where_it_has_no_history(workshop):
    workshop.replace("content/site.yml", "translation: unofficial", "translation: oficial")
    examined = workshop.examine()
    assert fates(examined) == {"content/site.yml": "partly"}
    assert examined.site.settings.translation == "unofficial"
    assert examined.site.settings.name.th == "ตลาดตัวอย่าง"


def test_the_programme_comes_from_history(repository):
    for old, new in (("ฉบับร่างครั้งที่สอง", "ฉบับที่สอง"), ("second draft", "second paper")):
        repository.change("content/programme.yml", old, new)
    repository.commit("2024-05-02")
    repository.change("content/programme.yml", *PROGRAMME_FAULT)
    examined = repository.workshop.examine()
    assert fates(examined) == {"content/programme.yml": "kept"}
    assert examined.site.programme.practice is not None


def test_the_programme_comes_from_history_though_a_source_of_it_is_a_draft(repository):
    assert "second draft" in repository.text("content/programme.yml")
    repository.change("content/programme.yml", *PROGRAMME_FAULT)
    examined = repository.workshop.examine()
    assert fates(examined) == {"content/programme.yml": "kept"}
    assert examined.site.programme.practice is not None


def test_a_programme_that_cannot_be_read_does_not_stop_a_site_with_history(repository):
    repository.workshop.write("content/programme.yml", "name: [")
    assert repository.workshop.examine().site.programme.name.th == "โครงการตลาดชุมชนตัวอย่าง"


def test_the_programme_goes_without_its_faulty_field_where_it_has_no_history(workshop):
    workshop.replace("content/programme.yml", *PROGRAMME_FAULT)
    site = workshop.examine().site
    assert site.programme.practice is None
    assert site.programme.name.th == "โครงการตลาดชุมชนตัวอย่าง"


def test_nothing_is_said_to_wait_that_is_shown_without_its_faulty_field(workshop):
    workshop.replace("content/site.yml", "translation: unofficial", "translation: oficial")
    built = workshop.build()
    assert built.status == 3
    assert re.search(r"content/site\.yml: .*ช่องที่มีปัญหาเว้นไว้", built.said)
    assert "ยังไม่แสดง" not in built.said


# A whole build.


@dataclass(frozen=True)
class Published:
    repository: Repository
    first: BuiltSite
    second: BuiltSite
    before: dict[str, object]
    after: dict[str, object]


def _state(root: Path) -> dict[str, object]:
    """Everything of a repository that a build could disturb, to the nanosecond.

    Its own notes in .namrong/ are not the repository's: git does not see them.
    """
    files = {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file() and ".namrong" not in path.parts
    }
    asked = ("status --porcelain", "rev-parse HEAD", "symbolic-ref HEAD", "show-ref", "stash list")
    return files | {question: git(root, *question.split()) for question in asked}


KEPT = "content/news/2024/2024-06-12-water-watch.yml"
TAKEN = "content/news/2024/2024-05-20-older-translation.yml"


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Published:
    """A site of which one item is kept, one is taken down, and one waits, built twice."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(GOOD, folder / "site-source")
    repository = Repository(Workshop(folder / "site-source"))
    repository.workshop.news("linking")
    repository.change(
        "content/news/2024/2024-06-01-linking.yml",
        "เนื้อข่าว",
        "'ดู[ข่าวน้ำ](news:water-watch) [ราคาแผง](news:older-translation) [แผง](news:stall)'",
    )
    repository.start()
    repository.change(KEPT, "น้ำสูงขึ้นหนึ่งคืบ", "น้ำสูงขึ้นหนึ่งวา")
    repository.add(KEPT, SLIP)
    repository.commit("2024-05-02")
    repository.add(TAKEN, "withdrwan: yes\n")
    repository.workshop.news("stall", SLIP)
    before = _state(repository.root)
    first = repository.workshop.build(out=folder / "one")
    second = repository.workshop.build(out=folder / "two")
    return Published(repository, first, second, before, _state(repository.root))


def test_a_build_with_faulty_files_publishes_and_ends_in_3(published):
    assert published.first.status == 3
    assert published.first.has("news/linking")


def test_it_publishes_the_last_good_version_and_nothing_of_the_faulty_one(published):
    assert "น้ำสูงขึ้นหนึ่งคืบ" in published.first.words("news/water-watch")
    assert "The water is a hand higher." in published.first.words("en/news/water-watch")
    assert not [name for name, text in published.first.texts().items() if "หนึ่งวา" in text]


@pytest.mark.parametrize("slug", ["older-translation", "stall"])
def test_it_publishes_nothing_of_what_is_down_or_waits(published, slug):
    assert not published.first.has(f"news/{slug}")
    assert not [name for name, text in published.first.texts().items() if f"news/{slug}" in text]


def test_each_faulty_file_is_named_once_with_what_readers_get_and_why(published):
    thai = [line for line in published.first.said.splitlines() if line.startswith("  content/")]
    commit = git(published.repository.root, "rev-parse", "--short=7", "HEAD~1")
    line = {file: published.repository.text(file).count("\n") for file in (KEPT, TAKEN)}
    down = (
        "ไม่แสดง เพราะข้อความพูดถึงการยกเลิกหรือเลื่อน การถอน วันสิ้นสุด ฉบับร่าง หรือเปลี่ยนภาพ จึงไม่นำฉบับเดิมกลับมา"
    )
    waits = "ยังไม่แสดง เพราะไม่พบฉบับก่อนหน้าที่ใช้ได้ จะแสดงเมื่อแก้แล้ว"
    kept = f"ยังแสดงฉบับวันที่ 1 พฤษภาคม 2567 ({commit}) จนกว่าจะแก้"
    unknown = "ไม่รู้จักช่อง `{}` หมายถึง `{}` ใช่หรือไม่"
    summary = unknown.format("sumary", "summary")
    assert thai[::2] == [
        f"  {TAKEN}: {down} บรรทัด {line[TAKEN]}: {unknown.format('withdrwan', 'withdrawn')}",
        f"  {STALL}: {waits} บรรทัด 9: {summary}",
        f"  {KEPT}: {kept} บรรทัด {line[KEPT]}: {summary}",
    ]
    english = f"the version of 1 May 2024 ({commit}), until it is mended. Line {line[KEPT]}: "
    assert thai[5].startswith(f"  {KEPT}: {english}")


def test_of_several_faults_the_first_is_told_and_the_rest_are_counted(repository):
    repository.add(KEPT, SLIP + "goal: 1\n")
    said = repository.workshop.build().said
    (thai, _) = [line for line in said.splitlines() if line.startswith(f"  {KEPT}: ")]
    assert " บรรทัด " in thai
    assert thai.endswith("(และอีก 1 จุด)")


@pytest.mark.parametrize(("where", "number"), [("true", 1), ("", 0)])
def test_on_github_each_faulty_file_is_annotated_with_its_faults_and_with_what_is_shown(
    repository, monkeypatch, where, number
):
    monkeypatch.setenv("GITHUB_ACTIONS", where)
    repository.add(KEPT, SLIP)
    built = repository.workshop.build()
    assert built.status == 3
    lines = built.said.splitlines()
    path = f"file={(repository.root / KEPT).as_posix()}"
    errors = [line for line in lines if line.startswith(f"::error {path},line=")]
    notices = [line for line in lines if line.startswith(f"::notice {path}::ยังแสดงฉบับวันที่ ")]
    assert (len(errors), len(notices)) == (number, number)
    assert [line for line in lines if line.startswith("::")] == errors + notices
    assert all("%0Athe version of " in line for line in notices)
    assert [line for line in lines if line.startswith(f"  {KEPT}: ยังแสดงฉบับ")]


def test_each_fault_is_still_told_at_its_line(published):
    line = published.repository.text(KEPT).count("\n")
    assert f"{KEPT}:{line}:" in published.first.said
    assert "`summary`" in published.first.said


def test_a_link_to_what_is_kept_stays_and_other_links_keep_their_words(published):
    page = published.first.page("news/linking")
    links = {a.text_content(): a.get("href") for a in page.xpath("//main//div[@class='read']//a")}
    assert list(links) == ["ข่าวน้ำ"]
    assert "ดูข่าวน้ำ ราคาแผง แผง" in published.first.words("news/linking")


def bytes_of(built: BuiltSite) -> dict[str, bytes]:
    files = (path for path in sorted(built.folder.rglob("*")) if path.is_file())
    return {path.relative_to(built.folder).as_posix(): path.read_bytes() for path in files}


def test_two_builds_of_one_state_give_the_same_bytes(published):
    assert bytes_of(published.first) == bytes_of(published.second)


def test_nothing_in_the_repository_is_changed(published):
    assert published.before == published.after


def test_a_stale_index_is_left_stale(repository):
    repository.add(STALL, SLIP)
    os.utime(repository.root / "content/site.yml", (1, 1))  # git would note this, if it could
    before = _state(repository.root)
    assert fates(repository.workshop.examine()) == {STALL: "kept"}
    assert _state(repository.root) == before


def test_a_clean_site_with_history_is_published_with_no_word_of_any_of_this(repository):
    built = repository.workshop.build()
    assert built.status == 0
    assert "ฉบับ" not in built.said


def test_a_strict_build_publishes_nothing_whatever_history_has(repository):
    repository.add(STALL, SLIP)
    built = repository.workshop.build("--strict")
    assert built.status == 1
    assert not built.folder.exists()


# Half a history, and none.


def _clone(repository: Repository, folder: Path, *options: str) -> Workshop:
    address = f"file://{repository.root}"
    git(repository.root.parent, "clone", "--quiet", *options, address, str(folder))
    return Workshop(folder)


def test_a_clone_with_part_of_the_history_waits_and_says_how_to_get_all_of_it(repository, tmp_path):
    repository.add(STALL, SLIP)
    repository.commit("2024-05-02")
    shallow = _clone(repository, tmp_path / "shallow", "--depth", "1").build()
    assert shallow.status == 3
    assert f"{STALL}: ยังไม่แสดง" in shallow.said
    assert "ที่เก็บนี้มีประวัติไม่ครบ" in shallow.said
    assert "fetch-depth: 0" in shallow.said
    whole = _clone(repository, tmp_path / "whole").build(out=tmp_path / "another")
    assert f"{STALL}: ยังแสดงฉบับวันที่ 1 พฤษภาคม 2567" in whole.said
    assert "fetch-depth" not in whole.said


def test_a_sound_site_says_nothing_of_a_history_it_does_not_need(repository, tmp_path):
    built = _clone(repository, tmp_path / "shallow", "--depth", "1").build()
    assert built.status == 0
    assert "fetch-depth" not in built.said


def _without_git(repository: Repository, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def _with_a_git_that_fails(repository: Repository, monkeypatch, tmp_path: Path) -> None:
    _without_git(repository, monkeypatch, tmp_path)
    (tmp_path / "bin/git").write_text("#!/bin/sh\necho not a commit\nexit 128\n")
    (tmp_path / "bin/git").chmod(0o755)


def _without_a_repository(repository: Repository, monkeypatch, tmp_path: Path) -> None:
    shutil.rmtree(repository.root / ".git")


def _without_a_commit(repository: Repository, monkeypatch, tmp_path: Path) -> None:
    shutil.rmtree(repository.root / ".git")
    git(repository.root, "init", "--quiet")


@pytest.mark.parametrize(
    "spoil", [_without_git, _with_a_git_that_fails, _without_a_repository, _without_a_commit]
)
def test_without_history_a_faulty_file_waits_and_the_rest_is_shown(
    repository, monkeypatch, tmp_path, spoil
):
    everything = titles(repository.workshop.examine())
    repository.add(STALL, SLIP)
    spoil(repository, monkeypatch, tmp_path)
    examined = repository.workshop.examine()
    assert fates(examined) == {STALL: "waits"}
    assert not examined.shallow
    assert set(titles(examined)) == set(everything) - {"stall"}


def test_a_site_that_is_no_repository_is_published_with_a_faulty_file(workshop):
    workshop.news("stall", SLIP)
    built = workshop.build()
    assert built.status == 3
    assert f"{STALL}: ยังไม่แสดง" in built.said
    assert not built.has("news/stall")
    assert built.has("news/market-opening")


def test_a_check_tells_of_the_files_as_typed_with_or_without_history(repository):
    repository.add(STALL, SLIP)
    repository.workshop.write("content/site.yml", "name: [")

    def check(*options: str):
        arguments = ["check", "-C", str(repository.root), "--today", str(TODAY), *options]
        return CliRunner().invoke(namrong, arguments, prog_name="namrong")

    told = [check("--format", style) for style in ("json", "text")]
    shutil.rmtree(repository.root / ".git")
    alone = [check("--format", style) for style in ("json", "text")]
    assert [done.exit_code for done in told] == [1, 1]
    assert told[0].stdout == alone[0].stdout
    assert {row["file"] for row in json.loads(told[0].stdout)} == {STALL, "content/site.yml"}
    assert told[1].stdout.count(STALL) == alone[1].stdout.count(STALL) == 1


# Thirty at once.


def _slips() -> dict[str, bytes]:
    """Thirty of tests/bad/: faulty news, each with another fault, that can be put anywhere."""
    found: dict[str, bytes] = {}
    for case in sorted(BAD.glob("[YFRTA]*")):
        expected = yaml.safe_load((case / "expect.yml").read_text("utf-8"))
        special = {"beside", "grow", "unreadable", "absent"} & set(expected)
        elsewhere = expected["path"] != "content/news/2022/2022-08-31-example.yml"
        if not special and not elsewhere:
            found.setdefault(expected["code"], (case / "input.yml").read_bytes())
    chosen = list(found)[:: len(found) // 30][:30]
    return {code: found[code] for code in chosen}


def test_thirty_good_items_are_whole_beside_thirty_faulty_ones(tmp_path):
    root = tmp_path / "site-source"
    shutil.copytree(BAD / "_base", root)
    repository = Repository(Workshop(root))
    repository.change("content/site.yml", "https://example.org/", "https://site.example/")
    for number in range(30):
        repository.workshop.news(f"good-{number}", title=f"ข่าวดีที่ {number}")
    alone = repository.workshop.build(out=tmp_path / "alone")
    assert alone.status == 0, alone.said
    slips = _slips()
    assert len(slips) == 30
    later = dict(list(slips.items())[15:])  # these have a good version
    files = {
        code: f"content/news/2022/2022-08-{number + 1:02}-slip-{code.lower()}.yml"
        for number, code in enumerate(slips)
    }
    sound = (root / "content/news/2022/2022-06-01-first-example.yml").read_text("utf-8")
    for code in later:
        repository.workshop.write(files[code], sound)
    repository.start()
    for code, typed in slips.items():
        repository.workshop.write(files[code], typed)
    built = repository.workshop.build(out=tmp_path / "beside")
    assert built.status == 3
    told = {
        problem.file: problem.code for problem in errors(repository.workshop.examine().problems)
    }
    assert told == {file: code for code, file in files.items()}
    for code, file in files.items():
        named = [line for line in built.said.splitlines() if line.startswith(f"  {file}: ")]
        assert len(named) == 2, (code, named)
        assert all(re.search(r"(บรรทัด|Line) \d+: \S", line) for line in named)
        kept = "ยังแสดงฉบับวันที่ 1 พฤษภาคม 2567" in named[0]
        down = "ไม่แสดง เพราะข้อความพูดถึง" in named[0]
        assert kept == (code in later and not down)
        assert built.has(f"news/slip-{code.lower()}") == kept
    for number in range(30):
        for lang in ("", "en/"):
            address = f"{lang}news/good-{number}"
            assert built.read(f"{address}/index.html") == alone.read(f"{address}/index.html")
    again = repository.workshop.build(out=tmp_path / "again")
    assert (again.status, bytes_of(again)) == (3, bytes_of(built))


# What was called off.

CALLED_OFF = {
    "cancelled in its state": "event: {starts: 2024-06-09, state: cancelled}\n",
    "cancelled, misspelt": "event: {starts: 2024-06-09, state: canceled}\n",
    "cancelled, in Thai": "event: {starts: 2024-06-09, state: ยกเลิกงาน}\n",
    "postponed in its state": "event: {starts: 2024-06-09, state: postponed}\n",
    "postponed, in Thai with a mark out of order": "event: {starts: 2024-06-09, state: เล่ือน}\n",
    "told in the text alone": "quick_facts: [งานนี้งดจัดแล้ว]\n",
}


@pytest.mark.parametrize("change", CALLED_OFF)
def test_what_is_called_off_with_a_slip_is_not_shown_as_on(repository, change):
    repository.add(STALL, "event: {starts: 2024-06-09}\n")
    repository.commit("2024-05-02")
    text = repository.text(STALL).replace("event: {starts: 2024-06-09}\n", "")
    repository.workshop.write(STALL, text + CALLED_OFF[change] + "areas: [ngao\n")
    examined = repository.workshop.examine()
    assert fates(examined) == {STALL: "down"}
    assert "stall" not in titles(examined)


def test_a_title_that_says_so_is_enough(repository):
    repository.change(STALL, "แผงฉบับดี", "ยกเลิกแผงฉบับดี")
    repository.add(STALL, SLIP)
    assert fates(repository.workshop.examine()) == {STALL: "down"}


def test_what_was_called_off_before_stays_so_through_a_slip(repository):
    repository.add(STALL, CALLED_OFF["cancelled in its state"])
    repository.commit("2024-05-02")
    repository.add(STALL, SLIP)
    examined = repository.workshop.examine()
    assert fates(examined) == {STALL: "kept"}
    (item,) = [item for item in examined.site.news if item.slug == "stall"]
    assert item.event.state == "cancelled"


@pytest.mark.parametrize("words", ["ขับเคลื่อนงานที่งดงาม", "เลื่อนตำแหน่ง"])
def test_other_words_call_nothing_off(repository, words):
    repository.add(STALL, f"quick_facts: [{words}]\n" + SLIP)
    assert fates(repository.workshop.examine()) == {STALL: "kept"}


def test_the_remarks_of_an_example_take_nothing_down(repository):
    repository.add(STALL, "# ลบบรรทัด status: draft เมื่อพร้อม\n#withdrawn:\n#  date: 2026-01-15\n")
    repository.commit("2024-05-02")
    repository.add(STALL, SLIP)
    assert fates(repository.workshop.examine()) == {STALL: "kept"}
