"""The software's own words are in both languages, whole, and none is missing or idle."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from generator.strings import WORDING, Words, choices, wording
from generator.text import Text

# `called` has no texts: the words by which people call a field, in whatever language. `spoken` has
# how Thai is read aloud, `promotions` the words of others.
APART = {"called", "spoken", "promotions"}
FILES = sorted(path.stem for path in WORDING.glob("*.yml") if path.stem not in APART)
PACKAGE = WORDING.parent


def leaves(name: str) -> dict[str, object]:
    """Every value of a wording file by its dotted path, read without the software."""
    found: dict[str, object] = {}

    def walk(node, path: str) -> None:
        if isinstance(node, dict) and not any(isinstance(text, str) for text in node.values()):
            for key, value in node.items():
                walk(value, f"{path}.{key}" if path else str(key))
        else:
            found[path] = node

    walk(yaml.load((WORDING / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader), "")
    return found


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_in_both_languages(name):
    odd = {
        path: value
        for path, value in leaves(name).items()
        if not (
            isinstance(value, dict)
            and set(value) == {"th", "en"}
            and all(isinstance(text, str) and text.strip() for text in value.values())
        )
    }
    assert odd == {}
    assert leaves(name)


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_holes(name):
    different = {
        path: value
        for path, value in leaves(name).items()
        if holes(value["th"]) != holes(value["en"])
    }
    assert different == {}


@pytest.mark.parametrize("name", FILES)
def test_thai_is_thai_and_english_is_not(name):
    thai = re.compile("[ก-๛]")
    # Names of services, and a hint that quotes what to type, are the same in both.
    brands = {"LINE", "Facebook"}
    mixed = {
        path: value
        for path, value in leaves(name).items()
        if not thai.search(value["th"]) and value["th"] not in brands
    }
    assert mixed == {}
    if name not in {"problems", "cli"}:
        assert {p: v for p, v in leaves(name).items() if thai.search(v["en"])} == {}


@pytest.mark.parametrize("name", FILES)
def test_no_key_stands_twice_in_a_file(name):
    def check(node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), sorted({k for k in keys if keys.count(k) > 1})
            for _, value in node.value:
                check(value)

    check(yaml.compose((WORDING / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader))


def strings_in(path: Path) -> set[str]:
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return set(re.findall(r"words\(\"([a-z_.]+)\"", text))
    tree = ast.parse(text)
    return {
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }


def asked_for() -> set[str]:
    """Every key that a call `words("...")` or a template asks for by its whole name."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                name = node.func.attr if isinstance(node.func, ast.Attribute) else name
                key = node.args[0]
                if name in {"words", "Words"} and isinstance(key, ast.Constant):
                    found.add(key.value)
    for path in PACKAGE.rglob("*.j2"):
        found |= set(re.findall(r"words\(\"([a-z_.]+)\"", path.read_text("utf-8")))
    return {key for key in found if "." in key}


def test_every_label_that_is_asked_for_is_there():
    assert len(asked_for()) > 60
    assert asked_for() - set(leaves("site")) == set()


def test_no_label_is_idle():
    """A key is named whole, or by the start of an f-string such as `area.{level}`."""
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]
    named = {text for path in files for text in strings_in(path)}
    starts = {text for text in named if text.endswith(".")}
    idle = {
        key
        for key in leaves("site")
        if key not in named and not any(key.startswith(start) for start in starts)
    }
    assert idle == set()


def test_every_problem_says_what_and_what_to_do():
    codes = {path.rpartition(".")[0] for path in leaves("problems")}
    assert codes
    found = {path for path in leaves("problems") if not path.endswith(".nearest")}
    assert {f"{c}.{part}" for c in codes for part in ("message", "hint")} == found
    assert all(re.fullmatch(r"[YFRTAW]\d{3}", code) for code in codes)


def test_every_problem_code_of_the_software_has_its_wording_and_no_wording_is_idle():
    used = {
        text
        for path in PACKAGE.rglob("*.py")
        for text in strings_in(path)
        if re.fullmatch(r"[YFRTAW]\d{3}", text)
    }
    assert used == {path.rpartition(".")[0] for path in leaves("problems")}


def test_words_are_filled_in_and_a_gap_is_no_silent_fallback():
    words = Words("th")
    assert words("list.page", title="ข่าว", number=2) == "ข่าว หน้า 2"
    assert Words("en")("list.page", title="News", number=2) == "News, page 2"
    with pytest.raises(KeyError):
        words("list.no_such_key")
    with pytest.raises(KeyError):
        words("list.page", title="ข่าว")


def test_the_choices_of_a_field_have_labels_in_their_order():
    assert list(choices("kind")) == ["meeting", "activity", "announcement", "story"]
    assert choices("kind")["meeting"] == Text("การประชุม", "Meeting")


def test_the_months_and_weekdays_are_whole():
    calendar = wording("calendar")
    assert [len(calendar[name]) for name in ("months", "months_short", "weekdays")] == [12, 12, 7]


def test_no_sentence_of_new_and_rename_is_idle():
    named = {text for path in PACKAGE.rglob("*.py") for text in strings_in(path)}
    for group in ("authoring", "ask"):
        keys = {key for key in leaves("cli") if key.startswith(f"{group}.")}
        assert len(keys) > 10
        assert {key for key in keys if not {key, key.removeprefix(f"{group}.")} & named} == set()
