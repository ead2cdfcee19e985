"""A source becomes a record, or problems with the field and the place of each slip."""

from decimal import Decimal

import pytest

from generator.models import parse
from generator.reading.source import read

BASE = {
    "kind": "kind: activity",
    "published": "published: 2024-06-01",
    "title": "title: {th: ข่าว, en: News}",
    "summary": "summary: {th: สรุป, en: Summary}",
    "body": "body: {th: เนื้อ, en: Text}",
    "sources": "sources:\n  - {title: สมุด, own: yes}",
}


@pytest.fixture
def news(tmp_path):
    """Parse a news item in which some fields are others, or (None) not there."""

    def parsed(name="2024-06-01-example.yml", **changed):
        lines = [line for line in (BASE | changed).values() if line is not None]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return parse.parse_news(read(path, f"content/news/2024/{name}"))

    return parsed


@pytest.fixture
def read_as(tmp_path):
    def parsed(parser, file, text):
        path = tmp_path / "any.yml"
        path.write_text(text, "utf-8")
        return parser(read(path, file))

    return parsed


def told(outcome):
    return [(p.code, p.field, p.spot.line, p.spot.column) for p in outcome.problems]


def test_a_sound_item_has_its_address_from_the_file_s_name(news):
    outcome = news()
    assert outcome.problems == ()
    assert outcome.parsed.record.slug == "example"
    assert news("2001-12-31-a-b-3.yml").parsed.record.slug == "a-b-3"


@pytest.mark.parametrize(
    "name",
    [
        "example.yml",
        "2024-06-01.yml",
        "2024-06-01-.yml",
        "2024-06-01-ข่าว.yml",
        "2024-06-01-2024.yml",
        "2024-06-01-Has-Capital.yml",
        "2024-06-01-a_b.yml",
        "2024-6-1-a.yml",
    ],
)
def test_a_file_s_name_that_gives_no_address_is_told(news, name):
    outcome = news(name)
    assert outcome.parsed is None
    (problem,) = outcome.problems
    assert name in problem.message("th") + problem.hint("th")


