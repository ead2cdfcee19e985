"""Where the YAML itself is broken: from what libyaml says to the slip that a person made.

libyaml often notices a slip only lines later, and by another name. So the mends of the usual
slips are tried on the lines that may be at fault; the first that lets libyaml read on is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, takewhile

import yaml

from generator.problems import Problem, Spot
from generator.reading.mends import FIELD, Mend, Mends, field_words, indent_of, mends_of_texts
from generator.text import LANGS

_SAID = (
    ("cannot start any token", "Y121"),
    ("mapping values are not allowed", "Y115"),
    ("while scanning a quoted scalar", "Y116"),
    ("could not find expected ':'", "Y127"),
    ("did not find expected ',' or", "Y119"),
    ("did not find expected", "Y120"),
)

_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_TRIED = re.compile(r"\s*[^\s#].{0,1000}$")  # no comment, and no line too long to try
_TEXTS = "th|en|title|summary|body|about|name|role|text|alt|reason|office|cost|group|unit|label"
_CLOSERS = {"[": "]", "{": "}"}


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The problem, at the line a person must mend."""
    lines = text.split("\n")
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _SAID if words in said), "Y104")  # if no mend helps
    failed = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
    began = min(error.context_mark.line if error.context_mark else failed, failed)
    number = began if code in ("Y116", "Y119", "Y127") else failed  # where the thing began
    while number > 0 and not lines[number].strip():
        number -= 1  # an end-of-line mark stands on the line after the fault
    mend = _first_that_helps(lines, failed, number) if len(text) < 100_000 else None  # slow
    mend = mend or Mend(code, number, number + 1, (lines[number],))
    line = lines[mend.at]
    odd = f"U+{ord(_ODD_SPACE.findall(line)[0]):04X}" if mend.code == "Y111" else ""
    shown = mend.write or next(iter(mend.lines), line)
    write = shown.strip()[:80]
    if mend.code in ("Y120", "Y127"):  # what to type is the indent
        write = str(indent_of(shown)) if mend.exact and indent_of(shown) else ""
    numbers = f"{mend.at + 1}–{mend.to}" if mend.to > mend.at + 1 else f"{mend.to}"
    data = {"found": odd or line.strip()[:80], "write": write, "field": mend.field}
    data["lines"] = numbers
    return Problem(file, Spot(mend.at + 1, indent_of(line) + 1), mend.code, data={**data})


def _first_that_helps(lines: list[str], failed: int, number: int) -> Mend | None:
    """Of the mends of all slips; then of the indent, the least."""
    filled = [n for n in range(failed + 1) if _TRIED.match(lines[n])]
    left_open = [n for n in filled if _open_brackets(lines[n]) or _open_quote(lines[n])]
    first = [number] if number in filled else []
    suspects = [*dict.fromkeys([*first, *filled[:-5:-1], *left_open[:4], *left_open[-4:]])]
    makers = (*_slips(), *mends_of_texts(), _text_above, _dashes, _nameless)
    tries = [mend for mends in makers for at in suspects for mend in mends(lines, at)]
    moved = [_moved("Y120", lines, at, indent) for at in suspects for indent in range(0, 14, 2)]
    tries += sorted(moved, key=lambda mend: _cost(lines, mend))
    return next((mend for mend in tries if _helps(mend, lines, failed)), None)


def _helps(mend: Mend, lines: list[str], failed: int) -> bool:
    """Whether libyaml now reads beyond the line at which it gave up."""
    text = "\n".join([*lines[: mend.at], *mend.lines, *lines[mend.to :]])
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.YAMLError as error:
        mark, more = getattr(error, "problem_mark", None), len(mend.lines) - (mend.to - mend.at)
        return mark is not None and mark.line - more > failed
    return True


_Made = str | Callable[[re.Match[str]], str]


