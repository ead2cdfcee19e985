"""What the name and the folder of a file say, and what to say when they are wrong."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.models.near_values import near_slug
from generator.models.scalars import SLUG
from generator.problems import Data, Problem, Spot
from generator.source import Source
from generator.strays import home_of
from generator.strings import choices
from generator.typed_dates import Fault, read_moment

NEWS_NAME = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}-(?P<slug>{SLUG})")


def misnamed(source: Source, code: str) -> Problem:
    """A name that its folder cannot have, with the nearest that it can."""
    path = PurePosixPath(source.file)
    write = _near_name(source, path.stem) if code == "Y122" else near_slug(path.stem)
    data: Data = {"found": path.name, "write": f"{write}.yml" if write else ""}
    return Problem(source.file, Spot(), code, data=data)


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
    dated = re.match(r"(\d{4})[-_ ]?(\d{1,2})[-_ ]?(\d{1,2})(?!\d)", stem)
    typed = "-".join(dated.groups()) if dated else str(source.value("published") or "")
    day = read_moment(typed)
    slug = near_slug(stem[dated.end() :] if dated else stem)
    if isinstance(day, Fault) or not slug or re.fullmatch(r"\d{4}", slug):
        return ""
    return f"{day.value.day.isoformat()}-{slug}"
