"""The preview shows what would be published, and what is wrong stands above it."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path

import pytest
from lxml import html

from generator.commands import options
from generator.memory import Session
from generator.preview import shown as shown_module
from generator.preview.server import CHANGES, Server
from generator.preview.shown import Shown
from generator.preview.watch import Watch
from generator.publish.project import Project
from generator.publish.shelves import shelves_in
from tests.conftest import GOOD, REAL, TODAY

ITEM = "content/news/2024/2024-06-10-market-opening.yml"
PAGE = "/fair/news/market-opening/"


def preview(root: Path, *, drafts: bool = False) -> Shown:
    project = Project.at(root)
    kept = shelves_in(Path(options.STATE), project)
    shown = Shown(project, lambda: TODAY, Session(), kept, drafts=drafts)
    shown.refresh()
    return shown


@pytest.fixture
def shown(workshop) -> Shown:
    return preview(workshop.root)


def text(shown: Shown, address: str = PAGE) -> str:
    return shown.answer(address).body.decode()


def note(shown: Shown, address: str = PAGE) -> str:
    """The banner's words, nothing without a banner."""
    found = re.search(r"<aside class=\"preview-note.*?</aside>", text(shown, address), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[0]).split()) if found else ""


def unfolded(shown: Shown) -> list[bool]:
    found = html.document_fromstring(text(shown)).xpath("//aside[@class]/details")
    return [details.get("open") is not None for details in found]


def heading(shown: Shown, address: str = PAGE) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1.*?</h1>", text(shown, address), re.DOTALL)[0])


# What only a host and its caches need.
OF_CACHES = re.compile(r"(?<=assets/)(\w+\.)[0-9a-f]{10}\.")
POLICY = re.compile(r"\n<meta http-equiv=\"Content-Security-Policy\"[^>]*>")


def test_every_page_and_file_is_the_same_as_in_the_published_folder(good):
    shown = preview(GOOD)
    files = [path for path in good.folder.rglob("*") if path.is_file()]
    assert len(files) > 70
    for path in files:
        name = path.relative_to(good.folder).as_posix()
        if name in ("_headers", "integrity.json"):
            continue  # for hosts, and of what was published
        plain = OF_CACHES.sub(r"\1", name)
        answer = shown.answer(f"/fair/{plain}")
        body = path.read_bytes()
        if name.endswith(".html"):
            body = OF_CACHES.sub(r"\1", POLICY.sub("", body.decode())).encode()
        assert (answer.status, answer.body) == (404 if name == "404.html" else 200, body), name


def test_an_address_without_its_last_slash_is_sent_on(shown):
    assert shown.answer("/fair/news").place == "/fair/news/"
    assert shown.answer("/").place == "/fair/"
    assert shown.answer("/fair").place == "/fair/"


@pytest.mark.parametrize(
    "address",
    [
        "/fair/no-such/",
        "/other/",
        "/fair/../../secret",
        "/fair/%2e%2e/mkdocs.yml",
        "/fair/main.html",
        "/fair/a%00b",
        "//[fair/",
        "//fair/fair/",
        "/fair/" + "long" * 100,
        "/fair/assets",
    ],
)
def test_what_is_not_published_is_not_found(shown, address):
    assert shown.answer(address).status == 404


def test_a_saved_change_shows_at_the_next_look(workshop, shown):
    version = shown.version
    workshop.replace(ITEM, "title: {th: ", "title: {th: ใหม่ ")
    shown.refresh()
    assert heading(shown).startswith("ใหม่ ")
    assert shown.version > version
    assert note(shown) == ""


def test_a_fault_stands_above_the_last_good_page_in_the_checker_s_words(workshop, shown):
    workshop.replace(ITEM, "title: {th: ", "title: {th: ใหม่ ")
    shown.refresh()
    workshop.replace(ITEM, "kind: ", "kand: ")
    (problem, *_) = shown.refresh().problems
    assert heading(shown).startswith("ใหม่ "), "the version that was shown a moment ago"
    for said in (problem.message("th"), problem.hint("th"), problem.message("en")):
        assert _close_up(said) in _close_up(unescape(note(shown)))
    assert f"{ITEM} บรรทัด {problem.spot.line} · {problem.code}" in note(shown)
    assert "แสดงฉบับที่ใช้ได้ล่าสุดก่อนแก้ครั้งนี้" in note(shown)


