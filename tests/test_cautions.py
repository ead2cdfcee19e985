"""A warning for what deserves a second look, and none for ordinary words and numbers."""

from datetime import date
from functools import cache

import pytest

from generator.linking.cautions import cautions
from generator.models import parse
from generator.problems import Problem
from generator.reading.register import Register, read_register
from generator.reading.source import Source
from tests.conftest import REAL, TODAY
from tests.tools.made_files import made

FILE = "content/news/2024/2024-06-01-words.yml"
HEAD = """\
kind: announcement
published: 2024-06-01
title: {th: ข่าว, en: News}
summary: {th: สรุป, en: Summary}
sources: [{title: {th: สมุด, en: Notebook}, own: yes}]
"""
BODY = "body: {th: เนื้อข่าว, en: Text}\n"


@cache
def register() -> Register:
    found, problems = read_register(REAL)
    assert problems == ()
    return found


def told(more: str) -> list[Problem]:
    """What is said of the words of a sound item with these lines at its end."""
    source = Source(FILE, (HEAD + more).encode())
    outcome = parse.parse_news(source)
    assert outcome.parsed is not None, outcome.problems
    return [*outcome.problems, *cautions(outcome.parsed, register())]


def of_body(text: str) -> list[tuple[str, str]]:
    """Code and words found of a body as typed in a block."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return [(one.code, str(one.data["found"])) for one in told(f"body: |\n{lines}")]


def line_of(words: str, text: str) -> int:
    """The line on which some words stand in the file of `told(text)`."""
    return HEAD.count("\n") + text[: text.index(words)].count("\n") + 1


# No false alarm.


def test_the_project_s_own_content_gives_no_problem_at_all(workshop):
    real = workshop.__class__(REAL).examine(date(2026, 11, 22))
    assert real.problems == ()
    assert workshop.examine().problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "ประชุมครั้งที่ 3/2565 และครั้งที่ ๓/๒๕๖๕",
        "หนังสือที่ มท 0810.3/ว 1234 ลงวันที่ 8 มิถุนายน 2567",
        "หนังสือที่ นร 0505/ว 0891 และ ที่ ลป 0618/12345",
        "คำสั่งจังหวัดที่ 0812/2567",
        "คำสั่งที่ ๐๘๑๒/๒๕๖๗",
        "เลขที่โครงการ 66109012345 และ 08123456789012",
        "วันที่ 08-06-2567 ถึง 09/06/2567 หรือ 2024-06-08",
        "เวลา 08.30-16.30 น. และ 0830-1630 น. และ 09:00–12:00",
        "งบประมาณ 1,234,567,890,123 บาท และ 0.812345678 ล้านบาท",
        "เงิน 12345678901234 บาท",
        "พิกัด 18.7512345, 99.9771234",
        "พื้นที่ 3-2-06 ไร่ และ 1 ไร่ 2 งาน 06 ตารางวา",
        "สายด่วน 1199 หรือ 1567 ต่อ 06",
        "โทรศัพท์ที่ว่าการอำเภอ 0-5426-1234 และ 054-261-234 และ 0 2618 2323",
        "โทร. 02-089-1234 และ 053-061-2345",
        "หมู่ที่ 6 บ้านสมมุติ เลขที่ 76/9 ถนนสมมุติ",
        "ทะเบียนบ้านและบ้านเลขรหัส",
        "ISBN 978-616-12-3456-7",
        "บัญชีเลขที่ 081-2-34567-8",
        "ข้อ 1 2345 67890 ข้อ 2",
        "ปี 2565-2567 เป้าหมาย 1-4-17",
        "รหัสไปรษณีย์ 52110 ร้อยละ 06.50",
    ],
)
def test_ordinary_numbers_are_left_alone(text):
    assert of_body(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.go.th/news/0812345678",
        "https://www.example.go.th/1234567890123",
        "https://www.example.go.th/?id=1-2345-67890-12-3",
        "https://www.example.go.th/file/089-123-4567.pdf",
    ],
)
def test_numbers_in_an_address_are_left_alone(address):
    assert told(f"{BODY}links: [{{title: {{th: ก, en: A}}, url: '{address}'}}]\n") == []
    assert of_body(f"อ่าน[ประกาศ]({address}) หรือ <{address}>") == []


def test_the_number_of_a_book_is_no_identity_number():
    assert of_body("หนังสือ ISBN 9786161234567") == []


def test_numbers_that_are_meant_to_be_public_are_left_alone():
    contact = "contact: [{office: {th: โต๊ะ, en: Desk}, phone: 054-000-001, ext: '12'}]\n"
    assert told(BODY + contact) == []


def test_the_line_of_an_office_may_be_its_mobile_number():
    contact = "contact: [{office: {th: โต๊ะ, en: Desk}, line: '0812345678'}]\n"
    assert told(BODY + contact) == []


def test_a_mobile_number_is_told_as_the_number_of_an_office_too():
    contact = "contact: [{office: {th: โต๊ะ, en: Desk}, phone: 081-234-5678}]\n"
    assert [(one.code, one.field) for one in told(BODY + contact)] == [("W943", "contact.0.phone")]


@pytest.mark.parametrize("field", ["file: {}", "files: [{}, b.jpg]"])
@pytest.mark.parametrize("name", ["1717225200123.jpg", "0812345678.jpg"])
def test_the_name_of_a_picture_is_no_text(field, name):
    picture = f"  - {field.format(name)}\n    alt: {{th: แผงผัก, en: Stall}}\n    people: none\n"
    assert told(f"{BODY}images:\n{picture}") == []


@pytest.mark.parametrize(
    "address",
    [
        "https://bit.ly.example.go.th/x",
        "https://about.co/x",
        "https://cat.co/x",
        "https://www.example.go.th/bit.ly/x",
        "https://t.company/x",
        "https://line.me/ti/p/x",
    ],
)
def test_an_address_that_only_resembles_a_short_one_is_left_alone(address):
    assert of_body(f"อ่าน {address} ก่อน") == []


@pytest.mark.parametrize(
    "text",
    [
        "อ.งาว จ.ลำปาง",
        "อำเภองาว จังหวัดลำปาง",
        "อ. งาว จ. ลำปาง",
        "อำเภองาว จ.ลำปางเปิดตลาด",
        "ที่ว่าการอำเภองาว จังหวัดลำปาง",
        "นายอำเภอเกาะคา จังหวัดลำปาง",
        "อำเภอเมือง จังหวัดลำปาง",
        "อำเภอเมืองลำปาง จังหวัดลำปาง",
        "อำเภองาว จังหวัดลำปาง และอำเภอเวียงชัย จังหวัดเชียงราย",
        "อำเภอที่ไม่มีในทะเบียน จังหวัดลำปาง",
        "อำเภองาว จังหวัดเดียวกัน",
        "อำเภองาว จังหวัดอื่น ๆ",
        "ทุกอำเภอ จังหวัดเชียงราย",
        "เขตพระนคร กรุงเทพมหานคร",
        "อ.พระนครศรีอยุธยา จ.พระนครศรีอยุธยา",
        "อำเภองาว อำเภอเกาะคา จังหวัดลำปาง",
        "ประชุมที่อำเภองาว\n\nจังหวัดเชียงรายก็จัดเช่นกัน",
        "ประชุมที่อำเภองาว จังหวัดใกล้เคียงคือจังหวัดเชียงราย",
    ],
)
def test_a_district_beside_its_own_province_or_none_is_left_alone(text):
    assert of_body(text) == []


@pytest.mark.parametrize("province", ["สระบุรี", "นครราชสีมา", "บุรีรัมย์"])
def test_a_name_borne_twice_is_right_beside_each_of_its_provinces(province):
    assert of_body(f"อำเภอเฉลิมพระเกียรติ จังหวัด{province}") == []


@pytest.mark.parametrize(
    "more",
    [
        "body: {th: เนื้อ, en: Text} # หมายเหตุ\n",
        "body: {th: เนื้อ, en: Text}  #\n",
        "# หมายเหตุทั้งบรรทัด\nbody: {th: เนื้อ, en: Text}\n#หมายเหตุชิดซ้าย\n",
        "body: {th: 'ติด #ตลาด', en: Text}\n",
        'body: "ติด #ตลาด วันนี้"\n',
        "body: |\n  ติด #ตลาด\n  #ตลาด\n",
        "body: >\n  ติด #ตลาด\n",
        "body: เลข 1#2 และ ก#ข\n",
        "body: เนื้อ # 1\n",
        "body: เนื้อ ## สอง\n",
    ],
)
def test_a_remark_or_a_quoted_sign_is_left_alone(more):
    assert told(more) == []


def test_an_abbreviation_outside_an_office_s_name_is_left_alone():
    assert of_body("ผวจ. และ นอภ. และ อบต. และ มท.") == []


@pytest.mark.parametrize("role", ["นายอำเภองาว", "ผู้แทน กฟภ.", "ผู้จัดการ ธ.ก.ส.", "พ.ต.อ. ผู้กำกับการ"])
def test_an_office_s_name_in_full_words_is_left_alone(role):
    assert told(f"{BODY}event: {{chairs: [{{role: {{th: {role}}}}}]}}\n") == []


# What is found.


def private(number):
    """The code of a house number, an identity number or a mobile number."""
    if "บ้าน" in number:
        return "W911"
    return "W942" if sum(letter.isdecimal() for letter in number) == 13 else "W943"


@pytest.mark.parametrize(
    "number",
    [
        "บ้านเลขที่ 76/9",
        "บ้านเลขที่ 76",
        "บ้านเลขที่76/9",
        "บ้านเลขที่ ๗๖/๙",
        "1-2345-67890-12-3",
        "1 2345 67890 12 3",
        "1234567890123",
        "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓",
        "๑๒๓๔๕๖๗๘๙๐๑๒๓",
        "081-234-5678",
        "081 234 5678",
        "0812345678",
        "081-2345678",
        "08-1234-5678",
        "061-234-5678",
        "099-123-4567",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "๐๘๑๒๓๔๕๖๗๘",
    ],
)
@pytest.mark.parametrize("around", ["{}", "นางตัวอย่าง {} หมู่ 6", "({})", "โทร.{}ค่ะ"])
def test_what_tells_who_a_person_is_is_found(number, around):
    assert of_body(around.format(number)) == [(private(number), number)]


@pytest.mark.parametrize(
    "more",
    [
        "title: {th: โทร 081-234-5678, en: Call}\n",
        "summary: โทร 081-234-5678\n",
        "quick_facts: [{th: ข้อแรก}, {th: โทร 081-234-5678}]\n",
        "event: {attendees: [{name: {th: นางตัวอย่าง 081-234-5678}}]}\n",
        "author: 081-234-5678\n",
    ],
)
def test_it_is_found_in_every_text_and_told_of_that_field(more):
    name = more.partition(":")[0]
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(name)) + "\n"
    source = Source(FILE, (head + BODY + more).encode())
    outcome = parse.parse_news(source)
    found = [*cautions(outcome.parsed, register())]
    assert [(one.code, one.data["found"]) for one in found] == [("W943", "081-234-5678")]
    assert found[0].field.startswith(name)
    assert found[0].spot.line == (head + BODY).count("\n") + 1


@pytest.mark.parametrize(
    "host",
    [
        "bit.ly", "www.bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "shorturl.at",
        "shorturl.asia", "cutt.ly", "rb.gy", "ow.ly", "lin.ee",
    ],
)  # fmt: skip
def test_a_shortened_link_is_found_in_a_text_and_in_a_field(host):
    address = f"https://{host}/3xYz"
    assert of_body(f"อ่าน {address} ก่อน") == [("W909", address)]
    found = told(f"{BODY}links: [{{title: {{th: ก, en: A}}, url: '{address}'}}]\n")
    assert [(one.code, one.field) for one in found] == [("W909", "links.0.url")]


@pytest.mark.parametrize("link", ["[ก](https://bit.ly/3xYz)", "<https://bit.ly/3xYz>"])
def test_a_shortened_link_is_named_without_what_stands_after_it(link):
    assert of_body(f"อ่าน{link}") == [("W909", "https://bit.ly/3xYz")]


@pytest.mark.parametrize(
    ("typed", "write"),
    [
        ("รอง ผวจ.ลำปาง", "รองผู้ว่าราชการจังหวัดลำปาง"),
        ("ผวจ.ลำปาง", "ผู้ว่าราชการจังหวัดลำปาง"),
        ("รรท.นายอำเภอ", "รักษาราชการแทนนายอำเภอ"),
        ("นอภ.งาว", "นายอำเภองาว"),
        ("หัวหน้าสำนักงาน ปภ.", "หัวหน้าสำนักงาน ป้องกันและบรรเทาสาธารณภัย"),
        ("ผญบ.หมู่ 5", "ผู้ใหญ่บ้านหมู่ 5"),
        ("รมว.มหาดไทย", "รัฐมนตรีว่าการกระทรวงมหาดไทย"),
        ("ปลัด มท.", "ปลัด กระทรวงมหาดไทย"),
        ("ปลัด อบต.", "ปลัด องค์การบริหารส่วนตำบล"),
        ("นายก อบจ.", "นายก องค์การบริหารส่วนจังหวัด"),
    ],
)
def test_an_abbreviated_office_is_found_and_written_out(typed, write):
    (found,) = told(f"{BODY}event: {{chairs: [{{role: {{th: {typed}}}}}]}}\n")
    assert (found.code, found.data["write"]) == ("W910", write)


@pytest.mark.parametrize("district", ["อำเภอ", "อ.", "อำเภอ ", "อ. "])
@pytest.mark.parametrize("province", ["จังหวัด", "จ.", "จังหวัด ", "จ. "])
def test_a_district_beside_another_province_is_found_however_it_is_abbreviated(district, province):
    typed = f"{district}เวียงชัย {province}สระบุรี"
    (found,) = told(f"body: ที่{typed}\n")
    assert (found.code, found.data["found"]) == ("W912", typed)
    assert found.data["write"] == "อำเภอเวียงชัย จังหวัดเชียงราย"


def test_a_name_borne_twice_is_found_beside_a_province_that_has_none_of_them():
    (found,) = told("body: อำเภอเฉลิมพระเกียรติ จังหวัดลำปาง\n")
    assert found.code == "W912"


def test_the_wrong_one_of_two_districts_is_found():
    text = "อำเภองาว จังหวัดลำปาง และอำเภอเวียงชัย จังหวัดลำปาง"
    assert of_body(text) == [("W912", "อำเภอเวียงชัย จังหวัดลำปาง")]


@pytest.mark.parametrize(
    "more",
    [
        "body: ติด #ตลาด\n",
        "body: ติด\t#market\n",
        "body: เนื้อ\nauthor: ผู้พิมพ์ #1\n",
    ],
)
def test_what_a_sign_cuts_off_is_found_at_its_line(more):
    (found,) = told(more)
    assert (found.code, found.spot.line) == ("W913", line_of("#", more))
    assert found.data["found"] == more[more.index("#") :].strip()


# The line is exact.

BLOCKS = {
    "a block": "body: |\n  ย่อหน้าแรก\n\n  {}\n\n  ท้าย\n",
    "a block without its last line end": "body: |-\n  ย่อหน้าแรก\n  {}\n",
    "a block that begins with a blank line": "body: |\n\n\n  ย่อหน้าแรก\n\n  {}\n",
    "a block of two languages": "body:\n  th: |\n    แรก\n\n    {}\n  en: |\n    Text\n",
    "a folded block": "body: >\n  ย่อหน้าแรก\n  ต่อ\n\n  {}\n",
    "lines without a block": "body: ย่อหน้าแรก\n  ต่อ\n  {}\n",
    "a quotation of several lines": 'body: "ย่อหน้าแรก\n  ต่อ\n\n  {}"\n',
    "one line": "body: {}\n",
    "braces": "body: {{th: '{}', en: Text}}\n",
    "a line of a remark before": "# หมายเหตุ\nbody: |\n  แรก\n  {}\n",
    "an indented block": "body: |2\n   แรก\n  {}\n",
}


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("W911", "บ้านเลขที่ 76/9"),
        ("W943", "โทร 081-234-5678"),
        ("W909", "https://bit.ly/3xYz"),
        ("W912", "อำเภอเวียงชัย จังหวัดสระบุรี"),
    ],
)
def test_the_line_is_the_one_on_which_the_words_stand(block, code, words):
    text = BLOCKS[block].format(words)
    (found,) = told(text)
    assert (found.code, found.spot.line) == (code, line_of(words, text))


@pytest.mark.parametrize("style", ["|", ">", "|-", ">-"])
def test_two_of_a_kind_are_told_each_at_its_own_line(style):
    text = f"body: {style}\n  บ้านเลขที่ 1\n\n  ย่อหน้า\n\n  บ้านเลขที่ 2\n"
    first = line_of("บ้านเลขที่ 1", text)
    assert [one.spot.line for one in told(text)] == [first, first + 4]


def test_windows_lines_do_not_move_the_line(workshop):
    file = workshop.news("windows")
    text = (workshop.root / file).read_text("utf-8")
    start = text.index("body:")
    body = "body: |\n  แรก\n\n  โทร 081-234-5678\n"
    changed = text[:start] + body + text[text.index("sources:") :]
    workshop.write(file, changed.replace("\n", "\r\n"))
    (found,) = workshop.problems(file)
    assert (found.code, found.spot.line) == ("W943", text[:start].count("\n") + 4)


# Every kind of file is read; and the pictures.


@pytest.mark.parametrize(
    "file", ["content/news/2024/2024-06-12-water-watch.yml", "content/pages/everything.yml",
             "districts/ngao.yml"],
)  # fmt: skip
def test_news_pages_and_districts_are_all_read(workshop, file):
    text = (workshop.root / file).read_text("utf-8")
    workshop.write(file, text.replace("summary: {th: ", "summary: {th: โทร 081-234-5678 ", 1))
    found = [(one.code, one.spot.line) for one in workshop.problems(file)]
    assert found == [("W943", text[: text.index("summary:")].count("\n") + 1)]


def test_a_warning_does_not_keep_an_item_from_being_published(workshop):
    workshop.news("called", "quick_facts: [{th: โทร 081-234-5678}]\n")
    examined = workshop.examine(TODAY)
    assert [one.code for one in examined.problems] == ["W943"]
    assert "called" in {item.slug for item in examined.site.news}


PICTURE = "images:\n  - file: {}\n    alt: {{th: แผงผัก, en: A green one}}\n    people: none\n"


@pytest.mark.parametrize(("size", "codes"), [(5_000_000, []), (5_000_001, ["W908"])])
def test_a_picture_straight_from_a_camera_is_told(workshop, size, codes):
    workshop.write("content/images/2024/big.jpg", made({"picture": "JPEG", "grow": size}))
    file = workshop.news("pictured", PICTURE.format("2024/big.jpg"))
    assert [one.code for one in workshop.problems(file)] == codes


@pytest.mark.parametrize(
    ("typed", "write"),
    [("stal.png", "stall.png"), ("stall.jpg", "stall.png"), ("2024/stall.png", "stall.png")],
)
def test_a_picture_that_is_not_there_is_an_error_with_the_nearest_name(workshop, typed, write):
    file = workshop.news("pictured", PICTURE.format(typed))
    (found,) = workshop.problems(file)
    assert (found.code, found.severity, found.data["write"]) == ("A501", "error", write)
    text = (workshop.root / file).read_text("utf-8")
    assert found.spot.line == text[: text.index(typed)].count("\n") + 1


def test_a_picture_of_a_district_that_is_not_there_is_an_error_too(workshop):
    workshop.replace("districts/ngao.yml", "file: hall.jpg", "file: hal.jpg")
    assert [one.code for one in workshop.problems("districts/ngao.yml")] == ["A501"]


def test_each_missing_one_of_several_pictures_is_told(workshop):
    several = "images:\n  - files: [stall.png, a.png, b.png]\n    alt: {th: แผง, en: Green}\n"
    file = workshop.news("pictured", several + "    people: none\n")
    assert [one.data["found"] for one in workshop.problems(file)] == ["a.png", "b.png"]
