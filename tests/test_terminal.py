"""On a terminal there are colours and a bar; in a pipe there is neither, and no control sign."""

import os
import pty
import re
import select
import subprocess
import sys

import pytest

from tests.conftest import TODAY

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
BAR = "━"
COLOURS = {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}


def command(root, *arguments):
    return [
        *(sys.executable, "-m", "generator", arguments[0], "-C", str(root)),
        *("--today", str(TODAY), *arguments[1:]),
    ]


def environment(**more):
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "CI")}
    return plain | COLOURS | more


def on_a_terminal(arguments, **more) -> tuple[str, int]:
    """What a person would see of a program in a window of 100 columns, and how it ended."""
    leader, follower = pty.openpty()
    program = subprocess.Popen(
        arguments, stdin=follower, stdout=follower, stderr=follower, env=environment(**more)
    )
    os.close(follower)
    seen = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break  # the program ended
        if not part:
            break
        seen += part
    os.close(leader)
    return seen.decode(), program.wait(60)


def in_a_pipe(arguments) -> tuple[str, str, int]:
    done = subprocess.run(arguments, capture_output=True, env=environment(), check=False)
    return done.stdout.decode(), done.stderr.decode(), done.returncode


@pytest.fixture
def faulty(workshop):
    workshop.news("bad", "sectors: [no-such]\n")
    return workshop.root


def test_check_on_a_terminal_has_a_bar_and_colours(faulty):
    seen, status = on_a_terminal(command(faulty, "check"))
    assert status == 1
    assert BAR in seen
    assert "อ่านไฟล์" in seen
    assert re.search(r"\x1b\[(\d+;)*31m", seen), "errors are red"


def test_build_on_a_terminal_has_a_bar_for_each_step(workshop):
    seen, status = on_a_terminal(
        command(workshop.root, "build", "--out", str(workshop.root.parent / "out"))
    )
    assert status == 0
    for step in ("อ่านไฟล์", "เขียนหน้าเว็บ", "ตรวจลิงก์ทุกหน้า"):
        assert step in seen
    assert BAR in seen


@pytest.mark.parametrize("name", ["check", "build"])
def test_a_pipe_gets_neither(faulty, name):
    options = ["--out", str(faulty.parent / "out")] if name == "build" else []
    answer, said, status = in_a_pipe(command(faulty, name, *options))
    assert status == {"check": 1, "build": 3}[name]
    assert "R304" in answer
    assert BAR not in answer + said
    assert not CONTROL.search(answer + said)
    assert len(said.splitlines()) < 15


def test_a_terminal_without_colours_gets_none(faulty):
    seen, _ = on_a_terminal(command(faulty, "check"), NO_COLOR="1")
    assert "R304" in seen
    assert not re.search(r"\x1b\[3[0-9]m", seen)
