"""Feeds as feed readers take them, and by the rules of each format."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree, html

from generator.batch import files_of
from generator.channels.feeds.files import feed_batches

SITE = "https://market.example/fair/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ("news/", "news/kind/activity/", "districts/ngao/", "areas/52/", "en/news/")


@pytest.fixture(scope="module")
def files(good):
    found = {}
    for path in sorted(good.folder.rglob("*")):
        if path.name in ("feed.xml", "rss.xml", "feed.json"):
            found[path.relative_to(good.folder).as_posix()] = path.read_bytes()
    return found


@pytest.fixture
def made(workshop):
    return lambda: files_of(feed_batches(workshop.examine().site))


def test_every_list_can_be_followed_in_three_formats_and_both_languages(files):
    for address in FEEDS:
        assert {f"{address}{name}" for name in ("feed.xml", "rss.xml", "feed.json")} <= set(files)
    assert len([name for name in files if name.startswith("en/")]) * 2 == len(files)


def test_a_feed_reader_finds_no_fault_and_all_formats_tell_the_same(files):
    for name in (name for name in files if name.endswith("feed.xml")):
        atom = feedparser.parse(files[name])
        rss = feedparser.parse(files[name.replace("feed.xml", "rss.xml")])
        told = json.loads(files[name.replace(".xml", ".json")])
        assert (atom.bozo, rss.bozo, atom.version, rss.version) == (0, 0, "atom10", "rss20")
        one = [(e.id, e.link, e.title) for e in atom.entries]
        assert one == [(e.id, e.link, e.title) for e in rss.entries], name
        assert one == [(e["id"], e["url"], e["title"]) for e in told["items"]], name


def test_atom_keeps_the_rules_of_its_standard(files):
    for name, data in files.items():
        if not name.endswith("feed.xml"):
            continue
        feed = etree.fromstring(data)
        ids = feed.xpath("a:id/text() | a:entry/a:id/text()", namespaces=ATOM)
        assert len(ids) == len(set(ids)), name
        assert all(urlsplit(id_).scheme == "https" for id_ in ids)
        for node in [feed, *feed.xpath("a:entry", namespaces=ATOM)]:
            for needed in ("id", "title", "updated"):
                assert len(node.xpath(f"a:{needed}", namespaces=ATOM)) == 1
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [SITE + name]
        assert feed.xpath("a:author/a:name", namespaces=ATOM)
        for text in feed.xpath("//a:updated/text() | //a:published/text()", namespaces=ATOM):
            assert datetime.fromisoformat(text).utcoffset() is not None
        every = feed.xpath("a:entry/a:updated/text()", namespaces=ATOM)
        if every:
            assert feed.xpath("string(a:updated)", namespaces=ATOM) == max(every)


def test_rss_keeps_the_rules_of_its_standard(files):
    for name, data in files.items():
        if not name.endswith("rss.xml"):
            continue
        channel = etree.fromstring(data).find("channel")
        for needed in ("title", "link", "description", "language"):
            assert channel.findtext(needed), (name, needed)
        parsedate_to_datetime(channel.findtext("lastBuildDate"))
        for item in channel.iter("item"):
            assert parsedate_to_datetime(item.findtext("pubDate")).utcoffset() is not None
            assert item.findtext("guid").startswith(SITE)


def test_json_feed_keeps_the_rules_of_its_standard(files):
    for name, data in files.items():
        if name.endswith(".json"):
            feed = json.loads(data)
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            assert feed["feed_url"] == SITE + name
            for item in feed["items"]:
                assert {"id", "url", "title", "content_html", "date_published"} <= set(item)
                assert datetime.fromisoformat(item["date_modified"]).utcoffset() is not None


def test_every_address_in_the_text_of_an_entry_is_whole(files):
    for name, data in files.items():
        if name.endswith(".json"):
            for item in json.loads(data)["items"]:
                body = html.fragment_fromstring(item["content_html"], create_parent=True)
                for address in body.xpath("//@href | //@src"):
                    assert re.match(r"https?://|mailto:|tel:", address), (name, address)


def test_an_item_that_is_not_translated_is_marked_as_thai(files):
    items = json.loads(files["en/news/feed.json"])["items"]
    (item,) = [one for one in items if one["url"].endswith("/thai-only-story/")]
    assert item["language"] == "th"


def test_a_correction_makes_an_entry_new_and_is_told(workshop, made):
    workshop.news("mended", "corrections: [{date: 2024-06-14, text: {th: แก้เวลา, en: Time}}]\n")
    (item,) = [
        one
        for one in json.loads(made()["news/feed.json"])["items"]
        if one["url"].endswith("/mended/")
    ]
    assert item["date_published"] == "2024-06-01T00:00:00+07:00"
    assert item["date_modified"] == "2024-06-14T00:00:00+07:00"
    assert "แก้เวลา" in item["content_html"]


def test_an_id_stays_when_title_and_address_change(workshop, made):
    workshop.news("before", title="ชื่อเดิม")
    (before,) = [
        one for one in json.loads(made()["news/feed.json"])["items"] if "before" in one["url"]
    ]
    workshop.remove("content/news/2024/2024-06-01-before.yml")
    workshop.news("after", "aliases: [before]\n", title="ชื่อใหม่")
    (after,) = [
        one for one in json.loads(made()["news/feed.json"])["items"] if "after" in one["url"]
    ]
    assert after["id"] == before["id"]
    assert after["url"] != before["url"]


def test_a_feed_shows_the_newest_thirty(workshop, made):
    for number in range(40):
        workshop.news(f"one-{number}", published=f"2024-05-{number % 28 + 1:02d}")
    items = json.loads(made()["news/feed.json"])["items"]
    assert len(items) == 30
    days = [item["date_published"] for item in items]
    assert days == sorted(days, reverse=True)


def test_nothing_that_is_hidden_is_in_a_feed(workshop, made):
    workshop.news("no-draft", "status: draft\n", title="hushdraft")
    workshop.news("no-later", published="2024-06-16", title="hushlater")
    workshop.news("no-more", "withdrawn: {date: 2024-06-10, reason: ถอน}\n", title="hushgone")
    assert not any(b"hush" in data for data in made().values())


@pytest.mark.parametrize(
    "text", ["ก ]]> ข", "ก <script>alert(1)</script>", "ก &amp; é \u00a0 🛒", "ก" * 300]
)
def test_any_text_survives_as_it_was_typed(workshop, made, text):
    file = workshop.news("odd", title="ข่าวแปลก")
    typed = json.dumps(text, ensure_ascii=False)
    workshop.replace(file, "{th: ข่าวแปลก, en: News odd}", typed)
    assert feedparser.parse(made()["news/feed.xml"]).bozo == 0
    told = json.loads(made()["news/feed.json"])["items"]
    (title,) = [one["title"] for one in told if one["url"].endswith("/odd/")]
    titles = etree.fromstring(made()["news/feed.xml"]).xpath("a:entry/a:title", namespaces=ATOM)
    assert title in [one.text for one in titles]
    assert title.split() == text.split()


@pytest.mark.parametrize(
    ("page", "base"),
    [("", "news/"), ("news/", ""), ("districts/ngao/", ""), ("en/news/kind/activity/", "")],
)
def test_a_page_tells_readers_of_its_feed(good, page, base):
    links = good.page(page).xpath("//link[@rel='alternate'][@type]")
    found = {(link.get("type"), link.get("href")) for link in links}
    assert found == {
        ("application/atom+xml", f"{_up(page, base)}feed.xml"),
        ("application/rss+xml", f"{_up(page, base)}rss.xml"),
        ("application/feed+json", f"{_up(page, base)}feed.json"),
    }


def _up(page, base):
    return f"{'../' * page.count('/')}{page}{base}"
