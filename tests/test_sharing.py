"""Passing a page on: plain links, the head that apps read, how to cite it, and whom to write to."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from extruct import extract

from generator.pages.addresses import Links
from generator.pages.heads import card_lines
from generator.pages.news_item import news_page
from generator.pages.page import Card

SITE = "https://market.example/fair/"
SHARED = ["news/market-opening/", "en/news/awkward-text/", "districts/ngao/", "en/districts/ngao/"]


@pytest.mark.parametrize("address", SHARED)
def test_each_service_gets_the_page_s_lasting_address_by_a_plain_link(good, address):
    links = good.page(address).xpath("//ul[@class='share']//a")
    asked = {}
    for link in links:
        parts = urlsplit(link.get("href"))
        assert "+" not in parts.query  # apps show it as it is
        asked[parts.netloc] = {key: one for key, (one,) in parse_qs(parts.query).items()}
        assert {"noopener", "noreferrer"} <= set(link.get("rel").split())
    assert asked["social-plugins.line.me"] == {"url": SITE + address}
    assert asked["www.facebook.com"] == {"u": SITE + address}
    heading = " ".join(good.page(address).xpath("string(//h1)").split())
    assert asked["x.com"]["url"] == SITE + address
    assert asked["x.com"]["text"].startswith(heading)


@pytest.mark.parametrize("address", SHARED)
def test_the_address_is_written_out_and_buttons_wait_for_a_script(good, address):
    page = good.page(address)
    written = page.xpath("//*[@class='sharing']//*[@class='address']")
    assert [one.text_content().strip() for one in written] == [SITE + address]
    buttons = page.xpath("//*[@class='sharing']//button")
    assert len(buttons) == 3
    assert all(button.getparent().get("hidden") is not None for button in buttons)
    assert page.xpath("//*[@role='status']")[0].text is None


def test_the_script_is_loaded_only_by_pages_that_use_it(good):
    for name, page in good.pages().items():
        scripts = [src for src in page.xpath("//script/@src") if "/share." in src]
        assert len(scripts) == len(page.xpath("//*[@class='sharing']")), name
    (script,) = (good.folder / "assets").glob("share.*.js")
    assert script.stat().st_size < 4000


def test_a_withdrawn_item_is_not_passed_on(good):
    page = good.page("news/withdrawn-item/")
    assert page.xpath("//*[@class='sharing' or @class='citing']") == []


@pytest.mark.parametrize(
    ("address", "cited"),
    [
        ("news/market-opening/", "ตลาดตัวอย่าง. “เปิดตลาดริมธารวันแรก”. 10 มิถุนายน 2567."),
        (
            "en/news/market-opening/",
            "Example Markets. “First day of the stream market”. 10 June 2024.",
        ),
    ],
)
def test_a_page_says_how_to_cite_it_and_under_which_licences(good, address, cited):
    assert good.words(address, "//*[@class='cite']") == f"{cited} {SITE}{address}"
    licences = good.page(address).xpath("//*[@class='citing']//a/@href")
    assert licences == ["https://market.example/licence", "https://market.example/picture-licence"]


def test_a_licence_that_nobody_has_settled_is_said_to_be_unsettled(workshop):
    text = (workshop.root / "content/site.yml").read_text("utf-8")
    start, end = text.index("licence:\n"), text.index("translation:")
    workshop.write("content/site.yml", text[:start] + text[end:])
    built = workshop.build()
    assert built.words("news/market-opening/", "//*[@class='citing']").count("ยังไม่ได้กำหนด") == 2
    said = built.words("en/news/market-opening/", "//*[@class='citing']")
    assert said.count("Not settled yet") == 2


def test_whoever_is_not_named_is_said_to_be_not_named(good):
    said = good.words("news/water-watch/", "//*[@class='origin']")
    assert "ผู้เขียน ผู้เรียบเรียง ผู้อนุมัติยังไม่ระบุ" in said
    assert "ยังไม่มีบันทึกการปรับปรุง" in said
    said = good.words("news/market-opening/", "//*[@class='origin']")
    assert "ยังไม่ระบุ" not in said
    assert "ปรับปรุงล่าสุด11 มิถุนายน 2567" in said


def test_what_the_reader_can_do_stands_with_whom_to_ask(good):
    (table,) = good.page("news/market-opening/").xpath(
        "//table[caption[contains(., 'ดำเนินการได้')]]"
    )
    (cell,) = table.xpath(".//tr[th='สอบถาม']/td")
    assert "โต๊ะรับสมัครริมธาร" in cell.text_content()
    assert cell.xpath("a/@href") == ["tel:054000001"]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_mail_about_a_page_names_it_and_is_readable_in_any_mail_program(good, prefix):
    address = f"{prefix}news/awkward-text/"
    (href,) = good.page(address).xpath("//*[@class='clear']//a/@href")
    assert href.isascii()
    assert "+" not in href.partition("?")[2]
    assert " " not in href
    fields = dict(field.split("=") for field in href.partition("?")[2].split("&"))
    subject, body = (unquote(fields[name]) for name in ("subject", "body"))
    assert subject.endswith(good.page(address).xpath("string(//h1)"))
    assert body.splitlines()[0].endswith(f" {SITE}{address}")
    assert "\n" not in body.replace("\r\n", "")  # RFC 6068: lines end in %0D%0A


def open_graph(good, address):
    (found,) = extract(good.read(f"{address}index.html"), syntaxes=["opengraph"])["opengraph"]
    return dict(found["properties"])


def test_a_shared_article_says_when_it_was_published_and_changed(good):
    shared = open_graph(good, "en/news/market-opening/")
    assert shared["article:published_time"] == "2024-06-10T09:30+07:00"
    assert shared["article:modified_time"] == "2024-06-11"
    assert shared["og:locale:alternate"] == "th_TH"
    assert "article:published_time" not in open_graph(good, "news/")


def test_every_picture_that_is_promised_is_there(good):
    for name, page in good.pages().items():
        for address in page.xpath("//meta[@property='og:image']/@content"):
            assert (good.folder / address.removeprefix(SITE)).is_file(), name
            assert page.xpath("//meta[@property='og:image:alt']/@content")[0], name
            assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_a_card_is_named_with_its_size_and_its_words(workshop):
    site = workshop.examine().site
    item = next(one for one in site.news if one.slug == "market-opening")
    page = news_page(item, site, "th")
    card = Card("news/market-opening/card.jpg", 1200, 630, "แผง “ผัก”")
    lines = card_lines(replace(page, card=card), site, Links.from_page(site, page.address, "th"))
    told = {line["name"]: line["content"] for line in lines}
    assert told["og:image"] == f"{SITE}news/market-opening/card.jpg"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == "แผง “ผัก”"
    assert told["twitter:card"] == "summary_large_image"