def _close_up(text: str) -> str:
    return re.sub(r"[\s`]", "", text)


def test_a_fault_is_told_on_every_page_and_goes_when_it_is_mended(workshop, shown):
    workshop.replace(ITEM, "kind: ", "kand: ")
    shown.refresh()
    assert "จุดต้องแก้" in note(shown, "/fair/en/")
    workshop.replace(ITEM, "kand: ", "kind: ")
    shown.refresh()
    assert note(shown, "/fair/en/") == ""


def test_a_faulty_item_that_speaks_of_withdrawing_is_not_held(workshop, shown):
    workshop.write(ITEM, (workshop.root / ITEM).read_text("utf-8") + "withdrawn\n")
    shown.refresh()
    assert shown.answer(PAGE).status == 404
    assert "จุดต้องแก้" in note(shown)


def test_what_readers_get_of_each_faulty_file_is_told_behind_its_name(workshop, shown):
    bad = workshop.news("bad", "sectors: [no-such]\n")
    workshop.replace(ITEM, "kind: ", "kand: ")
    for fate in shown.refresh().quarantined:
        assert f"{fate.file}: {fate.said().th}" in unescape(note(shown))
        assert f"{fate.file}: {fate.said().en}" in unescape(note(shown))
    assert f"{bad}: ยังไม่แสดง" in note(shown)


def test_a_deleted_file_does_not_come_back_when_it_is_written_anew_with_a_fault(workshop, shown):
    whole = (workshop.root / ITEM).read_text("utf-8")
    workshop.remove(ITEM)
    shown.refresh()
    workshop.write(ITEM, whole.replace("kind: ", "kand: "))
    shown.refresh()
    assert shown.answer(PAGE).status == 404


def test_warnings_are_folded_away(workshop, shown):
    workshop.replace(ITEM, "published: 2024", "published: 2567")
    shown.refresh()
    assert "ควรดูอีก 1 จุด" in note(shown)
    assert unfolded(shown) == [False]
    workshop.news("bad", "sectors: [no-such]\n")
    shown.refresh()
    assert unfolded(shown) == [True]


def test_a_fault_of_the_site_s_own_file_leaves_the_pages_of_before(workshop, shown):
    before = heading(shown)
    workshop.write("content/site.yml", "name")
    shown.refresh()
    assert heading(shown) == before
    assert "content/site.yml" in note(shown)


def test_a_site_that_cannot_be_shown_yet_says_what_to_mend_and_recovers(workshop):
    whole = (workshop.root / "content/site.yml").read_text("utf-8")
    workshop.write("content/site.yml", "name")
    shown = preview(workshop.root)
    assert shown.answer("/").status == 503
    assert "ต้องแก้ก่อน จึงจะแสดงเว็บไซต์ได้" in note(shown, "/")
    workshop.write("content/site.yml", whole)
    shown.refresh()
    assert shown.answer(PAGE).status == 200


def test_a_bug_is_told_above_the_page_and_does_not_end_the_preview(workshop, shown, monkeypatch):
    before = heading(shown)

    def fail(*_, **__):
        raise RuntimeError("boom")

    with monkeypatch.context() as patch:
        patch.setattr(shown_module, "plan", fail)
        assert shown.refresh() is None
    assert "RuntimeError: boom" in note(shown)
    assert heading(shown) == before
    shown.refresh()
    assert note(shown) == ""


def test_a_spoilt_template_is_told_in_place_of_the_page_until_it_is_mended(workshop):
    theme = workshop.root / "theme"
    shutil.copytree(REAL / "theme", theme)
    shown = preview(workshop.root)
    whole = (theme / "main.html").read_text("utf-8")
    (theme / "main.html").write_text("{% if %}", "utf-8")
    shown.refresh(theme=True)
    assert shown.answer(PAGE).status == 500
    assert "TemplateSyntaxError" in note(shown)
    (theme / "main.html").write_text(whole, "utf-8")
    shown.refresh(theme=True)
    assert (shown.answer(PAGE).status, note(shown)) == (200, "")


