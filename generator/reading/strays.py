"""Files that no step would read: each is told, with the place or the name it should have."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz

from generator.problems import Problem, Spot
from generator.reading.layout import (
    DOCUMENTS,
    DRAWINGS,
    FOLDERS,
    PICTURES,
    PROGRAMME,
    REFERENCE,
    SITE,
    WORDS,
)

# What the folders of a site hold; all else below content/ and districts/ is read by nobody.
_READ = tuple(f"{folder}/" for folder in FOLDERS.values())
_KEPT = tuple(f"{folder}/" for folder in (REFERENCE, PICTURES, DOCUMENTS, DRAWINGS))
_OWN = {SITE, PROGRAMME, WORDS}
# Left by the system or by an editor, or meant for people who look into the folder.
_QUIET = re.compile(
    r"[.~].*|thumbs\.db|desktop\.ini|readme.*|licen[cs]e.*|.*\.py|__pycache__", re.IGNORECASE
)
_YAML = re.compile(r".*\.ya?ml", re.IGNORECASE)
# .yml.txt of Notepad, .yml (1) of a browser, .ymal of a hurry, and texts of other programs.
_MEANT = re.compile(
    r"(?P<stem>.+?)(?:\.(?:ya?ml|yam|ymal|yml?a?)\b[ ._~-]*(?:\(\d+\)|[\w~]*)|\.(?:txt|rtf|json))?",
    re.IGNORECASE,
)
_TYPED = re.compile(r".*\.(?:ya?m|ym)a?l?\b.*|.*\.(?:txt|rtf|json|ya?m)|[^.]*", re.IGNORECASE)
_PICTURE = re.compile(r".*\.(?:jpe?g|png|gif|webp|heic|heif|tiff?|bmp|svg)", re.IGNORECASE)
_DOCUMENT = re.compile(r".*\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|csv|md|mp3|m4a)", re.IGNORECASE)
_DATED = re.compile(r"(?P<year>\d{4})-\d{2}-\d{2}-.+")
_FIRST_WORDS = re.compile(r"^(kind|code|id):", re.MULTILINE)
_PUBLISHED = re.compile(r"^published: *(\S+)", re.MULTILINE)


def strays(root: Path) -> tuple[Problem, ...]:
    """Warnings, each of the file itself. Reads the first lines of a file that may belong here."""
    return tuple(found for file in _below(root) for found in _told(root, file))


def home_of(name: str, first_field: str = "", day: str = "") -> str:
    """Where a file of this name belongs: by its date, else by a field that only its kind has.

    News without a date in its name takes that of `day`, else an example's.
    """
    if dated := _DATED.fullmatch(name):
        return f"{FOLDERS['news']}/{dated['year']}/{name}"
    if first_field == "kind":
        day = day if re.fullmatch(r"20\d\d-\d\d-\d\d", day) else "2022-08-31"
        return f"{FOLDERS['news']}/{day[:4]}/{day}-{name}"
    return f"{FOLDERS['district' if first_field == 'code' else 'page']}/{name}"


def _below(root: Path) -> Iterator[str]:
    """Every file that may be meant for the site, relative to `root`, in a fixed order."""
    for path in sorted(root.iterdir()):
        if path.is_dir() and (path.name in ("content", "districts") or _resembles(path)):
            yield from _walk(root, path)
        elif _DATED.fullmatch(path.name) and _YAML.fullmatch(path.name):
            yield path.name


def _resembles(path: Path) -> bool:
    """A folder named like one of the site's, with YAML inside."""
    name = path.name.lower()
    alike = max(fuzz.ratio(name, own) for own in ("content", "districts")) >= 80
    return (alike or name in ("news", "pages")) and any(
        _YAML.fullmatch(file.name) for file in path.rglob("*")
    )


def _walk(root: Path, base: Path) -> Iterator[str]:
    for folder, inner, names in os.walk(base):
        inner[:] = sorted(name for name in inner if not _QUIET.fullmatch(name))
        for name in sorted(names):
            if not _QUIET.fullmatch(name):
                yield (Path(folder) / name).relative_to(root).as_posix()


def _told(root: Path, file: str) -> Iterator[Problem]:
    name = PurePosixPath(file).name
    read = file.startswith(_READ)
    if file in _OWN or file.startswith(_KEPT) or (read and _YAML.fullmatch(name)):
        return
    if _YAML.fullmatch(name):
        yield _problem(file, "W921", write=_right_place(root, file))
    elif _PICTURE.fullmatch(name):
        folder = DRAWINGS if name.lower().endswith(".svg") else PICTURES
        yield _problem(file, "W921", write=f"{folder}/{name.lower()}")
    elif _DOCUMENT.fullmatch(name):
        yield _problem(file, "W922", write=f"{DOCUMENTS}/{name.lower()}")
    elif _TYPED.fullmatch(name) and (meant := _MEANT.fullmatch(name)):
        yield _problem(file, "W920", write=f"{meant['stem'].rstrip(' .')}.yml")
    else:
        yield _problem(file, "W922", write=f"{DOCUMENTS}/{name.lower()}")


def _right_place(root: Path, file: str) -> str:
    path = PurePosixPath(file)
    own = f"content/{path.stem}.yml"
    if own.lower() in _OWN and len(path.parts) <= 2:
        return own.lower()
    try:
        with (root / file).open("rb") as stream:
            head = stream.read(4096).decode("utf-8", "ignore")
    except OSError:
        head = ""
    first, day = _FIRST_WORDS.search(head), _PUBLISHED.search(head)
    return home_of(path.name, first[1] if first else "", day[1] if day else "")


def _problem(file: str, code: str, **data: str) -> Problem:
    return Problem(file, Spot(), code, data={"found": PurePosixPath(file).name, **data})
