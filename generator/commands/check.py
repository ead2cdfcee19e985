"""`namrong check`: what to mend, with file and line; writes nothing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator import clock, report
from generator.commands.options import (
    CLEAN,
    FAILED,
    PROBLEMS,
    lang_option,
    needs_site,
    remembered,
    site_option,
    today_option,
)
from generator.pipeline import check as run_check
from generator.problems import Problem, errors


@click.command()
@site_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="รูปแบบผลลัพธ์ | form of the output",
)
@lang_option
@today_option
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
def check(root: Path, style: str, lang: str, today: date | None, paths: tuple[str, ...]) -> None:
    """ตรวจไฟล์ทั้งหมด บอกบรรทัดและวิธีแก้ ไม่แก้ไฟล์ใดให้

    Read every file and say what to mend, with its line. Changes no file of yours; what was
    found out is kept in .namrong/, so that only changed files are read again.
    With PATH, only what concerns those files is shown.

    Exit status: 0 nothing to mend, 1 something to mend, 2 no site here.
    """
    needs_site(root)
    wanted = _wanted(paths, root)
    with remembered(root) as memory, report.progress() as progress:
        checked = run_check(root, today or clock.today(), memory, progress)
    problems = _within(checked.problems, wanted, root)
    report.problems(problems, style=style, lang=lang, root=root)
    if style == "text":
        report.summary(checked, problems, lang)
    sys.exit(PROBLEMS if errors(problems) else CLEAN)


def _wanted(paths: tuple[str, ...], root: Path) -> list[Path]:
    """The files or folders named, as typed from here or from the site's folder."""
    wanted = []
    for path in paths:
        found = next((p for p in (Path(path), root / path) if p.exists()), None)
        if found is None:
            report.say("check.no_such_path", path=path)
            sys.exit(FAILED)
        wanted.append(found.resolve())
    return wanted


def _within(problems: tuple[Problem, ...], wanted: list[Path], root: Path) -> tuple[Problem, ...]:
    """The problems of the files or folders named; all without names."""
    base = root.resolve()
    return tuple(
        problem
        for problem in problems
        if not wanted
        or any(path in ((base / problem.file), *(base / problem.file).parents) for path in wanted)
    )
