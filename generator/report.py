"""All that is printed: Thai first; plain lines in a pipe, colours and a bar on a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.text import Text as Styled

from generator.linking.quarantine import Quarantined
from generator.pipeline import Checked, Examined
from generator.problems import Problem, errors
from generator.publish.check import Broken
from generator.publish.shelves import Lost
from generator.publish.site_folder import Built
from generator.strings import wording
from generator.text import LANGS, Lang, Text
from generator.worklist.markdown import LinkTo, markdown
from generator.worklist.task import Task, Worklist, heading, label, shown

_out = Console(soft_wrap=True, highlight=False, markup=False)
_err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)


def _text(key: str) -> Text:
    group, _, name = key.partition(".")
    found: Text = wording("cli")[group][name]
    return found


def _langs(lang: str) -> tuple[Lang, ...]:
    return tuple(each for each in LANGS if lang in (each, "both"))


def say(key: str, lang: str = "both", **data: object) -> None:
    """A sentence of wording/cli.yml, to standard error, so that it never mixes with data."""
    for each in _langs(lang):
        _err.print(_text(key).filled(each, data))


def lines(found: Iterable[str]) -> None:
    """Data, one a line, to standard output."""
    for one in found:
        _out.file.write(f"{one}\n")


def question(key: str) -> str:
    """A question of wording/cli.yml as a person at a terminal sees it: Thai, then English."""
    words = _text(f"ask.{key}")
    return f"{words.th} | {words.en}"


def problems(found: Iterable[Problem], *, style: str, lang: str, root: Path) -> None:
    """The list of problems, in the form asked for, to standard output."""
    if style == "json":
        rows = [problem.as_json() for problem in found]
        _out.file.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    for problem in found:
        if style == "github":
            _out.file.write(_annotation(problem, lang, root) + "\n")
        else:
            _line(problem, lang)


def _line(problem: Problem, lang: str) -> None:
    label = _text(f"label.{problem.severity}")
    head = Styled(f"{problem.file}:{problem.spot.line}:{problem.spot.column} ", style="bold")
    head.append(
        f"{label.th} {problem.code}", style="red" if problem.severity == "error" else "yellow"
    )
    _out.print(head)
    for each in _langs(lang):
        _out.print(f"    {problem.message(each)}")
        _out.print(f"    → {problem.hint(each)}", style="green" if each == "th" else "dim")


def _annotation(problem: Problem, lang: str, root: Path) -> str:
    """A line that the Git host shows beside the changed line."""
    said = "\n".join(f"{problem.message(each)} → {problem.hint(each)}" for each in _langs(lang))
    file = (root / problem.file).as_posix()
    place = f"file={_escaped(file, more=True)},line={problem.spot.line},col={problem.spot.column}"
    return f"::{problem.severity} {place},title={problem.code}::{_escaped(said)}"


def _escaped(text: str, *, more: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if more else text


def summary(checked: Checked, shown: tuple[Problem, ...], lang: str) -> None:
    if not shown:
        say("check.clean", lang, files=checked.files)
        return
    faults = len(errors(shown))
    data = {"files": checked.files, "errors": faults, "warnings": len(shown) - faults}
    say("check.found", lang, **data)
    if any(fault.code.startswith("Y") for fault in errors(shown)):
        say("check.more", lang)
    if faults:
        staff_contact(checked.staff_contact, lang)


def quarantined(examined: Examined, root: Path, lang: str, *, github: bool = False) -> None:
    """What readers get of each faulty file, and why; on GitHub beside the file too."""
    say("build.safe", lang)
    for one in examined.quarantined:
        faults = [fault for fault in errors(examined.problems) if fault.file == one.file]
        told = [_fate(one, faults, each) for each in _langs(lang)]
        for line in told:
            _err.print(f"  {one.file}: {line}")
        if github:
            place = f"file={_escaped((root / one.file).as_posix(), more=True)}"
            _out.file.write(f"::notice {place}::{_escaped(chr(10).join(told))}\n")
    if examined.shallow:
        say("build.shallow", lang)


def _fate(one: Quarantined, faults: list[Problem], lang: Lang) -> str:
    """Which version is shown, the first fault with its line, and how many more there are."""
    parts = [one.said().best(lang)]
    for fault in faults[:1]:
        data = {"line": fault.spot.line, "message": fault.message(lang)}
        parts.append(_text("build.why").filled(lang, data))
    if len(faults) > 1:
        parts.append(_text("build.more").filled(lang, {"count": len(faults) - 1}))
    return " ".join(parts)


def staff_contact(contact: Text | None, lang: str = "both") -> None:
    """Whom to ask, from site.yml."""
    if contact:
        for each in _langs(lang):
            _err.print(_text("check.ask").filled(each, {"who": contact}))


def worklist(found: Worklist, style: str, lang: str, link_to: LinkTo) -> None:
    """What there is to do, in the form asked for, to standard output."""
    if style == "json":
        _out.file.write(json.dumps(found.as_json(), ensure_ascii=False, indent=1) + "\n")
        return
    if style == "markdown":
        _out.file.write(markdown(found, _langs(lang), link_to))
        return
    for each in _langs(lang):
        head = label("head" if found.tasks else "nothing")
        data = {"day": shown(found.today), "count": len(found.tasks)}
        _out.print(head.filled(each, data), style="bold")
    for section, tasks in found.sections().items():
        _out.print()
        for each in _langs(lang):
            title = f"{heading(section, 'title').best(each)} ({len(tasks)})"
            line = Styled().append(title, style="bold cyan" if each == "th" else "cyan")
            _out.print(line.append(f"  {heading(section, 'do').best(each)}", style="dim"))
        for task in tasks:
            _task(task, found, lang)


def _task(task: Task, found: Worklist, lang: str) -> None:
    langs = _langs(lang)
    head = Styled(f"  {task.file}:{task.spot.line}:{task.spot.column}", style="bold")
    if task.title:
        head.append(f" {task.title.best(langs[0])}", style="not bold")
    _out.print(head)
    for each in langs:
        _out.print(
            f"      {task.message(each, found.today)}", style="" if each == langs[0] else "dim"
        )


def main_files_first() -> None:
    """The rest of a worklist needs the site's own files."""
    for each in LANGS:
        _err.print(label("main_first").best(each))


