"""Where the YAML itself is broken: from what libyaml says to the slip that a person made.

libyaml often notices a slip only lines later, and by another name. So the mends of the usual
slips are tried on the lines that may be at fault; the first that lets libyaml read on is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from generator.problems import Problem, Spot
from generator.strings import wording

# What libyaml says, and the code that says it to a person where no mend helped.
_SAID = (
    ("cannot start any token", "Y121"),
    ("mapping values are not allowed", "Y115"),
    ("while scanning a quoted scalar", "Y116"),
    ("could not find expected ':'", "Y127"),
    ("did not find expected ',' or", "Y119"),
    ("did not find expected '-'", "Y120"),
    ("did not find expected key", "Y120"),
)
_FROM_THE_START = ("Y116", "Y119", "Y127")  # these stand where the thing began
_MAX_TRIED = 100_000  # in a longer text nothing is tried: each try reads it again

_FIELD = re.compile(r" *(?:- +)*(?P<key>[^\s#\"'\[\]{}&*!|>%@`-][^#\"]*?) *:(?P<rest>\s.*|$)")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Mend:
    """The lines from `at` (counted from 0) to before `to` as they should be."""

    code: str
    at: int
    to: int
    lines: tuple[str, ...]
    write: str = ""  # what to show of it, if not the first line
    field: str = ""


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The problem, at the line a person must mend."""
    lines = text.split("\n")
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _SAID if words in said), "Y104")
    failed = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
    began = min(error.context_mark.line if error.context_mark else failed, failed)
    number = began if code in _FROM_THE_START else failed
    while number > 0 and not lines[number].strip():
        number -= 1  # an end-of-line mark stands on the line after the fault
    mend = _first_that_helps(lines, failed, number) if len(text) <= _MAX_TRIED else None
    if mend is None:
        tab = re.match(r"\s*\t", lines[number])
        mend = _Mend("Y105" if tab else code, number, number + 1, (lines[number],))
    line = lines[mend.at]
    odd = _ODD_SPACE.search(line)
    found = f"U+{ord(odd[0]):04X}" if mend.code == "Y111" and odd else _short(line.strip())
    write = _short(mend.write or next(iter(mend.lines), line).strip())
    spot = Spot(mend.at + 1, _indent(line) + 1)
    data: dict[str, str | int] = {"found": found, "write": write, "field": mend.field}
    return Problem(file, spot, mend.code, data=dict(data))


def _first_that_helps(lines: list[str], failed: int, number: int) -> _Mend | None:
    """Of the mends of all slips; then of the indent, the least; then without the line."""
    filled = [n for n in range(failed + 1) if lines[n].strip() and lines[n].lstrip()[0] != "#"]
    left_open = [n for n in filled if _open_brackets(lines[n]) or _open_quote(lines[n])]
    suspects = [*dict.fromkeys([number, *filled[:-5:-1], *left_open[:4], *left_open[-4:]])]
    tries = [
        mend
        for code, shape, made in _slips()
        for at in suspects
        for mend in _replaced(lines, at, code, shape, made)
    ]
    tries += [
        mend
        for mends in (_doubled, _dashes, _nameless)
        for at in suspects
        for mend in mends(lines, at)
    ]
    moved = [mend for at in suspects for mend in _indents(lines, at)]
    tries += sorted(moved, key=lambda mend: _cost(lines, mend))
    tries += [
        _Mend("Y127", at, at + 1, ())
        for at in suspects
        if not _FIELD.match(lines[at]) and lines[at].lstrip()[0] not in _CLOSERS
    ]
    return next((mend for mend in tries if _helps(mend, lines, failed)), None)


def _helps(mend: _Mend, lines: list[str], failed: int) -> bool:
    """Whether libyaml now reads beyond the line at which it gave up."""
    text = "\n".join([*lines[: mend.at], *mend.lines, *lines[mend.to :]])
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        more = len(mend.lines) - (mend.to - mend.at)
        return error.problem_mark is not None and error.problem_mark.line - more > failed
    except yaml.YAMLError:
        return False
    return True


# The slips within one line, in the order in which they are tried: what was typed, what to type.

_Made = str | Callable[[re.Match[str]], str]


