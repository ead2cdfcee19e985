"""The command line: the group of commands, and the end of every bug."""

from __future__ import annotations

import gc
import os
import sys
import traceback

import click

from generator import __version__, report
from generator.commands.addresses import addresses
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.export import export
from generator.commands.headers import headers
from generator.commands.key import key
from generator.commands.links import links
from generator.commands.new import new
from generator.commands.options import FAILED
from generator.commands.rename import rename
from generator.commands.schema import schema
from generator.commands.serve import serve
from generator.commands.status import status
from generator.commands.usage import Program, in_both_languages
from generator.commands.verify import verify


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="namrong", help="แสดงรุ่นของโปรแกรม | show the version")
@click.option("--traceback", is_flag=True, help="แสดงรายละเอียดข้อบกพร่อง | show a bug's traceback")
def namrong(*, traceback: bool) -> None:
    """นำร่อง: จากไฟล์ YAML หนึ่งไฟล์ สู่เว็บไซต์สองภาษา

    Namrong: one YAML file becomes a site in Thai and English.

    \b
    เริ่มต้น | start with
      namrong new news  เขียนข่าวใหม่จากตัวอย่าง | begin a news item from its example
      namrong check     ตรวจทุกไฟล์ ไม่เขียนอะไร | read every file, write nothing
      namrong build     สร้างเว็บไซต์ลงใน site/ | build the site into site/
      namrong serve     เปิดดูขณะแก้ไฟล์ | look at it while you edit
      namrong status    บอกงานที่ควรทำ | what is still to do
    """  # noqa: D301  # click ends a paragraph at \b


for _command in (
    *(check, build, serve, status, new, rename, addresses),
    *(links, headers, verify, key, schema, export),
):
    namrong.add_command(_command)
in_both_languages(namrong)


def main() -> None:
    """The program. A bug ends in 2, in words; the traceback is there for whoever asks."""
    if "--traceback" in sys.argv[1:]:
        os.environ["NAMRONG_TRACEBACK"] = "1"
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Records live as long as the program: looking through all of them again and again made
    # reading a third slower, and the more so the larger the site.
    gc.set_threshold(100_000, 50, 1_000)
    try:
        namrong(prog_name="namrong")
    except Exception as error:  # noqa: BLE001  # the outermost: every bug ends here
        if os.environ.get("NAMRONG_TRACEBACK"):
            traceback.print_exc()
        report.bug(error)
        sys.exit(FAILED)
