"""Thai in the place of Thai, English in the place of English, and names left alone."""

import pytest

from generator.problems import errors
from generator.reading.languages import is_latin_prose, is_thai


@pytest.mark.parametrize(
    "text",
    [
        "อำเภอประชุม",
        "อำเภอประชุม 3/2565",
        "ประชุมทาง Zoom ของอำเภอ",
        "“เราทำความ ดี ด้วยหัวใจ”",
        "นายสมมติ ใจดี, Mayor",
    ],
)
def test_more_thai_than_latin_is_thai(text):
    assert is_thai(text)


@pytest.mark.parametrize(
    "text",
    [
        "District meeting",
        "Meeting in the room “ศรีสมมติแห่งอำเภอตัวอย่าง”",
        "The slogan (คำขวัญประจำอำเภอที่ยาวมาก) was read",
        "See https://www.example.go.th/ข่าวประชาสัมพันธ์ของอำเภอ",
        "3/2565",
        "",
    ],
)
def test_english_with_a_thai_name_quoted_in_it_is_english(text):
    assert not is_thai(text)


@pytest.mark.parametrize("text", ["District meeting", "Forty people came."])
def test_two_latin_words_are_prose(text):
    assert is_latin_prose(text)


@pytest.mark.parametrize(
    "text",
    ["OTOP", "3/2565", "1567", "Smart อำเภอ Village", "pr@example.go.th", "IMG-2034.jpg", "-"],
)
def test_a_name_a_number_or_an_address_is_no_prose(text):
    assert not is_latin_prose(text)


TITLE = "title: {{th: {}, en: {}}}"


def titled(workshop, thai: str, english: str):
    file = workshop.news("mixed")
    workshop.replace(file, "title: {th: ข่าวเพิ่ม, en: News mixed}", TITLE.format(thai, english))
    examined = workshop.examine()
    item = next((item for item in examined.site.news if item.slug == "mixed"), None)
    return [p.code for p in examined.problems if p.file == file], item


def test_english_that_is_thai_counts_as_not_translated(workshop):
    codes, item = titled(workshop, "ประชุมอำเภอ", "ประชุมใหญ่ของอำเภอ")
    assert codes == ["W915"]
    assert (item.title.th, item.title.en) == ("ประชุมอำเภอ", None)


def test_english_that_repeats_the_thai_counts_as_not_translated(workshop):
    codes, item = titled(workshop, "ประชุมอำเภอ  Smart Village", "ประชุมอำเภอ Smart Village")
    assert set(codes) == {"W916", "W972"}  # Smart Village is also no Thai word to read aloud
    assert item.title.en is None


def test_the_english_reader_of_such_an_item_is_given_the_thai_marked_as_thai(workshop):
    titled(workshop, "ประชุมอำเภอ", "ประชุมใหญ่ของอำเภอ")
    heading = workshop.build().page("en/news/mixed").xpath("//main//h1")[0]
    assert heading.text_content().strip() == "ประชุมอำเภอ"
    assert heading.xpath("ancestor-or-self::*[@lang][1]/@lang | .//@lang")[-1] == "th"


def test_a_number_with_a_thai_word_for_english_is_no_swap(workshop):
    assert titled(workshop, "3/2565", "ครั้งที่ 3/2565")[0] == ["W915"]


def test_the_same_name_in_both_languages_is_a_name(workshop):
    assert titled(workshop, "OTOP", "OTOP")[0] == []


def test_names_publishers_and_titles_of_sources_may_be_latin(workshop):
    more = (
        "owner: {name: Office of Examples}\n"
        "files:\n  - {title: Annual Report, url: https://example.org/1}\n"
        "event:\n  chairs:\n    - {name: Mr John Example, role: Country Director}\n"
    )
    file = workshop.news("foreign", more)
    workshop.replace(file, "title: {th: สมุดข่าว, en: Notebook}", "title: Book of the Stream")
    assert workshop.problems(file) == []


@pytest.mark.parametrize(
    "more",
    [
        "quick_facts: [Forty people came]\n",
        "withdrawn: {date: 2024-06-02, reason: It was wrong}\n",
        "corrections:\n  - {date: 2024-06-02, text: The number was wrong}\n",
        "quotes:\n  - {text: We will come again, by: {role: นายอำเภอ}}\n",
        "action: {who: All farmers}\n",
    ],
)
def test_what_is_written_for_the_reader_must_be_thai(workshop, more):
    file = workshop.news("foreign", more)
    assert [p.code for p in errors(workshop.problems(file))] == ["T402"]
