"""Finds Firefox; `python -m tests.tools.firefox` installs it where none is found."""

import os
import shutil
import sys
from collections.abc import Iterator

from tests.tools.installing import by_apt, starts, told
from tests.tools.missing import Missing

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
        if starts(path):
            return path
    raise Missing(ADVICE)


def install() -> str:
    """Return the path of a Firefox, installed now if need be and if that can be done."""
    try:
        return firefox()
    except Missing:
        if os.environ.get("FIREFOX"):
            raise  # a path that was asked for is not replaced in silence
    by_apt("firefox-esr")  # Ubuntu has none: there, whoever tests installs a Firefox
    return firefox()


def _candidates() -> Iterator[str]:
    if asked := os.environ.get("FIREFOX"):
        yield asked
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC


if __name__ == "__main__":
    sys.exit(told(install))
