"""Every internal link, anchor and file reference of the built site must lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
class Scan:
    """What a page refers to, and what in it can be referred to."""

    references: tuple[str, ...]
    ids: frozenset[str]


def scan(page: bytes) -> Scan:
    """Look through an HTML document in UTF-8."""
    tree = html.document_fromstring(page.decode("utf-8"))
    # lxml's own strings would keep the whole tree alive.
    references = dict.fromkeys(_references(tree))
    return Scan(tuple(references), frozenset(map(str, tree.xpath("//@id"))))


def broken_references(
    scans: Mapping[str, Scan],
    files: Collection[str],
    ids: Callable[[str], frozenset[str]],
    address: str,
) -> tuple[Broken, ...]:
    """Check these pages of a site that has these files and will be served at `address`.

    `ids` gives what can be referred to in a page.
    """
    base = urlsplit(address)
    host, path = base.netloc, unquote(base.path)
    found = []
    for page, one in sorted(scans.items()):
        for reference, file, anchor in targets(page, one.references, host, path):
            missing = file not in files
            if not missing and anchor and file.endswith(".html"):
                missing = anchor not in ids(file)
            if missing:
                heading = file in files
                ours = not heading and not reference.startswith("http")
                found.append(Broken(page, reference, heading, ours))
    return tuple(found)


def targets(
    page: str, references: Iterable[str], host: str, path: str
) -> Iterator[tuple[str, str, str]]:
    """Each reference within the site, with the file and the anchor that it means."""
    for reference in references:
        target = _target(page, reference, host, path)
        if target is not None:
            yield (reference, *target)


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