@cache
def _slips() -> tuple[tuple[str, re.Pattern[str], _Made], ...]:
    name = rf"(?P<key>{_names()})"
    start = r"^( *(?:- +)*(?:[\w-]+: +)?)"
    table: tuple[tuple[str, str, _Made], ...] = (
        *(("Y105", r"^\s*\t\s*", " " * width) for width in (2, 4, 6)),
        ("Y105", r"\t", " "),
        ("Y111", _ODD_SPACE.pattern, " "),
        ("Y117", r"^( *(?:- +)*)(?P<key>[A-Za-z_]+):(?=[^\s/])", r"\1\2: "),
        ("Y117", rf"^( *)[\"']{name}:\s*(.*?)[\"']?$", r"\1\2: \3"),
        ("Y117", rf"^( *(?:- +)*){name}(?:\s*[:\uff1a;=.]\s*(?=\S)|\s+(?=[^\s:]))", r"\1\2: "),
        ("Y117", rf"^( *){name}[\s:\uff1a;=.]*$", r"\1\2:"),
        ("Y126", r"^(.*?\".*\\.*)$", lambda m: re.sub(r"\\+\"?$", '"', m[1]).replace("\\", "/")),
        ("Y129", rf"{start}(\"[^\"]*\"|'[^']*')\s*[,.;\]}})]+$", r"\1\2"),
        ("Y119", r"^(?=.*[\[{])(.*[\"'])\s+(?=[\"']|[\w-]+: )", r"\1, "),
        ("Y116", rf"{start}([\"'].*?)\s*$", lambda m: m[1] + _quoted(m[2])),
        (
            "Y116",
            r"(?<=[\[{,:\s])([\"'].*?)(?=\s*(?:,\s*[\w-]+:\s|[\]}]+\s*$))",
            lambda m: _quoted(m[1]),
        ),
        ("Y119", rf"^(.*\{{.*[^\s,{{:])\s+(?={name}: )", r"\1, "),
        ("Y115", r"(?<=: )([^,{}\"']*:\s[^,{}\"']*)(?=[,}])", lambda m: _quoted(m[1])),
        ("Y119", r"^(.*[\[{].*)$", lambda m: _closed(m[1])),
        ("Y119", r"[\[{]\s*$", ""),
        ("Y129", r"\}\s*,?\s*\{", ", "),
        ("Y129", rf"{start}(\[[^\]]*\]|\{{[^}}]*\}})[\s,.;\]}})]+$", r"\1\2"),
        ("Y129", rf"{start}([\[{{].*)$", lambda m: m[1] + _quoted(m[2])),
        ("Y131", r"^( *)((?:[\w-]+: +))([|>])\s*(\S.*)$", r"\1\2\3" "\n" r"\1  \4"),
        ("Y130", r"^( *)((?:- +)*[\w-]+:) +(-\s.*)$", r"\1\2" "\n" r"\1  \3"),
        ("Y121", r"^( *)[@%`&*!,?]+ *(?=\w+:\s)", r"\1"),
        (
            "Y121",
            r"^( *(?:- +)*[\w-]+: +| *(?:- +)+)([@`%,\]}?&*!:].*)$",
            lambda m: m[1] + _quoted(m[2]),
        ),
        (
            "Y128",
            rf"^( *(?:- +)*)(?P<own>[\w-]+):(?=.*?(?<![A-Za-z_]){name}:(?:\s|$))(.*)$",
            _split,
        ),
        ("Y115", r"^( *(?:- +)*[\w-]+: +)(.*:(?:\s.*)?)$", lambda m: m[1] + _quoted(m[2])),
    )
    return tuple((code, re.compile(shape), made) for code, shape, made in table)


def _replaced(
    lines: list[str], at: int, code: str, shape: re.Pattern[str], made: _Made
) -> Iterator[_Mend]:
    found = shape.search(lines[at])
    mended = shape.sub(made, lines[at]) if found else lines[at]
    if found and mended != lines[at]:
        groups = found.groupdict()
        write = mended if code == "Y105" else groups["key"] if code == "Y128" else ""
        own = groups.get("own") or groups.get("key") or ""
        yield _Mend(code, at, at + 1, tuple(mended.split("\n")), write, own)


def _quoted(text: str) -> str:
    """The text in " ", with “ ” for every pair inside it."""
    text, quote = text.strip(), text[:1]
    if quote in ("'", '"'):
        if len(text) > 1 and text[-1] in "\"'”’":
            text = text[1:-1]
        elif text.count(quote) % 2:
            text = text[1:]
    inner = re.sub(r'"([^"]*)"', "“\\1”", text).replace('"', "")
    return f'"{inner}"'


def _open_quote(line: str) -> bool:
    quote = re.search(r"(?:^|[:\[{,-])\s*([\"'])", line)
    return quote is not None and line.replace("\\" + quote[1], "").count(quote[1]) % 2 == 1


def _open_brackets(line: str) -> str:
    bare = re.sub(r"\"[^\"]*\"|'[^']*'|\s#.*", "", line)
    begins = re.search(r"(^|[:,-]) *[\[{]", bare)
    return "".join(c for c in "[{" if begins and bare.count(c) > bare.count(_CLOSERS[c]))