# Each slip: the line in place of the right one, the code, the field's path, line and column.
SLIPS = {
    "unknown choice": ({"kind": "kind: party"}, ("F208", "kind", 1, 7)),
    "two-digit year": ({"published": "published: 65-06-01"}, ("F211", "published", 2, 12)),
    "no such day": ({"published": "published: 2565-02-29"}, ("F210", "published", 2, 12)),
    "unknown field": ({"kind": "kind: story\ntitel: x"}, ("F202", "titel", 2, 1)),
    "unknown field within": (
        {"sources": "sources:\n  - title: สมุด\n    own: yes\n    publishr: ใคร"},
        ("F202", "sources.0.publishr", 9, 5),
    ),
    "text without Thai": ({"title": "title: {en: News}"}, ("F206", "title", 3, 8)),
    "text in a third language": (
        {"title": "title:\n  th: ข่าว\n  fr: Nouvelles"},
        ("F205", "title", 5, 3),
    ),
    "list for a text": ({"title": "title: [ข่าว]"}, ("F204", "title", 3, 8)),
    "text for a list": ({"sources": "sources: สมุด"}, ("F223", "sources", 6, 10)),
    "empty list": ({"sources": "sources: []"}, ("F238", "sources", 6, 1)),
    "no source address": ({"sources": "sources:\n  - title: สมุด"}, ("F234", "sources.0", 7, 5)),
    "goal in words": ({"goals": "goals: [1, สอง]"}, ("F209", "goals.1", 8, 12)),
    "bad phone": (
        {"contact": "contact:\n  - office: ที่ว่าการ\n    phone: 0123"},
        ("F220", "contact.0.phone", 10, 12),
    ),
    "meeting without an event": ({"kind": "kind: meeting"}, ("F233", "", 1, 1)),
    "end before start": (
        {"event": "event:\n  starts: 2024-06-02\n  ends: 2024-06-01"},
        ("F235", "event.ends", 10, 9),
    ),
    "hours within an action": (
        {"action": "action:\n  hours:\n    from: 8 โมง"},
        ("F214", "action.hours.from", 10, 11),
    ),
    "group of a wrong part": (
        {"event": "event:\n  attendees:\n    - group: ผู้ซื้อ\n      part: sleeps"},
        ("F208", "event.attendees.0.part", 11, 13),
    ),
    "person with nothing": (
        {"event": "event:\n  chairs:\n    - for: ทุกคน"},
        ("F225", "event.chairs.0", 10, 7),
    ),
    "not a flag": (
        {"sources": "sources:\n  - title: สมุด\n    own: maybe"},
        ("F216", "sources.0.own", 8, 10),
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_told_once_with_its_field_and_its_place(news, name):
    changed, expected = SLIPS[name]
    outcome = news(**changed)
    assert outcome.parsed is None
    (found,) = told(outcome)
    code, field, line, column = expected
    assert (found[0], found[2]) == (code, line)
    assert field == "" or found[1] == field
    assert field == "" or found[3] == column


def test_a_slip_within_a_source_is_not_told_as_a_missing_source_too(news):
    outcome = news(sources="sources:\n  - {title: สมุด, url: 'not an address'}")
    assert [code for code, *_ in told(outcome)] == ["F217"]


@pytest.mark.parametrize("field", ["kind", "published", "title", "summary", "body", "sources"])
def test_a_missing_required_field_is_told_by_name(news, field):
    outcome = news(**{field: None})
    assert outcome.parsed is None
    (problem,) = outcome.problems
    assert (problem.code, problem.field) == ("F201", field)
    assert field in problem.message("en")


def test_every_slip_of_a_file_is_told_at_once(news):
    outcome = news(kind="kind: party", published="published: 1/6/2567", title="title: [ข่าว]")
    assert {(p.code, p.spot.line) for p in outcome.problems} == {
        ("F208", 1),
        ("F212", 2),
        ("F204", 3),
    }


def test_a_nearest_right_answer_is_offered(news):
    (problem,) = news(kind="kind: activty").problems
    assert "activity" in problem.hint("th")
    (problem,) = news(kind="kind: story\nsumary: x").problems
    assert "summary" in problem.hint("en")
    (problem,) = news(kind="kind: story\nแหล่งที่มา: x").problems
    assert "sources" in problem.hint("th")


@pytest.mark.parametrize("empty", ["en:", "en: ''", "en: ~", "en: null", 'en: "  "'])
def test_an_empty_english_is_a_missing_english(news, empty):
    outcome = news(title=f"title:\n  th: ข่าว\n  {empty}")
    assert outcome.problems == ()
    assert outcome.parsed.record.title.en is None


def test_a_plain_string_is_the_thai_alone(news):
    title = news(title="title: ข่าวล้วน").parsed.record.title
    assert (title.th, title.en) == ("ข่าวล้วน", None)


def test_an_empty_thai_is_no_text(news):
    outcome = news(title="title: {th: '', en: News}")
    assert outcome.parsed is None


@pytest.mark.parametrize(
    ("changed", "value", "shown"),
    [
        ({"published": "published: 2567-06-01"}, "2024-06-01", "2024-06-01"),
        ({"published": "published: 1 มิ.ย. 2567"}, "2024-06-01", "2024-06-01"),
        ({"published": "published: ๒๐๒๔-๐๖-๐๑"}, "2024-06-01", "2024-06-01"),
        ({"published": "published: 2024-06-01 15.00 น."}, "2024-06-01T15:00+07:00", "15:00"),
    ],
)
def test_a_slip_of_one_meaning_is_read_with_a_warning(news, changed, value, shown):
    outcome = news(**changed)
    assert outcome.parsed.record.published.iso() == value
    assert outcome.problems
    assert all(p.severity == "warning" for p in outcome.problems)
    assert any(shown in p.message("en") + p.hint("en") for p in outcome.problems)


def test_a_kind_by_its_thai_name_is_read_with_a_warning(news):
    outcome = news(kind="kind: เรื่องเล่าจากพื้นที่")
    assert outcome.parsed.record.kind == "story"
    (problem,) = outcome.problems
    assert (problem.severity, problem.spot.line) == ("warning", 1)
    assert "story" in problem.hint("th")


def test_swapped_thai_marks_are_mended_with_a_warning_at_their_line(news):
    outcome = news(title="title: {th: 'น\u0e33\u0e49ท่วม', en: Flood}")
    assert outcome.parsed.record.title.th == "น้ำท่วม"
    (problem,) = outcome.problems
    assert (problem.severity, problem.spot.line) == ("warning", 3)


def test_a_summary_of_300_characters_is_read_and_of_301_is_not(news):
    assert news(summary=f"summary: {'ก' * 300}").parsed
    outcome = news(summary=f"summary: {'ก' * 301}")
    assert [(p.code, p.field) for p in outcome.problems] == [("F207", "summary")]
    assert "301" in outcome.problems[0].message("en")


def test_a_number_is_read_with_its_commas_and_not_as_a_float(news):
    figures = "figures:\n  - {label: แผง, value: '86,751.10'}"
    assert str(news(figures=figures).parsed.record.figures[0].value) == "86751.10"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//example.org",
        "https://",
        "https://user:pass@example.org/",
        "ftp://example.org",
        "https://example.org/ x",
        "http://[::1",
        "example.org",
    ],
)
def test_what_is_no_safe_web_address_is_refused(news, url):
    outcome = news(links=f"links:\n  - {{title: แผนผัง, url: '{url}'}}")
    assert [code for code, *_ in told(outcome)] == ["F217"]


