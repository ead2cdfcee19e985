"""Finds nginx and rsync; `python -m tests.tools.nginx` installs them where none is found."""

import os
import shutil
import sys

from tests.tools.installing import by_apt, told
from tests.tools.missing import Missing

ADVICE = "ไม่พบ nginx หรือ rsync: ติดตั้งทั้งสองก่อน | nginx or rsync was not found: install both"
# Where Debian puts it; not on everybody's PATH.
PLACES = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])


def nginx() -> str:
    """Return the path of nginx; rsync, which publishes to it, is there as well."""
    found = shutil.which("nginx", path=PLACES)
    if found and shutil.which("rsync"):
        return found
    raise Missing(ADVICE)


def install() -> str:
    """The same, installed now if need be and if that can be done."""
    try:
        return nginx()
    except Missing:
        by_apt("nginx-light")
        by_apt("rsync")
    return nginx()


if __name__ == "__main__":
    sys.exit(told(install))
