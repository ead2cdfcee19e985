"""A file that has not changed is not read twice, and nothing else is ever different for it."""

import os
import pickle
import sqlite3
import stat
from datetime import date
from decimal import Decimal

import pytest

from generator import memory as memory_module
from generator.linking import one_file as reading_module
from generator.memory import Session, Stored
from generator.pipeline import check, examine
from generator.progress import Untold
from generator.reading.folder import read_folder
from generator.text import Text
from tests.conftest import TODAY

ITEM = "content/news/2024/2024-06-10-market-opening.yml"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "state" / "memory.sqlite3"


@pytest.fixture
def read(monkeypatch):
    """The names of the files that were really read."""
    names = []
    original = reading_module._read

    def note(source, *rest):
        names.append(source.file)
        return original(source, *rest)

    monkeypatch.setattr(reading_module, "_read", note)
    return names


def told(examined):
    return [problem.as_json() for problem in examined.problems]


def pages_of(site):
    return (site.news, site.districts, site.pages, site.programme, site.settings)


def test_a_second_run_reads_no_file_again_and_finds_the_same(workshop, file, read):
    workshop.news("bad", "sectors: [no-such]\nareas: [nowhere]\n")
    with Stored(file) as memory:
        first = examine(workshop.root, TODAY, memory=memory)
    count = len(read)
    with Stored(file) as memory:
        second = examine(workshop.root, TODAY, memory=memory)
    assert count == first.files
    assert len(read) == count
    assert told(second) == told(first) != []
    assert pages_of(second.site) == pages_of(first.site)


def test_only_the_file_that_changed_is_read_again(workshop, file, read):
    with Stored(file) as memory:
        examine(workshop.root, TODAY, memory=memory)
    read.clear()
    workshop.replace(ITEM, "kind: ", "knid: ")
    with Stored(file) as memory:
        examined = examine(workshop.root, TODAY, memory=memory)
    assert set(read) == {ITEM}
    assert {problem.file for problem in examined.problems} == {ITEM}


def test_a_change_of_a_letter_is_seen_though_size_and_time_are_the_same(workshop, file, read):
    path = workshop.root / ITEM
    times = path.stat()
    with Stored(file) as memory:
        examine(workshop.root, TODAY, memory=memory)
    workshop.replace(ITEM, "kind: ", "kand: ")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with Stored(file) as memory:
        assert examine(workshop.root, TODAY, memory=memory).problems != ()


def test_another_register_means_reading_again(workshop, file, read):
    with Stored(file) as memory:
        examine(workshop.root, TODAY, memory=memory)
    read.clear()
    table = "content/reference/districts.csv"
    workshop.write(table, (workshop.root / table).read_text("utf-8") + "\n")
    with Stored(file) as memory:
        assert len(read) < examine(workshop.root, TODAY, memory=memory).files == len(read)


def test_another_version_of_the_software_believes_nothing(workshop, file, read, monkeypatch):
    with Stored(file) as memory:
        first = examine(workshop.root, TODAY, memory=memory)
    monkeypatch.setattr(memory_module, "software", lambda: "another")
    with Stored(file) as memory:
        examine(workshop.root, TODAY, memory=memory)
    assert len(read) == 2 * first.files


@pytest.mark.parametrize("damage", ["no database", "cut", "a value of another shape", "empty"])
def test_a_damaged_memory_is_only_forgotten(workshop, file, damage):
    with Stored(file) as memory:
        first = examine(workshop.root, TODAY, memory=memory)
    if damage == "a value of another shape":
        with sqlite3.connect(file) as database:
            database.execute("UPDATE known SET value = ?", (pickle.dumps(None)[:-1],))
        database.close()
    else:
        raw = file.read_bytes()
        file.write_bytes({"no database": b"x" * 9000, "cut": raw[:5000], "empty": b""}[damage])
    with Stored(file) as memory:
        again = examine(workshop.root, TODAY, memory=memory)
    assert pages_of(again.site) == pages_of(first.site)
    with Stored(file) as memory:
        assert pages_of(examine(workshop.root, TODAY, memory=memory).site) == pages_of(first.site)


