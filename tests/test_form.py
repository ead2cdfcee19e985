"""What no reader of its kind would take is not published, and nothing leads to it."""

import pytest

from generator import outputs as outputs_module
from generator.channels.feeds import files as feed_module
from generator.publish.form import malformed

EVENT = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news/feed.xml", b"<feed><entry></feed>"),
        ("news/feed.xml", b"<feed>\x0b</feed>"),
        ("news/feed.json", b'{"items": ['),
        ("data/districts.geojson", b"{'type': 1}"),
        ("calendar.ics", EVENT.replace("END:VEVENT\r\n", "").encode()),
        ("calendar.ics", EVENT.replace("END:VCALENDAR\r\n", "").encode()),
        ("calendar.ics", EVENT.replace("END:VEVENT", f"X:{'ก' * 30}\r\nEND:VEVENT").encode()),
        ("data/news.csv", b"a,b\r\nc\r\n"),
        ("data/news.csv", "ก".encode("cp874")),
    ],
)
def test_a_file_that_its_readers_would_refuse_is_seen(name, data):
    assert malformed(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news/feed.xml", b"<feed><entry/></feed>"),
        ("news/feed.json", b'{"items": []}'),
        ("calendar.ics", EVENT.encode()),
        ("data/news.csv", '\ufeffก,ข\r\n"1\r\n2",3\r\n'.encode()),
        ("news/x/line.txt", b"anything < &"),
    ],
)
def test_a_sound_file_passes(name, data):
    assert malformed(name, data) == ""


def test_every_file_of_a_site_is_sound(good):
    files = [path for path in good.folder.rglob("*") if path.is_file()]
    checked = {path.suffix for path in files if path.suffix in (".xml", ".json", ".ics", ".csv")}
    assert checked == {".xml", ".json", ".ics", ".csv"}
    assert [path for path in files if malformed(path.name, path.read_bytes())] == []


def test_a_feed_that_came_out_half_is_left_out_and_told(workshop, monkeypatch):
    writers = {**feed_module._WRITERS, "rss.xml": lambda *_: b"<rss><channel></rss>"}
    monkeypatch.setattr(feed_module, "_WRITERS", writers)
    built = workshop.build(sheets=True)
    assert built.status == 3
    assert not (built.folder / "news/rss.xml").exists()
    assert (built.folder / "news/feed.xml").is_file()
    assert "news/rss.xml" in built.said
    assert "rss.xml" not in built.read("news/index.html")


def test_without_its_map_for_search_engines_there_is_no_site(workshop, monkeypatch):
    before = workshop.build(sheets=True).texts()
    real = outputs_module.sitemap_batch

    def spoilt(*given):
        batch = real(*given)
        return type(batch)(batch.label, lambda: {"sitemap.xml": b"<urlset>"})

    monkeypatch.setattr(outputs_module, "sitemap_batch", spoilt)
    workshop.news("added")
    with pytest.raises(ValueError, match=r"sitemap\.xml"):
        workshop.build(sheets=True)
    monkeypatch.undo()
    assert workshop.build(sheets=True).texts() != before
