"""What several commands share: their options, exit statuses and first question."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator import report
from generator.memory import Stored

CLEAN, PROBLEMS, FAILED, PUBLISHED_WITH_PROBLEMS = 0, 1, 2, 3


class Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            self.fail("usage.day", param, ctx)  # worded by commands/usage.py


site_option = click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="โฟลเดอร์ที่มี content/ และ districts/ | the folder with content/ and districts/",
)
drafts_option = click.option("--drafts", is_flag=True, help="รวมฉบับร่างด้วย | with drafts")
lang_option = click.option(
    "--lang", type=click.Choice(["th", "en", "both"]), default="both", help="ภาษา | language"
)
today_option = click.option(
    "--today",
    type=Day(),
    help="ทำเหมือนวันนี้เป็นวันที่นี้ | build as if today were this day (default: today in Bangkok)",
)


def needs_site(root: Path) -> None:
    if not (root / "content" / "site.yml").is_file():
        report.say("build.not_a_site", root=root.resolve())
        sys.exit(FAILED)


def short(path: Path) -> str:
    """The path from here where it is below, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


STATE = ".namrong"  # in the site's folder; may be deleted, and kept by a CI job from run to run


def remembered(root: Path) -> Stored:
    """What earlier runs found out about this site; used in a `with`."""
    return Stored(state(root) / "memory.sqlite3")


def state(root: Path) -> Path:
    """The software's own folder within the site's."""
    return root / STATE
