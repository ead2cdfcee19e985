"""The worklist: all that an editor has to do, each at its line, none of it twice, in words."""

import json
import re
import subprocess
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from generator.cli import namrong
from generator.strings import wording
from generator.text import Text
from generator.worklist.days import Window, a_year_after
from generator.worklist.gather import worklist
from generator.worklist.places import Places
from generator.worklist.task import SECTIONS, days_left, listed
from tests.conftest import GOOD, REAL, TODAY

NEWS = "content/news/2024/2024-06-01-more.yml"


def status(root, *options, today=TODAY, env=None):
    arguments = ["status", "-C", str(root), "--today", str(today), *options]
    return CliRunner(env=env).invoke(namrong, arguments, prog_name="namrong")


def tasks(root, *options, today=TODAY, section=None, file=None):
    done = status(root, "--format", "json", *options, today=today)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    return [
        task
        for task in found["tasks"]
        if section in (None, task["section"]) and file in (None, task["file"])
    ]


def reasons(root, file=NEWS, **options):
    return [(t["section"], t["reason"]) for t in tasks(root, file=file, **options)]


@pytest.fixture
def typed(workshop):
    """Write one small news item with more lines, and give what is to be done about it."""

    def write(more="", *, today=TODAY, published="2024-06-01", options=()):
        file = workshop.news("more", more, published=published)
        return tasks(workshop.root, *options, today=today, file=file)

    return write


# What the second site has to do.


def test_the_second_site_has_these_tasks_and_no_others():
    assert [(t["section"], t["reason"], t["file"].split("/")[-1]) for t in tasks(GOOD)] == [
        ("soon", "closes", "2024-06-12-water-watch.yml"),
        ("soon", "alert", "2024-06-12-water-watch.yml"),
        ("waiting", "overdue", "2024-06-14-draft-item.yml"),
        ("waiting", "later", "2024-12-01-future-item.yml"),
        ("outdated", "older", "2024-05-20-older-translation.yml"),
        ("english", "missing", "2024-06-05-thai-only-story.yml"),
        ("english", "missing", "thai-only.yml"),
        ("english", "missing", "sikhio.yml"),
        ("review", "never", "thai-only.yml"),
        ("review", "never", "phachi.yml"),
        ("review", "never", "sikhio.yml"),
        ("team", "unnamed", "ngao.yml"),
        ("team", "unnamed", "phachi.yml"),
        ("team", "unnamed", "sikhio.yml"),
    ]


def test_each_task_stands_at_a_line_that_speaks_of_it():
    for task in tasks(GOOD):
        lines = (GOOD / task["file"]).read_text("utf-8").splitlines()
        words = {
            "alert": "until: 2024-06-20",
            "overdue": "status: draft",
            "later": "published: 2024-12-01",
            "older": "translated: 2024-05-21",
            "missing": "title: |summary: ",
        }
        if task["reason"] in words:
            assert re.match(words[task["reason"]], lines[task["line"] - 1][task["column"] - 1 :])


def test_the_real_site_can_be_listed_and_nothing_of_it_is_called_empty():
    done = status(REAL, today=date(2026, 11, 25))
    assert done.exit_code == 0
    assert "ยังไม่พบรายชื่อที่เผยแพร่" in done.stdout
    assert not re.search(r"ว่าง|\bempty\b", done.stdout)


# English.


def test_texts_without_english_are_counted_named_and_placed(workshop):
    file = workshop.news("more", "quick_facts: [ข้อแรก, {th: ข้อสอง, en: Second}]\nauthor: ผู้เขียน\n")
    workshop.replace(file, "title: {th: ข่าวเพิ่ม, en: News more}", "title: ข่าวเพิ่ม")
    (task,) = tasks(workshop.root, file=file)
    assert (task["section"], task["line"]) == ("english", 3)
    assert task["fields"] == [
        {"field": "title", "line": 3},
        {"field": "quick_facts.0", "line": 9},
        {"field": "author.name", "line": 10},
    ]
    assert task["message"]["th"] == ("ยังขาด 3 ข้อความ ได้แก่ หัวข้อ และข้อความอื่นอีก 2 แห่ง (บรรทัดที่ 9, 10)")
    assert task["message"]["en"] == "missing in 3: title and 2 others (line 9, 10)"


def test_smaller_texts_alone_are_told_as_such(typed):
    (task,) = typed("quick_facts: [ข้อแรก]\n")
    assert task["message"]["th"] == "ยังขาด 1 ข้อความ ได้แก่ ข้อความย่อย 1 แห่ง (บรรทัดที่ 9)"