def test_a_document_that_was_deleted_a_moment_ago_is_not_found(workshop, shown):
    address = "files/stall-form.txt"
    assert shown.answer(f"/fair/{address}").status == 200
    workshop.remove(f"content/{address}")
    assert shown.answer(f"/fair/{address}").status == 404


def test_more_problems_than_a_person_reads_are_counted(workshop, shown):
    for number in range(15):
        workshop.news(f"bad-{number}", "sectors: [no-such]\n")
    shown.refresh()
    assert note(shown).count("บรรทัด") == 12
    assert "และอีก 3 จุด" in note(shown)


def test_what_an_editor_typed_is_text_in_the_banner(workshop, shown):
    workshop.news("bad", "sectors: ['<script>alert(1)</script>']\n")
    shown.refresh()
    assert "<script>alert" not in text(shown)
    assert "&#60;script&#62;alert" in text(shown)


def test_drafts_show_only_when_asked_for(workshop):
    address = "/fair/news/draft-item/"
    assert preview(workshop.root).answer(address).status == 404
    assert preview(workshop.root, drafts=True).answer(address).status == 200


# Over the wire.


@contextmanager
def serving(shown: Shown) -> Iterator[Server]:
    server = Server(shown, 0)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def get(server: Server, target: str, method: str = "GET"):
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, target)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_a_page_listens_for_changes_and_a_file_does_not(shown):
    with serving(shown) as server:
        page = get(server, PAGE)[1].decode()
        assert f'new EventSource("{CHANGES}")' in page
        assert page.index("<script>") < page.index("</body>")
        assert b"<script>" not in get(server, "/fair/assets/site.css")[1]
        response, body = get(server, PAGE, "HEAD")
        assert (response.status, body) == (200, b"")
        assert int(response.headers["Content-Length"]) > 1000


def test_a_browser_that_goes_away_is_nothing_to_tell_of(shown, capfd, monkeypatch):
    def gone(*_):
        raise ConnectionResetError

    monkeypatch.setattr(shown, "answer", gone)
    with serving(shown) as server, pytest.raises(RemoteDisconnected):
        get(server, PAGE)
    assert capfd.readouterr() == ("", "")


def test_an_open_page_is_told_of_each_change(workshop, shown):
    with serving(shown) as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", CHANGES)
        stream = connection.getresponse()

        def version() -> int:
            line = stream.readline()
            stream.readline()
            return int(line.removeprefix(b"data: "))

        first = version()
        shown.refresh()
        server.tell()
        assert (first, version()) == (shown.version - 1, shown.version)
        connection.close()


def test_only_this_machine_is_answered(shown):
    with serving(shown) as server:
        assert server._http.server_address[0] == "127.0.0.1"


# Watching.


@contextmanager
def watching(root: Path, *folders: str) -> Iterator[list[frozenset[Path]]]:
    """The changes that were told so far."""
    watch, told, enough = Watch(root, [root / name for name in folders]), [], threading.Event()
    watch.start()

    def gather() -> None:
        for changed in watch.changes():
            told.append(changed)
            enough.set()

    threading.Thread(target=gather, daemon=True).start()

    def wait() -> frozenset[Path]:
        assert enough.wait(10), "no change was told"
        enough.clear()
        return told[-1]

    try:
        yield wait
    finally:
        watch.stop()


def test_a_saved_file_is_told(tmp_path):
    root = tmp_path.resolve()
    (root / "content/news").mkdir(parents=True)
    with watching(root, "content") as wait:
        (root / "content/news/a.yml").write_text("x")
        assert root / "content/news/a.yml" in wait()


def test_a_file_in_a_folder_that_is_not_there_yet_is_told(tmp_path):
    root = tmp_path.resolve()
    (root / "content").mkdir()
    with watching(root, "content", "districts") as wait:
        (root / "districts").mkdir()
        assert root / "districts" in wait()
        (root / "districts/a.yml").write_text("x")
        assert root / "districts/a.yml" in wait()


def test_what_is_built_beside_the_sources_is_no_change(tmp_path):
    root = tmp_path.resolve()
    (root / "content").mkdir()
    with watching(root, "content") as wait:
        (root / "site").mkdir()
        (root / "site/index.html").write_text("x")
        (root / "content/a.yml").write_text("x")
        assert not any("site" in path.parts[len(root.parts) :] for path in wait())
