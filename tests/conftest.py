"""The second site, built once for all tests, and copies of it to spoil."""

import fcntl
import gc
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable
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
from generator.publish import pictures, sheets
from generator.publish.shelf import Shelf

# A busy machine is no fault of the code. CI throws the same cases at every run, a person others.
settings.register_profile("patient", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "patient")

_NUMBERS = count()
LENT = ("pictures", "sheets")
WAYS = (sheets.pressed, pictures.sized)
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


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder of this run, the same for all its processes."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(autouse=True, scope="session")
def _state_of_whole_sites(tmp_path_factory):
    """Sites that are built for many tests leave no notes of the software in tests/good/ either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(options, "STATE", tmp_path_factory.getbasetemp() / "states" / "whole")
        yield


@pytest.fixture(autouse=True, scope="session")
def lending(shared):
    """What is dear to make is lent from test to test and from process to process.

    Pictures, cards and notices only, since their names say all that is in them. What is lent
    are the kinds in the set that this gives.
    """
    kinds, really = set(LENT), Shelf.fill

    def fill(kept, pieces, *rest, **more):
        pieces, own = tuple(pieces), kept.path("")
        store = shared / "lent" / own.parent.name / own.name
        # What a test makes in a way of its own bears the same names.
        real_ways = (sheets.pressed, pictures.sized) == WAYS
        lends = real_ways and own.parent.name in kinds
        asked = [one for one in pieces if lends and not kept.has(one)]
        made = [one for one in asked if not linked(store, own, one)]
        lost = really(kept, pieces, *rest, **more)
        for piece in made:
            linked(own, store, piece)
        return lost

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Shelf, "fill", fill)
        yield kinds


def linked(source: Path, target: Path, names: Iterable[str]) -> bool:
    """Whether all are in `target` now; linked, not copied: none of them is ever written anew."""
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / name, target / name)
        except FileNotFoundError:
            return False
        except FileExistsError:
            continue  # another process made the same
    return True


@pytest.fixture(scope="module")
def lent() -> tuple[str, ...]:
    """The kinds of dear files that the tests of a module are lent; all if it does not say."""
    return LENT


@pytest.fixture(autouse=True)
def forgetful(monkeypatch, tmp_path_factory, lent, lending):
    """No test learns from another: what one made the software believe stays in its own folder."""
    # Not mktemp, which reads through the folders of all earlier tests to number its own.
    state = tmp_path_factory.getbasetemp() / "states" / str(next(_NUMBERS))
    monkeypatch.setattr(options, "STATE", state)
    lending.clear()
    lending.update(lent)
    yield
    lending.update(LENT)


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
    """A copy of the second site that a test may spoil.

    `begun` makes what a build in the past would have left: the next one makes what a test spoilt.
    """

    root: Path
    begun: Callable[[Path], None] = lambda _: None

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

    def build(
        self, *options: str, out: Path | None = None, today: date = TODAY, sheets: bool = False
    ) -> BuiltSite:
        """As `namrong build` publishes it; with cards and notices only where they are asked for."""
        folder = out or self.root.parent / "published"
        if not (out or sheets or options or folder.exists()):
            self.begun(folder)
        less = () if sheets else ("--no-cards", "--no-notices")
        return run_build(self.root, folder, today, *options, *less)


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


def once(folder: Path, make: Callable[[Path], BuiltSite]) -> BuiltSite:
    """Made in `folder` by the process that asks first; the others wait for it and read it."""
    said = folder.with_suffix(".json")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            made = make(folder)
            said.write_text(json.dumps([made.status, made.said]), "utf-8")
    return BuiltSite(folder, *json.loads(said.read_text("utf-8")))


@pytest.fixture(scope="session")
def good(shared) -> BuiltSite:
    """tests/good/ as published on TODAY. Read only."""
    built = once(shared / "good", lambda out: run_build(GOOD, out, TODAY))
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="session")
def real(shared) -> BuiltSite:
    """The project's own content, published. Read only."""
    return once(shared / "real", lambda out: run_build(REAL, out, date(2026, 11, 22)))


@pytest.fixture(scope="session")
def light(shared) -> Path:
    """tests/good/ as published without cards and notices, in a folder with its notes. Read only."""
    folder = shared / "light"

    def make(out: Path) -> BuiltSite:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(options, "STATE", folder / "state")
            return run_build(GOOD, out, TODAY, "--no-cards", "--no-notices")

    folder.mkdir(exist_ok=True)
    assert once(folder / "site", make).status == 0
    return folder


@pytest.fixture
def workshop(tmp_path, request, forgetful) -> Workshop:
    shutil.copytree(GOOD, tmp_path / "site-source")

    def begun(out: Path) -> None:
        light = request.getfixturevalue("light")
        if not Path(options.STATE).exists():
            shutil.copytree(light / "state", options.STATE)
            # Linked, not copied: a build removes what it writes anew.
            shutil.copytree(light / "site", out, copy_function=os.link)

    return Workshop(tmp_path / "site-source", begun)
