"""Editors are given schemas that know what our reader takes, and explain each field in Thai."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.models.schema import schema
from generator.models.shapes import FILES, explanation, records_of, shapes
from generator.problems import errors
from generator.strings import wording
from tests.test_bad_input import CASES, told
from tests.tools import yaml12

ROOT = Path(__file__).parents[1]
BAD = ROOT / "tests/bad"
FOLDERS = {
    "news": "content/news/**/*.yml",
    "district": "districts/*.yml",
    "page": "content/pages/*.yml",
    "site": "content/site.yml",
    "programme": "content/programme.yml",
    "words": "content/words.yml",
}
SITES = (ROOT, ROOT / "tests/good", BAD / "_base")
WRITTEN = [
    (kind, path) for site in SITES for kind, glob in FOLDERS.items() for path in site.glob(glob)
]


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema(kind))


def faults(kind: str, text: str) -> list[str]:
    """What an editor would underline."""
    return [str(fault.message) for fault in validator(kind).iter_errors(yaml12.read(text))]


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_a_sound_schema(kind):
    Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize(
    ("kind", "path"), WRITTEN, ids=[str(p.relative_to(ROOT)) for _, p in WRITTEN]
)
def test_nothing_that_was_published_is_underlined(kind, path):
    assert faults(kind, path.read_text("utf-8")) == []


def case(name: str) -> tuple[str, str]:
    """The kind of file and its text."""
    path = str(yaml.safe_load((BAD / name / "expect.yml").read_text("utf-8"))["path"])
    kinds = {"content/news": "news", "content/page": "page", "content/site": "site"}
    kind = {
        **kinds,
        "content/prog": "programme",
        "content/word": "words",
        "districts/on": "district",
    }.get(path[:12])
    kind = kind or ("district" if path.startswith("districts/") else "")
    return kind, (BAD / name / "input.yml").read_text("utf-8-sig")


# Of a file in no folder that is read, an editor knows no schema; and a quotation mark of Word
# around one of a few words is underlined by the editor before our reader takes it away.
READ_WITH_A_WARNING = [
    c for c in CASES if c[0] == "W" and c[:4] not in ("W920", "W921", "W922", "W980")
]
READ_WITH_A_WARNING.remove("W918-kind")
# The slips that an editor can tell from the schema alone.
SEEN = {"F201", "F202", "F204", "F205", "F207", "F208", "F212", "F217", "F218", "F223", "F224"}
SEEN |= {"F236", "F238", "F240", "F241", "F243"}
# A time may have a dot, so that a schema lets a day with dots pass.
UNDERLINED = [c for c in CASES if c.partition("-")[0] in SEEN and c != "F212-dots"]


@pytest.mark.parametrize("name", READ_WITH_A_WARNING)
def test_what_is_read_with_a_warning_is_not_underlined(name):
    """However oddly it is typed, our reader took it."""
    assert not errors(told(name))
    kind, text = case(name)
    assert faults(kind, text) == []


@pytest.mark.parametrize("name", UNDERLINED)
def test_a_slip_in_a_field_is_underlined_while_it_is_typed(name):
    kind, text = case(name)
    assert faults(kind, text) != []


def test_the_limit_of_a_summary_is_that_of_the_reader():
    good = yaml12.read(
        (ROOT / "tests/bad/_base/content/news/2022/2022-06-01-first-example.yml").read_text("utf-8")
    )
    for length, sound in ((300, True), (301, False)):
        item = {**good, "summary": {"th": "ก" * length}}
        assert validator("news").is_valid(item) is sound


def test_an_editor_reads_yaml_1_2_and_is_not_bothered_by_its_types():
    text = "phone: 021234567\next: 12\n"
    site = yaml12.read((BAD / "_base/content/site.yml").read_text("utf-8"))
    for typed in ("021234567", "0 7500 0000", "1567", '"1567"'):
        site["contact"] = [yaml12.read(text.replace("021234567", typed))]
        assert validator("site").is_valid(site), typed
    site["contact"] = [{"phone": "ไม่มี"}]
    assert not validator("site").is_valid(site)


@pytest.mark.parametrize("kind", FILES)
def test_every_field_is_explained_in_thai_first(kind):
    for record in records_of(FILES[kind]):
        for shape in shapes(record):
            words = explanation(record, shape.name)
            assert re.search("[ก-๛]", words.th), (record, shape.name)
    for node in everywhere(schema(kind)):
        if "properties" in node:
            for field in node["properties"].values():
                thai, _, english = field["description"].partition("\n\n")
                assert re.search("[ก-๛]", thai)
                assert english


def everywhere(node):
    if isinstance(node, dict):
        yield node
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from everywhere(child)


def test_no_explanation_is_idle():
    used = {
        "forms." + shape.form
        for kind in FILES
        for r in records_of(FILES[kind])
        for shape in shapes(r)
    }
    words = wording("explanations")
    for kind in FILES:
        for record in records_of(FILES[kind]):
            for shape in shapes(record):
                own = shape.name in words.get(record.__name__, {})
                used.add(f"{record.__name__ if own else 'any'}.{shape.name}")
    assert {f"{group}.{name}" for group, names in words.items() for name in names} == used


@pytest.mark.parametrize("kind", FILES)
def test_a_word_to_choose_is_offered_with_its_meaning(kind):
    lists = [node for node in everywhere(schema(kind)) if "enumDescriptions" in node]
    assert kind not in ("news", "page") or lists
    for node in lists:
        assert len(node["enum"]) == len(node["enumDescriptions"])
        assert all(re.search("[ก-๛]", words) for words in node["enumDescriptions"])


def test_a_pattern_means_the_same_to_the_editors_javascript():
    """No blank that is escaped, and nothing that Python alone knows."""
    for kind in FILES:
        for node in everywhere(schema(kind)):
            assert not re.search(r"\\ |\(\?P|\\Z|\\A", str(node.get("pattern", "")))


@pytest.mark.parametrize("kind", FILES)
def test_the_schema_beside_the_content_is_fresh(kind):
    file = ROOT / f".vscode/schemas/{kind}.json"
    assert json.loads(file.read_text("utf-8")) == schema(kind), "run: make docs"
