"""`namrong build`: the whole way from YAML to the published folder."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator import clock, report
from generator.commands import room
from generator.commands.key import secret_key
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
from generator.pipeline import Examined, Order, Unchanged, examine, note_unchanged, unchanged
from generator.pipeline import build as run_build
from generator.problems import Problem, errors
from generator.publish.project import Project
from generator.publish.site_folder import Built, forget, refusal
from generator.reading.history import standing
from generator.site import Site


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
@click.option(
    "--sign",
    "key",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="KEYFILE",
    help="ลงลายมือชื่อด้วยกุญแจลับ (namrong key) | sign integrity.json with this secret key",
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
    key: Path | None,
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
      2  wrong usage, nothing publishable, more than the host takes, or a bug
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    out = (out or root / "site").resolve()
    if reason := refusal(root.resolve(), out):
        report.say(f"build.{reason}", lang, out=out)
        sys.exit(FAILED)
    day = today or clock.today()
    options = f"{day} {drafts} {no_cards} {no_notices} {key} {standing(root)}"
    order = Order(Project.at(root.resolve()), out, options, state(root), secret_key(key))
    if clean:
        forget(state(root), out)
    with remembered(root) as memory:
        same = unchanged(order, memory)
    if same:
        sys.exit(_say_unchanged(same, out, lang, root))
    with remembered(root) as memory, report.progress() as progress:
        examined = examine(root.resolve(), day, drafts=drafts, memory=memory, progress=progress)
    _say_problems(examined.problems, lang, root)
    site = _publishable(examined, lang, strict=strict).without(
        *["cards"] * no_cards, *["notices"] * no_notices
    )
    built = _built(site, order, lang, jobs)
    if built.published:
        report.made(built, lang, explain=explain)
    status = _end(built, examined, root, lang)
    if status == CLEAN:
        said = Unchanged(examined.problems, built.pages, len(built.made) + built.kept)
        with remembered(root) as memory:
            note_unchanged(order, said, memory)
    sys.exit(status)


def _publishable(examined: Examined, lang: str, *, strict: bool) -> Site:
    """The site, or the end with the reason why there is none."""
    if strict and errors(examined.problems):
        report.say("build.strict", lang)
        sys.exit(PROBLEMS)
    if examined.site is None:
        report.staff_contact(examined.staff_contact, lang)
        report.say("build.nothing", lang)
        sys.exit(FAILED)
    return examined.site


def _built(site: Site, order: Order, lang: str, jobs: int) -> Built:
    try:
        with report.progress() as progress:
            return run_build(site, order, progress, jobs=jobs)
    except OSError as error:
        if os.environ.get("NAMRONG_TRACEBACK"):
            raise
        report.say("build.disk", lang, out=order.out, reason=error.strerror or str(error))
        sys.exit(FAILED)


def _say_unchanged(same: Unchanged, out: Path, lang: str, root: Path) -> int:
    """The warnings stand as they did, and the site as it was published."""
    _say_problems(same.problems, lang, root)
    report.say("build.unchanged", lang, kept=same.outputs)
    report.say("build.done", lang, out=short(out), pages=same.pages)
    return CLEAN


def _say_problems(found: tuple[Problem, ...], lang: str, root: Path) -> None:
    for style in ("text", "github") if _on_github() else ("text",):
        report.problems(found, style=style, lang=lang, root=root)


def _on_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _end(built: Built, examined: Examined, root: Path, lang: str) -> int:
    """Say what became of it; returns the exit status."""
    report.gaps(built.broken, built.lost, lang)
    if not built.published:
        if any(one.ours for one in built.broken):
            report.say("build.broken", lang)
        else:
            room.too_little(built, lang)
        return FAILED
    faulty = {problem.file for problem in errors(examined.problems)}
    if faulty:
        report.quarantined(examined, root, lang, github=_on_github())
        report.staff_contact(examined.staff_contact, lang)
    room.told(built, lang)
    report.say("build.done", lang, out=short(built.out), pages=built.pages)
    return PUBLISHED_WITH_PROBLEMS if faulty or built.broken or built.lost else CLEAN
