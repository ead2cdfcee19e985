"""tests/good/ is a whole site: it uses every field, every choice and every block there is."""

import csv
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
import yaml

from generator.models import parse
from generator.models.district import District
from generator.models.fields import Record
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.pipeline import examine
from generator.reading.folder import yaml_files
from generator.reading.source import read
from tests.conftest import GOOD, REAL, TODAY

ROOTS = (SiteSettings, Programme, District, NewsItem, StandingPage)
PARSERS = {
    "districts": parse.parse_district,
    "content/news": parse.parse_news,
    "content/pages": parse.parse_page,
}


# Words of the language, which the first site explains and any site may use.
GENERAL = {"glossary", "offices"}


def models_in(annotation) -> set[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {annotation}
    return {model for part in get_args(annotation) for model in models_in(part)}


def all_models() -> set[type[Record]]:
    found: set[type[Record]] = set()
    new = set(ROOTS)
    while new:
        found |= new
        fields = [field for model in new for field in model.model_fields.values()]
        new = {one for field in fields for one in models_in(field.annotation)} - found
    return found


def records() -> list[Record]:
    outcomes = [
        parse.parse_settings(read(GOOD / "content/site.yml", "content/site.yml")),
        parse.parse_programme(read(GOOD / "content/programme.yml", "content/programme.yml")),
    ]
    for folder, parser in PARSERS.items():
        outcomes += [parser(read(path, file)) for path, file in yaml_files(GOOD, folder)]
    assert [problem for outcome in outcomes for problem in outcome.problems] == []
    return [outcome.parsed.record for outcome in outcomes]


def used_fields(value, used: Counter) -> None:
    if isinstance(value, Record):
        for name in value.model_fields_set:
            used[type(value), name] += 1
            used_fields(getattr(value, name), used)
    elif isinstance(value, tuple):
        for one in value:
            used_fields(one, used)


def test_every_field_of_every_model_is_used():
    used: Counter = Counter()
    for record in records():
        used_fields(record, used)
    wanted = {(model, name) for model in all_models() for name in model.model_fields}
    wanted.discard((SiteSettings, "link_domains"))  # it would refuse what other tests link to
    assert len(wanted) > 150
    assert {f"{model.__name__}.{name}" for model, name in wanted - set(used)} == set()


def test_it_has_no_problems():
    assert examine(GOOD, TODAY).problems == ()


@pytest.fixture(scope="module")
def news() -> dict[str, NewsItem]:
    return {record.slug: record for record in records() if isinstance(record, NewsItem)}


def test_it_has_an_item_of_each_fate(news):
    assert news["thai-only-story"].title.en is None
    assert news["older-translation"].translation_lags
    assert news["withdrawn-item"].withdrawn
    assert news["expired-item"].expires < TODAY
    assert news["future-item"].published.day > TODAY
    assert news["draft-item"].status == "draft"
    assert news["water-watch"].alert.since.day <= TODAY <= news["water-watch"].alert.until.day
    assert news["market-opening"].action.closes.day < TODAY
    assert news["postponed-fair"].event.state == "postponed"
    assert news["meeting-2-2567"].event.starts is None


def yaml_texts(folder: Path) -> set[str]:
    """Every text that a person wrote in the YAML files below a folder."""
    found: set[str] = set()

    def walk(node) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key not in GENERAL:
                    walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)
        else:
            found.add(str(node).strip())

    for path in folder.rglob("*.yml"):
        walk(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    return found


def names_of_the_first_site() -> set[str]:
    """Its districts and provinces, and every longer text of its YAML."""
    long = {text for part in ("content", "districts") for text in yaml_texts(REAL / part)}
    names = {text for text in long if len(text) >= 12}
    rows = {}
    for table in ("provinces", "districts"):
        with (REAL / f"content/reference/{table}.csv").open(encoding="utf-8-sig") as file:
            rows |= {row["code"]: row for row in csv.DictReader(file)}
    for path in (REAL / "districts").glob("*.yml"):
        code = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["code"]
        for row in (rows[code], rows[code[:2]]):
            names |= {row["name_th"], row["name_en"]}
    return names


def test_it_holds_nothing_of_the_first_site(good):
    names = names_of_the_first_site()
    assert len(names) > 200
    software = "\n".join(yaml_texts(REAL / "generator/wording"))
    found = {
        f"{file}: {name[:60]}"
        for file, text in good.texts().items()
        for name in names
        if name in text and name not in software
    }
    assert found == set()


def test_the_first_site_holds_nothing_of_it(real):
    own = {"market.example", "ตลาดชุมชนตัวอย่าง", "Imaginary", "สมมุติขึ้น"}
    found = {name for text in real.texts().values() for name in own if name in text}
    assert found == set()


def test_the_first_site_has_no_problems_and_builds(real):
    assert real.status == 0, real.said
    assert "ไม่พบปัญหา" not in real.said
