"""The command line: speaks to people, asks the clock, and turns outcomes into exit statuses."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator import __version__, clock, report
from generator.pipeline import How, examine, plan
from generator.pipeline import build as run_build
from generator.problems import Problem, errors
from generator.publish.export import export as run_export
from generator.publish.preview import preview
from generator.publish.project import Project
from generator.publish.site_folder import refusal

CLEAN, PROBLEMS, FAILED, PUBLISHED_WITH_PROBLEMS = 0, 1, 2, 3


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            self.fail(f"{value}: พิมพ์เป็น ค.ศ.-เดือน-วัน เช่น 2022-08-31 | write it as 2022-08-31")


_site = click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="โฟลเดอร์ที่มี content/ และ districts/ | the folder with content/ and districts/",
)
_drafts = click.option("--drafts", is_flag=True, help="รวมฉบับร่างด้วย | with drafts")
_today = click.option(
    "--today",
    type=_Day(),
    help="ทำเหมือนวันนี้เป็นวันที่นี้ | build as if today were this day (default: today in Bangkok)",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="namrong")
@click.option("--traceback", is_flag=True, help="แสดงรายละเอียดข้อบกพร่อง | show a bug's traceback")
def namrong(*, traceback: bool) -> None:
    r"""นำร่อง: จากไฟล์ YAML หนึ่งไฟล์ สู่เว็บไซต์สองภาษา

    Namrong: one YAML file becomes a site in Thai and English.

    \b
    เริ่มต้น | start with
      namrong check     ตรวจทุกไฟล์ ไม่เขียนอะไร | read every file, write nothing
      namrong build     สร้างเว็บไซต์ลงใน site/ | build the site into site/
      namrong serve     เปิดดูขณะแก้ไฟล์ | look at it while you edit
    """


@namrong.command()
@_site
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="รูปแบบผลลัพธ์ | form of the output",
)
@click.option(
    "--lang", type=click.Choice(["th", "en", "both"]), default="both", help="ภาษา | language"
)
@_today
@click.argument("paths", nargs=-1, metavar="[PATH ...]")
def check(root: Path, style: str, lang: str, today: date | None, paths: tuple[str, ...]) -> None:
    """ตรวจไฟล์ทั้งหมด บอกบรรทัดและวิธีแก้ ไม่เขียนอะไรเลย

    Read every file and say what to mend, with its line. Writes nothing.
    With PATH, only what concerns those files is shown.

    Exit status: 0 nothing to mend, 1 something to mend, 2 no site here.
    """
    _needs_site(root)
    wanted = _wanted(paths, root)
    examined = examine(root, today or clock.today())
    problems = _within(examined.problems, wanted, root)
    report.problems(problems, style=style, lang=lang, root=root)
    if style == "text":
        report.summary(examined, problems, lang)
    sys.exit(PROBLEMS if errors(problems) else CLEAN)


@namrong.command()
@_site
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="ที่วางเว็บไซต์ (ปกติ site ในโฟลเดอร์ของเว็บไซต์) | where the site goes (default: DIR/site)",
)
@_today
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="จำนวนงานที่ทำพร้อมกัน | processes (default: one a processor)",
)
@_drafts
@click.option(
    "--strict", is_flag=True, help="มีจุดต้องแก้แล้วไม่เผยแพร่ | publish nothing if there are errors"
)
def build(  # noqa: PLR0913  # click gives one argument an option
    *,
    root: Path,
    out: Path | None,
    today: date | None,
    jobs: int | None,
    drafts: bool,
    strict: bool,
) -> None:
    r"""สร้างเว็บไซต์ทั้งสองภาษา

    Build the site in both languages. The old site is exchanged for the new one in one
    step, after every link of the new one was checked. A file with errors is left out and
    listed; the others are published.

    \b
    Exit status:
      0  published, nothing to mend
      3  published, and some files have errors (listed above)
      1  --strict, and there are errors: nothing published
      2  wrong usage, nothing publishable, or a bug
    """
    _needs_site(root)
    out = (out or root / "site").resolve()
    if reason := refusal(root.resolve(), out):
        report.say(f"build.{reason}", out=out)
        sys.exit(FAILED)
    day = today or clock.today()
    if strict:
        examined = examine(root, day, drafts=drafts)
        if errors(examined.problems):
            report.problems(examined.problems, style="text", lang="both", root=root)
            report.say("build.strict")
            sys.exit(PROBLEMS)
    try:
        with report.progress() as progress:
            how = How(day, drafts, jobs or os.cpu_count() or 1)
            examined, built = run_build(Project.at(root.resolve()), out, how, progress)
    except OSError as error:
        if os.environ.get("NAMRONG_TRACEBACK"):
            raise
        report.say("build.disk", out=out, reason=error.strerror or str(error))
        sys.exit(FAILED)
    report.problems(examined.problems, style="text", lang="both", root=root)
    if built is None:
        report.staff_contact(examined)
        report.say("build.nothing")
        sys.exit(FAILED)
    report.broken(built.broken)
    if not built.published:
        report.say("build.broken")
        sys.exit(FAILED)
    faulty = {problem.file for problem in errors(examined.problems)}
    if faulty:
        report.say("build.left_out", files=len(faulty))
        report.staff_contact(examined)
    report.say("build.done", out=_short(out), pages=built.pages)
    sys.exit(PUBLISHED_WITH_PROBLEMS if faulty or built.broken else CLEAN)


@namrong.command()
@_site
@_today
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path, today: date | None, out: Path) -> None:
    """เขียนทั้งเว็บไซต์เป็น Markdown ธรรมดา สำหรับใช้กับโปรแกรมอื่น

    Write the whole site as plain Markdown with a neutral mkdocs.yml into OUT, which must be
    empty or not there yet, so that another engine can take over.
    """
    _needs_site(root)
    if out.exists() and any(out.iterdir()):
        report.say("export.not_empty", out=out)
        sys.exit(FAILED)
    examined = examine(root, today or clock.today())
    report.problems(examined.problems, style="text", lang="both", root=root)
    if examined.site is None:
        report.say("build.nothing")
        sys.exit(FAILED)
    project = Project.at(root.resolve())
    with report.progress() as progress:
        pages = run_export(plan(examined.site, project.root), project, out, progress)
    report.say("export.done", out=_short(out.resolve()), pages=pages)
    sys.exit(PUBLISHED_WITH_PROBLEMS if errors(examined.problems) else CLEAN)


@namrong.command()
@_site
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@_drafts
def serve(*, root: Path, port: int, drafts: bool) -> None:
    """เปิดดูเว็บไซต์ขณะแก้ไฟล์ บันทึกแล้วหน้าเว็บเปลี่ยนเอง

    Live preview of both languages at http://127.0.0.1:PORT; a saved file shows by itself.
    """
    _needs_site(root)
    report.say("serve.ready", port=port)
    if drafts:
        os.environ["NAMRONG_DRAFTS"] = "true"  # mkdocs.yml reads it at each rebuild
    preview(Project.at(root.resolve()), port)


def _needs_site(root: Path) -> None:
    if not (root / "content" / "site.yml").is_file():
        report.say("build.not_a_site", root=root.resolve())
        sys.exit(FAILED)


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


def _short(path: Path) -> str:
    """The path from here where it is below, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def main() -> None:
    """The program. A bug ends in 2, in words; the traceback is there for whoever asks."""
    if "--traceback" in sys.argv[1:]:
        os.environ["NAMRONG_TRACEBACK"] = "1"
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        namrong(prog_name="namrong")
    except Exception as error:  # noqa: BLE001  # the outermost: every bug ends here
        if os.environ.get("NAMRONG_TRACEBACK"):
            traceback.print_exc()
        report.bug(error)
        sys.exit(FAILED)
