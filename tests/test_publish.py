"""The published folder is exchanged whole, and only after every link in it was checked."""

import errno
from pathlib import Path

import pytest

from generator.publish import exchange as exchange_module
from generator.publish.exchange import exchange, recover, staging
from generator.publish.site_folder import refusal
from tests.tools.links import broken_in

ADDRESS = "https://market.example/fair/"


def folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text)
    return path


def content(path: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in path.iterdir()}


@pytest.fixture(params=["in one step", "by two renames"])
def way(request, monkeypatch):
    """Linux exchanges two folders in one step; every other system needs two renames."""
    if request.param == "by two renames":
        monkeypatch.setattr(exchange_module, "_exchanged", lambda *_: False)
    elif not exchange_module.sys.platform.startswith("linux"):
        pytest.skip("only Linux has renameat2")
    return request.param


def test_the_new_folder_takes_the_old_one_s_place_which_is_kept_for_the_next_build(tmp_path, way):
    out = folder(tmp_path / "site", old="old")
    new = folder(staging(out), new="new")
    exchange(new, out)
    assert content(out) == {"new.txt": "new"}
    assert content(staging(out)) == {"old.txt": "old"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", staging(out).name}


def test_the_first_site_needs_no_old_one(tmp_path, way):
    out = tmp_path / "deep" / "site"
    new = folder(staging(out), new="new")
    exchange(new, out)
    assert content(out) == {"new.txt": "new"}


def test_linux_exchanges_in_one_step(tmp_path):
    if not exchange_module.sys.platform.startswith("linux"):
        pytest.skip("only Linux has renameat2")
    one, two = folder(tmp_path / "one", a="1"), folder(tmp_path / "two", b="2")
    assert exchange_module._exchanged(one, two), "this file system cannot exchange folders"
    assert (content(one), content(two)) == ({"b.txt": "2"}, {"a.txt": "1"})


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS])
def test_a_system_that_cannot_exchange_says_so_quietly(tmp_path, monkeypatch, code):
    one, two = folder(tmp_path / "one", a="1"), folder(tmp_path / "two", b="2")

    class Kernel:
        @staticmethod
        def renameat2(*_):
            return -1

    monkeypatch.setattr(exchange_module.ctypes, "CDLL", lambda *_, **__: Kernel)
    monkeypatch.setattr(exchange_module.ctypes, "get_errno", lambda: code)
    exchange(one, two)
    assert content(two) == {"a.txt": "1"}


def test_a_build_that_was_killed_between_two_renames_gets_its_old_site_back(tmp_path):
    out = tmp_path / "site"
    old = folder(tmp_path / ".site.old", old="old")
    recover(out)
    assert content(out) == {"old.txt": "old"}
    assert not old.exists()


def test_recovery_touches_nothing_where_the_site_is_whole(tmp_path):
    out = folder(tmp_path / "site", new="new")
    folder(tmp_path / ".site.old", old="old")
    recover(out)
    assert content(out) == {"new.txt": "new"}


def test_what_a_killed_build_left_is_cleared_away(workshop):
    first = workshop.build()
    half = folder(staging(first.folder) / "half", half="half")
    workshop.news("added")
    second = workshop.build()
    assert second.has("news/added")
    assert not list(second.folder.parent.rglob("half.txt")), half


def test_a_link_to_a_folder_is_not_taken_for_the_folder(tmp_path):
    elsewhere = folder(tmp_path / "elsewhere", keep="keep")
    out = tmp_path / "site"
    out.symlink_to(elsewhere)
    new = folder(staging(out), new="new")
    with pytest.raises(OSError, match=r"\S"):
        exchange(new, out)
    assert content(elsewhere) == {"keep.txt": "keep"}


def test_a_second_build_replaces_the_first_whole(workshop):
    first = workshop.build()
    assert first.has("news/market-opening")
    workshop.remove("content/news/2024/2024-05-20-older-translation.yml")
    second = workshop.build()
    assert second.status == 0, second.said
    assert not second.has("news/older-translation")
    there = {path.name for path in second.folder.parent.iterdir()}
    assert there == {"site-source", "published", ".published.next"}
    assert not list((second.folder.parent / ".published.next").rglob("older-translation"))


