"""Links out of the site: which are allowed, which are listed, and words that come with bad ones."""

import json

import pytest
from click.testing import CliRunner

from generator.cli import namrong
from generator.linking.outside import Rules, addresses, outside
from generator.models.parse import Parsed
from generator.reading.source import Source
from generator.reading.tree import compose
from generator.reading.web_addresses import belongs, host_of


def told(text: str, rules: Rules | None = None) -> list[tuple[str, int]]:
    """The code and line of each problem of a body of these lines."""
    typed = "body: |\n" + "".join(f"  {line}\n" for line in text.splitlines())
    tree, problems = compose(typed, "x.yml")
    assert problems == ()
    parsed = Parsed(None, Source.made("x.yml", tree))
    return [(one.code, one.spot.line) for one in outside(parsed, rules or Rules())]


@pytest.mark.parametrize(
    "news",
    [
        "ตำรวจจับกุมเว็บพนันออนไลน์ ยึดเงิน 5 ล้านบาท",
        "อำเภอปราบปรามการพนันและบ่อนในพื้นที่ พร้อมจับหวยใต้ดิน",
        "ผู้ต้องหาชวนเล่นบาคาร่าและสล็อตออนไลน์ผ่านเว็บไซต์",
        "ระวังเว็บหวยออนไลน์หลอกลวง อย่าหลงเชื่อโฆษณาคาสิโนออนไลน์",
        "ดูประกาศได้ที่เว็บตรงของกรมการปกครอง",
        "เกษตรกรได้เครดิตจากธนาคาร ค่าธรรมเนียมฟรี",
        "ฝากเงินและถอนเงินที่ธนาคารหมู่บ้านได้ทุกวัน",
        "The time slot 12 is free; see the alphabet 2024, and room bet 5.",
        "Police raided a casino and two slot machine halls.",
    ],
)
def test_true_news_of_gambling_is_no_advertising(news):
    assert told(news) == []


@pytest.mark.parametrize(
    "advertising",
    [
        "สล็อตเว็บตรง แตกง่าย",
        "ส ล็ อ ต เ ว็ บ ต ร ง",
        "สล็อต-เว็บตรง",
        "ฝาก-ถอน ไม่มีขั้นต่ำ",
        "ฝาก ถอน ออโต้ 24 ชม.",
        "แจกเครดิตฟรีวันนี้",
        "คาสิโนสด ถ่ายทอดจากต่างประเทศ",
        "UFABET เข้าสู่ระบบ",
        "Slot888 ทางเข้า",
        "[คลิก](https://www.betflik24.example/)",
    ],
)
def test_advertising_of_betting_sites_is_told_at_its_line(advertising):
    assert ("W951", 3) in told(f"เนื้อข่าว\n{advertising}")


def test_a_site_adds_words_of_its_own():
    assert told("เล่นมังกรทอง88 ได้เลย") == []
    assert told("เล่นมังกร ทอง88 ได้เลย", Rules(words=("มังกรทอง88",))) == [("W951", 2)]
    assert told("Play Golden-Dragon77 now", Rules(words=("golden dragon#",))) == [("W951", 2)]


ALLOWED = Rules(domains=("go.th", "example.org"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[ก](https://www.moi.go.th/) [ข](https://example.org)", []),
        ("ดู https://a.b.example.org/x?y=1#z", []),
        ("[ก](https://notexample.org/)", ["R321"]),
        ("[ก](https://go.th.example.net/)", ["R321"]),
        ("[ก](HTTPS://EXAMPLE.NET/)", ["R321"]),
        ("[ก](&#104;ttps://example.net/)", ["R321"]),
        ("[ก][1]\n\n[1]: https://example.net/", ["R321"]),
        ("<https://example.net/>", ["R321"]),
        ("อ่านที่ https://example.net/1", ["R321"]),
        ("[ก](https://go.th@example.net/)", ["R321", "R323"]),
        ("[ก](https://%65xample.net/)", ["R321"]),
        ("[ก](mailto:a@example.net) [ข](news:x)", []),
    ],
)
def test_links_may_lead_only_where_the_site_allows(text, codes):
    assert sorted({code for code, _ in told(text, ALLOWED)}) == codes


def test_the_site_itself_may_always_be_linked_to(workshop):
    workshop.replace("content/site.yml", "menu:", "link_domains: [example.net]\nmenu:")
    codes = {problem.code for problem in workshop.problems()}
    assert codes <= {"R321", "W914"}
    hosts = {p.data["domain"] for p in workshop.problems() if p.code == "R321"}
    assert "market.example" not in hosts


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://WWW.Example.org:8080/x", "example.org"),
        ("https://example.org./", "example.org"),
        ("https://ไทย.example/", "ไทย.example"),
        ("https://[broken", ""),
    ],
)
def test_the_host_of_an_address(address, host):
    assert host_of(address) == host
    assert not belongs("badexample.org", "example.org")


def test_an_address_is_found_once_with_its_place():
    text = "ดู https://a.example/1. และ[ที่นี่](https://b.example/ก)"
    assert addresses(text) == [
        (3, "https://a.example/1"),
        (text.index("https://b"), "https://b.example/ก"),
    ]


def test_every_address_is_listed_by_domain_with_its_file_and_line(workshop):
    workshop.news("one", "links:\n  - {title: ก, url: https://www.b.example/1}\n")
    command = ["links", "-C", str(workshop.root), "--format", "json"]
    rows = json.loads(CliRunner().invoke(namrong, command).stdout)
    assert [row["domain"] for row in rows] == sorted(row["domain"] for row in rows)
    (mine,) = [row for row in rows if row["domain"] == "b.example"]
    assert mine["address"] == "https://www.b.example/1"
    lines = (workshop.root / mine["file"]).read_text("utf-8").splitlines()
    assert "www.b.example" in lines[mine["line"] - 1]


def test_headers_are_printed_for_a_server_of_one_s_own(workshop):
    for host in ("nginx", "caddy"):
        done = CliRunner().invoke(namrong, ["headers", "-C", str(workshop.root), "--for", host])
        assert done.exit_code == 0
        assert "/fair/404.html" in done.stdout
