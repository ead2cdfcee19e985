"""What is generated is fresh."""

import re

import pytest

from generator.models.shapes import FILES, records_of, shapes
from generator.text import LANGS
from tests.tools import fields_page
from tests.tools.problems_page import PAGE, page


def test_the_page_of_problems_is_fresh():
    assert PAGE.read_text("utf-8") == page(), "run: make docs"


@pytest.mark.parametrize("lang", LANGS)
def test_the_tables_of_fields_are_fresh(lang):
    written = fields_page.PAGES[lang].read_text("utf-8")
    assert written == fields_page.page(lang), "run: make docs"


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_has_its_row_and_every_link_its_table(lang):
    text = fields_page.page(lang)
    for model in FILES.values():
        for record in records_of(model):
            for shape in shapes(record):
                assert f"| `{shape.name}` |" in text
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    assert set(re.findall(r"\(#([^)]+)\)", text)) == anchors
    for file in re.findall(r"\]\((\.\./[^)]+)\)", text):
        assert (fields_page.PAGES[lang].parent / file).is_file(), file
