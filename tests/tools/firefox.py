"""Finds Firefox; `python -m tests.tools.firefox` installs it where none is found."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tests.tools.missing import Missing, must_have_all

# Debian's long-lived release first: the one that its rules promise to work with.
NAMES = ("firefox-esr", "firefox")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
ADVICE = (
    "ไม่พบ Firefox: ติดตั้ง Firefox หรือกำหนดตัวแปร FIREFOX เป็นที่อยู่ของโปรแกรม"
    " | No Firefox found: install Firefox (Debian: firefox-esr), or set FIREFOX to its path"
)


def firefox() -> str:
    """Return the path of a Firefox that starts: $FIREFOX, or the system's."""
    for path in _candidates():
        if _starts(path):
            return path
    raise Missing(ADVICE)


def install() -> str:
    """Return the path of a Firefox, installed now if need be and if that can be done."""
    try:
        return firefox()
    except Missing:
        if os.environ.get("FIREFOX"):
            raise  # a path that was asked for is not replaced in silence
    _by_apt()
    return firefox()


def _candidates() -> Iterator[str]:
    if asked := os.environ.get("FIREFOX"):
        yield asked
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC


def _starts(path: str) -> bool:
    # Ubuntu's firefox may be a mere notice to install a snap.
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _by_apt() -> None:
    """Debian has firefox-esr, Ubuntu has not: there, whoever tests installs a Firefox."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "--no-install-recommends", "firefox-esr"]):
            command = ["apt-get", "-q", *step]
            print("$", *command, file=sys.stderr, flush=True)  # noqa: T201  it may take minutes
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=2, check=False)


def main() -> int:
    try:
        print(install())  # noqa: T201  the answer
    except Missing as missing:
        print(missing, file=sys.stderr)  # noqa: T201  the answer
        return 1 if must_have_all() else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
