"""Good files mangled at random: `check` never stops, never points outside, never stays silent."""

import os
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.linking.assembly import Assembled, assemble
from generator.memory import Session
from generator.models import parse
from generator.models.news import NewsItem
from generator.problems import Problem, errors
from generator.reading.folder import read_folder
from generator.reading.source import Source
from generator.text import LANGS
from tests.conftest import GOOD, TODAY

# Two thousand in all under CI, a tenth of it where a person waits.
SHARE = 1 if os.environ.get("CI") == "true" else 10
FILES = {
    "content/news/2024/2024-06-12-water-watch.yml": 700,
    "content/news/2024/2024-06-10-market-opening.yml": 400,
    "districts/ngao.yml": 400,
    "content/pages/everything.yml": 200,
    "content/site.yml": 150,
    "content/programme.yml": 150,
}
REQUIRED = {
    "news": {"kind", "published", "title", "summary", "body", "sources"},
    "districts": {"code", "summary", "sources"},
    "pages": {"id", "title", "summary"},
    "site.yml": {"address", "name", "description", "owner"},
    "programme.yml": {"name", "short", "owner", "summary", "team", "sectors", "sources"},
}
# What people type, paste and lose: marks of YAML, quotes of Word, blanks that nobody sees.
SIGNS = [*":-#|>[]{},&*!%@`\"'\\?~\t\n", ": ", " #", "- ", "--", "“", "”", "ำ", "ํา", "เเ", "่ี", "๓"]
SIGNS += ["\u00a0", "\u200b", "\ufeff", "\x00", "\x85", "\u2028", "\r", "🙂", "ก", "a", "0", "null"]
SIGNS += ["```yaml\n", "---\n", "<<: *a", "!!python/object:os.system", "{{", "true", "th: "]
MARGINS = ["", " ", "   ", "\t", "  \t", "      ", "\u00a0\u00a0"]
# What may become of one line.
LINES = [
    *(lambda line, margin=margin: [margin + line.lstrip()] for margin in MARGINS),
    lambda line: [line, line],
    lambda line: [line[:0]],
    lambda line: [line.partition(":")[2]],
    lambda line: [line.partition(":")[0]],
    lambda line: [line.replace(": ", ":")],
    lambda line: [line[: len(line) // 2], line[len(line) // 2 :]],
    lambda line: [f"{line}{line}"],
]
# What may become of the whole while it is saved.
SAVINGS = [
    *[lambda raw: raw] * 8,
    lambda raw: raw.replace(b"\n", b"\r\n"),
    lambda raw: raw.decode().encode("cp874", "ignore"),
    lambda raw: raw.decode().encode("utf-16"),
]


@st.composite
def mangled(draw, good: bytes) -> bytes:
    """The file after one to four slips of the hand, of pasting, of a program or of the disk."""
    text = good.decode()
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from([one_line, swapped, cut, replaced, without_a_field]))(
            draw, text
        )
    raw = draw(st.sampled_from(SAVINGS))(text.encode())
    if draw(st.integers(0, 9)):
        return raw
    at = draw(st.integers(0, len(raw)))
    return raw[:at] + draw(st.sampled_from([b"", b"\xe0" + raw[at:], raw[at + 1 :]]))


def one_line(draw, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] = draw(st.sampled_from(LINES))(lines[at])
    return "\n".join(lines)


def swapped(draw, text: str) -> str:
    lines = text.split("\n")
    one, two = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def cut(draw, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.integers(1, 40)) :]


def replaced(draw, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(SIGNS)) + text[at + draw(st.integers(0, 1)) :]


def without_a_field(draw, text: str) -> str:
    """A field of the file itself, with all that stands below it."""
    fields = re.findall(r"^\w+:.*\n(?:[ #-].*\n|\n)*", text, re.MULTILINE)
    return text.replace(draw(st.sampled_from(fields)), "", 1) if fields else text


@dataclass
class Desk:
    """The second site read once, into which one mangled file after another is put."""

    def __post_init__(self) -> None:
        self.folder, self.memory = read_folder(GOOD), Session()
        assemble(self.folder, TODAY, memory=self.memory)

    def put(self, file: str, raw: bytes) -> tuple[Assembled, tuple[Problem, ...]]:
        others = self.folder.with_others({file: Source(file, raw)})
        assembled = assemble(others, TODAY, memory=self.memory)
        return assembled, tuple(p for p in assembled.problems if p.file == file)


desk = cache(Desk)


@pytest.mark.parametrize("file", FILES)
def test_a_mangled_file_is_answered_within_it_in_whole_sentences_and_never_in_silence(file):
    good = (GOOD / file).read_bytes()

    @settings(
        max_examples=FILES[file] // SHARE,
        print_blob=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(mangled(good))
    def check(raw: bytes) -> None:
        assembled, problems = desk().put(file, raw)
        for problem in problems:
            assert 1 <= problem.spot.line <= lines_of(raw)
            assert problem.spot.column >= 1
            for lang in LANGS:
                assert problem.message(lang).strip()
                assert problem.hint(lang).strip()
        if not errors(problems):
            assert not lost(file, raw)
            assert shown(file, raw, assembled)

    check()


def lines_of(raw: bytes) -> int:
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.count("\n") + 1


def lost(file: str, raw: bytes) -> set[str]:
    """The required fields that another reader of YAML does not find, or finds empty."""
    kind = next(name for name in REQUIRED if name in file)
    found = yaml.load(raw.decode("utf-8-sig"), yaml.CBaseLoader)  # noqa: S506  # text alone
    return {key for key in REQUIRED[kind] if not found.get(key)}


def shown(file: str, raw: bytes, assembled: Assembled) -> bool:
    """Whether the site has it; or it says itself that it is a draft, or news of a later day."""
    site = assembled.site
    if site is None:
        return False
    records = {record.file for record in (*site.news, *site.pages, *site.districts)}
    if file in records or file in ("content/site.yml", "content/programme.yml"):
        return True
    item = parse.parse_news(Source(file, raw)).parsed if "/news/" in file else None
    record = item.record if item else None
    return isinstance(record, NewsItem) and (
        record.status == "draft" or record.published.day > date(2024, 6, 15)
    )
