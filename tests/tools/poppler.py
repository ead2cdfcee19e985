"""Finds pdftotext; `python -m tests.tools.poppler` installs it where none is found."""

import os
import shutil
import subprocess
import sys

from tests.tools.missing import Missing, must_have_all

ADVICE = "ไม่พบ pdftotext: ติดตั้ง poppler-utils | No pdftotext found: install poppler-utils"


def pdftotext() -> str:
    """Return the path of poppler's reader of texts."""
    if found := shutil.which("pdftotext"):
        return found
    raise Missing(ADVICE)


def main() -> int:
    if not shutil.which("pdftotext") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "--no-install-recommends", "poppler-utils"]):
            subprocess.run(
                ["apt-get", "-q", *step], env=quiet, stdin=subprocess.DEVNULL, stdout=2, check=False
            )
    try:
        print(pdftotext())  # noqa: T201  the answer
    except Missing as missing:
        print(missing, file=sys.stderr)  # noqa: T201  the answer
        return 1 if must_have_all() else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
