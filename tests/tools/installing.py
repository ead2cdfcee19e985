"""How a program that the tests need, and pip cannot bring, is tried and installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from tests.tools.missing import Missing, must_have_all


def starts(path: str) -> bool:
    """Whether it runs: Ubuntu's browsers may be mere notices to install a snap."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def by_apt(package: str) -> None:
    """Try it where that can be done; whether it helped is seen by looking for the program again."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "--no-install-recommends", package]):
            run(["apt-get", "-q", *step], quiet)


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run an attempt, and say so: it may take minutes."""
    print("$", *command, file=sys.stderr, flush=True)  # noqa: T201  to whoever waits
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=2, check=False)


def told(install: Callable[[], str]) -> int:
    """Print where the program is, or how to get it; the exit status of the command."""
    try:
        print(install())  # noqa: T201  the answer
    except Missing as missing:
        print(missing, file=sys.stderr)  # noqa: T201  the answer
        return 1 if must_have_all() else 0
    return 0
