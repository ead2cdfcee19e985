"""The second site, built once for all tests, and copies of it to spoil."""

import gc
import io
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from jinja2 import BytecodeCache
from lxml import html
from mkdocs.theme import Theme

from generator.cli import namrong
from generator.commands import options
from generator.memory import Session
from generator.pipeline import Examined, check, examine
from generator.problems import Problem
from generator.progress import Untold

# A busy machine is no fault of the code. CI throws the same cases at every run, a person others.
settings.register_profile("patient", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "patient")

_NUMBERS = count()
TESTS = Path(__file__).parent
GOOD = TESTS / "good"
REAL = TESTS.parent
TODAY = date(2024, 6, 15)

NEWS = """\
kind: announcement
published: {published}
title: {{th: {title}, en: News {slug}}}
summary: {{th: สรุปข่าว, en: Summary of {slug}}}
body: {{th: เนื้อข่าว, en: Text of {slug}}}
sources:
  - title: {{th: สมุดข่าว, en: Notebook}}
    own: yes
"""


def pytest_addoption(parser):
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write tests/golden/ anew from tests/good/; look at the diff before you commit it",
    )


class InMind(BytecodeCache):
    """Compiled templates by their text: each build of a test compiles none anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket):
        if (known := self._known.get((bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket):
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


@pytest.fixture(autouse=True, scope="session")
def _templates_compiled_once():
    """What MkDocs makes of theme/ depends on nothing but the text of the templates."""
    known, get_env = InMind(), Theme.get_env

    def with_known(theme):
        environment = get_env(theme)
        environment.bytecode_cache = known
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", with_known)
        yield


def pytest_collection_finish():
    """Nothing that was imported or collected goes away: the collector need not look at it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def forgetful(request, monkeypatch, tmp_path_factory):
    """No test learns from another: what one made the software believe stays in its own folder.

    Only what is dear to make is lent, pictures and sheets, since their names say what is in
    them; but not to the tests that ask how they are made, nor to those with no folder to build in.
    """
    base = tmp_path_factory.getbasetemp()
    # Not mktemp, which reads through the folders of all earlier tests to number its own.
    state = base / "states" / str(next(_NUMBERS))
    monkeypatch.setattr(options, "STATE", state)
    lent, own = base / "lent", state
    lends = request.path.name not in {"test_shown_pictures.py", "test_sheets.py"}
    kinds = ("pictures", "sheets") if lends and "tmp_path" in request.fixturenames else ()
    for kind in kinds:
        if (lent / kind).is_dir():  # linked, not copied: a file of this kind is never written anew
            shutil.copytree(lent / kind, own / kind, copy_function=os.link)
    yield
    for kind in kinds:
        if (own / kind).is_dir() and not (lent / kind).exists():
            shutil.copytree(own / kind, lent / kind, copy_function=os.link)


@dataclass(frozen=True)
class BuiltSite:
    """A published folder, read as a reader's browser would."""

    folder: Path
    status: int
    said: str

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def page(self, address: str) -> html.HtmlElement:
        file = self.folder / address
        file = file if file.suffix else file / "index.html"
        return html.document_fromstring(file.read_bytes().decode())

    def words(self, address: str, xpath: str = "//main") -> str:
        """The text a reader sees, with single spaces."""
        found = self.page(address).xpath(xpath)
        return " ".join(" ".join(element.text_content() for element in found).split())

    def has(self, address: str) -> bool:
        return (self.folder / address / "index.html").is_file()

    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page by its file's name below the folder."""
        found = sorted(self.folder.rglob("*.html"))
        return {
            path.relative_to(self.folder).as_posix(): html.document_fromstring(
                path.read_bytes().decode()
            )
            for path in found
        }

    def moved(self) -> dict[str, str]:
        """Pages at earlier addresses, each with the page that it leads on to."""
        found = {}
        for name, page in self.pages().items():
            for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
                target = (self.folder / name).parent / content.removeprefix("0; url=")
                target = target.resolve().relative_to(self.folder.resolve())
                found[name] = (target / "index.html").as_posix()
        return found

    def texts(self) -> dict[str, str]:
        """Every text file of the site: what a search for a word must look through."""
        kinds = {".html", ".xml", ".txt", ".json", ".md", ".css", ".js", ".ics", ".csv", ".svg"}
        files = (path for path in sorted(self.folder.rglob("*")) if path.suffix in kinds)
        return {path.relative_to(self.folder).as_posix(): path.read_text("utf-8") for path in files}


@dataclass(frozen=True)
class Workshop:
    """A copy of the second site that a test may spoil."""

    root: Path

    def write(self, file: str, text: str | bytes) -> str:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def news(
        self,
        slug: str,
        more: str = "",
        *,
        published: str = "2024-06-01",
        title: str = "ข่าวเพิ่ม",
    ) -> str:
        """Add a small sound news item, with `more` lines of YAML."""
        file = f"content/news/{published[:4]}/{published[:10]}-{slug}.yml"
        return self.write(file, NEWS.format(slug=slug, published=published, title=title) + more)

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new))

    def remove(self, file: str) -> None:
        (self.root / file).unlink()

    def examine(self, today: date = TODAY, *, drafts: bool = False) -> Examined:
        return examine(self.root, today, drafts=drafts)

    def problems(self, file: str | None = None) -> list[Problem]:
        """As `namrong check` finds them, without a look into git."""
        found = check(self.root, TODAY, Session(), Untold()).problems
        return [p for p in found if file in (None, p.file)]

    def build(self, *options: str, out: Path | None = None, today: date = TODAY) -> BuiltSite:
        folder = out or self.root.parent / "published"
        return run_build(self.root, folder, today, *options)


def run_build(root: Path, out: Path, today: date, *options: str) -> BuiltSite:
    """`namrong build` within this process, which spares a second of starting Python."""
    said, status = io.StringIO(), 0
    arguments = ["build", "-C", str(root), "--out", str(out), "--today", str(today), *options]
    arguments += ["--jobs", "1"]  # a process of its own would not see what a test changed
    with redirect_stdout(said), redirect_stderr(said):
        try:
            namrong(arguments, prog_name="namrong")
        except SystemExit as end:
            status = end.code or 0
    return BuiltSite(out, status, said.getvalue())


@pytest.fixture(scope="session")
def good(tmp_path_factory) -> BuiltSite:
    """tests/good/ as published on TODAY. Read only."""
    built = run_build(GOOD, tmp_path_factory.mktemp("good") / "site", TODAY)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="session")
def real(tmp_path_factory) -> BuiltSite:
    """The project's own content, published. Read only."""
    return run_build(REAL, tmp_path_factory.mktemp("real") / "site", date(2026, 11, 22))


@pytest.fixture
def workshop(tmp_path) -> Workshop:
    shutil.copytree(GOOD, tmp_path / "site-source")
    return Workshop(tmp_path / "site-source")
