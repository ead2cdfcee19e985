"""`namrong build`: the whole way from YAML to the published folder."""

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
    PROBLEMS,
    PUBLISHED_WITH_PROBLEMS,
    drafts_option,
    lang_option,
    needs_site,
    remembered,
    short,
    site_option,
    state,
    today_option,
)
from generator.pipeline import Examined, examine
from generator.pipeline import build as run_build
from generator.problems import errors
from generator.publish.project import Project
from generator.publish.site_folder import Built, forget, refusal


@click.command()
@site_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="ที่วางเว็บไซต์ (ปกติ site ในโฟลเดอร์ของเว็บไซต์) | where the site goes (default: DIR/site)",
)
@lang_option
@today_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=lambda: os.cpu_count() or 1,
    help="จำนวนงานที่ทำพร้อมกัน | processes (default: one a processor)",
)
@drafts_option
@click.option(
    "--strict", is_flag=True, help="มีจุดต้องแก้แล้วไม่เผยแพร่ | publish nothing if there are errors"
)
@click.option(
    "--clean",
    is_flag=True,
    help="ทำใหม่ทั้งหมด ไม่ใช้ของเดิม | make everything anew (same result, only slower)",
)
@click.option(
    "--explain", is_flag=True, help="บอกว่าทำรายการใดใหม่เพราะอะไร | say what was made, and why"
)
@click.option("--no-cards", is_flag=True, help="ไม่ทำภาพแชร์ครั้งนี้ | make no share cards this time")
@click.option(
    "--no-notices",
    is_flag=True,
    help="ไม่ทำข่าวติดบอร์ดครั้งนี้ | make no notices this time",
)
def build(  # noqa: PLR0913  # click gives one argument an option
    *,
    root: Path,
    out: Path | None,
    lang: str,
    today: date | None,
    jobs: int,
    drafts: bool,
    strict: bool,
    clean: bool,
    explain: bool,
    no_cards: bool,
    no_notices: bool,
) -> None:
    """สร้างเว็บไซต์ทั้งสองภาษา

    Build the site in both languages. The old site is exchanged for the new one in one step,
    after every link of the new one was checked. Of a file with errors the last good version
    stays, else it waits; the others are published.

    Only what has changed is made; the rest is taken over. .namrong/ keeps what that needs, and
    may be deleted at any time: the next build then makes everything, with the same result.

    \b
    Exit status:
      0  published, nothing to mend
      3  published, and some files have errors (listed above)
      1  --strict, and there are errors: nothing published
      2  wrong usage, nothing publishable, or a bug
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    out = (out or root / "site").resolve()
    if reason := refusal(root.resolve(), out):
        report.say(f"build.{reason}", lang, out=out)
        sys.exit(FAILED)
    if clean:
        forget(state(root), out)
    with remembered(root) as memory, report.progress() as progress:
        day = today or clock.today()
        examined = examine(root.resolve(), day, drafts=drafts, memory=memory, progress=progress)
    github = os.environ.get("GITHUB_ACTIONS") == "true"
    for style in ("text", "github") if github else ("text",):
        report.problems(examined.problems, style=style, lang=lang, root=root)
    if strict and errors(examined.problems):
        report.say("build.strict", lang)
        sys.exit(PROBLEMS)
    if examined.site is None:
        report.staff_contact(examined.staff_contact, lang)
        report.say("build.nothing", lang)
        sys.exit(FAILED)
    try:
        with report.progress() as progress:
            project = Project.at(root.resolve())
            site = examined.site.without(*["cards"] * no_cards, *["notices"] * no_notices)
            built = run_build(site, project, out, progress, jobs=jobs, state=state(root))
    except OSError as error:
        if os.environ.get("NAMRONG_TRACEBACK"):
            raise
        report.say("build.disk", lang, out=out, reason=error.strerror or str(error))
        sys.exit(FAILED)
    if built.published:
        report.made(built, lang, explain=explain)
    sys.exit(_end(built, examined, root, lang, github=github))


def _end(built: Built, examined: Examined, root: Path, lang: str, *, github: bool) -> int:
    """Say what became of it; returns the exit status."""
    report.gaps(built.broken, built.lost, lang)
    if not built.published:
        report.say("build.broken", lang)
        return FAILED
    faulty = {problem.file for problem in errors(examined.problems)}
    if faulty:
        report.quarantined(examined, root, lang, github=github)
        report.staff_contact(examined.staff_contact, lang)
    report.say("build.done", lang, out=short(built.out), pages=built.pages)
    return PUBLISHED_WITH_PROBLEMS if faulty or built.broken or built.lost else CLEAN
