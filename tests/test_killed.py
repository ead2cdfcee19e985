"""A build that is killed or finds the disk full leaves the whole old site or the whole new one."""

import errno
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from generator.integrity.folder import compare_folder
from generator.integrity.record import Integrity, read
from generator.progress import Untold
from generator.publish import exchange as exchange_module
from generator.publish.exchange import recover
from tests.conftest import TODAY, run_build

pytestmark = pytest.mark.slow
KILLS = 50
QUICK = ("--no-cards", "--no-notices")  # what is dear to make stands on a shelf anyway
DAYS = (TODAY, TODAY + timedelta(days=1))  # two sites that differ
FORK = multiprocessing.get_context("fork")


class _Steps:
    """Every name that a build changes or takes away, as the interpreter itself announces it."""

    def __init__(self, folder: Path, die_at: int = -1) -> None:
        self._folder, self._die_at = str(folder), die_at
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple) -> None:
        if event not in {"os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}:
            return
        name = str(arguments[1] if event == "ctypes.dlsym" else arguments[0])
        if name.startswith("/") and not name.startswith(self._folder):
            return
        if len(self.seen) == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen.append(event)


def building(root: Path, out: Path, day, *, die_at: int = -1, two_renames: bool = False) -> None:
    """One build in a process of its own; the steps that it took are left beside the site."""
    if two_renames:
        exchange_module._exchanged = lambda *_: False
    steps = _Steps(out.parent, die_at)
    sys.addaudithook(steps)
    built = run_build(root, out, day, *QUICK)
    (root / "steps.json").write_text(json.dumps(steps.seen))
    os._exit(built.status)


def started(*arguments, **more):
    process = FORK.Process(target=building, args=arguments, kwargs=more)
    process.start()
    return process


def whole(out: Path) -> str:
    """The day of the site that stands there, every file of it as it was recorded."""
    record = read((out / "integrity.json").read_bytes())
    assert isinstance(record, Integrity), record
    compared = compare_folder(out, record, Untold())
    assert compared.differences == ()
    return record.day


@pytest.mark.parametrize("two_renames", [False, True], ids=["in one step", "by two renames"])
def test_fifty_builds_that_are_killed_leave_no_half_of_a_site(workshop, two_renames):
    out = workshop.root.parent / "public" / "site"
    chance = random.Random(7)  # noqa: S311  # no secret

    def begun(number: int, die_at: int = -1):
        """The build of another day, with other news on many pages."""
        workshop.news("turn", title=f"รอบที่ {number}")
        day = TODAY + timedelta(days=number)
        return started(workshop.root, out, day, die_at=die_at, two_renames=two_renames)

    for number in range(3):  # the second makes the second copy, the third is as every later one
        began = time.monotonic()
        begun(number).join()
        long = time.monotonic() - began
    steps = json.loads((workshop.root / "steps.json").read_text())
    turns = [at for at, event in enumerate(steps) if event not in ("os.remove", "os.rmdir")]
    assert any(steps[at] == ("os.rename" if two_renames else "ctypes.dlsym") for at in turns)
    near = sorted({at + more for at in turns for more in (0, 1) if at + more < len(steps)})
    stands, days, died = 2, set(), 0
    assert whole(out) == day_of(stands)
    for number in range(3, 3 + KILLS // 2):
        if number % 5 < 3:  # within the exchange, and while files are taken away
            at = near[number % len(near)] if number % 2 else chance.randrange(len(steps))
            process = begun(number, at)
        else:  # anywhere
            process = begun(number)
            time.sleep(chance.uniform(0, long))
            process.kill()
        process.join()
        died += process.exitcode == -signal.SIGKILL
        if not out.exists():
            assert two_renames
            recover(out)  # what the next build does first
        found = whole(out)
        assert found in {day_of(stands), day_of(number)}, number
        stands = number if found == day_of(number) else stands
        days.add(found)
    assert died >= KILLS // 5
    assert len(days) > 1
    last = 3 + KILLS // 2
    process = begun(last)
    process.join()
    assert process.exitcode == 0
    assert whole(out) == day_of(last)
    assert {path.name for path in out.parent.iterdir()} == {"site", ".site.next"}


def day_of(number: int) -> str:
    return (TODAY + timedelta(days=number)).isoformat()


@pytest.fixture
def small_disk(tmp_path):
    """A disk with room for one site and a half; None where nobody may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mounted(size: int) -> Path | None:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
        done = subprocess.run(command, capture_output=True, check=False)
        return disk if done.returncode == 0 else None

    yield mounted
    subprocess.run(["umount", str(disk)], capture_output=True, check=False)


def room_of(folder: Path) -> int:
    """The bytes that a folder takes on a disk of pages of 4096 bytes."""
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum((size // 4096 + 1) * 4096 for size in files)


def test_a_full_disk_leaves_the_old_site_and_is_told(workshop, small_disk):
    first = workshop.build(*QUICK)
    disk = small_disk(room_of(first.folder) * 3 // 2)
    if disk is None:
        full_by_limit(workshop, first.folder)
        return
    out = disk / "site"
    shutil.copytree(first.folder, out)
    built = run_build(workshop.root, out, DAYS[1], *QUICK)
    assert built.status == 2
    assert os.strerror(errno.ENOSPC) in built.said
    assert "เว็บไซต์เดิมยังอยู่ครบ" in built.said
    assert whole(out) == DAYS[0].isoformat()
    subprocess.run(["mount", "-o", "remount,size=1g", str(disk)], check=True)
    built = run_build(workshop.root, out, DAYS[1], *QUICK)
    assert built.status == 0, built.said
    assert whole(out) == DAYS[1].isoformat()
    assert {path.name for path in disk.iterdir()} == {"site", ".site.next"}


def limited(root: Path, out: Path, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    os._exit(run_build(root, out, DAYS[1], *QUICK).status)


def full_by_limit(workshop, out: Path) -> None:
    """The same where nobody may mount: the system takes no file beyond a size."""
    process = FORK.Process(target=limited, args=(workshop.root, out, 30_000))
    process.start()
    process.join()
    assert process.exitcode == 2
    assert whole(out) == DAYS[0].isoformat()
    assert run_build(workshop.root, out, DAYS[1], *QUICK).status == 0
    assert whole(out) == DAYS[1].isoformat()


def test_a_system_that_takes_no_larger_file_leaves_the_old_site(workshop):
    full_by_limit(workshop, workshop.build(*QUICK).folder)