def test_texts_of_the_site_and_the_programme_count_too(workshop):
    workshop.replace(
        "content/site.yml", "tagline: {th: ของดีใกล้บ้าน, en: Good things near home}", "tagline: ของดี"
    )
    workshop.replace(
        "content/programme.yml",
        'motto: {th: แผงเล็ก ใจใหญ่, en: "Small stalls, big hearts"}',
        "motto: แผงเล็ก",
    )
    found = [(t["file"], t["fields"]) for t in tasks(workshop.root, section="english")]
    assert ("content/site.yml", [{"field": "tagline", "line": 4}]) in found
    assert ("content/programme.yml", [{"field": "motto", "line": 3}]) in found


def test_of_withdrawn_news_only_what_readers_still_see_wants_english(typed):
    (task,) = typed("quick_facts: [ข้อแรก]\nwithdrawn: {date: 2024-06-02, reason: นับผิด}\n")
    assert [place["field"] for place in task["fields"]] == ["withdrawn.reason"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("translated: 2024-06-03\nupdated: 2024-06-04\n", "older"),
        (
            "translated: 2024-06-03\ncorrections: [{date: 2024-06-04, text: {th: ก, en: A}}]\n",
            "older",
        ),
        ("translated: 2024-06-04\nupdated: 2024-06-04\n", None),
        ("updated: 2024-06-04\n", "undated"),
        ("corrections: [{date: 2024-06-04, text: {th: ก, en: A}}]\n", "undated"),
        ("updated: 2024-06-01\n", None),
    ],
)
def test_english_older_than_the_thai_or_of_an_unknown_day_is_listed(typed, more, reason):
    found = [(t["section"], t["reason"]) for t in typed(more)]
    assert found == ([("outdated", reason)] if reason else [])


# Days.


@pytest.mark.parametrize(
    ("day", "anniversary"),
    [
        (date(2023, 6, 15), date(2024, 6, 15)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 3, 1)),
        (date(2023, 12, 31), date(2024, 12, 31)),
    ],
)
def test_twelve_months_end_on_the_same_day_of_the_next_year(day, anniversary):
    assert a_year_after(day) == anniversary


@pytest.mark.parametrize("reviewed", [date(2023, 6, 15), date(2024, 2, 29), date(2023, 2, 28)])
def test_a_review_is_due_on_the_day_after_twelve_months(workshop, reviewed):
    file = "districts/ngao.yml"
    workshop.replace(file, "reviewed: 2024-06-01", f"reviewed: {reviewed}")
    last = a_year_after(reviewed)
    kept = tasks(workshop.root, today=last, section="review", file=file)
    due = tasks(workshop.root, today=last + timedelta(1), section="review", file=file)
    assert kept == []
    assert [(t["reason"], t["date"], t["line"]) for t in due] == [("due", str(reviewed), 93)]


def test_a_change_is_no_review_of_a_district_but_of_a_page_it_is(workshop):
    district, page = "districts/ngao.yml", "content/pages/everything.yml"
    late = date(2025, 6, 3)
    found = {t["file"]: t["date"] for t in tasks(workshop.root, today=late, section="review")}
    assert (found[district], found[page]) == ("2024-06-01", "2024-06-02")
    workshop.replace(district, "updated: 2024-06-03", "updated: 2025-06-01")
    workshop.replace(page, "updated: 2024-06-01", "updated: 2025-06-01")
    files = {t["file"] for t in tasks(workshop.root, today=late, section="review")}
    assert (district in files, page in files) == (True, False)


ENDS = {
    "expires": "expires: {day}\n",
    "closes": "action: {{closes: {day}}}\n",
    "alert": "alert: {{level: watch, from: 2024-01-01, until: {day}}}\n",
}


@pytest.mark.parametrize("reason", ENDS)
@pytest.mark.parametrize(("days", "near"), [(0, True), (30, True), (31, False)])
def test_what_ends_within_thirty_days_is_listed(typed, reason, days, near):
    found = typed(ENDS[reason].format(day=TODAY + timedelta(days)))
    assert [(t["section"], t["reason"], t["days"]) for t in found] == (
        [("soon", reason, days)] if near else []
    )


def test_how_far_to_look_ahead_can_be_chosen(typed):
    more = ENDS["expires"].format(day=TODAY + timedelta(8))
    assert typed(more, options=("--within", "7")) == []
    assert len(typed(more, options=("--within", "8"))) == 1


