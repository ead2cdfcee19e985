"""`namrong verify`: whether a published site is still what was built."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from generator import report
from generator.commands.options import CLEAN, FAILED, PROBLEMS, lang_option
from generator.dates import show_day
from generator.integrity.difference import Comparison, Difference
from generator.integrity.folder import compare_folder
from generator.integrity.record import FILE, MOST_BYTES, SIGNATURE, Integrity, Unreadable, read
from generator.integrity.signature import verdict
from generator.integrity.web import Site, compare_site
from generator.strings import wording
from generator.text import LANGS, Lang, Text

_SIGNATURE_BYTES = 10_000


@click.command()
@lang_option
@click.option(
    "--key",
    metavar="PUB",
    help="กุญแจสาธารณะ: ไฟล์ .pub หรือข้อความในไฟล์ | the public key: its file or its line",
)
@click.option(
    "--record",
    type=click.Path(exists=True, path_type=Path),
    help="เทียบกับ integrity.json ที่เก็บไว้เอง | compare with this file, or that of this folder",
)
@click.argument("site", metavar="DIR|URL")
def verify(*, site: str, key: str | None, record: Path | None, lang: str) -> None:
    """ตรวจว่าเว็บไซต์ที่เผยแพร่ยังตรงกับที่สร้างไว้ทุกไฟล์

    Compare every file of a published folder or of a site on the web with its integrity.json.
    Without --key or --record that file is believed as it is found there: whoever could change
    the site could change it too. Over the web, files that were added are seen only where the
    sitemap names them, and what the host keeps to itself (_headers, _redirects) is not seen.

    \b
    ตัวอย่าง | examples
      namrong verify site
      namrong verify https://www.example.org/ --key namrong.pub
      namrong verify https://www.example.org/ --record site

    \b
    Exit status:
      0  every file is as it was published
      1  something was changed, is missing or was added, or the signature is not the key's
      2  wrong usage, not reachable, or no integrity.json that can be read
    """  # noqa: D301  # click ends a paragraph at \b
    web = _on_the_web(site, lang) if re.match(r"https?://", site) else None
    folder = Path(site)
    if web is None and not folder.is_dir():
        report.say("verify.no_folder", lang, folder=site)
        sys.exit(FAILED)
    place = record if record is not None else (web or folder)
    raw = _read(place, FILE, MOST_BYTES, lang)
    if key is not None:
        _judge(raw, _read(place, SIGNATURE, _SIGNATURE_BYTES, lang), key, lang)
    integrity = read(raw)
    if isinstance(integrity, Unreadable):
        report.say(f"verify.{integrity.why}", lang, found=integrity.found)
        sys.exit(FAILED)
    with report.progress() as progress:
        compared = (
            compare_site(web, integrity, progress)
            if web
            else compare_folder(folder, integrity, progress)
        )
    _end(compared, integrity, lang, web=web is not None, signed=key is not None)


def _on_the_web(typed: str, lang: str) -> Site:
    """Below which address the files stand; typed with the record's own name as well."""
    address = typed.removesuffix(FILE)
    try:
        return Site(address if address.endswith("/") else f"{address}/")
    except ValueError as error:
        _stop("unreached", lang, address=typed, said=error)


def _read(place: Site | Path, name: str, most: int, lang: str) -> bytes:
    """The record or its signature; without a record the end of the program."""
    if isinstance(place, Site):
        answer = place.get(name, most, keep=True)
        if answer.status == 200 and len(answer.body) <= most:
            return answer.body
        said = answer.why or answer.elsewhere or str(answer.status)
        data = {"address": place.address + name, "said": said}
        problem = ("large", {"found": name}) if answer.status == 200 else ("unreached", data)
    else:
        path = _path(place, name)
        problem = ("no_file", {"file": str(path)})
        if path.is_file():
            if path.stat().st_size <= most:
                return path.read_bytes()
            problem = ("large", {"found": name})
    if name == SIGNATURE and problem[0] != "large":
        return b""  # told as a signature that is not the key's
    report.say(f"verify.{problem[0]}", lang, **problem[1])
    raise SystemExit(FAILED)


def _path(place: Path, name: str) -> Path:
    """Of a record that was kept by itself, the signature is beside it."""
    if place.is_dir():
        return place / name
    return place if name == FILE else place.with_name(f"{place.name}.minisig")


def _judge(raw: bytes, signature: bytes, key: str, lang: str) -> None:
    """Go on only where the key's owner signed this record."""
    path = Path(key)
    public = path.read_bytes() if path.is_file() else key.encode()
    found = verdict(raw, signature, public)
    if found == "no_key":
        _stop("no_key", lang, typed=key)
    if found != "good":
        report.say("verify.bad_signature", lang)
        sys.exit(PROBLEMS)


def _stop(which: str, lang: str, **data: object) -> NoReturn:
    report.say(f"verify.{which}", lang, **data)
    sys.exit(FAILED)


def _told(one: Difference, lang: Lang) -> str:
    """A stranger may have named the file: nothing in it may move the cursor."""
    data = {"file": _printable(one.path), "more": _printable(one.more)}
    words: Text = wording("cli")["difference"][one.kind]
    return words.filled(lang, data)


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _day(typed: str) -> Text | str:
    """As people write it; as it stands where a stranger wrote no day."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return typed
    return Text(*(show_day(day, lang) for lang in LANGS))


def _end(
    compared: Comparison, integrity: Integrity, lang: str, *, web: bool, signed: bool
) -> NoReturn:
    report.lines(
        _told(one, each) for one in compared.differences for each in LANGS if lang in (each, "both")
    )
    if compared.unseen:
        report.say("verify.unseen", lang, files=", ".join(compared.unseen))
    if web:
        report.say("verify.web", lang)
    if not signed:
        report.say("verify.unsigned", lang)
    data = {
        "day": _day(integrity.day),
        "commit": integrity.commit[:12] or "-",
        "files": compared.seen,
    }
    if compared.differences:
        report.say("verify.differs", lang, count=len(compared.differences), **data)
        sys.exit(PROBLEMS)
    report.say("verify.clean", lang, **data)
    sys.exit(CLEAN)
