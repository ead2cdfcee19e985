"""Whatever is written, what is read aloud has Thai letters alone; numbers as PyThaiNLP has them."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext, num_to_thaiword

from generator.pipeline import examine
from generator.spoken import times
from generator.spoken.numbers import cardinal, roman
from generator.spoken.reader import Reader
from generator.thai_words import cut
from tests.conftest import GOOD, REAL, TODAY

# No digit of any script, no Latin letter, no mark that shortens or repeats, no dot.
SAID = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎ \n]*")
READERS = (Reader(), Reader(village=True, pairs=(("ก.", "กอ"), ("A1", "เอหนึ่ง"), ("9", "๙"))))
PIECES = st.sampled_from(
    (  # noqa: SIM905  # reads best as a text
        "วันที่ 31 ส.ค. 2565 เวลา 09.30 น. ม.4 ต. อ. จ. 3/2565 1,250.50 บาท ร้อยละ % -5 °C ๆ ฯ ฯลฯ ละ "
        "( ) IV COVID-19 SDGs http://a.b www. @ x@y.th +66 0 7500 0000 ต่อ โทร. ½ ² ① ๑๒ km/h "
        "กม./ชม. – ~ / . , : ธ.ก.ส. อบต.เกาะ น.ส. ม. 🛒 ລາວ العربية 漢字 é Ａ １ 2024-02-30 "
        "99/99/9999 24.60 25:61 \u200b \u00a0 \n"
    ).split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_nothing_is_left_that_a_reader_must_think_about(text):
    for reader in READERS:
        assert SAID.fullmatch(reader.says(text))


@given(st.lists(PIECES).map(" ".join))
def test_what_was_said_is_said_the_same_again(text):
    reader = Reader()
    said = reader.says(text)
    assert reader.says(said) == said


def _texts(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    else:
        yield str(node)


@pytest.mark.parametrize("folder", ["content", "tests/good", "tests/bad"])
def test_every_text_of_this_project_can_be_said(folder):
    files = sorted((REAL / folder).rglob("*.yml"))
    assert files
    for path in files:
        text = path.read_bytes().decode("utf-8", "replace")
        assert SAID.fullmatch(READERS[0].says(text)), path
        try:
            whole = yaml.load(text, yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError):
            continue
        for one in _texts(whole):
            assert SAID.fullmatch(READERS[1].says(one)), path


def test_small_numbers_are_those_of_pythainlp():
    for number in [*range(1200), 10_021, 100_001, 1_000_000, 11_000_011, 21_000_101]:
        assert cardinal(str(number)) == num_to_thaiword(number)


@given(st.integers(min_value=0, max_value=10**12))
def test_every_number_is_that_of_pythainlp(number):
    assert cardinal(str(number)) == num_to_thaiword(number)


@given(st.integers(min_value=1, max_value=10**7), st.integers(min_value=1, max_value=99))
def test_money_is_that_of_pythainlp(baht, satang):
    said = Reader().says(f"{baht:,}.{satang:02} บาท")
    assert said == bahttext(baht + satang / 100)


@pytest.mark.parametrize(
    ("typed", "value"), [("XIV", "14"), ("IX", "9"), ("IIII", ""), ("ABC", "")]
)
def test_roman_numbers(typed, value):
    assert roman(typed) == value


VILLAGE = {
    (0, 0): "เที่ยงคืน",
    (1, 0): "ตีหนึ่ง",
    (5, 30): "ตีห้าครึ่ง",
    (6, 0): "หกโมงเช้า",
    (6, 30): "หกโมงครึ่งตอนเช้า",
    (9, 0): "เก้าโมงเช้า",
    (9, 30): "เก้าโมงครึ่ง",
    (10, 15): "สิบโมงสิบห้านาที",
    (12, 0): "เที่ยง",
    (12, 30): "เที่ยงครึ่ง",
    (13, 0): "บ่ายโมง",
    (13, 30): "บ่ายโมงครึ่ง",
    (15, 0): "บ่ายสามโมง",
    (16, 30): "บ่ายสี่โมงครึ่ง",
    (17, 0): "ห้าโมงเย็น",
    (18, 0): "หกโมงเย็น",
    (18, 30): "หกโมงครึ่งตอนเย็น",
    (19, 0): "หนึ่งทุ่ม",
    (20, 30): "สองทุ่มครึ่ง",
    (23, 0): "ห้าทุ่ม",
    (24, 0): "เที่ยงคืน",
}


@pytest.mark.parametrize("clock", VILLAGE)
def test_a_villagers_time(clock):
    assert times.village(*clock) == VILLAGE[clock]


def test_no_two_times_of_a_day_sound_alike():
    minutes = [(hour, minute) for hour in range(24) for minute in range(60)]
    for say in (times.official, times.village):
        assert len({say(*clock) for clock in minutes}) == len(minutes)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("อ.สมชาย มาสอน", {("W971", "อ.")}),
        ("ต.บ้านใหม่ อ.สมมุติ จ.ตัวอย่าง", set()),
        ("ม.3 มาเยี่ยม", {("W971", "ม.3")}),
        ("ผญบ. ม.3 มาเยี่ยม", set()),
        ("กินข้าว 🍚 กัน", {("W970", "🍚")}),
        ("ภาษา ລາວ", {("W970", "ລາວ")}),
        ("งาน Roadshow", {("W972", "Roadshow")}),
        ("ระบบ GPS และ AI", set()),
        ("“คำพูด” (ในวงเล็บ) – ขีด… • จุด / ทับ; จบ! จริงหรือ?", set()),
    ],
)
def test_what_cannot_be_said_is_told(text, doubts):
    found = Reader().heard(text).doubts
    assert {(one.code, one.found) for one in found} == doubts


def test_the_items_own_words_come_before_the_sites_and_those_before_the_softwares():
    own, site = ("SDGs", "เป้าหมายโลก"), ("SDGs", "เป้าหมายยั่งยืน")
    assert Reader(pairs=(own, site)).says("ตาม SDGs") == "ตาม เป้าหมายโลก"
    assert Reader(pairs=(site,)).says("ตาม SDGs") == "ตาม เป้าหมายยั่งยืน"
    assert Reader().says("ตาม SDGs") == "ตามเอสดีจี"


def test_a_pair_is_a_whole_word():
    reader = Reader(pairs=(("AI", "เอไอ"), ("3/2565", "ที่สาม")))
    assert reader.says("AIS") == "เอไอเอส"
    assert "ที่สาม" not in reader.says("13/2565")


def test_words_are_those_of_the_dictionary():
    assert cut("ประชาชนในหมู่บ้าน") == ("ประชาชน", "ใน", "หมู่บ้าน")


@pytest.mark.parametrize(("root", "today"), [(REAL, date(2026, 11, 22)), (GOOD, TODAY)])
def test_no_sound_site_has_words_that_cannot_be_said(root, today):
    told = {p.code for p in examine(root, today).problems}
    assert told.isdisjoint({"W970", "W971", "W972"})
