"""`namrong rename`: another name for a district or a news item, everywhere at once."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator import clock, report
from generator.authoring.files import write
from generator.authoring.refusal import Refusal
from generator.authoring.rename import Names, Renaming, Spoilt, renamed
from generator.commands.options import (
    CLEAN,
    PROBLEMS,
    needs_site,
    site_option,
    today_option,
)
from generator.commands.questions import refuse
from generator.reading.folder import read_folder


@click.command()
@site_option
@today_option
@click.option("--dry-run", is_flag=True, help="บอกว่าจะแก้อะไร แต่ยังไม่แก้ | tell, and change nothing")
@click.argument("kind", type=click.Choice(["district", "news"]))
@click.argument("old")
@click.argument("new")
def rename(  # noqa: PLR0913  # click gives one argument an option
    *, root: Path, today: date | None, dry_run: bool, kind: str, old: str, new: str
) -> None:
    """เปลี่ยนชื่อไฟล์ของอำเภอหรือข่าว พร้อมทุกที่ที่อ้างถึง

    Give a district or a news item another name: its file moves, every reference in every file
    changes with it, and its old address leads on to the new one. All of it is computed and
    checked first; if the site would have a new error, nothing is written.

    \b
    ตัวอย่าง | examples
      namrong rename district muang-nan mueang-nan --dry-run
      namrong rename district muang-nan mueang-nan
      namrong rename news flod-watch flood-watch
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    found = renamed(Names(kind, old, new), read_folder(root), root, today or clock.today())
    if isinstance(found, Refusal):
        refuse(found.key, **found.data)
    if isinstance(found, Spoilt):
        report.problems(found.problems, style="text", lang="both", root=root)
        report.say("authoring.spoilt", count=len(found.problems))
        sys.exit(PROBLEMS)
    _tell(found)
    if dry_run:
        report.say("authoring.dry_run")
        sys.exit(CLEAN)
    try:
        write(found.writing, root)
    except FileExistsError as error:
        refuse("exists", file=error.args[0])
    except OSError as error:
        refuse("disk", reason=error.strerror or str(error))
    report.say("authoring.renamed", old=old, new=new)
    sys.exit(CLEAN)


def _tell(found: Renaming) -> None:
    report.say("authoring.moves", before=found.before, after=found.after)
    for file, lines in found.lines.items():
        listed = ", ".join(map(str, lines))
        report.say("authoring.changes", file=file, lines=listed)