def gaps(broken: Iterable[Broken], lost: Lost, lang: str) -> None:
    """Links that lead nowhere, and what could not be made."""
    for one in broken:
        say(
            "build.no_heading" if one.heading else "build.no_page",
            lang,
            page=one.page,
            link=one.reference,
        )
    for name in lost.pictures:
        say("build.picture_lost", lang, file=f"content/images/{name}")
    for gap in lost.told:
        name, key = gap.file.removeprefix("*/"), "file"
        if gap.entry:
            key = "entry"
        elif name != gap.file:
            key = "files"
        say(f"build.{key}_lost", lang, file=name, entry=gap.entry)
        if gap.reason:
            _err.print(f"    {gap.reason}", style="dim")


def made(built: Built, lang: str, *, explain: bool) -> None:
    """What a build did; with `explain` why, each output with its reason."""
    if explain:
        for name, reason in sorted(built.made.items()):
            what = " ".join(reason.question)
            for each in _langs(lang):
                _err.print(f"  {name}: {_text(f'why.{reason.why}').filled(each, {'what': what})}")
    say("build.made", lang, made=len(built.made), kept=built.kept, removed=built.removed)


def bug(error: Exception) -> None:
    say("bug.text", error=f"{type(error).__name__}: {error}")
    say("bug.how")


_LONG = 500  # reading fewer files is done before anyone wonders


class _Steps:
    """A bar on a terminal; elsewhere one line a step."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def start(self, step: str, total: int) -> None:
        text = _text(f"step.{step}")
        label = f"{text.th} | {text.en}"
        if self._bar is None:
            if step != "read" or total >= _LONG:
                _err.print(f"{label} ({total})" if total > 1 else label)
        else:
            self._task = self._bar.add_task(label, total=total)

    def advance(self) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)


@contextmanager
def progress() -> Iterator[Any]:
    if not _err.is_terminal:
        yield _Steps(None)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_err) as bar:
        yield _Steps(bar)
