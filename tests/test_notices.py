"""Notices with more in them than a sheet holds: readable on a wall, whole, and open to everyone."""

import ctypes
import re
import shutil
from collections import Counter

import page
import pypdfium2 as pdfium
import pytest

from generator.outputs import outputs
from generator.pages.notice import notice_view
from generator.pages.notice_room import LEAST
from generator.publish.project import Project
from generator.publish.shelves import shelves_in
from tests.conftest import GOOD, Workshop
from tests.tools.looks import assert_looks_alike

SMALLEST = LEAST * 0.86 - 0.01  # points: of whose it is, and of whom to ask
SENTENCE_TH = "รับสมัครผู้เข้าร่วมอบรมการจัดการน้ำในไร่นา ณ ศาลาประชาคมหมู่ที่ 4 "
SENTENCE_EN = "A course on managing water is open to all who farm in the district. "
PAPER = "สำเนาทะเบียนบ้านพร้อมรับรองสำเนาถูกต้องทุกหน้า จำนวนหนึ่งชุด"
ACTION = f"""\
action:
  who:
    th: เกษตรกรที่ขึ้นทะเบียนแล้วและมีที่ดินทำกินในเขตอำเภอ ไม่น้อยกว่าสามไร่ และไม่เคยเข้าร่วมโครงการ
    en: Registered farmers with at least three rai within the district who have not taken part
  opens: 2024-06-01 08:30
  closes: 2024-06-30 16:30
  hours: {{from: 08:30, to: 16:30}}
  at:
    name: {{th: ที่ว่าการอำเภอ กลุ่มงานปกครอง ชั้นสอง, en: "District office, second floor"}}
    village: {{th: บ้านน้ำใส หมู่ที่ 4, en: "Ban Nam Sai, Moo 4"}}
    area: อำเภองาว
  bring:
{"".join(f"    - {{th: {PAPER} ({n}), en: A copy of paper {n}}}{chr(10)}" for n in range(12))}
  cost:
    th: ไม่มีค่าใช้จ่ายในการสมัคร ผู้ผ่านการคัดเลือกชำระค่าประกันอุปกรณ์ 500 บาท ซึ่งได้คืนเมื่อจบโครงการ
    en: Free to apply; a deposit of 500 baht is paid back at the end
  url: https://example.org/apply/for/the/course/with/a/rather/long/address/2024
"""
CONTACT = "contact:\n" + "".join(
    f"  - office: {{th: สำนักงานพัฒนาชุมชนอำเภองาว กลุ่มงานส่งเสริมที่ {n}, en: Development office {n}}}\n"
    f"    phone: 0 5400 000{n}\n    email: office{n}@example.org\n"
    for n in range(1, 9)
)
ROOMS = (
    "event:\n  group: {th: คณะทำงานบูรณาการเชิงพื้นที่ระดับอำเภอ, en: The working group}\n"
    "  number: 3/2567\n  mode: hybrid\n  state: STATE\n"
    "  starts: 2024-06-20 09:00\n  ends: 2024-06-22 16:30\n  venues:\n"
    + "".join(
        f"    - name: {{th: ห้องประชุมที่ {n} ศาลากลางจังหวัดลำปาง ชั้น 3, en: Hall {n}}}\n"
        "      area: อำเภองาว\n"
        for n in range(1, 9)
    )
)
ALERT = "alert: {level: warning, from: 2024-06-01, until: 2024-06-30}\n"
# Each with the most of one thing, and two with the most of everything.
FULL = {
    "action": ACTION,
    "contacts": CONTACT,
    "rooms": ROOMS.replace("STATE", "planned"),
    "everything": ROOMS.replace("STATE", "planned") + ACTION + CONTACT + ALERT,
    "called-off": ROOMS.replace("STATE", "cancelled") + ACTION + CONTACT + ALERT,
}
ITEM = f"""\
kind: announcement
published: 2024-06-01
title: {{{{th: "{{th}}", en: "{{en}}"}}}}
summary: {{{{th: "{(SENTENCE_TH * 6)[:290]}", en: "{(SENTENCE_EN * 6)[:290]}"}}}}
body:
  th: |
{"".join(f"    {SENTENCE_TH * 8}{chr(10)}{chr(10)}" for _ in range(20))}
  en: |
{"".join(f"    {SENTENCE_EN * 8}{chr(10)}{chr(10)}" for _ in range(20))}
sources:
  - title: {{{{th: สมุดข่าว, en: Notebook}}}}
    own: yes
"""
TITLES = {
    "short": (SENTENCE_TH[:40], SENTENCE_EN[:40]),
    "long": ((SENTENCE_TH * 8)[:400], (SENTENCE_EN * 8)[:400]),
}


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The site, and each notice by (title, what it is full of, language)."""
    root = tmp_path_factory.mktemp("full") / "site"
    shutil.copytree(GOOD, root)
    workshop = Workshop(root)
    for length, (th, en) in TITLES.items():
        for name, more in FULL.items():
            file = f"content/news/2024/2024-06-01-{length}-{name}.yml"
            workshop.write(file, ITEM.format(th=th.strip(), en=en.strip()) + more)
    examined = workshop.examine()
    assert not [fault for fault in examined.problems if fault.severity == "error"]
    made = outputs(examined.site, root)
    wanted = [sheet for sheet in made.sheets if sheet.look == "notice"]
    kept = shelves_in(root.parent / "shelves", Project.at(root)).sheets
    assert kept.fill(wanted, jobs=2) == ()
    return made.site, {sheet.name: kept.path(*sheet).read_bytes() for sheet in wanted}


def notices(full, slug):
    _, made = full
    return {lang: made[f"{start}news/{slug}/notice.pdf"] for lang, start in LANGUAGES}


LANGUAGES = (("th", ""), ("en", "en/"))
SLUGS = [f"{length}-{name}" for length in TITLES for name in FULL]


def sizes(pdf: bytes) -> Counter[float]:
    """How many pieces of text there are in each size, in points."""
    found = Counter()
    for drawn in pdfium.PdfDocument(pdf)[0].get_objects(max_depth=8):
        if drawn.type == pdfium.raw.FPDF_PAGEOBJ_TEXT:
            size = ctypes.c_float()
            pdfium.raw.FPDFTextObj_GetFontSize(drawn.raw, size)
            found[round(size.value, 2)] += 1
    return found


@pytest.mark.parametrize("slug", SLUGS)
def test_however_much_there_is_to_say_the_type_can_be_read_on_a_wall(full, slug):
    for lang, pdf in notices(full, slug).items():
        found = sizes(pdf)
        assert len(pdfium.PdfDocument(pdf)) == 1
        assert min(found) >= SMALLEST, (lang, found)
        # Of what is smaller than the least size of the text there is only the foot and the head.
        assert sum(count for size, count in found.items() if size >= LEAST) > 10, (lang, found)


def test_every_notice_has_type_of_the_least_size_at_least(full):
    _, made = full
    small = {name: min(sizes(pdf)) for name, pdf in made.items()}
    assert {name: size for name, size in small.items() if size < SMALLEST} == {}


@pytest.mark.parametrize("lang", ["th", "en"])
def test_of_what_is_left_out_the_notice_says_so_and_where_to_read_it(full, lang):
    site, _ = full
    by_slug = {item.slug: item for item in site.news}
    view = notice_view(by_slug["long-everything"], site, lang)
    assert view.read_on == {"th": "อ่านต่อที่", "en": "Read on at"}[lang]
    more = {"th": "และอีก", "en": "more, at the address below"}[lang]
    rows = [(fact.label, fact.values) for fact in (*view.facts, *view.todo)]
    cut = {"th": {"ที่ไหน", "เตรียมอะไรมา"}, "en": {"Where", "What to bring"}}[lang]
    assert {label for label, values in rows if more in values[-1]} == cut
    whole = {"th": ("เมื่อใด", "ปิดรับ"), "en": ("When", "Closes")}[lang]
    said = {label: values[0] for label, values in rows if label in whole}
    assert "22" in said[whole[0]]
    assert "30" in said[whole[1]]


def test_an_ordinary_notice_leaves_nothing_out(full):
    site, _ = full
    by_slug = {item.slug: item for item in site.news}
    item = by_slug["market-opening"]
    view = notice_view(item, site, "th")
    said = " ".join(value for fact in view.todo for value in fact.values)
    assert all(one.th in said for one in item.action.bring)
    assert item.summary.th == view.summary


def test_no_mark_of_a_thai_letter_is_doubled_or_lost_in_the_text_layer(full):
    """As some writers of PDF do, so that ำ comes out as า and a copied word is another."""
    _, made = full
    for name, pdf in made.items():
        text = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
        assert not re.findall("([ั-ฺ็-๎])\\1|อาเภอ|จานวน|ดาเนิน", text), name
        assert name.startswith("en/") or re.search("อำเภอ|ดำเนินการ|จำนวน", text), name


# What machines can tell of PDF/UA-1, by a checker that is not ours.


def test_every_notice_keeps_the_rules_of_pdf_ua(full):
    _, made = full
    assert len(made) > 30
    for name, pdf in made.items():
        report = page.validate_pdf_bytes(pdf, profile="ua1")
        assert report.rules.total > 100
        broken = [(one.rule_id, one.message) for one in report.failures]
        assert report.is_compliant, (name, broken)


@pytest.mark.parametrize(
    ("there", "spoilt", "rule"),
    [
        (b"/DisplayDocTitle true", b"/DisplayDocTitle 0   ", "VIEWER-PREFERENCES"),
        (b"/Marked true", b"/Marked 0   ", "TAGGED-DOCUMENT"),
        (b"/StructTreeRoot ", b"/StructTreeRoo_ ", "STRUCT-TREE-ROOT"),
        (b"/Alt<", b"/Al_<", "ALTERNATIVE"),
        (b"/ToUnicode ", b"/ToUnicod_ ", "UNICODE"),
        (b"/Contents(", b"/Content_(", "LINK"),
        (b"pdfuaid:part", b"pdfuaid:prat", "ID-PART"),
    ],
)
def test_the_checker_tells_of_what_is_spoilt(full, there, spoilt, rule):
    pdf = notices(full, "short-action")["th"]
    assert there in pdf
    report = page.validate_pdf_bytes(pdf.replace(there, spoilt), profile="ua1")
    assert not report.is_compliant
    assert any(rule in one.rule_id for one in report.failures), [
        one.rule_id for one in report.failures
    ]


def test_the_address_on_a_notice_can_be_followed(full):
    _, made = full
    (address,) = set(re.findall(rb"/URI\(([^)]+)\)", made["en/news/short-action/notice.pdf"]))
    assert address == b"https://market.example/fair/en/news/short-action/"


# As they were looked at.


@pytest.mark.parametrize(
    "name", ["news/short-action", "en/news/short-rooms", "news/long-called-off"]
)
def test_a_full_notice_looks_as_it_did_when_it_was_looked_at(full, name, request):
    _, made = full
    assert_looks_alike(f"{name}/notice.pdf", made[f"{name}/notice.pdf"], request)
