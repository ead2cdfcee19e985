"""`namrong key`: a pair of keys, to sign what is published; and the secret one for a build."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator import report
from generator.commands.options import CLEAN, FAILED
from generator.integrity.signature import Signer, signer
from generator.publish.keys import repository_of, write_pair

PASSWORD = "NAMRONG_KEY_PASSWORD"  # noqa: S105  # the name of the variable that holds it


@click.command()
@click.argument("keyfile", type=click.Path(dir_okay=False, path_type=Path))
def key(keyfile: Path) -> None:
    """ทำกุญแจคู่ใหม่สำหรับลงลายมือชื่อเว็บไซต์ที่เผยแพร่

    Make a new pair of keys in the format of minisign: KEYFILE, the secret one, and KEYFILE.pub,
    which anybody may have. The secret key is for `namrong build --sign KEYFILE` and never
    belongs into a repository. Where NAMRONG_KEY_PASSWORD is set, it is encrypted with that.
    """
    if repository := repository_of(keyfile):
        report.say("key.repository", folder=repository)
        sys.exit(FAILED)
    try:
        public = write_pair(keyfile, os.environ.get(PASSWORD, ""))
    except FileExistsError as error:
        report.say("key.there", file=error.filename or error.args[0])
        sys.exit(FAILED)
    except OSError as error:
        report.say("key.disk", file=keyfile, reason=error.strerror or str(error))
        sys.exit(FAILED)
    report.say("key.made", secret=keyfile, public=public)
    sys.exit(CLEAN)


def secret_key(keyfile: Path | None) -> Signer | None:
    """The key that a build signs with, None where it is to sign nothing; or the end of all."""
    if keyfile is None:
        return None
    try:
        found = signer(keyfile, os.environ.get(PASSWORD, ""))
    except OSError as error:
        report.say("key.unread", file=keyfile, reason=error.strerror or str(error))
        sys.exit(FAILED)
    if found is None:
        report.say("key.no_key", file=keyfile, variable=PASSWORD)
        sys.exit(FAILED)
    return found
