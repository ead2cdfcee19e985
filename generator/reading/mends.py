"""The mends of slips that reach over lines: a text without |, at the left, a first dash lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.strings import wording
from generator.text import LANGS

FIELD = re.compile(r" *(?:- +)*(?P<key>[^\s#\"'\[\]{}&*!|>%@`-][^#\"]*?) *:(?P<rest>\s.*|$)")
_BLOCK = re.compile(r"\s*[|>][+-]?\d?\s*$")
_TEXTS = (*LANGS, "body", "about", "text")  # those that may have headings and lists
_BULLET = re.compile(r"(?:-(?=[^\s-])|[\u2013\u2014\u2022\u00b7*]\s*)")
_NAME = re.compile(r"(?P<name>[A-Za-z_]+|[ก-๙]+)(?:\s*[:\uff1a;=.]\s*|\s+|$)(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Mend:
    """The lines from `at` (counted from 0) to before `to` as they should be.

    `exact` says that the indents of `lines` are those to type.
    """

    code: str
    at: int
    to: int
    lines: tuple[str, ...]
    write: str = ""  # what to show of it, if not the first line
    field: str = ""
    exact: bool = False


Mends = Callable[[list[str], int], Iterator[Mend]]


def mends_of_texts() -> tuple[Mends, ...]:
    return _language_at_left, _text_without_bar, _first_dash, _text_at_left, _other_name


def _language_at_left(lines: list[str], at: int) -> Iterator[Mend]:
    """`th:` as far left as the name above it, with an `en:` below that is indented."""
    for n in (at - 1, at):
        own = FIELD.match(lines[n]) if n > 0 else None
        above = FIELD.match(lines[n - 1]) if own else None
        if own and above and own["key"] in LANGS and not above["rest"].strip():
            inside = indent_of(lines[n - 1]) + 2
            if above["key"] not in LANGS and indent_of(lines[n]) < inside:
                moved = " " * inside + lines[n].strip()
                yield Mend("Y120", n, n + 1, (moved,), exact=True)


def _first_dash(lines: list[str], at: int) -> Iterator[Mend]:
    """What stands before the first good dash of a list, without a dash or with that of Word."""
    line, indent = lines[at], indent_of(lines[at])
    first = at
    while first > 0 and lines[first - 1].strip() and indent_of(lines[first - 1]) >= indent:
        first -= 1
    above = FIELD.match(lines[first - 1]) if first else None
    if above and above["key"] in _TEXTS:
        return  # its dashes are those of the text
    before = lines[first:at]
    good = re.match(r" *- +", line)
    if not good or not before or indent_of(before[0]) != indent or before[0].lstrip()[:2] == "- ":
        return
    typed = [_BULLET.sub("", one.strip(), count=1) for one in before]
    keys = [found["key"] if (found := FIELD.match(one)) else one for one in typed]
    own = FIELD.match(line)
    if own and own["key"] in LANGS and own["key"] not in keys:
        return  # the dash before `en` is the one too many
    new: list[str] = []
    item: set[str] = set()
    for one, key, was in zip(typed, keys, before, strict=True):
        begins = not item or key in item or one != was.strip()
        item = {key} if begins else item | {key}
        margin = " " * (indent if begins else indent_of(was) + 2)
        new.append(f"{margin}{'- ' if begins else ''}{one}")
    code = "Y118" if typed[0] == before[0].strip() else "Y130"
    yield Mend(code, first, at, (*new,), exact=True)


def _text_without_bar(lines: list[str], at: int) -> Iterator[Mend]:
    """A text of several lines below `th:`, in which a heading or an empty line ends it."""
    for n in range(at, -1, -1):
        own = FIELD.match(lines[n])
        if not own or not re.fullmatch(field_words(), own["key"]):
            continue
        if own["key"] not in _TEXTS:
            return
        below = [one for one in lines[n + 1 : at + 1] if one.strip()]
        margin = len(lines[n]) - len(lines[n].lstrip(" -"))
        if own["rest"].strip() or len(below) < 2 or indent_of(below[0]) <= margin:
            return
        if any(one.lstrip()[0] in "#•*" or one.lstrip()[:2] == "- " for one in below):
            write = f"{own['key']}: |"
            yield Mend("Y137", n, n + 1, (f"{lines[n].rstrip()} |",), write, own["key"])
        return


def _text_at_left(lines: list[str], at: int) -> Iterator[Mend]:
    """Lines of a text below `th: |` that stand further left than a text may."""
    for head in range(at - 1, -1, -1):
        own = FIELD.match(lines[head])
        if own and _BLOCK.match(own["rest"]):
            break
        if own and re.fullmatch(field_words(), own["key"]):
            return
    else:
        return
    margin = len(lines[head]) - len(lines[head].lstrip(" -"))
    end = head + 1
    while end < len(lines) and not _is_next(lines[end], margin):
        end += 1
    filled = [n for n in range(head + 1, end) if lines[n].strip()]
    inside = indent_of(lines[filled[0]]) if filled else 0
    inside = inside if inside > margin else margin + 2
    short = [n for n in filled if indent_of(lines[n]) < inside]
    if short:
        run = range(short[0], short[-1] + 1)
        new = [" " * max(inside, indent_of(lines[n])) + lines[n].strip() for n in run]
        yield Mend("Y127", run[0], run[-1] + 1, (*new,), exact=True)


def _is_next(line: str, margin: int) -> bool:
    """Whether the line is the next field and not a part of the text."""
    own = FIELD.match(line)
    known = own is not None and re.fullmatch(field_words(), own["key"]) is not None
    return known and indent_of(line) <= margin


def _other_name(lines: list[str], at: int) -> Iterator[Mend]:
    """A field at the left under its Thai name, or in capitals, without a colon."""
    new: list[str] = []
    n = at
    while n >= 0 and not FIELD.match(lines[n]) and (found := _NAME.fullmatch(lines[n])):
        if not (key := _meant(found["name"])):
            break
        new.insert(0, f"{key}: {found['rest']}".rstrip())
        n -= 1
    if new:
        yield Mend("Y117", n + 1, at + 1, (*new,), field=new[0].partition(":")[0])


def _meant(typed: str) -> str:
    """The field that the word is a name of; "" for a word that may begin any sentence."""
    if typed.lower() in wording("fields"):
        return typed.lower() if typed.lower() not in ("for", "by", "to", "at", "from") else ""
    called = wording("called").get(typed.lower(), "").split()
    labels = (key for key, label in wording("fields").items() if label.th.startswith(typed))
    return next(iter(called), "") or (next(labels, "") if len(typed) > 3 else "")


@cache
def field_words() -> str:
    """A pattern of every name that a field has, and of the two languages."""
    return f"(?:{'|'.join([*LANGS, *wording('fields')])})"


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())
