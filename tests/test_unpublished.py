"""What may not be read yet, or not any more, is in no published file, by the day in Bangkok."""

import os
import time
from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest
from click.testing import CliRunner

from generator import clock
from generator.cli import namrong
from tests.conftest import TODAY, BuiltSite

# Every field that holds words, with a word that is nowhere else.
WHOLE = """\
kind: meeting
published: {published}
title: {{th: หัวข้อ {title}, en: Title {title}}}
summary: {{th: สรุป {word}, en: Summary {word}}}
body: {{th: "เนื้อข่าว {word} [ลิงก์](https://{word}.example/)", en: Text {word}}}
event:
  group: {{th: กลุ่ม {word}, en: Group {word}}}
  starts: 2024-07-01
  chairs: [{{name: {{th: ประธาน {word}, en: Chair {word}}}}}]
  venues: [{{name: {{th: ห้อง {word}, en: Hall {word}}}, area: ngao}}]
areas: [ngao]
goals: [6]
action:
  who: {{th: ทุกคน {word}, en: All {word}}}
  closes: 2024-07-01
  cost: {{th: ฟรี {word}, en: Free {word}}}
alert: {{level: watch, from: 2024-06-01, until: 2024-07-30}}
contact: [{{office: {{th: โต๊ะ {word}, en: Desk {word}}}, email: {word}@market.example}}]
figures: [{{label: {{th: จำนวน {word}, en: Number {word}}}, value: 7}}]
quick_facts: [{{th: ข้อ {word}, en: Fact {word}}}]
quotes:
  - text: {{th: คำพูด {word}, en: Said {word}}}
    by: {{name: {{th: ผู้พูด {word}, en: Speaker {word}}}}}
files: [{{file: {word}.pdf, title: {{th: เอกสาร {word}, en: Paper {word}}}}}]
links: [{{url: "https://{word}.example/more", title: {{th: อ่านต่อ {word}, en: More {word}}}}}]
sources:
  - {{title: {{th: แหล่ง {word}, en: Source {word}}}, url: "https://{word}.example/source"}}
owner: {{name: {{th: เจ้าของ {word}, en: Owner {word}}}}}
author: {{th: ผู้เขียน {word}, en: Author {word}}}
aliases: [{alias}]
"""


def item(workshop, word: str, more: str = "", *, published: str = "2024-06-01", title: str = ""):
    text = WHOLE.format(word=word, published=published, title=title or word, alias=f"{word}-old")
    workshop.write(f"content/files/{word}.pdf", b"%PDF-1.4 " + word.encode())
    return workshop.write(f"content/news/2024/{published}-{word}-news.yml", text + more)


def everything(built: BuiltSite) -> dict[str, str]:
    """Each published file's name with all that can be read in it, also on printed pages."""
    found = {}
    for path in sorted(built.folder.rglob("*")):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            if path.suffix == ".pdf" and path.name == "notice.pdf":
                with pypdfium2.PdfDocument(path) as pdf:
                    text += "".join(page.get_textpage().get_text_range() for page in pdf)
            found[path.relative_to(built.folder).as_posix()] = text.lower()
    return found


def files_with(word: str, built: BuiltSite) -> set[str]:
    return {name for name, text in everything(built).items() if word in text or word in name}


def test_the_search_for_a_word_would_find_it(workshop):
    """The proof that the next test can fail: the same item, published, is all over the site."""
    item(workshop, "zqxpublic")
    found = files_with("zqxpublic", workshop.build(sheets=True))
    for name in (
        *("index.html", "news/zqxpublic-news/index.html", "en/news/zqxpublic-news/index.html"),
        *("news/zqxpublic-old/index.html", "news/zqxpublic-news/notice.pdf"),
        *("news/zqxpublic-news/line.txt", "news/zqxpublic-news/press.txt", "news/feed.xml"),
        *("news/rss.xml", "news/feed.json", "calendar.ics", "data/news.json", "data/news.csv"),
        *("districts/ngao/feed.xml", "sitemap.xml", "integrity.json", "_redirects"),
        *("files/zqxpublic.pdf", "news/zqxpublic-news/card.jpg"),
    ):
        assert name in found, name
    assert any(name.startswith("search/") and name.endswith(".json") for name in found)


