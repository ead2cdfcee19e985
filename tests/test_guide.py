"""What the guides show is there and true: links, pictures, commands, the example, the slips."""

import re
import shlex
from itertools import takewhile
from urllib.parse import unquote

import click
import pytest

from generator.cli import namrong
from generator.problems import errors
from tests.conftest import REAL

GUIDE = REAL / "CONTRIBUTING.th.md"
GUIDES = [GUIDE, REAL / "CONTRIBUTING.md", REAL / "README.md"]
EXAMPLE = REAL / "docs/guide/2024-06-14-compost-day.yml"
PICTURES = REAL / "docs/screenshots/guide"
FILE = f"content/news/2024/{EXAMPLE.name}"
THAI = re.compile("[ก-๛]")


def links(text):
    """Each address that the page links to or shows, with the words or the alt text."""
    plain = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    found = [(words, address) for words, address in re.findall(r"\[([^\]]*)\]\(([^)\s]+)\)", plain)]
    return found + [
        (alt, src) for src, alt in re.findall(r'<img src="([^"]+)"[^>]*alt="([^"]*)"', text)
    ]


def anchors(text):
    """The ids that a Git host gives to headings: letters, marks and digits; hyphens for spaces."""
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    headings = re.findall(r"^#{1,6} (.+)$", plain, re.MULTILINE)
    return {re.sub(r"[^\w\u0e00-\u0e7f\- ]", "", h).lower().replace(" ", "-") for h in headings}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_relative_link_and_picture_of_a_guide_is_there(guide):
    text = guide.read_text("utf-8")
    lost = set()
    for _, address in links(text):
        file, _, anchor = unquote(address).partition("#")
        if re.match(r"https?:", address):
            continue
        target = REAL / file if file else guide
        if not target.exists() or (
            anchor and target.suffix == ".md" and anchor not in anchors(target.read_text("utf-8"))
        ):
            lost.add(address)
    assert links(text)
    assert lost == set()


