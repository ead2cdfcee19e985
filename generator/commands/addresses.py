"""`namrong addresses`: notes the addresses that were published, so that none is lost unseen."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator import clock, report
from generator.authoring.files import Writing, write
from generator.authoring.starters import example
from generator.commands.options import (
    CLEAN,
    PROBLEMS,
    lang_option,
    needs_site,
    remembered,
    short,
    site_option,
    today_option,
)
from generator.commands.questions import refuse
from generator.pages.lasting import lasting
from generator.pipeline import examine
from generator.problems import errors
from generator.reading.layout import LEDGER
from generator.reading.ledger import with_addresses


@click.command()
@site_option
@lang_option
@today_option
@click.option("--write", "writes", is_flag=True, help="เติมลงในไฟล์ | add them to the file")
def addresses(*, root: Path, lang: str, today: date | None, writes: bool) -> None:
    """จดที่อยู่หน้าเว็บที่เผยแพร่แล้วลงใน addresses.txt เพื่อไม่ให้ลิงก์ที่แจกไปแล้วหาย

    List the addresses of the site as published that are not in DIR/addresses.txt yet; --write
    adds them there, sorted, one a line, and takes none away. From then on `check` and `build`
    tell when one of them would vanish. For whoever publishes: run it after publishing, and
    commit the file.

    Exit status: 0 done, 1 the file has lines that cannot be read, 2 no site here.
    """
    needs_site(root)
    with remembered(root) as memory, report.progress() as progress:
        day = today or clock.today()
        examined = examine(root, day, memory=memory, progress=progress)
    unread = [fault for fault in errors(examined.problems) if fault.code in ("R342", "R346")]
    if unread or examined.site is None:
        report.problems(unread or examined.problems, style="text", lang=lang, root=root)
        report.say("addresses.faulty", lang, file=LEDGER)
        sys.exit(PROBLEMS)
    known = lasting(examined.site)
    new = sorted(known - set(examined.site.ledger.entries))
    file = short((root / LEDGER).resolve())
    if not new:
        report.say("addresses.nothing", lang, file=file, count=len(examined.site.ledger.entries))
        sys.exit(CLEAN)
    report.lines(new)
    if not writes:
        report.say("addresses.new", lang, file=file, count=len(new))
        sys.exit(CLEAN)
    path = root / LEDGER
    text = path.read_text("utf-8-sig") if examined.site.ledger.there else example(LEDGER)
    try:
        write(Writing(changed={LEDGER: with_addresses(text, new).encode()}), root)
    except OSError as error:
        refuse("disk", reason=error.strerror or str(error))
    report.say("addresses.written", lang, file=file, count=len(new))
    sys.exit(CLEAN)
