"""The worklist as a Markdown summary for the page of a CI job: tables, with links to the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.markup import escape
from generator.text import Lang, Text
from generator.worklist.task import Task, Worklist, heading, label, shown

MOST = 100  # rows a section: a Git host drops a summary of more than a megabyte

LinkTo = Callable[[str, int], str]


def markdown(found: Worklist, langs: tuple[Lang, ...], link_to: LinkTo) -> str:
    """`link_to` gives the address of a line of a file; every text is escaped."""
    lines = [f"## {_both(label('title'), langs)}", ""]
    head = label("head" if found.tasks else "nothing")
    lines += [_filled(head, langs, day=shown(found.today), count=len(found.tasks)), ""]
    for section, tasks in found.sections().items():
        title = _both(heading(section, "title"), langs)
        lines += [f"### {title} ({len(tasks)})", "", _both(heading(section, "do"), langs), ""]
        lines += _table(tasks, found, langs, link_to)
        if len(tasks) > MOST:
            lines += ["", _filled(label("more"), langs, count=len(tasks) - MOST)]
        lines.append("")
    return "\n".join(lines)


def _table(
    tasks: tuple[Task, ...], found: Worklist, langs: tuple[Lang, ...], link_to: LinkTo
) -> Iterator[str]:
    titled = any(task.title for task in tasks)
    names = ("place", "page", "task") if titled else ("place", "task")
    yield "| " + " | ".join(_both(label(name), langs) for name in names) + " |"
    yield "|" + "---|" * len(names)
    for task in tasks[:MOST]:
        line = task.spot.line
        cells = [f"[{escape(f'{task.file}:{line}')}]({link_to(task.file, line)})"]
        if titled:
            cells.append(escape(task.title.best(langs[0])) if task.title else "")
        cells.append("<br>".join(escape(task.message(lang, found.today)) for lang in langs))
        yield f"| {' | '.join(cells)} |"


def _both(text: Text, langs: tuple[Lang, ...]) -> str:
    return " / ".join(escape(text.best(lang)) for lang in langs)


def _filled(text: Text, langs: tuple[Lang, ...], **data: Text | int) -> str:
    return "<br>".join(escape(text.filled(lang, data)) for lang in langs)
