import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.thai import has_slips, mend

THAI = st.text(
    st.sampled_from([chr(code) for code in range(0xE01, 0xE5C)] + list(" a1\u200b\u00a0")),
    max_size=30,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เเม่", "แม่"),
        ("ทํา", "ทำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ท\u0e35\u0e48", "ที่"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ผ\u0e49\u0e39", "ผู้"),
        ("ว\u0e49\u0e31น", "วั้น"),
        ("กระ\u200bทรวง", "กระทรวง"),
        ("31\u00a0สิงหาคม", "31 สิงหาคม"),
        ("\ufeffกันยายน", "กันยายน"),
        ("cafe\u0301", "café"),
    ],
)
def test_a_slip_of_the_keyboard_becomes_the_word_that_was_meant(typed, meant):
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "right", ["น้ำ", "ที่", "ผู้", "เด็ก ๆ", "ฯลฯ", "กรุงเทพฯ", "แม่น้ำ", "พระพุทธ", "เก็บ", "ก์"]
)
def test_a_word_that_is_right_stays_as_it_is(right):
    assert not has_slips(right)
    assert mend(right) == right


def test_an_emoji_of_several_people_stays_one_emoji():
    """U+200D joins emoji; between Thai letters it is a slip."""
    family = "👨\u200d👩\u200d👧"
    assert mend(f"ครอบครัว {family}") == f"ครอบครัว {family}"


@given(THAI)
def test_mending_twice_is_mending_once(text):
    assert mend(mend(text)) == mend(text)


@given(THAI)
def test_a_text_without_slips_is_left_alone(text):
    if not has_slips(text):
        assert mend(text) == text


@given(st.text(max_size=40))
def test_mended_text_is_in_nfc(text):
    assert unicodedata.is_normalized("NFC", mend(text))