def test_a_build_that_fails_leaves_the_published_folder_as_it_was(workshop, monkeypatch):
    before = workshop.build().texts()

    def fails(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("mkdocs.utils.write_file", fails)
    workshop.news("added", title="ข่าวใหม่")
    after = workshop.build()
    assert after.status == 2
    assert "No space left" in after.said
    assert after.texts() == before


def test_a_site_that_cannot_be_made_leaves_the_published_folder_as_it_was(workshop):
    before = workshop.build().texts()
    workshop.write("content/site.yml", "address: [")
    after = workshop.build()
    assert after.status == 2
    assert after.texts() == before


# The checker of links.


def checked(tmp_path, page: str, **more: str) -> list[tuple[str, str]]:
    site = tmp_path / "site"
    files = {"index.html": page, "news/one/index.html": '<h2 id="part">x</h2>'} | more
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><html><body>{text}</body></html>", "utf-8")
    found = broken_in(site, ADDRESS)
    return [(one.page, one.reference) for one in found]


@pytest.mark.parametrize(
    "reference",
    [
        "news/two/",
        "news/one",
        "news/one/#no-such-part",
        "#no-such-part",
        "/news/one/",
        "/fair/news/two/",
        "https://market.example/fair/news/two/",
        "img/no.png",
        "../",
        "news/",
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path, reference):
    assert checked(tmp_path, f'<a href="{reference}">x</a>') == [("index.html", reference)]


@pytest.mark.parametrize(
    "reference",
    [
        "news/one/",
        "./news/one/",
        "news/one/index.html",
        "news/one/#part",
        "news/one/?x=1#part",
        "news/../news/one/",
        "/fair/news/one/",
        "https://market.example/fair/news/one/#part",
        "https://elsewhere.example/news/two/",
        "mailto:desk@market.example",
        "tel:1199",
        "./",
        "",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(tmp_path, reference):
    assert checked(tmp_path, f'<a href="{reference}">x</a>') == []


def test_pictures_styles_and_their_other_sizes_are_checked_too(tmp_path):
    page = '<img src="a.png" srcset="b.png 1x, c.png 2x"><link rel="stylesheet" href="d.css">'
    assert {reference for _, reference in checked(tmp_path, page)} == {
        "a.png",
        "b.png",
        "c.png",
        "d.css",
    }


def test_a_thai_anchor_is_found_written_either_way(tmp_path):
    page = '<h2 id="น้ำ">น้ำ</h2><a href="#น้ำ">x</a><a href="#%E0%B8%99%E0%B9%89%E0%B8%B3">x</a>'
    assert checked(tmp_path, page) == []


def test_a_link_within_a_deep_page_is_read_from_there(tmp_path):
    deep = {"a/b/index.html": '<a href="../../news/one/">x</a><a href="../one/">x</a>'}
    assert checked(tmp_path, "", **deep) == [("a/b/index.html", "../one/")]


def test_no_link_of_the_second_site_leads_nowhere(good):
    assert broken_in(good.folder, ADDRESS) == ()


def test_the_checker_sees_a_page_that_is_gone(workshop):
    built = workshop.build()
    (built.folder / "districts/ngao/index.html").unlink()
    assert len(broken_in(built.folder, ADDRESS)) > 5


# Where a site may be put.


@pytest.mark.parametrize("out", ["content", "content/new", "districts", ".", ".."])
def test_a_folder_that_holds_the_sources_is_refused(workshop, out):
    before = {p: p.read_bytes() for p in workshop.root.rglob("*") if p.is_file()}
    built = workshop.build(out=workshop.root / out)
    assert built.status == 2
    assert {p: p.read_bytes() for p in workshop.root.rglob("*") if p.is_file()} == before


def test_a_folder_with_foreign_files_is_refused(workshop, tmp_path):
    home = folder(tmp_path / "home", diary="dear")
    built = workshop.build(out=home)
    assert built.status == 2
    assert str(home) in built.said
    assert content(home) == {"diary.txt": "dear"}


def test_a_file_in_the_folder_s_place_is_refused(workshop, tmp_path):
    (tmp_path / "out").write_text("keep")
    assert workshop.build(out=tmp_path / "out").status == 2
    assert (tmp_path / "out").read_text() == "keep"


def test_an_empty_or_absent_folder_is_taken(workshop, tmp_path):
    (tmp_path / "empty").mkdir()
    assert refusal(workshop.root, tmp_path / "empty") == ""
    assert refusal(workshop.root, tmp_path / "absent" / "deep") == ""
    assert workshop.build(out=tmp_path / "empty").status == 0


def test_nothing_is_written_into_the_sources(workshop):
    def state():
        return {
            path.relative_to(workshop.root): (
                path.stat().st_mtime_ns,
                path.is_file() and path.read_bytes(),
            )
            for path in workshop.root.rglob("*")
            if ".namrong" not in path.parts  # the software's own notes
        }

    before = state()
    workshop.news("bad", "kind: story\n")
    bad = workshop.root / "content/news/2024/2024-06-01-bad.yml"
    assert workshop.build().status == 3
    bad.unlink()
    workshop.build("--drafts")
    workshop.examine()
    after = state()
    changed = Path("content/news/2024")  # the test's own file came and went
    before.pop(changed)
    after.pop(changed)
    assert after == before
