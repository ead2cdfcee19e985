"""Every internal link, anchor and file reference of the built folder must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lxml import html


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference in `page` that leads nowhere.

    `heading`: it reaches its page, but no such heading there. `ours`: our own code made it, so
    that the site may not be published.
    """

    page: str
    reference: str
    heading: bool = False
    ours: bool = True


@dataclass(frozen=True, slots=True)
class _Scan:
    references: tuple[str, ...]
    ids: frozenset[str]


def broken_references(folder: Path, address: str) -> tuple[Broken, ...]:
    """Check all HTML files below `folder`, which will be served at `address`."""
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    scans = {name: _scan(folder / name) for name in sorted(files) if name.endswith(".html")}
    base = urlsplit(address)
    found = []
    for page, scan in scans.items():
        for reference in scan.references:
            target = _target(page, reference, base.netloc, unquote(base.path))
            if target is None:
                continue
            file, anchor = target
            missing = file not in files
            if not missing and anchor and file in scans:
                missing = anchor not in scans[file].ids
            if missing:
                heading = file in files
                ours = not heading and not reference.startswith("http")
                found.append(Broken(page, reference, heading, ours))
    return tuple(found)


def _scan(path: Path) -> _Scan:
    # lxml's own strings would keep the whole tree alive.
    tree = html.document_fromstring(path.read_bytes().decode("utf-8"))
    return _Scan(tuple(_references(tree)), frozenset(map(str, tree.xpath("//@id"))))


def _references(tree: html.HtmlElement) -> Iterator[str]:
    yield from (str(value) for value in tree.xpath("//@href | //@src"))
    for value in tree.xpath("//@srcset"):
        yield from (part.split()[0] for part in str(value).split(",") if part.strip())


def _target(page: str, reference: str, host: str, path: str) -> tuple[str, str] | None:
    """The file that a reference means, with its anchor; None where it leads elsewhere."""
    parts = urlsplit(reference)
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != host):
        return None
    where = unquote(parts.path)
    if parts.netloc or where.startswith("/"):
        if not where.startswith(path):
            return None if parts.netloc else (f"(outside) {where}", "")
        joined = where[len(path) :]
    elif where:
        joined = normpath(f"{page.rpartition('/')[0]}/{where}".lstrip("/"))
        joined = "" if joined == "." else joined + ("/" if where.endswith(("/", "..", ".")) else "")
    else:
        joined = page
    if joined == "" or joined.endswith("/"):
        joined += "index.html"
    return joined, unquote(parts.fragment)