def test_what_is_past_its_day_and_still_stands_is_listed(typed):
    (task,) = typed(ENDS["alert"].format(day="2024-06-14"))
    assert (task["section"], task["days"], task["line"]) == ("passed", -1, 9)
    assert "เมื่อวาน" in task["message"]["th"]
    assert "until" in task["message"]["th"]


@pytest.mark.parametrize(
    "more",
    [
        ENDS["alert"].format(day="2024-06-02") + "expires: 2024-06-10\n",  # has left the lists
        ENDS["closes"].format(day="2024-06-10"),  # every page says so by itself
        ENDS["alert"].format(day="2024-06-20")
        + "withdrawn: {date: 2024-06-12, reason: {th: ก, en: A}}\n",
        "event: {starts: 2024-06-02, state: held}\n",
        "event: {starts: 2024-06-02}\n",
        "event: {starts: 2024-06-02, ends: 2024-06-15, state: planned}\n",
    ],
)
def test_what_pages_say_by_themselves_is_no_task(typed, more):
    assert typed(more) == []


def test_an_event_still_called_planned_after_its_last_day_is_listed(typed):
    (task,) = typed("event: {starts: 2024-06-02, ends: 2024-06-14, state: planned}\n")
    assert (task["section"], task["reason"], task["date"]) == ("passed", "planned", "2024-06-14")


PICTURE = """\
images:
  - file: a.jpg
    alt: {th: คนหนึ่งยืนหน้าแผง, en: Someone before a stall}
    people: consent
    consent: {ref: ก 1, until: %s}
"""


@pytest.mark.parametrize(
    ("until", "section"), [("2024-06-14", "passed"), ("2024-06-15", "soon"), ("2024-09-01", None)]
)
@pytest.mark.parametrize("file", [NEWS, "districts/phachi.yml"])
def test_a_consent_that_ends_or_has_ended_is_listed(workshop, file, until, section):
    workshop.write(
        "content/images/a.jpg", (REAL / "docs/screenshots/home-en-phone.jpg").read_bytes()
    )
    workshop.news("more")
    text = (workshop.root / file).read_text("utf-8")
    workshop.write(file, text + PICTURE % until)
    found = [t for t in tasks(workshop.root, file=file) if t["reason"] == "consent"]
    assert [t["section"] for t in found] == ([section] if section else [])


# What waits.


@pytest.mark.parametrize(
    ("published", "more", "reason"),
    [
        ("2024-06-15", "status: draft\n", "overdue"),
        ("2024-06-16", "status: draft\n", "draft"),
        ("2024-06-16", "", "later"),
        ("2024-06-15", "", None),
    ],
)
def test_drafts_and_later_news_wait(typed, published, more, reason):
    found = typed(more, published=published)
    assert [t["reason"] for t in found] == ([reason] if reason else [])


def test_a_draft_that_closes_soon_is_told_of_both(typed):
    found = typed("status: draft\n" + ENDS["closes"].format(day="2024-06-20"))
    assert [t["reason"] for t in found] == ["closes", "overdue"]


# Faulty files.


def commit(root, *, first=False):
    if first:
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    subprocess.run(["git", *name, "commit", "-qm", "x"], cwd=root, check=True)


def spoilt(workshop, more=""):
    file = workshop.news("more", "quick_facts: [ข้อแรก]\n" + more)
    commit(workshop.root, first=True)
    workshop.replace(file, "kind: announcement", "kind: announcment")
    return tasks(workshop.root, file=file)


def test_a_faulty_file_has_one_task_that_says_what_readers_see(workshop):
    (task,) = spoilt(workshop)
    assert (task["section"], task["reason"], task["line"], task["column"]) == (
        "faulty",
        "kept",
        1,
        7,
    )
    assert "ต้องแก้ 1 จุด ระหว่างนี้ผู้อ่านเห็นฉบับวันที่" in task["message"]["th"]


def test_a_faulty_file_whose_earlier_version_waits_shows_readers_nothing(workshop):
    workshop.news("more", published="2024-06-20")
    commit(workshop.root, first=True)
    file = "content/news/2024/2024-06-20-more.yml"
    workshop.replace(file, "kind: announcement", "kind: announcment")
    assert reasons(workshop.root, file) == [("faulty", "hidden")]


