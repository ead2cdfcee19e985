"""What is worth a second look before it goes out: warnings about texts that were read all right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from generator.linking.references import at
from generator.linking.run_together import run_together
from generator.linking.undrawn import undrawn
from generator.models.parse import Parsed
from generator.problems import Problem, Spot
from generator.reading.register import Register
from generator.reading.tree import Path, Scalar, scalars
from generator.reading.typed_dates import THAI_DIGITS
from generator.strings import wording
from generator.text import LANGS

_SHORTENERS = (
    r"bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|shorturl\.\w+|cutt\.ly|rb\.gy|ow\.ly|lin\.ee"
)
_SHORT_LINK = re.compile(rf"https?://(?:www\.)?(?:{_SHORTENERS})/[^\s)>\]\"]+")
# What tells who a person is, each with its warning: a house number, an identity number
# (1-4-5-2-1), a mobile number.
_PRIVATE = {
    "W911": re.compile(r"บ้านเลขที่\s*[\d๐-๙]+(?:/[\d๐-๙]+)?"),
    "W942": re.compile(r"(?<![\d-])[1-8][ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?![\d-])"),
    "W943": re.compile(
        r"(?<![\d-])(?:0|\+66 ?)[689](?:\d[ -]?\d{3}|[ -]\d{4})[ -]?\d{4}(?![\d-])"
        r"|\(0[689]\d\) ?\d{3}[ -]?\d{4}(?![\d-])"
    ),
}
_AREA = re.compile(r"(?:อำเภอ|อ\.) ?([ก-๙]+) +(?:จังหวัด|จ\.) ?([ก-๙]+)")
_ADDRESS = re.compile(r"https?://\S+")
# What is pasted along with a text from a web page, and shown as the letters that it is.
_HTML = re.compile(
    r"</?(?:p|br|div|span|font|center|strong|em|table|t[drh]|[uo]l|li|h[1-6])(?:\s[^<>\n]*)?/?>"
    r"|<a\s[^<>\n]+>|&nbsp;",
    re.IGNORECASE,
)
_STYLED = re.compile(r"<([bius])>[^<>\n]+</\1>", re.IGNORECASE)  # in a heading it may be meant
# Fields that are no text for readers, or whose numbers are meant to be public.
_NO_TEXT = {"url", "phone", "line", "id", "code", "file", "files", "ref", "source"}
_NO_TEXT |= {"website", "facebook"}
_AREAS = {"areas", "area"}
_LINKS = {"url", "website", "facebook"}


def cautions(parsed: Parsed[Any], register: Register) -> Iterator[Problem]:
    """Every warning about the words of one file, each at the line where the words stand."""
    for path, text in scalars(parsed.source.tree):
        names = [step for step in path if isinstance(step, str) and step not in LANGS]
        name = names[-1] if names else ""  # th alone, at the left edge of a faulty file
        if name not in _NO_TEXT or name in _LINKS:
            yield from _found(parsed, path, text, "W909", _SHORT_LINK)
        if name == "phone":
            yield from _found(parsed, path, text, "W943", _PRIVATE["W943"])
        if name in _NO_TEXT:
            continue
        yield from run_together(parsed, path, text)
        yield from undrawn(parsed, path, text)
        for code, words in _PRIVATE.items():
            yield from _found(parsed, path, text, code, words)
        html = [*_found(parsed, path, text, "W923", _HTML)]
        html += _found(parsed, path, text, "W923", _STYLED) if name == "body" else ()
        yield from islice(html, 1)
        if "role" in path:
            yield from _abbreviation(parsed, path, text)
        if not _AREAS & set(path):  # whose names are looked up, and told of there
            yield from _wrong_province(parsed, path, text, register)


def _found(
    parsed: Parsed[Any],
    path: Path,
    text: Scalar,
    code: str,
    words: re.Pattern[str],
) -> Iterator[Problem]:
    # The digits of an address are nobody's.
    looked = text.translate(THAI_DIGITS) if words is _SHORT_LINK else _without_addresses(text)
    for found in words.finditer(looked):
        typed = text[found.start() : found.end()]
        yield at(parsed, path, code, _spot(text, found), found=typed)


@lru_cache(maxsize=1)  # each text is looked through for several things, one after the other
def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda address: " " * len(address[0]), text.translate(THAI_DIGITS))


def _spot(text: Scalar, found: re.Match[str]) -> Spot:
    return text.spot_of(found.start())


def _abbreviation(parsed: Parsed[Any], path: Path, text: Scalar) -> Iterator[Problem]:
    """In an office's name, where the order uses a full word; the first that is found."""
    for short, full in wording("abbreviations").items():
        if short in text:
            write = text.replace(short, full.th).strip()
            yield at(parsed, path, "W910", found=short, write=write)
            return


def _wrong_province(
    parsed: Parsed[Any], path: Path, text: Scalar, register: Register
) -> Iterator[Problem]:
    """A district and a province beside it to which it does not belong."""
    for found in _AREA.finditer(text):
        districts = register.named(f"อำเภอ{found[1]}")
        named = [a for a in register.provinces() if found[2].startswith(a.name.th)]
        if not districts or not named:
            continue  # a word that goes on, or a name that the register does not have
        province = max(named, key=lambda area: len(area.name.th))
        if province.code not in {area.province_code for area in districts}:
            right = register.province_of(districts[0].code).name.th
            write = f"อำเภอ{found[1]} จังหวัด{right}"
            yield at(parsed, path, "W912", _spot(text, found), found=found[0], write=write)
