"""What a reader takes as one stands on one line, and no letter is added or lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.line_breaks import CLOSED, MAY_END, OPENED, LineBreaks
from generator.linking.whole_words import whole_words

WORDS = ["บูรณาการ", "บำบัดทุกข์ บำรุงสุข", "กันทรลักษ์"]
LINES = LineBreaks(WORDS)
PIECES = ["31 สิงหาคม 2565", "ม.ค.", "พ.ศ. ", "ครั้งที่ 3/2565", "15.00 น.", "ฯลฯ", "<b>", "</b>"]
PIECES += ["<svg>", "</svg>", "<script>", "</script>", "<body>", "<!--", "-->"]
ALPHABET = st.sampled_from([*"กำไรเด็ๆฯ 0123/.:น<>&\"'a\n", *WORDS, *PIECES])


def shown(text):
    """`[...]` for what is held together, `|` for where a line may end besides."""
    return LINES.kept(text).replace(OPENED, "[").replace(CLOSED, "]").replace(MAY_END, "|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แบบบูรณาการและ", "แบบ|[บูรณาการ]|และ"),
        ("“บำบัดทุกข์ บำรุงสุข” แบบ", "“[บำบัดทุกข์ บำรุงสุข]” แบบ"),
        ("วันที่ 31 สิงหาคม 2565 นั้น", "วันที่ [31 สิงหาคม 2565] นั้น"),
        ("วันที่ 31 ส.ค. พ.ศ. 2565", "วันที่ [31 ส.ค. พ.ศ. 2565]"),
        ("ในสิงหาคม 2565", "ใน|[สิงหาคม 2565]"),
        ("ในเดือนสิงหาคม", "ในเดือนสิงหาคม"),
        ("31 August 2022, May I", "[31 August 2022], May I"),
        ("เวลา 15.00 น. ถึง 16:30 น.", "เวลา [15.00 น.] ถึง [16:30 น.]"),
        ("ประชุมครั้งที่ 3/2565", "ประชุม|[ครั้งที่ 3/2565]"),
        ("ครั้งที่สอง", "ครั้งที่สอง"),
        ("พ.ศ. 2565", "[พ.ศ. 2565]"),
        ("เด็ก ๆ และรอบๆ", "เด็[ก ๆ] และรอ[บๆ]"),
        ("ข้าว ปลา ฯลฯ ด้วย", "ข้าว ป[ลา ฯลฯ] ด้วย"),
        ("กรุงเทพฯ และรองผู้ว่าฯ", "กรุงเท[พฯ] และรองผู้[ว่าฯ]"),
        ('<a href="/บูรณาการ" title="บูรณาการ">x</a>', None),
        ("<svg><text>บูรณาการ</text></svg><select><option>บูรณาการ</select>", None),
        ("<script>'บูรณาการ'</script><!-- บูรณาการ -->", None),
        ("<head><title>บูรณาการ</title></head><body>ก", None),
        ("<textarea>บูรณาการ</textarea>", None),
        ("31 <b>สิงหาคม</b> 2565", None),
    ],
)
def test_what_is_one_is_held_together(text, expected):
    assert shown(text) == (text if expected is None else expected)


@given(st.lists(ALPHABET).map("".join))
def test_no_letter_is_added_lost_or_moved(text):
    kept = LINES.kept(text)
    assert re.sub(f"{OPENED}(.*?){CLOSED}|{MAY_END}", r"\1", kept, flags=re.DOTALL) == text


@given(st.lists(ALPHABET).map("".join))
def test_no_run_has_a_tag_or_a_run_within_it(text):
    for run in re.findall(f"{OPENED}(.*?){CLOSED}", LINES.kept(text), flags=re.DOTALL):
        assert "<" not in run


def test_a_site_keeps_its_own_names_of_people_and_places_whole(workshop):
    workshop.news(
        "names",
        "event: {chairs: [{name: นางสาวสมมุติพร ใจตัวอย่าง, role: ประธาน}]}\nareas: [เชียงราย]\n",
    )
    words = whole_words(workshop.examine().site)
    assert {"นางสาวสมมุติพร", "ใจตัวอย่าง", "เชียงราย", "ตลาดนัดชุมชน", "ของดี ใกล้บ้าน"} <= set(words)
    assert not {"ตาก", "เลย", "น่าน"} & set(words)  # syllables of other words


def test_a_phrase_too_long_for_a_phone_is_not_held(workshop):
    workshop.write("content/words.yml", f"whole: [{'ยาว' * 9}]\n")
    assert [problem.code for problem in workshop.problems("content/words.yml")] == ["W950"]
    assert "ยาว" * 9 not in whole_words(workshop.examine().site)


def test_every_page_is_served_with_its_words_whole(good):
    dates = good.page("news/market-opening/").xpath("//main//time/span[@class='nb']")
    assert dates[0].text == "10 มิถุนายน 2567"
    assert not any("\u200b" in text or "\u2060" in text for text in good.texts().values())


def test_a_faulty_list_of_words_does_not_take_the_site_down(workshop):
    workshop.write("content/words.yml", "whole: [ก]\nwole: [ข]\n")
    built = workshop.build()
    assert built.status == 3
    assert built.has("news/market-opening")
