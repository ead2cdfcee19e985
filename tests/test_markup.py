"""Text stays text, and an editor's Markdown brings no script into a page."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as parser

from generator.markup import (
    document,
    escape,
    fragment,
    heading_id,
    link_up,
    plain,
    trusted,
    typed_links,
)
from generator.pages.page import Page
from generator.render import render

# All that a person can have in a YAML file: the reader refuses control characters.
AWKWARD = (
    "1. ",
    "- ",
    "+ ",
    "# ",
    "> ",
    "```",
    "~~~",
    "| a |",
    "---",
    "===",
    "![",
    "](",
    "<!--",
    "&amp;",
)
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="\n\t"),
    max_size=60,
) | st.lists(
    st.sampled_from(AWKWARD) | st.text("กขค ๆฯ🛒*_`~$^\\<>&\"'{}[]|:", max_size=4), max_size=8
).map("".join)


def parsed(html: str) -> parser.HtmlElement:
    return parser.fragment_fromstring(html, create_parent="div")


def words(text: str) -> str:
    return " ".join(text.split())


@given(TEXT)
@example("1. หนึ่ง")
@example("a\n\n    code")
@example("    indented")
@example("<script>alert(1)</script>")
@example("&#42;&lt;")
@example("http://example.org www.example.org a@example.org")
@example("\\*")
@example("a\u00a0")
def test_an_escaped_text_survives_markdown_and_html_and_makes_no_element(text):
    body = parsed(str(document(f"{escape(text.strip())}\n")))
    assert words(body.text_content()) == words(text)
    assert {element.tag for element in body.iter()} <= {"div", "p"}


@given(TEXT)
def test_an_escaped_text_survives_in_a_block_of_html(text):
    body = parsed(str(document(f'<ul class="x">\n<li>{escape(text)}</li>\n</ul>\n')))
    assert words(body.text_content()) == words(text)
    assert [element.tag for element in body.iter()] == ["div", "ul", "li"]


@given(TEXT)
def test_an_escaped_text_survives_in_an_attribute(text):
    body = parsed(str(document(f'<div title="{escape(text)}">x</div>\n')))
    assert words(body.xpath(".//div/@title")[0]) == words(text)
    assert not body.xpath(".//@*[name() != 'title']")


@given(TEXT)
def test_an_escaped_text_survives_in_a_heading(text):
    body = parsed(str(document(f"## {escape(text.strip())} {{#id}}\n")))
    (heading,) = body.xpath(".//h2")
    assert heading.get("id") == "id"
    assert words(heading.text_content()) == words(text)


def rendered(markdown: str) -> parser.HtmlElement:
    return parsed(str(fragment(markdown)))


@given(st.text(max_size=120) | TEXT)
@example('<a href="javascript:alert(1)">x</a>')
@example("[x](javascript:alert(1))")
@example("[x](JaVaScRiPt:alert(1))")
@example("[x](data:text/html;base64,PHNjcmlwdD4=)")
@example("[x](vbscript:x)")
@example("![x](javascript:alert(1))")
@example("<javascript:alert(1)>")
@example("[x](java\tscript:alert(1))")
@example("[x](&#106;avascript:alert(1))")
@example("<img src=x onerror=alert(1)>")
@example("<svg/onload=alert(1)>")
@example("<style>*{display:none}</style>")
@example('[x](<https://a.example/" onmouseover=alert(1)>)')
@example('[x](https://a.example "\\" onclick=\\"alert(1)")')
@example("{: onclick=alert(1)}")
@example('## x {#a" onclick=alert(1)}')
@example("## <h2>x</h2> {#b}")
@example("<h2 onclick=alert(1)>x</h2>")
@example("`<script>` ``<h1>``")
@example("# a\n## <b>&lt;h2&gt;</b>")
def test_no_markdown_makes_a_script_a_handler_or_a_foreign_scheme(markdown):
    for element in rendered(markdown).iter():
        assert element.tag not in {"script", "style", "iframe", "object", "embed", "form", "svg"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc"}
            if name in {"href", "src"}:
                scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value)
                allowed = {"http", "https", "mailto", "tel", "news", "district", "page"}
                assert not scheme or scheme[1].lower() in allowed


def test_raw_html_is_shown_as_it_was_typed():
    assert (
        rendered("a <b>c</b> <script>d</script>").text_content() == "a <b>c</b> <script>d</script>"
    )


def test_a_token_of_the_renderer_typed_by_an_editor_stays_text():
    page = Page(
        address="x/",
        lang="th",
        template="standing",
        title="x",
        description="x",
        view=_View,
    )
    body = parsed(str(render(page).html))
    assert body.text_content().count("<!-- slot 0 -->") == 3
    assert len(body.xpath(".//strong")) == 1


class _View:
    """A standing page whose every text is the renderer's own token."""

    title = summary = updated = "<!-- slot 0 -->"
    body = fragment("**เนื้อ**")
    blocks = sources = ()

    @staticmethod
    def words(key, **_):
        return key


