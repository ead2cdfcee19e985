"""No file is ignored without a word, and no file that is meant for others is spoken of."""

import pytest

from generator.reading.strays import strays
from tests.conftest import GOOD, REAL

ITEM = "kind: story\npublished: 2024-06-01\n"


@pytest.mark.parametrize("root", [GOOD, REAL], ids=["second site", "real content"])
def test_a_tidy_site_has_none(root):
    assert strays(root) == ()


@pytest.mark.parametrize(
    ("file", "code", "write"),
    [
        ("content/news/2024/2024-06-01-a.yml.txt", "W920", "2024-06-01-a.yml"),
        ("content/news/2024/2024-06-01-a.txt", "W920", "2024-06-01-a.yml"),
        ("content/news/2024/2024-06-01-a", "W920", "2024-06-01-a.yml"),
        ("content/news/2024/2024-06-01-a.ymal", "W920", "2024-06-01-a.yml"),
        ("content/news/2024/2024-06-01-a.yml (1)", "W920", "2024-06-01-a.yml"),
        ("content/news/2024/2024-06-01-a.yml.bak", "W920", "2024-06-01-a.yml"),
        ("content/news/2024/2024-06-01-a.yml~", "W920", "2024-06-01-a.yml"),
        ("districts/one.yml.txt", "W920", "one.yml"),
        ("content/2024-06-01-a.yml", "W921", "content/news/2024/2024-06-01-a.yml"),
        ("content/a.yml", "W921", "content/news/2024/2024-06-01-a.yml"),
        ("content/new/2024-06-01-a.yml", "W921", "content/news/2024/2024-06-01-a.yml"),
        ("2024-06-01-a.yml", "W921", "content/news/2024/2024-06-01-a.yml"),
        ("news/2024-06-01-a.yml", "W921", "content/news/2024/2024-06-01-a.yml"),
        ("contents/news/2024-06-01-a.yml", "W921", "content/news/2024/2024-06-01-a.yml"),
        ("content/Site.yaml", "W921", "content/site.yml"),
        ("content/news/2024/Photo.JPG", "W921", "content/images/photo.jpg"),
        ("content/news/2024/order.pdf", "W922", "content/files/order.pdf"),
        ("content/news/2024/2024-06-01-a.docx", "W922", "content/files/2024-06-01-a.docx"),
        ("districts/table.xlsx", "W922", "content/files/table.xlsx"),
        ("content/news/odd.thing", "W922", "content/files/odd.thing"),
    ],
)
def test_a_file_that_nobody_reads_is_told_with_where_it_belongs(workshop, file, code, write):
    workshop.write(file, ITEM)
    (found,) = workshop.problems()
    assert (found.file, found.code, found.severity) == (file, code, "warning")
    assert found.data["write"] == write


@pytest.mark.parametrize(
    ("text", "folder"), [("code: 1409\n", "districts"), ("id: a\n", "content/pages")]
)
def test_a_file_without_a_date_is_known_by_its_field(workshop, text, folder):
    workshop.write("district/a.yml", text)
    (found,) = workshop.problems()
    assert found.data["write"] == f"{folder}/a.yml"


@pytest.mark.parametrize(
    "file",
    [
        "content/news/2024/.2024-06-01-a.yml.swp",
        "content/news/2024/~$2024-06-01-a.docx",
        "content/news/Thumbs.db",
        "content/news/desktop.ini",
        "districts/README.md",
        "content/images/notes.txt",
        "content/files/table.yml",
        "content/reference/more.csv",
        "contest/one.txt",
        "docs/2024-06-01-a.yml",
        "mkdocs.yml",
    ],
)
def test_what_a_system_leaves_and_what_others_keep_is_not_spoken_of(workshop, file):
    workshop.write(file, ITEM)
    assert workshop.problems() == []


def test_a_capital_ending_is_read(workshop):
    file = workshop.news("capital")
    (workshop.root / file).rename(workshop.root / file.replace(".yml", ".YML"))
    assert "capital" in {item.slug for item in workshop.examine().site.news}
