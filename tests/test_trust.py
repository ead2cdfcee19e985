"""Whatever somebody types into a field, no output of the site has markup or code of it."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from icalendar import Calendar
from lxml import etree, html

from generator.channels.data.formats import as_csv
from generator.channels.data.tables import Table
from generator.channels.headers.hosts import LONGEST_LINE, MOST_RULES, caddy, nginx, pages_file
from generator.channels.headers.policy import Policy, source_of
from generator.channels.headers.rules import headers
from generator.markup import data_block, document, escape, fragment, trusted
from generator.models.shapes import FILES, records_of, shapes
from generator.outward import marked
from generator.publish.project import shipped
from generator.publish.theme_code import theme_code
from generator.reading.hidden import hidden
from generator.reading.web_addresses import is_url
from tests.conftest import GOOD, TODAY, run_build
from tests.tools.hostile import TAKEN, VECTORS, hostile_site

# What an editor's Markdown makes, of which tests/good/ need not have all.
MARKDOWN = {"pre", "code", "del", "h4", "sup", "sub", "hr", "blockquote", "ol"}
LEADING = ("href", "src", "action", "formaction", "data", "poster", "background", "cite")
SCHEMES = {"", "http", "https", "mailto", "tel"}
# Fields of one line that are names of something else, not texts.
NAMES = {"area", "areas", "excluded", "menu", "sector", "sectors", "whole", "number", "words"}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """The second site with hostile texts in every field: as published, and what was typed."""
    base = tmp_path_factory.mktemp("hostile")
    spoiler = hostile_site(GOOD, base / "source")
    built = run_build(base / "source", base / "site", TODAY, "--no-cards", "--no-notices")
    assert built.status == 0, built.said[-2000:]
    return built, spoiler


@pytest.fixture(scope="module")
def built(spoilt):
    return spoilt[0]


def made_of(page: html.HtmlElement) -> set[tuple[str, str]]:
    """Each element with each of its attributes."""
    elements = [one for one in page.iter() if isinstance(one.tag, str)]
    return {(one.tag, name) for one in elements for name in ("", *one.attrib)}


def test_there_are_hostile_texts_of_every_class_and_they_stand_in_every_field(spoilt):
    assert len(VECTORS) >= 280
    assert len(TAKEN) >= 200
    wanted = {
        (record.__name__, shape.name)
        for model in FILES.values()
        for record in records_of(model)
        for shape in shapes(record)
        if shape.form == "text" or (shape.form == "plain" and shape.name not in NAMES)
    }
    # A list of words for advertising, and a reference to a paper: neither is printed.
    unused = {("SiteSettings", "suspect_words")}
    assert wanted - spoilt[1].hit <= unused
    assert len(wanted) > 100


def test_no_page_has_an_element_or_an_attribute_that_a_good_one_has_not(built, good):
    known = {pair for page in good.pages().values() for pair in made_of(page)}
    known |= {(tag, "") for tag in MARKDOWN} | {(f"h{level}", "id") for level in (2, 3, 4)}
    known |= {("ol", "start")}
    pages = built.pages()
    assert len(pages) > 70
    assert {name: odd for name, page in pages.items() if (odd := made_of(page) - known)} == {}


def test_a_browser_s_own_parser_finds_no_more_in_them(built, good):
    """html5lib reads as a browser does, which is where mutations come alive."""
    names = ("news/awkward-text/index.html", "everything/index.html", "en/index.html")
    known = {pair[0] for page in good.pages().values() for pair in made_of(page)} | MARKDOWN
    for name in names:
        tree = html5lib.parse(built.read(name), "lxml", namespaceHTMLElements=False)
        found = {one.tag for one in tree.iter() if isinstance(one.tag, str)}
        own = {re.sub(r"\{.*\}", "", tag) for tag in found}
        assert own - known == {"tbody"} - known, name


def test_no_address_of_a_page_leads_where_nobody_may(built):
    for name, page in built.pages().items():
        for attribute in LEADING:
            for value in page.xpath(f"//@{attribute}"):
                assert urlsplit(value).scheme in SCHEMES, (name, value)
                assert not (urlsplit(value).hostname or "").endswith("invalid"), (name, value)
        for value in page.xpath("//@srcset"):
            assert "invalid" not in value
        for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
            assert re.fullmatch(r"0; url=[./a-z0-9-]+", content)


def test_every_script_is_one_of_ours_and_data_stays_data(built):
    for name, page in built.pages().items():
        for script in page.xpath("//script"):
            if script.get("type") == "application/ld+json":
                json.loads(script.text)
                assert "<" not in script.text
            else:
                assert re.fullmatch(r"(\.\./)*assets/\w+\.\w+\.js", script.get("src")), name
                assert not script.text
        assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []


def test_feeds_carry_no_more_than_clean_markup(built):
    clean = {"div", "p", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "br", "time"}
    clean |= {"blockquote", "code", "pre", "del", "hr", "table", "thead", "tbody", "tr", "th", "td"}
    clean |= {"small", "cite", "figure", "img", "figcaption"}
    bodies = []
    for name in ("news/feed.xml", "news/rss.xml", "en/news/feed.xml"):
        tree = etree.fromstring((built.folder / name).read_bytes())
        bodies += tree.xpath("//*[local-name()='content']/text()")
        bodies += tree.xpath("//*[local-name()='encoded']/text()")
    found = json.loads(built.read("news/feed.json"))
    bodies += [one["content_html"] for one in found["items"]]
    assert len(bodies) > 8
    for body in bodies:
        piece = html.fragment_fromstring(body, create_parent="div")
        for element in piece.iter():
            assert element.tag in clean
            for attribute, value in element.attrib.items():
                assert not attribute.startswith("on")
                assert attribute != "style"
                if attribute in ("href", "src"):
                    assert urlsplit(value).scheme in SCHEMES
                    assert "invalid" not in value


def test_a_calendar_has_no_line_of_an_editor_s(built, good):
    for name in ("calendar.ics", "en/calendar.ics"):
        found, known = (
            list(Calendar.from_ical((site.folder / name).read_bytes()).walk("VEVENT"))
            for site in (built, good)
        )
        assert len(found) == len(known)
        assert {key for one in found for key in one} <= {key for one in known for key in one}
        assert all(str(one["url"]).startswith("https://market.example/fair/") for one in found)


def test_no_cell_of_a_table_is_a_formula(built):
    for name in ("data/news.csv", "data/districts.csv"):
        rows = list(csv.reader(io.StringIO(built.read(name).removeprefix("\ufeff"))))
        assert len(rows) > 2
        assert [
            cell for row in rows for cell in row if re.match(r"[=+@\t\r\n＝＋－＠-]", cell)
        ] == []


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_reckon_is_a_text(first):
    table = Table("districts", "id", ({"id": f"{first}1+1", "code": 'x"=1'},))
    (_, row) = csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig"), newline=""))
    assert row[:2] == [f"'{first}1+1", 'x"=1']


def parsed(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="div")


def test_every_hostile_text_is_text_behind_every_door():
    for vector in VECTORS:
        words = " ".join(vector.split())
        text, inside = escape(vector), f'<p title="{escape(vector)}">{escape(vector)}</p>\n'
        assert {one.tag for one in parsed(str(document(f"{text.strip()}\n"))).iter()} <= {
            "div",
            "p",
        }
        (block,) = parsed(str(document(inside)))
        assert made_of(block) == {("p", ""), ("p", "title")}
        assert " ".join(block.text_content().split()) == words
        assert json.loads(str(data_block([vector]))) == [vector]
        assert not re.search("[<>]", data_block([vector]))


def test_every_hostile_text_is_harmless_as_markdown():
    clean = {"div", "p", "a", "code", "pre", "h2", "ul", "ol", "li", "blockquote", "em", "strong"}
    clean |= {"table", "thead", "tbody", "tr", "th", "td", "br", "del", "hr"}
    for vector in VECTORS:
        body = parsed(str(fragment(vector)))
        assert {one.tag for one in body.iter()} <= clean, vector
        allowed = {("a", "href"), ("a", "title"), ("h2", "id"), ("ol", "start")}
        assert {pair for pair in made_of(body) if pair[1]} <= allowed, vector
        for address in body.xpath(".//@href"):
            assert urlsplit(address).scheme in {"", "https"}, vector


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://user:word@example.org/",
        "https://@example.org/",
        "https://go.th\\@example.org/",
        "https://ex\u0430mple.org/",  # a Cyrillic letter
        "https://example.org:99999999/",
        "https://ex ample.org/",
        'https://example.org/"onclick="x',
        "https://example.org/<b>",
        "https://[::1",
        "//example.org/",
        "https:///x",
        "https://-.example/",
    ],
)
def test_what_is_no_plain_address_of_the_web_is_none(typed):
    assert not is_url(typed)


@pytest.mark.parametrize("typed", ["https://ไทย.example/ข่าว?a=1#b", "http://a-b.go.th:8080/x%20y"])
def test_a_plain_address_is_one(typed):
    assert is_url(typed)


def test_a_character_that_hides_is_found_and_thai_and_picture_signs_are_not():
    hiding = [0x202A, 0x202E, 0x2066, 0x2069, 0x200E, 0x200F, 0x061C, 0x3164, 0xE0001, 0xE007F]
    assert {hidden(f"ก{chr(number)}ข").code for number in hiding} == {"Y140"}
    assert {hidden(f"ก{chr(number)}ข").code for number in (0, 7, 0x7F, 0x9F, 0x2028)} == {"Y111"}
    assert hidden("ข่าว\n\tน้ำท่วม 👨\u200d👩\u200d👧 ❤\ufe0f ๆ ฯลฯ “คำ”") is None


def test_a_file_out_of_the_site_is_never_published(workshop):
    secret = workshop.root.parent / "secret"
    secret.mkdir()
    for name in ("plan.txt", "hall.jpg", "view.svg"):
        source = next(GOOD.rglob(f"*{Path(name).suffix}"))
        (secret / name).write_bytes(source.read_bytes())
    content = workshop.root / "content"
    (content / "files/plan.txt").symlink_to(secret / "plan.txt")
    (content / "files/inner").symlink_to(secret, target_is_directory=True)
    (content / "images/out.jpg").symlink_to(secret / "hall.jpg")
    (content / "drawings/out.svg").symlink_to(secret / "view.svg")
    workshop.news("one", "files:\n  - {title: แผน, file: plan.txt}\n")
    workshop.news("two", "files:\n  - {title: แผน, file: inner/plan.txt}\n")
    workshop.news("three", "images:\n  - {file: out.jpg, alt: ศาลาหลังเก่าริมน้ำ}\n")
    workshop.replace("districts/ngao.yml", "stream.svg", "out.svg")
    codes = {(Path(problem.file).stem[11:], problem.code) for problem in workshop.problems()}
    assert codes >= {("one", "R314"), ("two", "R314"), ("three", "A501")}
    assert "A524" in {code for _, code in codes}
    site = workshop.build("--no-cards", "--no-notices")
    published = [path.name for path in site.folder.rglob("*")]
    assert not {"plan.txt", "out.svg"} & set(published)


def test_links_to_other_sites_say_so_and_those_within_do_not():
    page = (
        '<a href="https://a.example/x">1</a><a href="/en/">2</a><a title="a>b" '
        'href="https://a.example/">3</a><a href="https://own.example/site/x" rel="x">4</a>'
        '<a href="https://b.example/" rel="noopener nofollow">5</a>'
        '<a href="mailto:a@b.example">6</a>'
    )
    links = parsed(marked(page, "https://own.example/site/")).xpath(".//a")
    assert [link.get("rel") for link in links] == [
        *("external noopener", None, "external noopener", "x", "external noopener nofollow", None)
    ]
    assert [link.get("aria-describedby") is not None for link in links] == [
        *(True, False, True, False, True, False)
    ]


def test_every_page_has_the_words_for_its_links_outward(good):
    for name, page in good.pages().items():
        outward = page.xpath("//a[contains(concat(' ', @rel, ' '), ' external ')]")
        assert {one.get("aria-describedby") for one in outward} <= {"h-outward"}, name
        (words,) = page.xpath("//*[@id='h-outward']/text()")
        assert words == ("leads to another website" if name.startswith("en/") else "ลิงก์ไปเว็บไซต์อื่น")


def test_the_policy_of_each_page_is_that_of_the_host_but_for_framing(good):
    policy = theme_code(shipped() / "theme").policy
    for page in good.pages().values():
        (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert meta == str(policy)
        before = page.xpath("//meta[@http-equiv='Content-Security-Policy']/preceding-sibling::*")
        assert [one.tag for one in before] == ["meta"]  # the letters' code, and nothing that loads
    assert "unsafe" not in policy.header
    assert "*" not in policy.header
    assert policy.header.endswith("frame-ancestors 'none'")


def test_code_of_the_theme_is_allowed_by_its_hash_and_what_is_filled_in_is_not():
    templates = ["<style>a{}</style><script>one()</script><script>two({{ x }})</script>"]
    templates += ['<script src="x.js"></script><script type="application/ld+json">{{ y }}</script>']
    policy = Policy.of(templates)
    assert policy.styles == (source_of("a{}"),)
    assert policy.scripts == (source_of("one()"),)
    assert source_of("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def test_a_host_gets_no_more_rules_and_no_longer_lines_than_it_takes(good):
    many = headers("https://a.example/", Policy(), [f"assets/{n}.js" for n in range(200)])
    rules = [line for line in pages_file(many).splitlines() if line.startswith("/")]
    assert len(rules) == MOST_RULES
    code = Policy(tuple(source_of(str(number)) for number in range(60)))
    lines = pages_file(headers("https://a.example/", code, [])).splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    own = good.read("_headers")
    assert own.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    for name in re.findall(r"^/(assets/[\w.]+)$", own, re.MULTILINE):
        assert (good.folder / name).is_file()


def test_a_site_without_https_is_not_told_to_insist_on_it():
    assert "Strict-Transport-Security" not in headers("http://a.example/", Policy(), []).everywhere


@pytest.mark.parametrize("written", [nginx, caddy])
def test_a_snippet_knows_the_site_s_path(written):
    text = written(headers("https://a.example/fair/", Policy(), ["assets/site.1.css"]))
    assert "/fair/404.html" in text
    assert "/fair/assets/site.1.css" in text
    assert str(trusted(Policy().header)) in text