@pytest.mark.parametrize("file", ["../site.yml", "/etc/passwd", "a/../../b.pdf", "ไฟล์.pdf", "a"])
def test_a_file_cannot_leave_its_folder(news, file):
    outcome = news(files=f"files:\n  - {{title: ไฟล์, file: '{file}'}}")
    assert [code for code, *_ in told(outcome)] == ["F222"]


@pytest.mark.parametrize("field", ["slug", "file"])
def test_what_the_file_s_name_says_cannot_be_typed(news, field):
    outcome = news(extra=f"{field}: other")
    assert outcome.parsed is None
    assert [p.field for p in outcome.problems] == [field]


def test_a_picture_of_children_is_no_wide_shot(news):
    picture = "images:\n  - {file: a.jpg, alt: เด็กวิ่ง, people: wide, children: yes}"
    assert [code for code, *_ in told(news(images=picture))] == ["A505"]


def test_consent_needs_its_paper(news):
    picture = "images:\n  - {file: a.jpg, alt: ผู้ขาย, people: consent}"
    assert [code for code, *_ in told(news(images=picture))] == ["A504"]


@pytest.mark.parametrize(
    ("typed", "rai"), [("3-2-0", "3.5"), ("0-1-50", "0.375"), ("3.5", "3.5"), ("12", "12")]
)
def test_land_is_read_in_rai_ngan_and_wa(read_as, typed, rai):
    text = "code: '5205'\nsummary: ก\nsources: [{title: ก, own: yes}]\n"
    text += f"projects:\n  - {{title: ก, khok_nong_na: {{area: {typed}}}}}\n"
    outcome = read_as(parse.parse_district, "districts/ngao.yml", text)
    assert outcome.parsed.record.projects[0].khok_nong_na.area.normalize() == Decimal(rai)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ("{lat: 7.5}", "F201"),
        ("{lat: 99.6, lon: 7.5}", "F228"),
        ("{lat: 51.5, lon: -0.1}", "F227"),
    ],
)
def test_a_point_outside_thailand_is_refused(read_as, point, code):
    text = f"code: '5205'\nsummary: ก\nsources: [{{title: ก, own: yes}}]\nlocation: {point}\n"
    outcome = read_as(parse.parse_district, "districts/ngao.yml", text)
    assert [(p.code, p.spot.line) for p in outcome.problems] == [(code, 4)]


SETTINGS = """\
address: https://a.example
name: ก
description: ข
owner: ค
tagline: [ไม่ใช่ข้อความ]
menu: [news]
corrections: {email: not-an-address}
"""


def test_a_slip_in_the_site_s_own_file_does_not_take_the_site_down(read_as):
    outcome = read_as(parse.parse_settings, "content/site.yml", SETTINGS)
    assert {p.field for p in outcome.problems} == {"tagline", "corrections.email"}
    record = outcome.parsed.record
    assert record.menu == ("news",)
    assert (record.tagline, record.corrections) == (None, None)
    assert record.address == "https://a.example/"


def test_a_slip_in_a_required_field_of_the_site_stops_it(read_as):
    text = SETTINGS.replace("https://a.example", "a.example")
    outcome = read_as(parse.parse_settings, "content/site.yml", text)
    assert outcome.parsed is None
    assert "address" in {p.field for p in outcome.problems}