def test_what_is_kept_can_name_no_function(tmp_path, file):
    class Harmful:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "made"),)

    with Stored(file) as memory:
        memory.keep("harm", "1", Harmful())
    with Stored(file) as memory:
        assert memory.recall("harm", "1") is None
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("name", ["subprocess.run", "versions", "Path"])
def test_what_is_kept_can_name_nothing_of_ours_but_records(name):
    module = b"generator.reading.history"
    raw = b"\x80\x04\x8c" + bytes([len(module)]) + module
    raw += b"\x8c" + bytes([len(name)]) + name.encode() + b"\x93."
    with pytest.raises(pickle.UnpicklingError):
        memory_module._Reader(memory_module.BytesIO(raw)).load()


@pytest.mark.parametrize(
    "name",
    ["publish.html.Theme", "preview.server.Server", "memory.Stored", "reading.register.Register"],
)
def test_what_is_kept_can_make_nothing_that_acts_by_being_made(name):
    """A theme reads a mkdocs.yml, which may name any function; a server opens a port."""
    module, _, of_class = f"generator.{name}".rpartition(".")
    raw = f"c{module}\n{of_class}\n.".encode()
    with pytest.raises(pickle.UnpicklingError):
        memory_module._Reader(memory_module.BytesIO(raw)).load()


@pytest.mark.parametrize("put", [b"", b"\xff", b"R", b"(", b"\x80\xc8"])
def test_a_value_damaged_anywhere_is_only_forgotten(file, put):
    """Nothing is raised, whatever comes of it; a damaged pickle raises anything."""
    value = (Text(th="ก", en="a"), date(2024, 2, 29), Decimal("1.50"))
    with Stored(file) as memory:
        memory.keep("one", "1", value)
    raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    with Stored(file) as memory:
        for cut in range(len(raw)):
            damaged = raw[:cut] + put + raw[cut + 1 :]
            memory._database.execute("UPDATE known SET value = ?", (damaged,))
            memory.recall("one", "1")
            memory._held.clear()


def test_an_older_program_that_still_runs_leaves_nothing_for_the_new_one(file, monkeypatch):
    with Stored(file) as older:
        older.keep("one", "1", "as the older one understood it")
        monkeypatch.setattr(memory_module, "software", lambda: "newer")
        with Stored(file) as newer:
            newer.keep("two", "1", "x")
        monkeypatch.setattr(memory_module, "software", lambda: "older")
    monkeypatch.setattr(memory_module, "software", lambda: "newer")
    with Stored(file) as newer:
        assert (newer.recall("one", "1"), newer.recall("two", "1")) == (None, "x")


def test_values_of_every_kind_come_back_as_they_were(file):
    value = (Text(th="ก", en=None), date(2024, 2, 29), Decimal("1.50"), frozenset({"a"}))
    with Stored(file) as memory:
        memory.keep("one", "1", value)
    with Stored(file) as memory:
        assert memory.recall("one", "1") == value
        assert memory.recall("one", "2") is None
        assert memory.recall("two", "1") is None


def test_what_no_run_asks_for_is_let_go_of(file):
    with Stored(file) as memory:
        memory.keep("gone", "1", "x")
    with Stored(file) as memory:
        memory.keep("here", "1", "x")
    with Stored(file) as memory:
        assert (memory.recall("gone", "1"), memory.recall("here", "1")) == (None, "x")


def test_a_folder_that_cannot_be_written_is_read_without_a_memory(tmp_path, workshop):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    with Stored(blocked / "memory.sqlite3") as memory:
        assert examine(workshop.root, TODAY, memory=memory).site is not None


def test_git_does_not_see_what_is_kept(file):
    with Stored(file):
        pass
    assert (file.parent / ".gitignore").read_text() == "*\n"
    assert stat.S_ISREG(file.stat().st_mode)


def test_a_check_of_an_unchanged_folder_gives_the_same_answer_without_reading(workshop, read):
    workshop.news("bad", "sectors: [no-such]\n")
    memory = Session()
    first = check(workshop.root, TODAY, memory, Untold())
    read.clear()
    assert check(workshop.root, TODAY, memory, Untold()) == first
    assert read == []


@pytest.mark.parametrize("change", ["content/images/new.png", "content/files/new.txt", ITEM])
def test_a_check_sees_every_change_of_the_folder(workshop, change):
    before = read_folder(workshop.root).digest()
    workshop.write(change, "x")
    after = read_folder(workshop.root).digest()
    (workshop.root / change).unlink()
    assert len({before, after, read_folder(workshop.root).digest()}) in (2, 3)
    assert before != after


def test_a_check_of_another_day_is_another_check(workshop):
    memory = Session()
    kept = check(workshop.root, TODAY, memory, Untold())
    assert check(workshop.root, date(2030, 1, 1), memory, Untold()) is not kept
