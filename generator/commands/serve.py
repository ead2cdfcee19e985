"""`namrong serve`: live preview."""

from __future__ import annotations

import errno
import signal
import sys
from pathlib import Path

import click

from generator import clock, report
from generator.commands.options import (
    FAILED,
    drafts_option,
    lang_option,
    needs_site,
    remembered,
    site_option,
    state,
)
from generator.pipeline import Examined
from generator.preview.server import Server
from generator.preview.shown import Shown
from generator.preview.watch import Watch
from generator.problems import Problem
from generator.publish.project import Project
from generator.publish.shelves import shelves


@click.command()
@site_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="เลขพอร์ต (0 คือพอร์ตใดก็ได้ที่ว่าง) | port (0: any that is free)",
)
@drafts_option
@lang_option
def serve(*, root: Path, port: int, drafts: bool, lang: str) -> None:
    """เปิดดูเว็บไซต์ขณะแก้ไฟล์ บันทึกแล้วหน้าเว็บเปลี่ยนเอง

    Live preview of both languages at http://127.0.0.1:PORT; a saved file shows by itself. A
    page is made when it is opened. What is wrong stands above the page in plain words, and the
    last good version below it. Stop with Ctrl+C.
    """
    needs_site(root)
    project = Project.at(root.resolve())
    with remembered(root) as memory, shelves(state(root), project) as kept:
        shown = Shown(project, clock.today, memory, kept, drafts=drafts)
        try:
            server = Server(shown, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            report.say("serve.busy", lang, port=port, other=port % 65535 + 1)
            sys.exit(FAILED)
        told = _told(shown.refresh(), (), root, lang)
        watch = Watch(project.root, (root / "content", root / "districts", project.theme))
        watch.start()
        server.start()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl+C does
        report.say("serve.ready", lang, port=server.port, base=shown.base)
        try:
            for changed in watch.changes():
                theme = any(project.theme.resolve() in path.parents for path in changed)
                told = _told(shown.refresh(theme=theme), told, root, lang)
                server.tell()
        except KeyboardInterrupt:
            report.say("serve.stopped", lang)
        finally:
            watch.stop()
            server.stop()


def _told(
    examined: Examined | None, before: tuple[Problem, ...], root: Path, lang: str
) -> tuple[Problem, ...]:
    """Print the problems when they are others than before."""
    if examined is None:
        return before
    if examined.problems != before:
        report.problems(examined.problems, style="text", lang=lang, root=root)
        report.say("serve.mended" if not examined.problems else "serve.changed", lang)
    return examined.problems
