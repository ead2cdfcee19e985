"""Finds pdftotext; `python -m tests.tools.poppler` installs it where none is found."""

import shutil
import sys

from tests.tools.installing import by_apt, told
from tests.tools.missing import Missing

ADVICE = "ไม่พบ pdftotext: ติดตั้ง poppler-utils | No pdftotext found: install poppler-utils"


def pdftotext() -> str:
    """Return the path of poppler's reader of texts."""
    if found := shutil.which("pdftotext"):
        return found
    raise Missing(ADVICE)


def install() -> str:
    """The same, installed now if need be and if that can be done."""
    if not shutil.which("pdftotext"):
        by_apt("poppler-utils")
    return pdftotext()


if __name__ == "__main__":
    sys.exit(told(install))
