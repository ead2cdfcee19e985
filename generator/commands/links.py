"""`namrong links`: to which other sites this one leads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import report
from generator.commands.options import CLEAN, needs_site, site_option
from generator.reading.folder import read_folder
from generator.worklist.outward import as_json, as_text, outward


@click.command()
@site_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="รูปแบบผลลัพธ์ | form of the output",
)
def links(root: Path, style: str) -> None:
    """บอกว่าเว็บไซต์นี้ลิงก์ไปเว็บใดบ้าง อยู่ในไฟล์ใด บรรทัดใด

    Every address of another site that stands in a file, domain by domain, with its file and
    line: what to look through for links that nobody of yours put there. To allow some domains
    alone, name them under `link_domains` in content/site.yml. Changes nothing, fetches nothing.

    \b
    --format json prints one array of {domain, address, file, line}.
    """  # noqa: D301  # click keeps the lines of a paragraph after \b
    needs_site(root)
    found = outward(read_folder(root).all())
    report.lines((as_json(found) if style == "json" else as_text(found)).splitlines())
    report.say("links.found", links=len(found), domains=len({one.domain for one in found}))
    sys.exit(CLEAN)
