"""However many processes write the pages, the site is the same, and it is whole or untouched."""

import multiprocessing
import os
import shutil
import signal
import sys

import pytest

from generator import outputs
from generator.cli import main, namrong
from generator.publish import making
from tests.conftest import TODAY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="one process writes there")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "integrity.json"  # names the commit of its site
    }


@pytest.fixture(autouse=True)
def _worth_sharing(monkeypatch):
    """As if the few pages of the second site were many."""
    monkeypatch.setattr(making, "WORTH_SHARING", 2)


@pytest.fixture
def build(workshop, tmp_path, monkeypatch):
    """`namrong build` as it is started, but within this process; gives its exit status."""

    def run(jobs: int, out: str = "out") -> int:
        folder = tmp_path / out
        arguments = ["-C", workshop.root, "--out", folder, "--today", TODAY, "--jobs", jobs]
        monkeypatch.setattr(sys, "argv", ["namrong", "build", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code or 0

    return run


@pytest.fixture
def published(good, tmp_path):
    """The folder of a site that is out already."""
    shutil.copytree(good.folder, tmp_path / "out")
    return tmp_path / "out"


def fails_where(condition, how):
    """A `render` that comes to grief on every page for which `condition` holds."""
    whole = outputs.render

    def render(page):
        if condition(page):
            how()
        return whole(page)

    return render


def stumble():
    raise ZeroDivisionError("a bug of ours")


def out_of_disk():
    raise OSError(28, "No space left on device")


def shot():
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def writers(monkeypatch, tmp_path):
    """The number of each process that laid out a page, as files of a folder."""
    (tmp_path / "writers").mkdir()

    def note(page):
        (tmp_path / "writers" / str(os.getpid())).touch()
        return False

    monkeypatch.setattr(outputs, "render", fails_where(note, stumble))
    return lambda: {int(path.name) for path in (tmp_path / "writers").iterdir()}


@pytest.mark.parametrize("jobs", [2, 3])
def test_two_and_three_processes_write_the_bytes_of_one(build, tmp_path, good, writers, jobs):
    assert build(jobs) == 0
    assert len(writers()) == jobs
    assert files(tmp_path / "out") == files(good.folder)


def test_few_pages_are_written_by_one_process(build, monkeypatch, writers):
    monkeypatch.setattr(making, "WORTH_SHARING", 10_000)
    assert build(3) == 0
    assert writers() == {os.getpid()}


@pytest.mark.parametrize(
    "grief",
    [
        ("in a process of its own", stumble),
        ("in a process of its own", out_of_disk),
        ("in a process of its own", shot),
        ("in the first process", out_of_disk),
        ("in all", stumble),
    ],
    ids=lambda grief: f"{grief[1].__name__} {grief[0]}",
)
def test_an_error_ends_in_2_and_leaves_the_published_folder_as_it_was(
    build, published, monkeypatch, capfd, grief
):
    where, how = grief
    before = files(published)
    first = os.getpid()
    here = {
        "in a process of its own": lambda _: os.getpid() != first,
        "in the first process": lambda _: os.getpid() == first,
        "in all": lambda _: True,
    }
    monkeypatch.setattr(outputs, "render", fails_where(here[where], how))
    assert build(1 if where == "in the first process" else 2) == 2
    assert files(published) == before
    assert multiprocessing.active_children() == []
    said = capfd.readouterr().err
    assert "เว็บไซต์เดิมยังอยู่ครบ" in said
    assert "ไปไม่ถึง" not in said  # the missing pages are not taken for broken links


def test_an_error_on_one_page_of_many_is_enough_and_is_told(build, published, monkeypatch, capfd):
    before = files(published)

    def one(page):
        return page.file == "en/news/market-opening/index.html"

    monkeypatch.setattr(outputs, "render", fails_where(one, stumble))
    assert build(3) == 2
    assert files(published) == before
    said = capfd.readouterr().err
    assert "a bug of ours" in said
    assert "เว็บไซต์เดิมยังอยู่ครบ" in said


def test_a_build_after_one_that_failed_is_whole(build, tmp_path, monkeypatch, good):
    with monkeypatch.context() as spoilt:
        spoilt.setattr(outputs, "render", fails_where(lambda _: True, stumble))
        assert build(2) == 2
    assert not (tmp_path / "out").exists()
    assert build(2) == 0
    assert files(tmp_path / "out") == files(good.folder)
    assert {path.name for path in tmp_path.iterdir()} == {"site-source", "out"}


@pytest.mark.parametrize("jobs", ["0", "65", "-1", "many"])
def test_a_number_of_jobs_that_makes_no_sense_is_a_wrong_usage(workshop, tmp_path, jobs):
    arguments = ["build", "-C", str(workshop.root), "--out", str(tmp_path / "out"), "--jobs", jobs]
    with pytest.raises(SystemExit) as end:
        namrong(arguments, prog_name="namrong")
    assert end.value.code == 2
    assert not (tmp_path / "out").exists()
