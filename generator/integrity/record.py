"""integrity.json: every published file by its path, with SHA-256 and size."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

FILE = "integrity.json"
SIGNATURE = f"{FILE}.minisig"
OWN = frozenset({FILE, SIGNATURE})  # not listed in it
# Read by the host and not served by it, so that nobody sees them over HTTP.
FOR_THE_HOST = frozenset({"_headers", "_redirects", ".nojekyll"})
VERSION = 1
MOST_BYTES = 100_000_000  # of integrity.json itself: some 600,000 files
_PIECE = 1 << 20
# No control character, and none that turns a line round: names are printed.
_SAFE = re.compile(r"[^\x00-\x1f\x7f-\x9f\\:\u2028-\u202e\u2066-\u2069]{1,1000}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Print:
    """What a file's bytes are known by."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Integrity:
    """One published site. `day` is the day it was built for, `commit` that of its sources.

    `uncommitted` says that the sources were not those of the commit alone; `redirects` has the
    rules of the host, from one address below the site's own to another.
    """

    address: str
    day: str
    files: Mapping[str, Print]
    commit: str = ""
    uncommitted: bool = False
    redirects: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why an integrity.json is not believed: `why` is worded in wording/verify.yml."""

    why: str
    found: str = ""


def print_of(path: Path) -> Print:
    """Read in pieces: a recording may be large. Raises OSError."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Print(digest.hexdigest(), size)


def as_bytes(integrity: Integrity) -> bytes:
    """Sorted, so that the same site gives the same bytes."""
    files = {
        name: {"sha256": one.sha256, "size": one.size}
        for name, one in sorted(integrity.files.items())
    }
    whole = {
        "version": VERSION,
        "address": integrity.address,
        "day": integrity.day,
        "commit": integrity.commit or None,
        "uncommitted": integrity.uncommitted,
        "redirects": dict(sorted(integrity.redirects.items())),
        "files": files,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def read(raw: bytes) -> Integrity | Unreadable:
    """Whatever the bytes are, and whoever wrote them: nothing in it leads outside the folder."""
    if len(raw) > MOST_BYTES:
        return Unreadable("large")
    try:
        whole = json.loads(raw.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return Unreadable("no_json")
    if not isinstance(whole, dict) or not isinstance(whole.get("files"), dict):
        return Unreadable("no_record")
    if whole.get("version") != VERSION:
        return Unreadable("version", _text(str(whole.get("version")))[:40])
    files = _files(whole["files"])
    if isinstance(files, Unreadable):
        return files
    return Integrity(
        address=_text(whole.get("address")),
        day=_text(whole.get("day")),
        files=files,
        commit=_text(whole.get("commit")),
        uncommitted=whole.get("uncommitted") is True,
        redirects=_redirects(whole.get("redirects")),
    )


def _files(typed: dict[str, Any]) -> dict[str, Print] | Unreadable:
    files: dict[str, Print] = {}
    for name, entry in typed.items():
        if not _is_safe(name):
            return Unreadable("outside", _text(name)[:100])
        made = _print(entry)
        if made is None:
            return Unreadable("no_print", name[:100])
        files[name] = made
    return files


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice would let two readers believe two things."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _is_safe(name: str) -> bool:
    """A path below the folder on any system: no way up, no drive, no hidden character."""
    parts = name.split("/")
    return (
        bool(_SAFE.fullmatch(name))
        and name not in OWN
        and not any(part in ("", ".", "..") or part.endswith((" ", ".")) for part in parts)
    )


def _print(entry: Any) -> Print | None:
    if not isinstance(entry, dict):
        return None
    digest, size = entry.get("sha256"), entry.get("size")
    sound = isinstance(digest, str) and _DIGEST.fullmatch(digest)
    if not sound or type(size) is not int or not 0 <= size <= 10**12:
        return None
    return Print(str(digest), size)


def _text(value: Any) -> str:
    """One short line of what others wrote, fit to be printed."""
    return re.sub(r"[^ -~]", "", value)[:200] if isinstance(value, str) else ""


def _redirects(value: Any) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {old: new for old, new in pairs if isinstance(new, str)}
