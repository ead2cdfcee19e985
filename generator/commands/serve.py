"""`namrong serve`: live preview."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from generator import report
from generator.commands.options import (
    FAILED,
    drafts_option,
    needs_site,
    site_option,
)
from generator.publish.preview import preview
from generator.publish.project import Project


@click.command()
@site_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@drafts_option
def serve(*, root: Path, port: int, drafts: bool) -> None:
    """เปิดดูเว็บไซต์ขณะแก้ไฟล์ บันทึกแล้วหน้าเว็บเปลี่ยนเอง

    Live preview of both languages at http://127.0.0.1:PORT; a saved file shows by itself.
    """
    needs_site(root)
    report.say("serve.ready", port=port)
    if drafts:
        os.environ["NAMRONG_DRAFTS"] = "true"  # mkdocs.yml reads it at each rebuild
    try:
        preview(Project.at(root.resolve()), port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        report.say("serve.busy", port=port, other=port + 1)
        sys.exit(FAILED)