def _closed(line: str) -> str:
    open_ = _open_brackets(line)
    closers = "".join(_CLOSERS[c] for c in reversed(open_))
    return re.sub(r"[)\]}>,\s]*$", "", line) + closers if open_ else line


def _split(found: re.Match[str]) -> str:
    """Each field of a line on a line of its own."""
    first, *others = re.split(rf"(?:,?\s+|(?<=[^\sA-Za-z_]))(?={_names()}:(?:\s|$))", found[4])
    margin = "\n" + " " * (len(found[1]) + (0 if first else 2))
    return margin.join((f"{found[1]}{found['own']}:{first}", *others))


# The slips that the lines around show.


def _doubled(lines: list[str], at: int) -> Iterator[_Mend]:
    """`title: ข่าว` with th and en below it; a text with a colon that goes on below."""
    named, line = _FIELD.match(lines[at]), lines[at]
    below = next((_FIELD.match(other) for other in lines[at + 1 :] if other.strip()), None)
    above = _FIELD.match(lines[at - 1]) if at else None
    if named is None:
        return
    if not re.fullmatch(_names(), named["key"]):
        whole = f"{above['rest'] if above else ''} {line.strip()}"
        write = f"{above['key']}: {_quoted(whole)}" if above else _quoted(whole)
        yield _Mend("Y115", at, at + 1, (line.replace(":", ""),), write)
    elif below and below["key"] in ("th", "en") and named["key"] not in ("th", "en"):
        if not re.match(r"\s*([|>\[{]|\d|[a-z_-]+$|$)", named["rest"]):
            alone = line[: named.start("rest")]
            yield _Mend("Y125", at, at + 1, (alone,), field=named["key"])


def _dashes(lines: list[str], at: int) -> Iterator[_Mend]:
    line, indent = lines[at], _indent(lines[at])
    own = _FIELD.match(line)
    if bullet := re.fullmatch(
        "(?:-(?=[^\\s-])|[\u2013\u2014\u2022\u00b7*]\\s*)(.*)", line[indent:]
    ):
        yield _Mend("Y130", at, at + 1, (f"{line[:indent]}- {bullet[1]}",))
    if line[indent] == "-" and own and (at == 0 or own["key"] in ("th", "en")):
        yield _Mend("Y130", at, at + 1, (line[:indent] + line[indent + 1 :].lstrip(),))
    item: set[str] = set()
    for above in reversed(lines[:at]):
        if above.strip() and _indent(above) < indent:
            return
        named = _FIELD.match(above)
        item |= {named["key"]} if named else set()
        if above[indent : indent + 1] == "-":
            if own is None or own["key"] in item:
                yield _Mend("Y118", at, at + 1, (f"{line[:indent]}- {line[indent:]}",))
            return


def _nameless(lines: list[str], at: int) -> Iterator[_Mend]:
    """Text between the fields: it belongs to a text above, or has lost its name."""
    own = _FIELD.match(lines[at])
    if own and re.fullmatch(_names(), own["key"]):
        return
    inside = next((_indent(lines[n]) for n in range(at - 1, -1, -1) if lines[n].strip()), 0)
    for indent in (inside, inside + 2):
        yield _Mend("Y127", at, at + 1, (" " * indent + lines[at].strip(),))
    first = at
    while not own and first and not _FIELD.match(lines[first - 1]):
        first -= 1
    while not lines[first].strip() or lines[first].lstrip()[0] == "#":
        first += 1
    if lines[at].lstrip()[0] not in _CLOSERS:
        yield _Mend("Y127", first, at + 1, ())


def _indents(lines: list[str], at: int) -> Iterator[_Mend]:
    for indent in range(0, 14, 2):
        yield _Mend("Y120", at, at + 1, (" " * indent + lines[at].strip(),))


def _cost(lines: list[str], mend: _Mend) -> tuple[int, bool, int]:
    """Less for a line moved by few spaces, then for one moved to where its neighbours are."""
    new = _indent(mend.lines[0])
    near = {
        re.match(r"(?: |- )*", lines[n]).end()
        for n in (mend.at - 1, mend.to)
        if 0 <= n < len(lines)
    }
    return abs(new - _indent(lines[mend.at])), near != {new}, -new


@cache
def _names() -> str:
    return f"(?:{'|'.join(['th', 'en', *wording('fields')])})"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _short(text: str) -> str:
    """Short enough for a message, with its closing marks."""
    end = re.search(r"[\"”\]})]*$", text)
    return text if len(text) <= 80 else f"{text[:70]}…{end[0] if end else ''}"
