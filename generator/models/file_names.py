"""What the name and the folder of a file say, and what to say when they are wrong."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.models.near_values import near_slug
from generator.models.scalars import SLUG
from generator.problems import Data, Problem, Spot
from generator.reading.source import Source
from generator.reading.strays import home_of
from generator.reading.typed_dates import Fault, read_moment
from generator.strings import choices
from generator.text import LANGS, Text

NEWS_NAME = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}-(?P<slug>{SLUG})")


# What Windows, a browser and a Mac put behind the name of a copy.
_COPY = re.compile(
    r"(?P<of>.+?)[ _]*(?:- ?(?:copy|สำเนา)|copy|สำเนา|\(\d+\)|- ?copy ?\(\d+\))(?: ?\(?\d*\)?)$",
    re.IGNORECASE,
)
_WORDS = Text(th="(คำอังกฤษ)", en="(words-in-English)")  # what only the writer can know


def misnamed(source: Source, code: str) -> Problem:
    """A name that its folder cannot have, with the nearest that it can."""
    path = PurePosixPath(source.file)
    if copied := _COPY.fullmatch(path.stem):
        shape = _dated(source, copied["of"], _WORDS) or _WORDS
        copy: Data = {"found": path.name, "shape": shape}
        return Problem(source.file, Spot(), "Y138", data=copy)
    write = _near_name(source, path.stem) if code == "Y122" else near_slug(path.stem)
    data: Data = {"found": path.name, "write": f"{write}.yml" if write else ""}
    if not write and code == "Y122" and (dated := _dated(source, path.stem, _WORDS)):
        data["write"] = dated
    return Problem(source.file, Spot(), code, data=data)


def in_another_year(source: Source) -> Problem | None:
    """News in a folder of four digits that are not its year CE."""
    path = PurePosixPath(source.file)
    folder, year = path.parent.name, path.name[:4]
    if not re.fullmatch(r"\d{4}", folder) or folder == year:
        return None
    write = f"content/news/{year}/{path.name}"
    data: Data = {"found": folder, "year": year, "write": write}
    return Problem(source.file, Spot(), "W949", data=data)


def of_another_kind(source: Source, own: str) -> Problem | None:
    """A file in the folder of another kind, told by the field that only its kind has.

    `own` is that field of the folder's own kind: `kind` of news, `code` of a district, `id` of
    a page.
    """
    tree = source.tree
    if tree is None or own in tree:
        return None
    first = next((key for key in ("kind", "code", "id") if key in tree), None)
    if first is None:
        return None
    name = PurePosixPath(source.file).name
    write = home_of(name, first, str(source.value("published")))
    data: Data = {"found": name, "kind": choices("file_kind")[first], "write": write}
    return Problem(source.file, tree.keys_at[first], "Y133", first, data)


def _near_name(source: Source, stem: str) -> str:
    """The nearest name that news may have: with its day, or the day of its text; "" for none."""
    day, rest = _day(source, stem)
    slug = near_slug(rest)
    if not day or not slug or re.fullmatch(r"\d{4}", slug):
        return ""
    return f"{day}-{slug}"


def _dated(source: Source, stem: str, words: Text) -> Text | None:
    """A name with the file's own day and a blank for the words; None where no day is known."""
    day, _ = _day(source, stem)
    return Text(*(f"{day}-{words.best(lang)}.yml" for lang in LANGS)) if day else None


def _day(source: Source, stem: str) -> tuple[str, str]:
    """The day of the name, else of the text, "" for neither; and the rest of the name."""
    dated = re.match(r"(\d{4})[-_ ]?(\d{1,2})[-_ ]?(\d{1,2})(?!\d)", stem)
    typed = "-".join(dated.groups()) if dated else str(source.value("published") or "")
    read = read_moment(typed)
    day = "" if isinstance(read, Fault) else read.value.day.isoformat()
    return day, stem[dated.end() :] if dated else stem
