"""`namrong schema`: what an editor needs to complete and explain each field."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import report
from generator.authoring.editors import SCHEMAS, schema_files
from generator.authoring.files import Writing, write
from generator.commands.options import CLEAN, short, site_option
from generator.commands.questions import refuse


@click.command()
@site_option
@click.argument("out", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema(root: Path, out: Path | None) -> None:
    """เขียนคำอธิบายช่องสำหรับโปรแกรมแก้ไฟล์ เช่น Visual Studio Code

    Write the JSON Schemas of news, district, page, site, programme and words into OUT (default:
    DIR/.vscode/schemas/), so that an editor completes each field and explains it in Thai. They
    depend on the program alone, not on what you write: run it again after an update.

    \b
    ตัวอย่าง | examples
      namrong schema
      namrong schema -C ../my-site
    """  # noqa: D301  # click ends a paragraph at \b
    folder = out or root / SCHEMAS
    try:
        write(Writing(changed=schema_files()), folder)
    except OSError as error:
        refuse("disk", reason=error.strerror or str(error))
    report.say("authoring.schemas", folder=short(folder.resolve()))
    sys.exit(CLEAN)