def test_no_published_file_has_a_word_of_what_may_not_be_read(workshop):
    item(workshop, "zqxdraft", "status: draft\n")
    item(workshop, "zqxlater", published="2024-06-16")
    item(
        workshop,
        "zqxwithdrawn",
        "withdrawn: {date: 2024-06-10, reason: {th: ถอน, en: Withdrawn}}\n",
        title="zqxtitle",
    )
    done = CliRunner().invoke(
        namrong, ["addresses", "-C", str(workshop.root), "--today", str(TODAY), "--write"]
    )
    assert done.exit_code == 0, done.output
    built = workshop.build()
    assert built.status == 0, built.said
    assert files_with("zqxdraft", built) == set()
    assert files_with("zqxlater", built) == set()
    for name, text in everything(built).items():
        # Its own addresses stay, and the earlier one that leads to it; no word of its text does.
        rest = text.replace("zqxwithdrawn-news", "").replace("zqxwithdrawn-old", "")
        assert "zqxwithdrawn" not in rest, name
    ledger = (workshop.root / "addresses.txt").read_text("utf-8")
    assert ("zqxdraft" in ledger, "zqxlater" in ledger) == (False, False)
    assert "news/zqxwithdrawn-news/\n" in ledger


def test_drafts_that_were_asked_for_are_in_no_later_build(workshop):
    """What an earlier build kept of its work goes into no other site."""
    item(workshop, "zqxdraft", "status: draft\n")
    assert files_with("zqxdraft", workshop.build("--drafts"))
    assert files_with("zqxdraft", workshop.build()) == set()


# The day in Bangkok, which begins at 17:00 UTC.


class _Clock(datetime):
    at: datetime

    @classmethod
    def now(cls, tz=None):
        return cls.at.astimezone(tz)


LAST_SECOND = datetime(2024, 6, 14, 16, 59, 59, tzinfo=UTC)
MIDNIGHT = LAST_SECOND + timedelta(seconds=1)


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def at(request, monkeypatch):
    """Set the clock, on a machine anywhere in the world."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    monkeypatch.setattr(clock, "datetime", _Clock)
    yield lambda moment: monkeypatch.setattr(_Clock, "at", moment, raising=False)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (LAST_SECOND, date(2024, 6, 14)),
        (MIDNIGHT, date(2024, 6, 15)),
        (datetime(2024, 12, 31, 16, 59, 59, tzinfo=UTC), date(2024, 12, 31)),
        (datetime(2024, 12, 31, 17, 0, tzinfo=UTC), date(2025, 1, 1)),
        (datetime(2024, 2, 28, 17, 0, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_the_day_is_that_of_bangkok_wherever_the_build_runs(at, moment, day):
    at(moment)
    assert clock.today() == day


def built_now(workshop) -> BuiltSite:
    """As a timer starts it: without --today."""
    out = workshop.root.parent / "published"
    arguments = ["build", "-C", str(workshop.root), "--out", str(out), "--jobs", "1"]
    done = CliRunner().invoke(namrong, [*arguments, "--no-cards", "--no-notices"])
    assert done.exit_code == 0, done.output
    return BuiltSite(out, done.exit_code, done.output)


@pytest.mark.parametrize("at", ["America/Los_Angeles"], indirect=True)
def test_news_comes_out_at_midnight_in_bangkok(at, workshop):
    workshop.news("zqxnews", published="2024-06-15", title="zqxnews")
    at(LAST_SECOND)
    assert files_with("zqxnews", built_now(workshop)) == set()
    at(MIDNIGHT)
    found = files_with("zqxnews", built_now(workshop))
    assert {"index.html", "news/zqxnews/index.html", "news/feed.xml", "sitemap.xml"} <= found


@pytest.mark.parametrize("at", ["Pacific/Kiritimati"], indirect=True)
def test_news_leaves_the_lists_when_its_last_day_in_bangkok_is_over(at, workshop):
    workshop.news("zqxnews", "expires: 2024-06-14\n", title="zqxnews")
    at(LAST_SECOND)
    listed = files_with("zqxnews", built_now(workshop))
    at(MIDNIGHT)
    after = files_with("zqxnews", built_now(workshop))
    lists = {"index.html", "news/index.html", "en/news/index.html", "calendar.ics"}
    assert listed & lists == lists - {"calendar.ics"}
    assert after & lists == set()
    assert "news/zqxnews/index.html" in after


def test_what_is_withdrawn_is_gone_at_once_whatever_day_is_written(workshop):
    """A slip in the day of a withdrawal must keep nothing online."""
    for word, day in (
        ("zqxlong", "2024-01-01"),
        ("zqxtoday", "2024-06-15"),
        ("zqxnext", "2024-06-16"),
    ):
        item(
            workshop,
            word,
            f"withdrawn: {{date: {day}, reason: {{th: ถอน, en: Out}}}}\n",
            title="ถอน",
        )
    built = workshop.build()
    for name, text in everything(built).items():
        for word in ("zqxlong", "zqxtoday", "zqxnext"):
            rest = text.replace(f"{word}-news", "").replace(f"{word}-old", "")
            assert word not in rest, name


def test_a_key_of_the_environment_changes_no_day(workshop, monkeypatch):
    """SOURCE_DATE_EPOCH and the like are for other programs: the day is an argument."""
    before = workshop.build().texts()
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "0")
    assert workshop.build().texts() == before
