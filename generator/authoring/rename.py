"""A district or a news item under another name: its file, every reference, its old address.

Everything is computed in memory and checked as a whole before a byte is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath

from generator.authoring.edit import scalars, with_entry, with_scalars, with_values
from generator.authoring.files import Writing
from generator.authoring.refusal import Refusal
from generator.linking.assembly import assemble
from generator.models.parse import id_of
from generator.models.scalars import SLUG
from generator.problems import Problem, errors
from generator.reading.folder import Folder
from generator.reading.layout import LEDGER
from generator.reading.ledger import with_addresses
from generator.reading.nearest import nearest_or_some
from generator.reading.source import Source
from generator.reading.tree import Path as Way


@dataclass(frozen=True, slots=True)
class Names:
    """The `district` or `news` (`kind`) that is called `old` and is to be called `new`."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """What renaming would do: the file's two names, and the lines that change, by file."""

    before: str
    after: str
    lines: dict[str, tuple[int, ...]]
    writing: Writing


@dataclass(frozen=True, slots=True)
class Spoilt:
    """The site would have these errors, which it has not now."""

    problems: tuple[Problem, ...]


def renamed(names: Names, folder: Folder, root: Path, today: date) -> Renaming | Refusal | Spoilt:
    """Everything that the new name changes, or why it cannot be given."""
    kind, old, new = names.kind, names.old, names.new
    ids = {id_of(source, kind): source for source in reversed(folder.sources[kind])}
    if old not in ids:
        return Refusal("no_such_name", {"old": old, "close": nearest_or_some(old, sorted(ids))})
    if not re.fullmatch(SLUG, new) or (kind == "news" and re.fullmatch(r"\d{4}", new)):
        return Refusal("no_slug", {"found": new})
    if new in ids:
        return Refusal("name_taken", {"new": new, "file": ids[new].file})
    source = ids[old]
    after = _file(source.file, old, new)
    texts = {one.file: _text(root / one.file) for one in folder.all()}
    if faulty := _uneditable(folder, texts, old):
        return Refusal("faulty_files", {"old": old, "files": "\n".join(f"  {f}" for f in faulty)})
    changed = {
        one.file: _with_references(texts[one.file], kind, old, new)
        for one in folder.all()
        if old in texts[one.file] and one.tree is not None
    }
    own = changed.get(source.file, texts[source.file])
    changed[source.file] = _with_alias(own, old, new)
    changed = {file: text for file, text in changed.items() if text != texts[file]}
    if worse := _worse(folder, changed, {source.file: after}, today):
        return Spoilt(worse)
    writing = Writing(
        changed={
            after if file == source.file else file: text.encode() for file, text in changed.items()
        },
        moved={source.file: after},
    )
    lines = {file: _lines(texts[file], text) for file, text in changed.items()}
    if noted := _noted(names, folder, root):
        writing = replace(writing, changed={**writing.changed, LEDGER: noted.encode()})
    return Renaming(source.file, after, lines, writing)


def _file(file: str, old: str, new: str) -> str:
    path = PurePosixPath(file)
    return str(path.with_name(path.name.removesuffix(old + path.suffix) + new + path.suffix))


def _noted(names: Names, folder: Folder, root: Path) -> str:
    """The published addresses with the new one, where the old one is among them; else nothing."""
    place = {"news": "news", "district": "districts"}[names.kind]
    if f"{place}/{names.old}/" not in folder.ledger.entries:
        return ""
    return with_addresses(_text(root / LEDGER), [f"{place}/{names.new}/"])


def _text(path: Path) -> str:
    """Every byte that is no UTF-8 stays what it is, though nobody will edit such a file."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return ""  # told as a problem already


def _uneditable(folder: Folder, texts: dict[str, str], old: str) -> list[str]:
    """Files that speak of `old` and cannot be read, so that it could not be changed there."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    return [one.file for one in folder.all() if one.tree is None and word.search(texts[one.file])]


def _with_references(text: str, kind: str, old: str, new: str) -> str:
    link = re.compile(rf"(?<![\w-]){kind}:{re.escape(old)}(?![\w-])")

    def change(path: Way, typed: str) -> str:
        if kind == "district" and _is_area(path) and _bare(typed) == old:
            return typed.replace(old, new)
        return link.sub(f"{kind}:{new}", typed)

    return with_scalars(text, change)


def _is_area(path: Way) -> bool:
    """A district's id may stand in `areas` and in the `area` of a place."""
    return path[-1] == "area" or (len(path) == 2 and path[0] == "areas")


def _bare(typed: str) -> str:
    return typed.strip().strip("'\"").strip()


def _with_alias(text: str, old: str, new: str) -> str:
    """The old name among the earlier ones; a name that comes back is none of them any more."""
    for path, span in scalars(text).items():
        if path[0] == "aliases" and span.text.strip() == new:
            return with_values(text, {path: old})
    return with_entry(text, "aliases", old)


def _worse(
    folder: Folder, changed: dict[str, str], moved: dict[str, str], today: date
) -> tuple[Problem, ...]:
    """The errors that the site would have and has not now."""
    others = {
        file: Source(moved.get(file, file), text.encode("utf-8", "surrogateescape"))
        for file, text in changed.items()
    }
    known = {key for key, _ in _keyed(folder, {}, today)}
    back = {new: old for old, new in moved.items()}
    after = _keyed(folder.with_others(others), back, today)
    return tuple(fault for key, fault in after if key not in known)


def _keyed(
    folder: Folder, back: dict[str, str], today: date
) -> Iterator[tuple[tuple[str, str, str], Problem]]:
    """Each error with its file, code and field: its line may have moved."""
    for fault in errors(assemble(folder, today, drafts=True).problems):
        yield (back.get(fault.file, fault.file), fault.code, fault.field), fault


def _lines(before: str, after: str) -> tuple[int, ...]:
    """The lines of the old text that differ; of what was added, the line before it."""
    match = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    found: list[int] = []
    for what, start, end, _, _ in match.get_opcodes():
        if what != "equal":
            found += range(start + 1, end + 1) if end > start else [max(start, 1)]
    return tuple(found)
