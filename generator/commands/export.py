"""`namrong export`: the site as plain Markdown."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator import clock, report
from generator.commands.options import (
    CLEAN,
    FAILED,
    PUBLISHED_WITH_PROBLEMS,
    lang_option,
    needs_site,
    remembered,
    short,
    site_option,
    state,
    today_option,
)
from generator.pipeline import examine, plan
from generator.problems import errors
from generator.publish.export import export as run_export
from generator.publish.project import Project
from generator.publish.shelves import shelves
from generator.publish.site_folder import refusal


@click.command()
@site_option
@lang_option
@today_option
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path, lang: str, today: date | None, out: Path) -> None:
    """เขียนทั้งเว็บไซต์เป็น Markdown ธรรมดา สำหรับใช้กับโปรแกรมอื่น

    Write the whole site as plain Markdown with a neutral mkdocs.yml into OUT, which must be
    empty or not there yet, so that another engine can take over.
    """
    needs_site(root)
    if reason := refusal(root.resolve(), out.resolve()):
        report.say(f"build.{reason}", lang, out=out)
        sys.exit(FAILED)
    if out.exists() and any(out.iterdir()):
        report.say("export.not_empty", lang, out=out)
        sys.exit(FAILED)
    with remembered(root) as memory, report.progress() as progress:
        examined = examine(root, today or clock.today(), memory=memory, progress=progress)
    report.problems(examined.problems, style="text", lang=lang, root=root)
    if examined.site is None:
        report.say("build.nothing", lang)
        sys.exit(FAILED)
    project = Project.at(root.resolve())
    with report.progress() as progress, shelves(state(project.root), project) as kept:
        jobs = os.cpu_count() or 1
        made, lost = kept.filled(plan(examined.site, project.root), progress, jobs)
        pages = run_export(made, project, out, progress)
    report.gaps((), lost, lang)
    report.say("export.done", lang, out=short(out.resolve()), pages=pages)
    sys.exit(PUBLISHED_WITH_PROBLEMS if lost or errors(examined.problems) else CLEAN)