def commands(text):
    """Each command line of the program, of a code block or between backticks, as its words."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(
        r"`((?:[\w./]*/)?namrong [^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    )
    for line in lines:
        words = shlex.split(line, comments=True)
        if words and words[0].rpartition("/")[2] == "namrong":
            yield words[1:]


def judged(words):
    """What is wrong with a command line: an unknown command or option. Nothing if it is sound."""
    command, rest = namrong, words
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        name, rest = rest[0], rest[1:]
        if name in {"COMMAND", "..."}:
            return None
        if name not in command.commands:
            return f"no command {name}"
        command = command.commands[name]
    known = {"-h", "--help"}
    known |= {option for param in command.params for option in [*param.opts, *param.secondary_opts]}
    unknown = [
        word for word in rest if word.startswith("-") and word.partition("=")[0] not in known
    ]
    return f"no option {unknown}" if unknown else None


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_command_that_a_guide_shows_is_one_of_the_program(guide):
    shown = list(commands(guide.read_text("utf-8")))
    assert [(words, fault) for words in shown if (fault := judged(words))] == []
    if guide != REAL / "CONTRIBUTING.md":
        assert len(shown) >= 3


def test_a_command_or_an_option_that_is_not_there_would_be_found():
    text = (
        "```\nnamrong chek\n.venv/bin/namrong check --formt json  # remark\nnamrong check -C x\n```"
    )
    assert [judged(words) for words in commands(text)] == [
        "no command chek",
        "no option ['--formt']",
        None,
    ]


def test_every_command_for_those_who_write_is_in_the_guide():
    shown = {words[0] for words in commands(GUIDE.read_text("utf-8")) if words}
    assert shown >= {"check", "serve", "status", "new", "rename", "schema"}


def test_each_picture_of_the_guide_is_small_shown_and_described_in_thai():
    shown = {
        address.rpartition("/")[2]: alt
        for alt, address in links(GUIDE.read_text("utf-8"))
        if address.startswith("docs/screenshots/guide/")
    }
    assert {path.name for path in PICTURES.iterdir()} == set(shown)
    assert all(path.stat().st_size < 80_000 for path in PICTURES.iterdir())
    assert all(len(THAI.findall(alt)) > 30 for alt in shown.values())


def test_the_guide_opens_by_saying_that_nobody_can_break_the_site():
    first = re.findall(r"^## (.+)$", GUIDE.read_text("utf-8"), re.MULTILINE)[0]
    assert first == "ท่านทำเว็บไซต์พังไม่ได้"


def test_the_guide_uses_the_words_of_the_people_served():
    text = GUIDE.read_text("utf-8")
    assert not [word for word in ("ผิดพลาด", "ฟิลด์", "คีย์", "สตริง", "ออนไลน์") if word in text]


def test_the_example_of_the_guide_has_no_problem(workshop):
    workshop.write(FILE, EXAMPLE.read_bytes())
    assert workshop.problems() == []


# Each row of the table of slips: what is typed, and a part of it as the table shows it.
SLIPS = [
    ("kind: activity", "kind:activity", "`kind:activity`"),
    ('title:\n  th: "เชิญ', 'title:\nth: "เชิญ', "`th:` ชิดซ้าย"),
    ("  closes:", "\tcloses:", "เยื้องด้วยแป้น Tab"),
    ('th: "เชิญร่วมทำปุ๋ยหมักวันเสาร์: เศษผักจากตลาดไม่ต้องทิ้ง"', "th: ทำปุ๋ยหมัก: วันเสาร์", None),
    (
        'th: "เชิญร่วมทำปุ๋ยหมักวันเสาร์: เศษผักจากตลาดไม่ต้องทิ้ง"',
        'th: "งาน "ของดี" ริมธาร"',
        None,
    ),
    ("areas: [ngao]", "areas: ngao, sikhio", None),
    ("closes: 2024-06-21", "closes: 21/6/67", None),
    ("starts: 2024-06-22 08:30", "starts: 2024-06-22 8.30 น.", None),
    ("areas: [ngao]", "Areas: [ngao]", None),
    ("body:\n  th: |", "body:\n  th:", "ไม่มี ขีดตั้ง"),
    ("    ทุกเย็น", "ทุกเย็น", "ข้อความจาก LINE"),
    ("    - th: ถุงมือ\n", "    th: ถุงมือ\n", "`th: ถุงมือ` ใต้"),
    ("    - th: ถุงมือ\n", "    – th: ถุงมือ\n", "`– th: ถุงมือ`"),
    ("    - th: ถุงมือ\n    - th: เศษผัก", "    • ถุงมือ\n    • เศษผัก", "`• ถุงมือ`"),
]
RIGHT = [
    ('"เชิญร่วมทำปุ๋ยหมักวันเสาร์: เศษผักจากตลาดไม่ต้องทิ้ง"', '"ทำปุ๋ยหมัก: วันเสาร์"'),
    ('"เชิญร่วมทำปุ๋ยหมักวันเสาร์: เศษผักจากตลาดไม่ต้องทิ้ง"', '"งาน “ของดี” ริมธาร"'),
    ("areas: [ngao]", "areas: [ngao, sikhio]"),
]


def rows():
    """The rows of the table of slips."""
    after = GUIDE.read_text("utf-8").partition("## จุดที่มักพลาด\n\n")[2]
    return list(takewhile(lambda line: line.startswith("|"), after.splitlines()))[2:]


def test_every_row_of_the_table_is_tried_here():
    assert len(rows()) == len(SLIPS) + 1  # the name of a file


@pytest.mark.parametrize(("right", "wrong", "shown"), SLIPS, ids=[wrong for _, wrong, _ in SLIPS])
def test_each_slip_of_the_guide_is_one_that_the_checker_answers(workshop, right, wrong, shown):
    (row,) = [row for row in rows() if (shown or f"`{wrong}`") in row]
    text = EXAMPLE.read_text("utf-8")
    assert text.count(right) == 1
    workshop.write(FILE, text.replace(right, wrong))
    found = workshop.problems(FILE)
    assert found
    assert bool(errors(found)) == ("และเตือน" not in row)


@pytest.mark.parametrize(("before", "right"), RIGHT)
def test_what_the_guide_gives_as_right_has_no_problem(workshop, before, right):
    assert right in "".join(rows())
    workshop.write(FILE, EXAMPLE.read_text("utf-8").replace(before, right))
    assert workshop.problems() == []


def test_a_file_named_in_thai_and_by_the_thai_year_is_answered(workshop):
    (row,) = [row for row in rows() if "ชื่อไฟล์" in row.split("|")[1]]
    name = re.findall(r"`([^`]+)`", row)[0]
    workshop.write(f"content/news/2024/{name}", EXAMPLE.read_bytes())
    assert errors(workshop.problems(f"content/news/2024/{name}"))
