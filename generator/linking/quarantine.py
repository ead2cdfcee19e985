"""A faulty file shows its last good version, unless it speaks of taking something down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from generator.dates import show_day
from generator.linking.assembly import Assembled, assemble
from generator.memory import Memory
from generator.problems import Problem, errors
from generator.reading import thai
from generator.reading.folder import Folder
from generator.reading.history import Version, versions
from generator.reading.layout import FOLDERS, PROGRAMME, SITE, WORDS
from generator.reading.source import Source
from generator.strings import wording
from generator.text import LANGS, Text

# Someone may be taking this item down, however badly it is typed. Only news has such fields.
_TAKING_DOWN = re.compile(r"withd?r?a|expire|draft|ถอนข่าว|ถอนออก|ฉบับร่าง|หมดอายุ", re.IGNORECASE)
_DOWN_WORDS = {"withdrawn", "expires", "status", "draft", "images"}
# Someone may be calling off what this item announces, in `state`, its title or anywhere.
_CALLED_OFF = (
    re.compile(r"can[cs]e?l|called off|ยกเลิ?ก|งด(?:จัด|งาน|กิจกรรม|การ|ประชุม)", re.IGNORECASE),
    re.compile(r"p[ou]st?pon|reschedul|put off|เลื่อน(?!ชั้น|ขั้น|ตำแหน่ง|ระดับ)", re.IGNORECASE),
)
_CALLED_OFF_WORDS = ("cancelled", "postponed")
_REMARK = re.compile(r"^#(?!#).*$", re.MULTILINE)  # ## is a heading that lost its indent
_IMAGES = re.compile(r"^images\b.*?(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What readers get of a faulty file.

    `kept`: the version of `commit`, of `day`, or one that was held and has neither; `waits`:
    nothing, there is no good version; `partly`: the site's own file without its faulty fields;
    `down`: nothing, since the text speaks of withdrawing, expiry, a draft or other pictures, or
    calls something off that the earlier version announces, or cannot be read at all.
    """

    file: str
    fate: Literal["kept", "waits", "partly", "down"]
    commit: str = ""
    day: date | None = None

    def said(self) -> Text:
        """The same in words, to stand behind the file's name."""
        held = self.fate == "kept" and not self.commit
        text: Text = wording("cli")["fate"]["held" if held else self.fate]
        day = Text(*(show_day(self.day, lang) for lang in LANGS)) if self.day else ""
        return text.with_data({"day": day, "commit": self.commit[:7]})


def with_last_good(  # noqa: PLR0913  # what assemble takes, and where history is
    first: Assembled,
    folder: Folder,
    root: Path,
    today: date,
    *,
    drafts: bool = False,
    memory: Memory | None = None,
    held: Mapping[str, Source] = MappingProxyType({}),
) -> tuple[Assembled, tuple[Quarantined, ...]]:
    """Assemble again with a good version in place of each faulty file, where there is one.

    `held` has versions later than any of git's: what a preview showed a moment ago.
    """
    pending = {problem.file for problem in errors(first.problems)} & {s.file for s in folder.all()}
    faults = errors(first.problems)
    older = {
        file: _good_versions(
            root, file, tuple(one for one in faults if one.file == file), held.get(file)
        )
        for file in sorted(pending)
    }
    fates: dict[str, Quarantined] = {}
    others: dict[str, Source] = {}
    assembled = first
    while pending:
        for file in sorted(pending):
            fates[file], source = next(older[file])
            if source is not None:
                others[file] = source
            else:
                others.pop(file, None)  # as typed it is left out by itself
        assembled = assemble(folder.with_others(others), today, drafts=drafts, memory=memory)
        faulty = {problem.file for problem in errors(assembled.problems)}
        kept = {file for file, fate in fates.items() if fate.fate == "kept"}
        pending = faulty & kept
        if faulty - set(older):
            # An earlier version took something from a good file: a sector, an address.
            pending |= {file for file in kept if file in (PROGRAMME, SITE) or _is(file, "page")}
    return assembled, tuple(_told(fates[file], assembled) for file in sorted(fates))


def _is(file: str, kind: str) -> bool:
    return file.startswith(f"{FOLDERS[kind]}/")


def _told(fate: Quarantined, assembled: Assembled) -> Quarantined:
    """The fate as readers see it: of a draft, or of a later day's news, they see nothing."""
    site = assembled.site
    if fate.fate == "kept" and _is(fate.file, "news"):
        hidden = site is None or fate.file not in {item.file for item in site.news}
        return Quarantined(fate.file, "waits") if hidden else fate
    if fate.fate != "kept" and fate.file in (SITE, PROGRAMME, WORDS) and site is not None:
        return Quarantined(fate.file, "partly")
    return fate


def _good_versions(
    root: Path, file: str, faults: tuple[Problem, ...], held: Source | None
) -> Iterator[tuple[Quarantined, Source | None]]:
    """Each earlier version that can be read, then the fate of a file that has none."""
    try:
        typed = (root / file).read_bytes()
    except OSError:
        typed = b""  # told as a problem already; nobody can have typed anything
    now = _decoded(typed)
    if now is None or (_is(file, "news") and _speaks_of_down(now, faults)):
        yield Quarantined(file, "down"), None
        return
    latest = [Version("", None, held.raw)] if held and held.digest else []
    for version in chain(latest, versions(root, file)):
        source = Source(file, version.text)
        if version.text == typed or errors(source.problems):
            continue
        before = _decoded(version.text) or ""
        off = _remarks_down(now, before) or _calls_off(now, before, faults)
        if _images(now) != _images(before) or (_is(file, "news") and off):
            yield Quarantined(file, "down"), None
            return
        yield _kept(file, version), source
    yield Quarantined(file, "waits"), None


def _speaks_of_down(text: str, faults: tuple[Problem, ...]) -> bool:
    """By a word of the text, or by what the checker itself takes a misspelt field for."""
    meant = {str(fault.data.get("write", "")) for fault in faults}
    return bool(_TAKING_DOWN.search(_REMARK.sub("", text))) or bool(meant & _DOWN_WORDS)


def _remarks_down(now: str, before: str) -> bool:
    """Whether a remark says so that the earlier version had not: an example's remarks do not."""
    added = set(_REMARK.findall(now)) - set(_REMARK.findall(before))
    return any(_TAKING_DOWN.search(remark) for remark in added)


def _calls_off(now: str, before: str, faults: tuple[Problem, ...]) -> bool:
    """Whether it speaks of cancelling, or of postponing, oftener than the earlier version."""
    meant = [str(fault.data.get("write", "")) for fault in faults]
    typed, known = (thai.mend(_REMARK.sub("", text)) for text in (now, before))
    return any(
        len(words.findall(typed)) + meant.count(word) > len(words.findall(known))
        for words, word in zip(_CALLED_OFF, _CALLED_OFF_WORDS, strict=True)
    )


def _decoded(raw: bytes) -> str | None:
    """The text in whatever encoding it was saved; None where no one can tell."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _kept(file: str, version: Version) -> Quarantined:
    return Quarantined(file, "kept", version.commit, version.day)


def _images(text: str) -> list[str]:
    """The lines about pictures and their rights, as typed but for blanks."""
    lines = "\n".join(found[0] for found in _IMAGES.finditer(text)).splitlines()
    return [line.strip() for line in lines if line.strip()]
