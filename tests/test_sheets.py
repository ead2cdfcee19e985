"""Cards and notices, as readers of pictures, PDFs and QR codes that are not ours see them."""

import ctypes
import io
import json
import re
import shutil
import subprocess

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageStat

from generator.channels import press
from generator.outputs import outputs
from generator.pages.notice import notice_view
from generator.progress import Untold
from generator.publish import sheets as sheets_module
from generator.publish.project import Project
from generator.publish.shelves import shelves_in
from generator.typeface import covered, drawable, missing
from tests.conftest import GOOD, Workshop
from tests.tools.looks import assert_looks_alike
from tests.tools.missing import Missing, must_have_all
from tests.tools.poppler import pdftotext

ORDINARY = "รับสมัครผู้เข้าร่วมอบรมการจัดการน้ำในไร่นา รุ่นที่ 3 ณ ศาลาประชาคมหมู่ที่ 4 "
# Titles that someone may really paste, and some that nobody should.
TITLES = {
    "five": "น้ำดี",
    "two-fifty": (ORDINARY * 4)[:250],
    "four-hundred": (ORDINARY * 6)[:400],
    "no-spaces": "ประชาสัมพันธ์การรับสมัครผู้เข้าร่วมอบรมหลักสูตรนักขับเคลื่อนยุทธศาสตร์นำการเปลี่ยนแปลง" * 3,
    "one-letter": "ก" * 250,
    "latin": "A" * 200,
    "emoji": "ตลาดเช้า 🎉👨‍👩‍👧‍👦 เปิดแล้ว",
    "emoji-alone": "🎉🎉",
    "lao": "ຍິນດີຕ້ອນຮັບ ยินดีต้อนรับ",
    "lao-alone": "ຍິນດີຕ້ອນຮັບ",
    "arabic": "พิธีรอมฎอน رمضان كريم ประจำปี",
    "hebrew-chinese": "ต้อนรับ שלום 你好",
    "html": '<b>หนา</b> & "เครื่องหมาย" <script>alert(1)</script>',
    "typst": 'อบรม #[]$*_@<>\\`{} #panic("x") // /* -- @label',
}


def item(slug: str, title: str) -> str:
    quoted = title.replace("'", "''")
    return f"title: '{quoted}'\n"


@pytest.fixture(scope="module")
def awkward(tmp_path_factory):
    """The second site with an item for each awkward title, its plan and its shelf."""
    root = tmp_path_factory.mktemp("awkward") / "site"
    shutil.copytree(GOOD, root)
    workshop = Workshop(root)
    for name, title in TITLES.items():
        file = workshop.news(f"odd-{name}", title="XX")
        workshop.replace(file, "title: {th: XX, en: News odd-" + name + "}\n", item(name, title))
    body = "body: |\n" + "".join(f"  {ORDINARY * 8}\n\n" for _ in range(40))
    file = workshop.news("long")
    text = (root / file).read_text("utf-8")
    workshop.write(file, re.sub(r"body: .*\n", lambda _: body, text))
    workshop.news("required-only")
    site = workshop.examine().site
    assert {one.slug for one in site.news} >= {f"odd-{name}" for name in TITLES}
    made = outputs(site, root)
    kept = shelves_in(root.parent / "shelves", Project.at(root))
    filled, lost = kept.filled(made, Untold(), 2)
    assert not lost
    return filled


def data(made, name: str) -> bytes:
    return made.copies[name].read_bytes()


def notice(made, slug: str, lang: str = "th"):
    start = "" if lang == "th" else "en/"
    return data(made, f"{start}news/{slug}/notice.pdf")


def slugs(made) -> list[str]:
    return sorted(made.site.made["notices"])


def words(pdf: bytes) -> str:
    text = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    return " ".join(text.replace("\ufffe", "").replace("\u200b", "").split())


# Cards.


def test_every_card_is_a_light_jpeg_of_the_size_that_links_show(awkward):
    cards = [sheet for sheet in awkward.sheets if sheet.look == "card"]
    assert len(cards) > 50
    for sheet in cards:
        raw = data(awkward, sheet.name)
        with Image.open(io.BytesIO(raw)) as card:
            assert (card.format, card.size) == ("JPEG", (1200, 630)), sheet.name
        assert len(raw) < 300_000, sheet.name