@cache
def _slips() -> tuple[Mends, ...]:
    """The slips within one line, in order of trial: what was typed, what to type."""
    name = rf"(?P<key>{field_words()})"
    start = r"^( *(?:- +)*(?:[\w-]+: +)?)"
    value = r"^( *(?:- +)*[\w-]+: +| *(?:- +)+)"
    table: tuple[tuple[str, str, _Made], ...] = (
        *(("Y105", r"^\s*\t\s*", " " * width) for width in (2, 4, 6, 0)),
        ("Y105", r"\t", " "),
        ("Y111", _ODD_SPACE.pattern, " "),
        ("Y117", r"^( *(?:- +)*)(?P<key>[A-Za-z_]+):(?=[^\s/])", r"\1\2: "),
        ("Y117", rf"^( *)[\"']{name}:\s*(.*?)[\"']?$", r"\1\2: \3"),
        ("Y117", rf"^( *(?:- +)*){name}(?:\s*[:\uff1a;=.]\s*(?=\S)|\s+(?=[^\s:]))", r"\1\2: "),
        ("Y117", rf"^( *){name}[\s:\uff1a;=.]*$", r"\1\2:"),
        ("Y126", r"^(.*?\".*\\.*)$", lambda m: re.sub(r"\\+\"?$", '"', m[1]).replace("\\", "/")),
        ("Y129", rf"{start}(\"[^\"]*\"|'[^']*')\s*[,.;\]}})]+$", r"\1\2"),
        ("Y119", r"^(?=.*[\[{])(.*[\"'])\s+(?=[\"']|[\w-]+: )", r"\1, "),
        ("Y116", rf"{start}([\"'].*?)\s*$", _in_quotes),
        ("Y116", r"([\[{,:\s])([\"'].*?)(?=\s*(?:,\s*[\w-]+:\s|[\]}]+\s*$))", _in_quotes),
        ("Y119", rf"^(.*\{{.*[^\s,{{:])\s+(?={name}: )", r"\1, "),
        ("Y115", r"(: )([^,{}\"']*:\s[^,{}\"']*)(?=[,}])", _in_quotes),
        ("Y119", r"^(.*[\[{].*)$", _closed),
        ("Y119", r"[\[{]\s*$", ""),
        ("Y129", r"\}\s*,?\s*\{", ", "),
        ("Y129", rf"{start}(\[[^\]]*\]|\{{[^}}]*\}})[\s,.;\]}})]+$", r"\1\2"),
        ("Y129", rf"{start}([\[{{].*)$", _in_quotes),
        ("Y131", r"^( *)([\w-]+: +)([|>])\s*(\S.*)$", "\\1\\2\\3\n\\1  \\4"),
        ("Y130", rf"^( *(?:- +)*(?:{_TEXTS}): +)-\s+(.*)$", r"\1\2"),
        ("Y130", r"^( *)((?:- +)*[\w-]+:) +(-\s.*)$", "\\1\\2\n\\1  \\3"),
        ("Y121", r"^( *)[@%`&*!,?]+ *(?=\w+:\s)", r"\1"),
        ("Y121", rf"{value}([@`%,\]}}?&*!:].*)$", _in_quotes),
        ("Y128", r"^( *(?:- +)*)(?P<key>[\w-]+):(.*)$", _split),
        ("Y115", rf"{value}(.*:(?:\s.*)?)$", _in_quotes),
    )
    return tuple(_replacing(code, re.compile(typed), made) for code, typed, made in table)


def _replacing(code: str, typed: re.Pattern[str], made: _Made) -> Mends:
    def mends(lines: list[str], at: int) -> Iterator[Mend]:
        slips = takewhile(lambda n: typed.sub(made, lines[n]) != lines[n], range(at, -1, -1))
        # Whoever forgets a colon or a space may forget it line after line.
        if run := [*(slips if code == "Y117" else islice(slips, 1))]:
            split = "\n".join(typed.sub(made, line) for line in lines[run[-1] : at + 1]).split("\n")
            key = split[0].partition(":")[0].strip(" -")
            write = {"Y128": split[-1].partition(":")[0], "Y130": split[-1]}.get(code, "").strip()
            yield Mend(code, run[-1], at + 1, (*split,), write, key)

    return mends


def _in_quotes(found: re.Match[str]) -> str:
    return found[1] + _quoted(found[2])


def _quoted(typed: str) -> str:
    """The text in " ", with “ ” for every pair inside it."""
    text = typed.strip()
    quote = text[:1]
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


