"""`namrong status`: what an editor has still to do; changes no file."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from urllib.parse import quote

import click

from generator import clock, report
from generator.commands.options import (
    CLEAN,
    FAILED,
    lang_option,
    needs_site,
    remembered,
    site_option,
    today_option,
)
from generator.pipeline import examine
from generator.worklist.days import Window
from generator.worklist.gather import worklist
from generator.worklist.places import Places


@click.command()
@site_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="รูปแบบผลลัพธ์ | form of the output",
)
@lang_option
@click.option(
    "--within",
    type=click.IntRange(0, 366),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="เรื่องที่จะถึงกำหนดภายในกี่วัน | how many days ahead something ends soon",
)
@today_option
def status(*, root: Path, style: str, lang: str, within: int, today: date | None) -> None:
    """บอกงานที่ควรทำ เช่น คำแปลที่ยังขาด เรื่องใกล้หมดเขต หน้าที่ถึงเวลาตรวจทาน

    The worklist of an editor: files to mend and what readers see of them, what ends soon or
    is past its day, what waits to be published, English that is missing or older than the
    Thai, pages not reviewed for a year, names of teams not found. Changes no file of yours.

    \b
    --format json prints one object:
      today     the day, YYYY-MM-DD        within    the days ahead
      total     how many tasks             sections  how many of each section
      tasks     [{section, reason, file, line, column, title: {th, en} or null,
                date and days from today, or null, fields: [{field, line}],
                message: {th, en}}]
    Sections: faulty, passed, soon, waiting, outdated, english, review, team, look.
    --format markdown is for the summary of a CI job:
      namrong status --format markdown >> "$GITHUB_STEP_SUMMARY"

    Exit status: 0 whatever there is to do, 2 no site here, or its own files cannot be read.
    """  # noqa: D301  # click keeps the lines of a paragraph after \b
    needs_site(root)
    day = today or clock.today()
    with remembered(root) as memory, report.progress() as progress:
        examined = examine(root, day, drafts=True, memory=memory, progress=progress)
    places, window = Places(root), Window(day, within)
    found = worklist(examined.site, examined.problems, examined.quarantined, places, window)
    base = _web_address(root)
    report.worklist(found, style, lang, lambda file, line: f"{base}{quote(file)}#L{line}")
    if examined.site is None:
        report.main_files_first()
        sys.exit(FAILED)
    sys.exit(CLEAN)


def _web_address(root: Path) -> str:
    """Where the Git host shows the files below `root`, in a CI job; else a relative address."""
    job = os.environ
    if job.get("GITHUB_REPOSITORY"):
        host = job.get("GITHUB_SERVER_URL", "https://github.com")
        address = f"{host}/{job['GITHUB_REPOSITORY']}/blob/{job.get('GITHUB_SHA', 'HEAD')}"
        checkout = job.get("GITHUB_WORKSPACE", ".")
    elif job.get("CI_PROJECT_URL"):
        address = f"{job['CI_PROJECT_URL']}/-/blob/{job.get('CI_COMMIT_SHA', 'HEAD')}"
        checkout = job.get("CI_PROJECT_DIR", ".")
    else:
        return "" if root == Path() else f"{quote(root.as_posix())}/"
    place, top = root.resolve(), Path(checkout).resolve()
    below = place.relative_to(top).as_posix() if place.is_relative_to(top) else "."
    return f"{address}/" if below == "." else f"{address}/{quote(below)}/"
