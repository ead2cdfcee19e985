"""A site of the test's documents, built as any other is."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.browser.sites import PROJECT, Site
from tests.search.split import HERE, Document, documents

TODAY = "2026-11-22"
ADDRESS = "https://search.example/"
SUMMARY = 280  # characters at most


def search_site(folder: Path) -> Site:
    """Write and build it below `folder`."""
    root, out = folder / "search-source", folder / "search-site"
    if not out.is_dir():
        _write(root)
        command = [sys.executable, "-m", "generator", "build", "-C", str(root), "--out", str(out)]
        command += ["--today", TODAY]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        # Warnings are welcome: the texts have telephone numbers, as such texts do.
        assert done.returncode == 0, done.stdout + done.stderr
    return Site(out, ADDRESS)


def synonyms() -> list[list[str]]:
    """What an editor of such a site would have written into content/words.yml."""
    told = yaml.safe_load((HERE / "queries.yml").read_text("utf-8"))
    own = yaml.safe_load((PROJECT / "content/words.yml").read_text("utf-8"))
    groups: list[list[str]] = told["synonyms_relied_on"]
    return [*groups, *(group["words"] for group in own["synonyms"])]


def _write(root: Path) -> None:
    content = root / "content"
    shutil.copytree(PROJECT / "content" / "reference", content / "reference")
    (root / "districts").mkdir(parents=True)
    shutil.copy(PROJECT / "generator/examples/programme.yml", content)
    settings = {
        "address": ADDRESS,
        "name": {"th": "ข่าวทดสอบการค้นหา", "en": "Search test"},
        "description": {"th": "ข่าวสมมุติสำหรับทดสอบการค้นหา", "en": "Made-up news"},
        "owner": {"th": "ผู้ทดสอบ", "en": "Testers"},
        "contact": [{"office": {"th": "ผู้ทดสอบ", "en": "Testers"}, "phone": "1567"}],
        "menu": ["news", "districts"],
    }
    _dump(content / "site.yml", settings)
    _dump(content / "words.yml", {"synonyms": [{"words": group} for group in synonyms()]})
    with (content / "reference/provinces.csv").open(encoding="utf-8-sig", newline="") as file:
        provinces = {row["name_th"]: row["code"] for row in csv.DictReader(file)}
    for document in documents():
        day = document["published"]
        path = content / "news" / day[:4] / f"{day}-{document['id']}.yml"
        _dump(path, _item(document, provinces))


def _item(document: Document, provinces: dict[str, str]) -> dict[str, object]:
    def both(thai: str, english: str) -> dict[str, str]:
        return {"th": thai} | ({"en": english} if english else {})

    text, english = document["text"], document.get("text_en", "")
    item = {
        "kind": document["kind"],
        "published": document["published"],
        "title": both(document["title"], document.get("title_en", "")),
        "summary": both(_start(text), _start(english)),
        "body": both(text, english),
        "sources": [{"title": "เอกสารทดสอบ", "own": "yes"}],
    }
    if document["kind"] == "meeting":
        item["event"] = {"state": "held"}
    if code := provinces.get(document["province"]):
        item["areas"] = [code]
    return item


def _start(text: str) -> str:
    """To a space within the first characters."""
    if len(text) <= SUMMARY:
        return text
    return text[: text.rfind(" ", 0, SUMMARY)]


def _dump(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