@pytest.mark.parametrize("name", TITLES)
def test_no_title_runs_over_the_edge_of_its_card(awkward, name):
    """The margins at the height of the title are bare paper."""
    with Image.open(io.BytesIO(data(awkward, f"news/odd-{name}/card.jpg"))) as card:
        for box in ((0, 130, 56, 530), (1144, 130, 1200, 530)):
            spread = ImageStat.Stat(card.convert("L").crop(box)).stddev[0]
            assert spread < 2, (name, box, spread)


def test_a_card_is_named_by_its_page_and_offered_there(good):
    page = good.page("news/market-opening")
    (address,) = page.xpath("//meta[@property='og:image']/@content")
    assert address.endswith("/fair/news/market-opening/card.jpg")
    (alt,) = page.xpath("//meta[@property='og:image:alt']/@content")
    assert page.xpath("string(//h1)").strip()[:10] in alt
    assert page.xpath("//section[@class='outgoing']//a[contains(@href, 'card.jpg')]")


def test_lists_share_the_card_of_the_home_page(good):
    (address,) = good.page("en/news").xpath("//meta[@property='og:image']/@content")
    assert address.endswith("/fair/en/card.jpg")


def test_nothing_goes_out_with_what_is_withdrawn(good):
    page = good.page("news/withdrawn-item")
    assert not page.xpath("//meta[@property='og:image']")
    assert not (good.folder / "news/withdrawn-item/card.jpg").exists()
    assert not (good.folder / "news/withdrawn-item/notice.pdf").exists()


# Notices.


def test_a_notice_is_always_one_sheet_of_a4(awkward):
    for slug in slugs(awkward):
        for lang in ("th", "en"):
            document = pdfium.PdfDocument(notice(awkward, slug, lang))
            assert len(document) == 1, (slug, lang)
            width, height = document[0].get_size()
            assert (round(width), round(height)) == (595, 842)


def test_a_telephone_reads_the_address_off_a_notice(awkward):
    base = awkward.site.settings.address
    for slug in ("market-opening", "odd-four-hundred", "long"):
        for lang, start in (("th", ""), ("en", "en/")):
            page = pdfium.PdfDocument(notice(awkward, slug, lang))[0]
            (code,) = zxingcpp.read_barcodes(page.render(scale=1.5).to_pil())
            assert code.text == f"{base}{start}news/{slug}/"


