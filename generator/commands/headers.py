"""`namrong headers`: the headers of a web server of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import clock, report
from generator.channels.headers.hosts import OWN
from generator.commands.options import CLEAN, FAILED, needs_site, remembered, site_option
from generator.pipeline import examine
from generator.publish.project import Project
from generator.publish.theme_code import theme_code


@click.command()
@site_option
@click.option(
    "--for",
    "host",
    type=click.Choice(sorted(OWN)),
    required=True,
    help="โปรแกรมเว็บเซิร์ฟเวอร์ | the web server",
)
def headers(root: Path, host: str) -> None:
    """พิมพ์ค่าตั้งความปลอดภัยสำหรับเว็บเซิร์ฟเวอร์ของหน่วยงานเอง

    Print what a web server of your own must tell browsers beside each file: the security policy,
    how long to keep a file, and the page for what is not found. Cloudflare Pages and Netlify need
    none of it: they read `_headers` in the published folder.

    \b
    ตัวอย่าง | examples
      namrong headers --for nginx > /etc/nginx/snippets/namrong.conf
      namrong headers --for caddy > /etc/caddy/namrong.caddy
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    with remembered(root) as memory:
        site = examine(root, clock.today(), memory=memory).site
    if site is None:
        report.main_files_first()
        sys.exit(FAILED)
    code = theme_code(Project.at(root.resolve()).theme)
    report.lines(OWN[host](code.headers(site.settings.address)).splitlines())
    sys.exit(CLEAN)
