"""What a person would see of a program that runs in a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

# Of the machine that runs the tests, these would decide about colours.
OURS = ("CI", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS")


def environment(**more: str) -> dict[str, str]:
    """Of a window of 100 columns, unless `more` says otherwise."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"} | more


def on_a_terminal(
    arguments: Sequence[str], variables: Mapping[str, str], folder: Path | None = None
) -> tuple[str, int]:
    """All that it wrote, colours and bars included, and how it ended."""
    leader, follower = pty.openpty()
    program = subprocess.Popen(
        arguments, cwd=folder, env=variables, stdin=follower, stdout=follower, stderr=follower
    )
    os.close(follower)
    seen = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            part = os.read(leader, 65536)
        except OSError:  # how Linux says that the other side of a terminal is closed
            break
        if not part:
            break
        seen += part
    os.close(leader)
    return seen.decode(), program.wait(60)
