"""Reads a finished page with Python's own parser: its links, its ids, its head."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
LINKING = ("href", "src", "action", "poster", "data", "xlink:href", "cite")


@dataclass
class Read:
    """What one page refers to and what can be referred to in it."""

    references: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)  # what a reader can click
    canonical: list[str] = field(default_factory=list)
    hreflang: dict[str, str] = field(default_factory=dict)
    hidden: bool = False  # from search engines
    redirect: bool = False


def read_page(file: Path) -> Read:
    parser = _Parser()
    parser.feed(file.read_text(encoding="utf-8"))
    parser.close()
    return parser.read


def urls_in_style(text: str) -> list[str]:
    return [url for url in IN_STYLE.findall(text) if not url.startswith("data:")]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        read = self.read
        self.in_style = tag == "style"
        read.references += [given[name] for name in LINKING if name in given]
        for many in (given.get("srcset", ""), given.get("imagesrcset", "")):
            read.references += [part.split()[0] for part in many.split(",") if part.strip()]
        read.references += urls_in_style(given.get("style", ""))
        if "id" in given:
            read.ids.append(given["id"])
        if tag in {"a", "area"} and "href" in given:
            read.ways.append(given["href"])
        if tag == "meta":
            self._meta(given)
        if tag == "link" and given.get("rel") == "canonical":
            read.canonical.append(given["href"])
        if tag == "link" and "hreflang" in given:
            read.hreflang[given["hreflang"]] = given["href"]

    def _meta(self, given: dict[str, str]) -> None:
        name, content = given.get("property", given.get("name", "")), given.get("content", "")
        if name in {"og:url", "og:image"}:
            self.read.references.append(content)
        if name == "robots" and "noindex" in content:
            self.read.hidden = True
        if given.get("http-equiv", "").lower() == "refresh":
            self.read.redirect = True
            target = content.partition("=")[2].strip("'\" ")
            self.read.references.append(target)
            self.read.ways.append(target)

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.read.references += urls_in_style(data)

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False
