"""Every item goes out in words: read aloud, pasted into a group, handed to the press."""

import re
from datetime import timedelta

import pytest

from generator.pages.message import LINE_LENGTH, shortened
from tests.conftest import TODAY

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00a0]")
GONE = ("withdrawn-item", "draft-item", "future-item")


def files(site, name):
    return {path.parent.name: path.read_text("utf-8") for path in site.folder.rglob(name)}


@pytest.mark.parametrize("site", ["good", "real"])
def test_below_the_first_line_of_a_script_stands_nothing_but_thai_words(site, request):
    scripts = files(request.getfixturevalue(site), "broadcast.txt")
    assert scripts
    for text in scripts.values():
        head, _, rest = text.partition("\n")
        assert re.fullmatch(r"# \d+ วินาที .*", head)
        assert re.fullmatch("[ก-ฮะ-ฺเ-ๅ็-๎ \n]+", rest)


@pytest.mark.parametrize("name", ["broadcast.txt", "line.txt", "press.txt"])
def test_nothing_goes_out_of_what_is_not_public(good, name):
    assert not set(GONE) & set(files(good, name))
    assert not any((good.folder / "news" / slug / "broadcast").exists() for slug in GONE)


def test_what_is_past_is_not_read_aloud(good):
    assert "expired-item" not in files(good, "broadcast.txt")


def test_when_and_where_are_said_twice(workshop):
    workshop.news(
        "fair",
        "event:\n  starts: 2024-07-01 09:30\n  venues: [{name: ศาลากลางบ้าน}]\n"
        "action: {closes: 2024-06-20}\n",
    )
    text = workshop.build().read("news/fair/broadcast.txt")
    for said in ("วันจันทร์ที่หนึ่ง กรกฎาคม", "ศาลากลางบ้าน", "วันพฤหัสบดีที่ยี่สิบ มิถุนายน"):
        assert text.count(said) == 2
    assert "เก้าโมงครึ่ง" in text  # as site.yml asks for


def test_a_fair_called_off_is_called_off_in_every_text(good):
    assert good.read("news/postponed-fair/broadcast.txt").index("เลื่อน") < 150
    for name in ("line", "press"):
        assert "[เลื่อนกำหนด]" in good.read(f"news/postponed-fair/{name}.txt")


def test_a_long_body_ends_at_a_line_and_leads_on_to_the_site(workshop):
    paragraph = "  ประชาชนในหมู่บ้านช่วยกันดูแลสายน้ำทุกวันตลอดทั้งปี" * 6
    body = "\n\n".join([paragraph] * 40)
    file = workshop.news("long")
    text = (workshop.root / file).read_text("utf-8")
    workshop.write(file, re.sub("body: .*", f"body: |\n{body}", text))
    script = workshop.build().read("news/long/broadcast.txt")
    assert int(script.split()[1]) <= 120 + 12  # of which the last line is the pointer on
    assert "อ่านได้ที่เว็บไซต์" in script
    press = (workshop.root.parent / "published/news/long/press.txt").read_text("utf-8")
    assert press.count(paragraph.split(maxsplit=1)[0]) == 240


@pytest.mark.parametrize("site", ["good", "real"])
def test_a_text_to_paste_is_short_whole_and_without_unseen_letters(site, request):
    built = request.getfixturevalue(site)
    for name in ("line.txt", "press.txt"):
        for slug, text in files(built, name).items():
            assert not UNSEEN.search(text), (slug, name)
            assert f"/news/{slug}/" in text
            assert text.endswith("\n")
            if name == "line.txt":
                assert len(text.rstrip("\n")) <= LINE_LENGTH


def test_english_goes_out_only_where_it_was_translated(good):
    assert not (good.folder / "en/news/thai-only-story/line.txt").exists()
    link = good.page("en/news/thai-only-story/").xpath("//a[contains(@href, 'line.txt')]")[0]
    assert link.get("hreflang") == "th"
    assert "Closes" in good.read("en/news/water-watch/line.txt")


def test_the_press_gets_the_whole_item(good):
    text = good.read("news/market-opening/press.txt")
    for part in ("1. ผัก", "2. ขนม", "แผงวันแรก", "ผักสด", "สมุดบันทึกวันเปิด", "054-000-001", "ใช้ได้เสรี"):
        assert part in text


def test_a_recording_is_published_and_offered_with_its_language(good):
    assert (good.folder / "files/market-opening.mp3").is_file()
    page = good.page("news/market-opening/broadcast/")
    (audio,) = page.xpath("//audio")
    assert audio.get("controls") is not None
    assert audio.get("autoplay") is None
    assert "ภาษาไทยถิ่นเหนือ" in good.words("news/market-opening/broadcast/", "//figcaption")


def test_a_recording_that_is_not_there_is_told(workshop):
    workshop.remove("content/files/market-opening.mp3")
    assert [(p.code, p.field) for p in workshop.problems()] == [("R314", "recording.0.file")]


def test_site_yml_says_for_which_items_they_are_made(workshop):
    workshop.replace("content/site.yml", "messages: {every: yes}", "messages: {newest: 0}")
    workshop.replace("content/site.yml", "broadcasts: {newest: 40}", "broadcasts: {newest: 0}")
    built = workshop.build(today=TODAY + timedelta(days=1))
    assert not files(built, "line.txt")
    assert not files(built, "broadcast.txt")
    assert not built.page("news/market-opening/").xpath("//section[@class='outgoing']//button")


@pytest.mark.parametrize("room", [0, 5, 40, 120])
def test_a_text_is_cut_between_words(room):
    text = "ประชาชนในหมู่บ้านช่วยกันดูแลสายน้ำ see https://market.example/a/long/address today"
    cut = shortened(text, room)
    assert len(cut) <= max(room, 0)
    assert cut == text or text.startswith(cut.removesuffix("…"))
    assert not re.search(r"https://\S*…$", cut)
