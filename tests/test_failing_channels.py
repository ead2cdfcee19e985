"""A channel that fails loses its own files: every page is published, and none links to them."""

import re

import pytest

from generator import outputs as outputs_module
from generator.channels import broadcast, calendar, messages
from generator.channels.data import tables
from generator.channels.feeds import files as feeds
from generator.channels.feeds.files import feed_batches
from generator.pages import notice
from generator.spoken.reader import Reader

# For each channel, the files that are gone with it and one page that linked to each.
FILES = {
    "feed_batches": {
        "news/feed.xml": "news",
        "news/rss.xml": "data",
        "en/news/feed.json": "en/data",
        "districts/ngao/feed.xml": "districts/ngao",
    },
    "calendar_batches": {
        "calendar.ics": "data",
        "en/calendar.ics": "en",
        "news/market-opening/event.ics": "news/market-opening",
    },
    "data_batches": {
        "data/news.csv": "data",
        "data/districts.geojson": "en/data",
        "data/datapackage.json": "data",
    },
    "broadcast_batches": {
        "news/market-opening/broadcast.txt": "news/market-opening/broadcast",
    },
    "message_batches": {
        "news/market-opening/line.txt": "news/market-opening",
        "en/news/market-opening/press.txt": "en/news/market-opening",
    },
}


def fails(*_arguments):
    raise RuntimeError("spoilt on purpose")


def fails_for(slug, really):
    def tried(item, *more, **others):
        if item.slug == slug:
            raise RuntimeError("spoilt on purpose")
        return really(item, *more, **others)

    return tried


def spoil(monkeypatch, channel) -> None:
    channels = {
        fails if one is channel else one: files for one, files in outputs_module.CHANNELS.items()
    }
    monkeypatch.setattr(outputs_module, "CHANNELS", channels)


def references(built) -> set[str]:
    found = set()
    for page in built.pages().values():
        found |= {str(one) for one in page.xpath("//@href | //@src | //@data-copy")}
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_channel_that_raises_loses_its_files_and_no_page(workshop, good, monkeypatch, name):
    (channel,) = [one for one in outputs_module.CHANNELS if one.__name__ == name]
    spoil(monkeypatch, channel)
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    gone = set(good.pages()) - set(built.pages())
    assert all("/broadcast/" in page for page in gone)
    assert bool(gone) == (name == "broadcast_batches")
    for file, page in FILES[name].items():
        ending = file.rpartition("/")[2]
        assert (good.folder / file).is_file()
        assert not (built.folder / file).exists()
        assert [one for one in good.page(page).xpath("//@href") if one.endswith(ending)]
        assert not [one for one in references(built) if one.endswith(ending)], ending
        assert re.search(f"ยกเว้นไฟล์.*{re.escape(ending)}", built.said), built.said
        assert re.search(f"without.*{re.escape(ending)}", built.said), built.said
    assert "RuntimeError: spoilt on purpose" in built.said


def test_the_other_channels_are_whole_where_one_raises(workshop, good, monkeypatch):
    spoil(monkeypatch, feed_batches)
    built = workshop.build(sheets=True)
    for name in ("calendar.ics", "data/news.json", "news/market-opening/line.txt", "sitemap.xml"):
        assert (built.folder / name).read_bytes() == (good.folder / name).read_bytes()


def test_a_search_that_cannot_be_made_leaves_the_pages(workshop, good, monkeypatch):
    monkeypatch.setattr(outputs_module, "search_files", fails)
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    assert "search/*" in built.said
    assert set(built.pages()) == set(good.pages())


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ((broadcast, "script"), "news/market-opening/broadcast.txt"),
        ((calendar, "events_of"), "news/market-opening/event.ics"),
    ],
)
def test_one_item_that_fails_loses_only_its_own_file(workshop, good, monkeypatch, where, file):
    monkeypatch.setattr(*where, fails_for("market-opening", getattr(*where)))
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    assert file in built.said
    assert not (built.folder / file).exists()
    ending = file.rpartition("/")[2]
    others = {path.relative_to(good.folder) for path in good.folder.rglob(ending)}
    here = {path.relative_to(built.folder) for path in built.folder.rglob(ending)}
    assert others - here <= {
        good.folder.joinpath(start, file).relative_to(good.folder) for start in ("", "en")
    }
    assert here
    assert built.has("news/market-opening")
    assert (built.folder / "calendar.ics").is_file()


def test_one_text_to_paste_that_fails_leaves_the_other(workshop, monkeypatch):
    monkeypatch.setitem(
        messages._WRITERS, "line.txt", fails_for("market-opening", messages.line_text)
    )
    built = workshop.build(sheets=True)
    assert built.status == 3
    assert not (built.folder / "news/market-opening/line.txt").exists()
    assert (built.folder / "news/market-opening/press.txt").is_file()
    assert not built.page("news/market-opening").xpath("//a[contains(@href, 'line.txt')]")
    assert built.page("news/market-opening").xpath("//a[contains(@href, 'press.txt')]")


@pytest.mark.parametrize(
    ("where", "file"),
    [((feeds, "entry"), "news/feed.xml"), ((tables, "_news"), "data/news.json")],
)
def test_one_item_that_fails_is_missing_in_a_list_and_told(
    workshop, good, monkeypatch, where, file
):
    monkeypatch.setattr(*where, fails_for("market-opening", getattr(*where)))
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    assert f"{file} และไฟล์ชนิดเดียวกันไม่มีรายการ market-opening" in built.said
    assert f"{file} and its like lack market-opening" in built.said
    text = built.read(file)
    assert "market-opening" in good.read(file)
    assert "market-opening" not in text
    assert len(text) > len(good.read(file)) / 4
    assert set(built.pages()) == set(good.pages())


def test_a_notice_whose_words_cannot_be_chosen_is_left_out_with_its_page(
    workshop, good, monkeypatch
):
    monkeypatch.setattr(notice, "notice_view", fails_for("market-opening", notice.notice_view))
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    assert set(good.pages()) - set(built.pages()) == {
        "news/market-opening/notice/index.html",
        "en/news/market-opening/notice/index.html",
    }
    assert not [one for one in references(built) if "market-opening/notice" in one]
    assert "news/market-opening/notice.pdf" in built.said


def test_a_voice_that_fails_loses_no_page(workshop, good, monkeypatch):
    monkeypatch.setattr(Reader, "heard", fails)
    monkeypatch.setattr(Reader, "says", fails)
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    gone = set(good.pages()) - set(built.pages())
    assert gone
    assert all(page.endswith("/broadcast/index.html") for page in gone)


def test_the_files_that_fail_are_the_same_in_an_export(workshop, tmp_path, monkeypatch):
    from click.testing import CliRunner  # noqa: PLC0415

    from generator.cli import namrong  # noqa: PLC0415

    monkeypatch.setattr(calendar, "events_of", fails)
    out = tmp_path / "plain"
    result = CliRunner().invoke(
        namrong, ["export", "-C", str(workshop.root), "--today", "2024-06-15", str(out)]
    )
    assert result.exit_code == 3, result.output
    assert not list(out.rglob("event.ics"))
    assert "event.ics" not in (out / "docs/news/market-opening/index.md").read_text("utf-8")
