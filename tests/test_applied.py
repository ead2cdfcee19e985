"""A hint typed exactly as it stands mends its line: nobody is sent in a circle."""

import shutil

import pytest

from generator.problems import Problem
from tests.test_bad_input import BAD, CASES, SLIPS, WHOLE, answer, examined, expectation, read_text

# Answered by the whole line, or by the value in place of what was found.
LINES = {"Y115", "Y116", "Y117", "Y118", "Y119", "Y121", "Y126", "Y129", "Y137"}
VALUES = {"F210", "F211", "F212", "F213", "F214", "F215", "F244", "R303", "W901", "W903", "W904"}
FIELDS = {"F223", "F224", "R320"}
# Told in words: a Tab or a mark to delete, a line to part in two, a text to put below.
SEVERAL = {"Y105", "Y107", "Y108", "Y111", "Y112", "Y125", "Y128", "Y131", "Y135"}


def applied(text: str, problem: Problem) -> str:
    """The text with what the hint says in it; unchanged where the hint gives no whole answer."""
    lines = text.split("\n")
    at, write = problem.spot.line - 1, str(problem.data.get("write", ""))
    line, found = lines[at], str(problem.data.get("found", ""))
    margin = line[: len(line) - len(line.lstrip())]
    if problem.code in ("Y120", "Y127") and write:
        first, _, last = str(problem.data["lines"]).partition("–")
        for n in range(int(first) - 1, int(last or first)):
            lines[n] = f"{' ' * int(write)}{lines[n].strip()}" if lines[n].strip() else lines[n]
    elif problem.code in LINES or (problem.code == "Y130" and not write.startswith("- ")):
        lines[at] = f"{margin}{write}" if len(write) < 80 else line
    elif problem.code == "Y130":
        key, _, rest = line.partition(": -")
        lines[at] = f"{key}:\n{margin}  {write}" if rest else f"{margin}{write}"
    elif problem.code in VALUES and write:
        typed = line.partition(": ")[2] if problem.code == "F214" and " " in write else found
        lines[at] = line.replace(typed, write)
    return "\n".join(lines)


def without(text: str, problem: Problem) -> str:
    """The text with the field of the hint in place of the field that the problem is about."""
    write = str(problem.data["write"])
    key = write.partition(":")[0]
    lines, kept = text.split("\n"), []
    inside = -1
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if inside >= 0 and line.strip() and indent > inside:
            continue
        begins = line.lstrip().startswith(f"{key}:")
        inside = indent if begins else -1
        kept.append(f"{' ' * indent}{write}" if begins else line)
    return "\n".join(kept)


def gives_no_whole_answer(problem: Problem) -> bool:
    """Where nobody can know what was meant, or the mend is more than a line: nothing to type."""
    write = str(problem.data.get("write", ""))
    return not write or problem.code in SEVERAL or (problem.code in FIELDS and write[0] in "{-")


@pytest.mark.parametrize(("code", "name", "change"), SLIPS, ids=[f"{c} {n}" for c, n, _ in SLIPS])
def test_a_mended_line_is_not_told_again(tmp_path, code, name, change):
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] == "-")
    slipped = WHOLE.replace(before, "".join(line[1:] for line in lines if line[0] != "-"))
    (problem,) = read_text(tmp_path, slipped)
    mended = applied(slipped, problem)
    if mended == slipped:
        assert gives_no_whole_answer(problem)
        return
    again = [(one.code, one.spot.line) for one in read_text(tmp_path, mended)]
    assert (problem.code, problem.spot.line) not in again


@pytest.mark.parametrize("case", [c for c in CASES if c.partition("-")[0] in VALUES | FIELDS])
def test_a_mended_value_is_not_told_again(tmp_path, case):
    expected, problem = expectation(case), answer(case)
    text = (BAD / case / "input.yml").read_text("utf-8")
    write = str(problem.data.get("write", ""))
    whole = problem.code in FIELDS and ":" in write.partition(" ")[0] and write[0] not in "{-"
    mended = without(text, problem) if whole else applied(text, problem)
    if mended == text:
        assert gives_no_whole_answer(problem)
        return
    shutil.copytree(BAD / "_base", tmp_path / "site")
    (tmp_path / "site" / str(expected["path"])).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "site" / str(expected["path"])).write_text(mended, "utf-8", newline="\n")
    again = [(one.code, one.spot.line) for one in examined(tmp_path / "site")]
    assert (problem.code, problem.spot.line) not in again