def test_a_notice_says_its_language_is_tagged_and_is_pdf_ua(awkward):
    for lang in ("th", "en"):
        raw = notice(awkward, "market-opening", lang)
        document = pdfium.PdfDocument(raw)
        assert pdfium.raw.FPDFCatalog_IsTagged(document)
        length = pdfium.raw.FPDFCatalog_GetLanguage(document, None, 0)
        said = (ctypes.c_ushort * (length // 2))()
        pdfium.raw.FPDFCatalog_GetLanguage(document, said, length)
        assert bytes(said).decode("utf-16-le").rstrip("\0") == lang
        assert b"pdfuaid:part" in raw


def test_the_text_of_a_notice_is_found_whole_by_two_readers(awkward):
    raw = notice(awkward, "market-opening")
    expected = ("ข่าวประชาสัมพันธ์", "อำเภองาว", "จังหวัดลำปาง", "โทรศัพท์", "เผยแพร่โดย")
    found = words(raw)
    assert all(word in found for word in expected), found
    try:
        reader = pdftotext()
    except Missing as missing_tool:
        if must_have_all():
            raise
        pytest.skip(str(missing_tool))
    other = subprocess.run([reader, "-", "-"], input=raw, capture_output=True, check=True)
    text = " ".join(other.stdout.decode().split())
    assert all(word in text for word in expected), text


def test_the_page_of_a_notice_has_the_text_of_the_sheet(awkward):
    for slug in ("market-opening", "long", "required-only"):
        (one,) = [news for news in awkward.site.news if news.slug == slug]
        view = notice_view(one, awkward.site, "th")
        on_paper = "".join(words(notice(awkward, slug)).split())
        for text in (view.summary, *view.paragraphs):
            assert "".join(drawable(text.striptags()).split())[:40] in on_paper


def test_a_long_text_ends_with_a_sentence_and_says_where_to_read_on(awkward):
    found = words(notice(awkward, "long"))
    assert "อ่านต่อที่" in found
    assert found.count("รุ่นที่ 3") < 40


def test_a_long_title_is_shortened_between_words(awkward):
    found = "".join(words(notice(awkward, "odd-four-hundred")).split())
    (before,) = re.findall(r"(.{6})…", found)
    assert before in "".join(ORDINARY.split()) * 3


# Letters that the typeface does not have.


def test_nothing_is_drawn_that_the_typeface_does_not_have(awkward):
    def texts(node):
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            yield from (t for one in node.values() for t in texts(one))
        elif isinstance(node, list):
            yield from (text for one in node for text in texts(one))

    for sheet in awkward.sheets:
        for text in texts({**json.loads(sheet.data), "scene": ""}):
            assert covered().issuperset(text), (sheet.name, text)


@pytest.mark.parametrize(
    ("typed", "drawn", "gone"),
    [
        ("ตลาด 🎉 เช้า", "ตลาด  เช้า", ("🎉",)),
        ("ยินดี ຍິນດີ ต้อนรับ", "ยินดี … ต้อนรับ", ("ຍ", "ນ", "ດ")),
        ("ＡＢＣ １２", "ABC 12", ()),
        ("👨‍👩‍👧", "", ("👨", "👩", "👧")),
        ("10 ㎡", "10 m2", ()),
        ("เรียบร้อย", "เรียบร้อย", ()),
    ],
)
def test_what_cannot_be_drawn_is_left_out_and_named(typed, drawn, gone):
    assert drawable(typed) == drawn
    assert missing(typed) == gone


# Made once, kept, contained.


def test_a_second_build_makes_nothing_anew(workshop, monkeypatch):
    first = workshop.build(sheets=True)
    monkeypatch.setattr(sheets_module, "pressed", None)  # whoever calls it fails
    second = workshop.build(out=workshop.root.parent / "again", sheets=True)
    assert (first.status, second.status) == (0, 0), second.said
    for path in first.folder.rglob("card.jpg"):
        other = second.folder / path.relative_to(first.folder)
        assert path.read_bytes() == other.read_bytes()


def test_two_machines_make_the_same_bytes(workshop, tmp_path, lending):
    made = outputs(workshop.examine().site, workshop.root)
    some = [s for s in made.sheets if "market-opening" in s.name]
    assert len(some) == 4
    seen = []
    lending.clear()  # each makes its own
    for name in ("one", "two"):
        kept = shelves_in(tmp_path / name, Project.at(workshop.root)).sheets
        assert kept.fill(some) == ()
        seen.append({sheet.name: kept.path(*sheet).read_bytes() for sheet in some})
    assert seen[0] == seen[1]


def test_what_cannot_be_made_is_told_and_named_nowhere(workshop, monkeypatch):
    really = press.pressed

    def pressed(sheet, theme):
        if sheet.name in ("news/market-opening/card.jpg", "news/market-opening/notice.pdf"):
            raise RuntimeError("spoilt")
        return really(sheet, theme)

    monkeypatch.setattr(sheets_module, "pressed", pressed)
    built = workshop.build(sheets=True)
    assert built.status == 3
    assert "ยกเว้นไฟล์ news/market-opening/card.jpg ซึ่งทำไม่ได้" in built.said
    page = built.page("news/market-opening")
    assert not page.xpath("//a[contains(@href, 'notice.pdf')]")
    assert not [a for a in page.xpath("//meta/@content") if a.endswith("market-opening/card.jpg")]
    assert built.has("news/market-opening/notice")
    assert (built.folder / "en/news/market-opening/card.jpg").is_file()


def test_nobody_needs_to_make_them_each_time(workshop):
    built = workshop.build()  # without, as it is said here
    assert built.status == 0, built.said
    assert not list(built.folder.rglob("card.jpg"))
    assert not list(built.folder.rglob("notice*"))


# As they were looked at.

LOOKED_AT = [
    "news/market-opening/card.jpg",
    "en/news/market-opening/card.jpg",
    "card.jpg",
    "districts/ngao/card.jpg",
    "news/odd-two-fifty/card.jpg",
    "news/odd-no-spaces/card.jpg",
    "news/odd-typst/card.jpg",
    "news/market-opening/notice.pdf",
    "en/news/market-opening/notice.pdf",
    "news/odd-four-hundred/notice.pdf",
]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_it_looks_as_it_did_when_it_was_looked_at(awkward, name, request):
    assert_looks_alike(name, data(awkward, name), request)