def test_headings_move_below_the_page_s_own_and_get_readable_ids():
    body = rendered("# ใหญ่\n\n## เรื่องที่ 2: น้ำ\n\n### Small thing\n\n###### six")
    assert [(h.tag, h.get("id")) for h in body] == [
        ("h2", "ใหญ่"),
        ("h2", "เรื่องที่-2-น้ำ"),
        ("h3", "small-thing"),
        ("h4", "six"),
    ]


def test_a_heading_may_have_an_id_of_its_own():
    (heading,) = rendered("## น้ำ {#water}")
    assert (heading.get("id"), heading.text_content()) == ("water", "น้ำ")


@given(st.lists(st.sampled_from(["ก", "a", "a-2", "?", "A", "section"]), max_size=8))
@example(["a", "a", "a-2"])
def test_no_two_headings_of_a_text_share_an_id(titles):
    ids = rendered("\n\n".join(f"## {title}" for title in titles)).xpath(".//h2/@id")
    assert len(ids) == len(set(ids)) == len(titles)


@given(st.text(max_size=30))
def test_an_id_has_no_blank_and_is_never_empty(text):
    assert re.fullmatch(r"\S+", heading_id(text))


def test_links_inside_the_site_are_listed_in_their_order():
    text = "[a](news:one) [b](https://x.example/news:no) [c](page:p#part) [d](district:d)"
    found = typed_links(text).internal
    assert found == (("news", "one"), ("page", "p#part"), ("district", "d"))


def test_links_and_pictures_that_no_reader_would_get_are_listed():
    body = "[a](#น้ำ) [b](#ไฟ) [c](/x/) [d](javascript:x) ![e](x.png) <vbscript:y> [f][1]"
    found = typed_links(f"## น้ำ\n\n{body}\n\n[1]: ../z")
    assert found.lost == ("#ไฟ", "/x/", "javascript:x", "vbscript:y", "../z")
    assert found.pictures == ("x.png",)


def test_links_inside_the_site_become_addresses_and_others_stay():
    html = fragment("[ก](news:one) [ข](https://x.example/?a=1&b=2)")
    linked = parsed(str(link_up(html, lambda scheme, name: f"../{scheme}/{name}/?x=1&y=2")))
    assert linked.xpath(".//a/@href") == ["../news/one/?x=1&y=2", "https://x.example/?a=1&b=2"]


def test_a_link_inside_the_site_to_what_is_not_published_keeps_its_words():
    linked = parsed(str(link_up(fragment("ดู[ข่าวนี้](news:draft)ก่อน"), lambda *_: "")))
    assert linked.text_content().strip() == "ดูข่าวนี้ก่อน"
    assert not linked.xpath(".//a")


def test_tables_lists_and_emphasis_reach_the_reader():
    body = rendered("| a | b |\n|---|--:|\n| 1 | 2 |\n\n- *x*\n- **y**\n\n~~z~~")
    assert len(body.xpath(".//td")) == 2
    assert [len(body.xpath(f".//{tag}")) for tag in ("li", "em", "strong", "del")] == [2, 1, 1, 1]


def test_the_plain_words_of_html():
    assert plain(trusted("<p>ก &amp; ข</p>\n<p>ค&nbsp;ง</p>")).split() == ["ก", "&", "ข", "ค", "ง"]