@pytest.mark.parametrize(
    ("more", "reason"), [("sectors: [no-such]\n", "waits"), ("withdrawm: 2024-06-02\n", "down")]
)
def test_a_faulty_file_without_a_good_version_says_why(typed, more, reason):
    assert [t["reason"] for t in typed(more)] == [reason]


def test_a_file_with_warnings_alone_is_worth_a_look(workshop):
    file = workshop.news("more", "quick_facts: [{th: โทร 081-234-5678, en: Call}]\n")
    assert reasons(workshop.root, file) == [("look", "warnings")]


def test_a_fault_of_the_register_is_listed_by_its_own_file(workshop):
    file = "content/reference/thailand-provinces.geojson"
    workshop.write(file, "no outlines\n")
    done = status(workshop.root, "--format", "json")
    found = json.loads(done.stdout)["tasks"]
    assert {("faulty", "plain")} == {
        (t["section"], t["reason"]) for t in found if t["file"] == file
    }


# Teams.


def test_a_role_without_a_name_is_no_name(workshop):
    file = "districts/phachi.yml"
    text = (workshop.root / file).read_text("utf-8")
    members = "{role: ผู้ขายผัก, sector: sellers}, {name: นายตัวอย่าง หนึ่ง, sector: buyers}"
    workshop.write(file, text + f"team: {{members: [{members}]}}\n")
    (task,) = tasks(workshop.root, section="team", file=file)
    assert task["message"]["th"] == (
        "ยังไม่พบรายชื่อที่เผยแพร่ ได้แก่ ผู้ประสานตลาด และฝ่ายผู้ขาย (พบแล้ว 1 จาก 3 คน)"
    )


def test_a_team_of_which_all_names_are_known_is_no_task(workshop):
    file = "districts/ngao.yml"
    more = "    - {name: {th: ก ข, en: A B}, sector: ฝ่ายผู้ซื้อ}\n  as_of: 2024-05-01"
    workshop.replace(file, "  as_of: 2024-05-01", more)
    assert tasks(workshop.root, section="team", file=file) == []
    workshop.replace("content/programme.yml", "  size: 3", "  size: 4")
    (task,) = tasks(workshop.root, section="team", file=file)
    assert (task["reason"], task["line"]) == ("fewer", 36)


# How it is given out.


def test_the_json_has_the_shape_that_the_help_describes():
    found = json.loads(status(GOOD, "--format", "json").stdout)
    help_text = status(GOOD, "--help").stdout
    assert set(found) == {"today", "within", "total", "sections", "tasks"}
    assert (found["today"], found["within"]) == ("2024-06-15", 30)
    assert found["total"] == len(found["tasks"]) == sum(found["sections"].values())
    assert list(found["sections"]) == list(SECTIONS)
    assert "Sections: " + ", ".join(SECTIONS) in " ".join(help_text.split())
    keys = ["section", "reason", "file", "line", "column", "title", "date", "days", "fields"]
    assert all(list(task) == [*keys, "message"] for task in found["tasks"])
    assert all(key in help_text for key in [*found, *keys, "message"])


def test_two_runs_print_the_same_bytes_in_a_fixed_order():
    for style in ("text", "json", "markdown"):
        first, second = (status(GOOD, "--format", style).stdout for _ in range(2))
        assert first == second
    order = [SECTIONS.index(task["section"]) for task in tasks(GOOD)]
    assert order == sorted(order)


def test_text_names_file_line_and_column_thai_first_and_has_no_colours_in_a_pipe():
    said = status(GOOD).stdout
    assert "districts/ngao.yml:36:1 อำเภองาว จังหวัดลำปาง\n" in said
    assert said.index("งานที่ควรทำ ณ วันที่ 15 มิถุนายน 2567") < said.index("To do as of 15 June 2024")
    assert "\x1b" not in said


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_one_language_holds_no_other(style):
    thai = status(GOOD, "--format", style, "--lang", "th").stdout
    assert "Names of teams" not in thai
    assert "รายชื่อทีมที่ยังไม่พบ" in thai
    english = status(GOOD, "--format", style, "--lang", "en").stdout
    assert "Names of teams" in english
    assert "รายชื่อทีม" not in english


def test_a_site_with_nothing_to_do_says_so(workshop):
    site = workshop.examine()
    found = worklist(None, (), (), Places(workshop.root), Window(TODAY, 30))
    assert site.problems == ()
    assert found.tasks == ()
    assert found.as_json()["total"] == 0
    assert wording("status")["label"]["nothing"].th.format(day="วันนี้").endswith("ไม่มีงานค้าง")