def _closed(found: re.Match[str]) -> str:
    closers = "".join(_CLOSERS[c] for c in reversed(_open_brackets(found[0])))
    return re.sub(r"[)\]}>,\s]*$", "", found[0]) + closers if closers else found[0]


def _split(found: re.Match[str]) -> str:
    first, *others = re.split(rf"(?:,?\s+|(?<=[^\sA-Za-z_]))(?={field_words()}:(?:\s|$))", found[3])
    margin = "\n" + " " * (len(found[1]) + (0 if first else 2))
    return margin.join((f"{found[1]}{found[2]}:{first}", *others))


def _text_above(lines: list[str], at: int) -> Iterator[Mend]:
    """`title: ข่าว` with th and en below it; a text that goes on below, with a colon in it."""
    named, line = FIELD.match(lines[at]), lines[at]
    below = next((FIELD.match(other) for other in lines[at + 1 :] if other.strip()), None)
    above = FIELD.match(lines[at - 1]) if at else None
    worded = named and not re.match(r"\s*([|>\[{]|\d|[a-z_-]+$|$)", named["rest"])
    if named and not re.fullmatch(field_words(), named["key"]):
        key, rest = (f"{above['key']}: ", above["rest"]) if above else ("", "")
        write = key + _quoted(f"{rest} {line.strip()}")
        yield Mend("Y115", at, at + 1, (line.replace(":", ""),), write)
    elif named and worded and below and below["key"] in LANGS and named["key"] not in LANGS:
        yield Mend("Y125", at, at + 1, (line[: named.start("rest")],), "", named["key"])


def _dashes(lines: list[str], at: int) -> Iterator[Mend]:
    line, own, indent = lines[at], FIELD.match(lines[at]), indent_of(lines[at])
    margin, text = line[:indent], line[indent:]
    if bullet := re.fullmatch(r"(?:-(?=[^\s-])|[\u2013\u2014\u2022\u00b7*]\s*)(.*)", text):
        yield Mend("Y130", at, at + 1, (f"{margin}- {bullet[1]}",))
    if text[0] == "-" and own and (at == 0 or own["key"] in LANGS):
        yield Mend("Y130", at, at + 1, (margin + text[1:].lstrip(),))
    item: set[str] = set()
    for above in reversed(lines[:at]):
        if above.strip() and indent_of(above) < indent:
            return
        named = FIELD.match(above)
        item |= {named["key"]} if named else set()
        if above[indent : indent + 1] == "-":
            if own is None or own["key"] in item:
                yield Mend("Y118", at, at + 1, (f"{margin}- {text}",))
            return


def _nameless(lines: list[str], at: int) -> Iterator[Mend]:
    """Text between the fields: it belongs to a text above, or has lost its name."""
    own = FIELD.match(lines[at])
    if (own and re.fullmatch(field_words(), own["key"])) or lines[at].lstrip().startswith("- "):
        return
    inside = next((indent_of(lines[n]) for n in range(at - 1, -1, -1) if lines[n].strip()), 0)
    yield from (_moved("Y127", lines, at, indent) for indent in (inside, inside + 2))
    above = takewhile(lambda n: not FIELD.match(lines[n]), range(at, -1, -1))
    first = min([at, *(n for n in above if lines[n].strip() and lines[n].lstrip()[0] != "#")])
    if lines[at].lstrip()[0] not in _CLOSERS:
        yield Mend("Y127", first, at + 1, ())


def _moved(code: str, lines: list[str], at: int, indent: int) -> Mend:
    return Mend(code, at, at + 1, (" " * indent + lines[at].strip(),), exact=code == "Y120")


def _cost(lines: list[str], mend: Mend) -> tuple[int, int]:
    """Less for a line moved by few spaces, then for one moved to where its neighbours are."""
    new = indent_of(mend.lines[0])
    near = ["", *lines, ""][mend.at : mend.to + 2]
    between = all(len(line) - len(line.lstrip(" -")) == new for line in (near[0], near[-1]))
    return abs(new - indent_of(lines[mend.at])), -new if between else 1
