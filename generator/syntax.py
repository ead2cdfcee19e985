"""Where the YAML itself is broken: from what libyaml says to the slip that a person made."""

from __future__ import annotations

import re

import yaml

from generator.problems import Problem, Spot

# What libyaml says, and the code that says it to a person.
_SAID = (
    ("cannot start any token", "Y121"),
    ("mapping values are not allowed", "Y115"),
    ("unknown escape character", "Y126"),
    ("while scanning a quoted scalar", "Y116"),
    ("could not find expected ':'", "Y117"),
    ("did not find expected '-'", "Y118"),
    ("did not find expected ',' or", "Y119"),
    ("did not find expected key", "Y120"),
)
# These stand where the thing began, not where libyaml gave up.
_FROM_THE_START = ("Y116", "Y117")

_FIELD = re.compile(r"(?P<indent>\s*)(- )?(?P<key>[\w-]+):(?P<rest>\s.*)?$")
_NO_SPACE = re.compile(r"\s*(- )?[A-Za-z_]+:[^\s/]")
_AFTER_QUOTE = re.compile(r"""(^|[:-]\s)\s*(["']).*?\2\s*[^\s,#}\]:]""")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """The problem, at the line a person must mend."""
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _SAID if words in said), "Y104")
    mark = error.problem_mark or error.context_mark
    if code in _FROM_THE_START and error.context_mark is not None:
        mark = error.context_mark
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1) if mark is not None else 0
    while number > 0 and not lines[number].strip():
        number -= 1  # an end-of-line mark stands on the line after the fault
    code, number = _slip(code, lines, number)
    column = mark.column + 1 if mark is not None and mark.line == number else 1
    key = _FIELD.match(_before(lines, number))
    data: dict[str, str | int] = {"found": lines[number].strip()[:80]}
    data["field"] = key["key"] if key else ""
    return Problem(file, Spot(number + 1, column), code, data=dict(data))


def _slip(code: str, lines: list[str], number: int) -> tuple[str, int]:
    """What was really typed, which libyaml notices only later or calls by another name."""
    line, before = lines[number], _before(lines, number)
    if re.match(r"\s*\t", line):
        return "Y105", number
    if code in ("Y115", "Y117", "Y120"):
        for at in (number, _index_before(lines, number)):
            if _NO_SPACE.match(lines[at]):
                return "Y117", at
    if code == "Y120" and _AFTER_QUOTE.search(line):
        return "Y116", number
    own, above = _FIELD.match(line), _FIELD.match(before)
    if code == "Y115" and own and above and ": " not in (own["rest"] or "").strip():
        # A clean line below a clean line: only the indent can be wrong.
        deeper = len(own["indent"]) > len(above["indent"])
        if deeper and own["key"] in ("th", "en") and above["key"] not in ("th", "en"):
            return "Y125", number
        return "Y120", number
    return code, number


def _index_before(lines: list[str], number: int) -> int:
    above = number - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    return max(above, 0)


def _before(lines: list[str], number: int) -> str:
    return lines[_index_before(lines, number)]