def test_a_worklist_is_no_fault_but_without_a_site_there_is_none(workshop, tmp_path):
    assert status(workshop.root).exit_code == 0
    (tmp_path / "empty").mkdir()
    nowhere = status(tmp_path / "empty")
    assert (nowhere.exit_code, "content/site.yml" in nowhere.output) == (2, True)
    workshop.write("content/site.yml", "name: [\n")
    faulty = status(workshop.root)
    assert faulty.exit_code == 2
    assert "content/site.yml:" in faulty.stdout
    assert "ไฟล์หลัก" in faulty.stderr


def test_markdown_makes_tables_of_which_every_text_stays_text(workshop):
    name = "<b>ก</b> | *ข* [ค](http://x.example) `ง` \\\\| ฉ"
    file = workshop.news("more", "status: draft\n", title=f"'{name}'")
    said = status(workshop.root, "--format", "markdown").stdout
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(said)
    rows = re.findall(r"<tr>\n(.*?)</tr>", html, re.DOTALL)
    (row,) = [row for row in rows if file in row]
    cells = re.findall(r"<td>(.*?)</td>", row)
    assert len(cells) == 3
    assert cells[1] == "&lt;b&gt;ก&lt;/b&gt; | *ข* [ค](http://x.example) `ง` \\\\| ฉ"
    assert f'<a href="{workshop.root.as_posix()}/{file}#L9">{file}:9</a>' in cells[0]
    assert html.count("<table>") == len({task["section"] for task in tasks(workshop.root)})


def test_markdown_links_to_the_git_host_of_the_job(tmp_path):
    hosts = {
        "https://git.example/a/b/blob/abc/good/districts/ngao.yml#L36": {
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_SERVER_URL": "https://git.example",
            "GITHUB_SHA": "abc",
            "GITHUB_WORKSPACE": str(GOOD.parent),
        },
        "https://lab.example/a/b/-/blob/abc/districts/ngao.yml#L36": {
            "CI_PROJECT_URL": "https://lab.example/a/b",
            "CI_COMMIT_SHA": "abc",
            "CI_PROJECT_DIR": str(GOOD),
        },
    }
    for address, given in hosts.items():
        unset = {"GITHUB_REPOSITORY": None, "CI_PROJECT_URL": None}
        said = status(GOOD, "--format", "markdown", env={**unset, **given}).stdout
        assert f"({address})" in said


def test_a_long_section_of_markdown_is_cut_and_says_so(workshop):
    for number in range(120):
        workshop.news(f"draft-{number:03}", "status: draft\n")
    said = status(workshop.root, "--format", "markdown").stdout
    assert said.count(" | ข่าวเพิ่ม | ") == 100
    assert "(122)" in said
    assert "ยังมีอีก 22 เรื่อง" in said


# Words.


@pytest.mark.parametrize(
    ("days", "thai", "english"),
    [
        (-2, "2 วันก่อน", "2 days ago"),
        (-1, "เมื่อวาน", "yesterday"),
        (0, "วันนี้", "today"),
        (1, "พรุ่งนี้", "tomorrow"),
        (2, "อีก 2 วัน", "in 2 days"),
    ],
)
def test_days_are_told_as_people_say_them(days, thai, english):
    day = TODAY + timedelta(days)
    assert days_left(day, TODAY, "th") == thai
    assert days_left(day, TODAY, "en") == english


def test_several_things_are_one_sentence():
    names = [Text("ก", "a"), Text("ข"), Text("ค", "c")]
    assert listed(names[:1]) == Text("ก", "a")
    assert listed(names) == Text("ก ข และค", "a, ข and c")


def test_every_section_and_reason_has_its_words_and_no_words_are_idle():
    words = wording("status")
    assert tuple(words["section"]) == SECTIONS
    source = "".join(
        path.read_text("utf-8") for path in (REAL / "generator").rglob("worklist/*.py")
    )
    source += (REAL / "generator/linking/quarantine.py").read_text("utf-8")
    for section in SECTIONS:
        assert words[section]
        for reason in words[section]:
            assert f'"{reason}"' in source, (section, reason)


def test_thai_words_are_those_of_the_people_served():
    forbidden = ("ผิดพลาด", "ฟิลด์", "คีย์", "สตริง", "ว่างเปล่า")
    text = (REAL / "generator/wording/status.yml").read_text("utf-8")
    assert not [word for word in forbidden if word in text]
