"""An editor's text as plain lines: paragraphs, headings, entries of lists, rows of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.markup import fragment

_BLOCKS = {"p", "h2", "h3", "h4", "li", "tr", "pre", "blockquote", "hr"}
_CELLS = {"td", "th"}


@dataclass(frozen=True, slots=True)
class Line:
    """`kind` is `heading`, `entry` of a list, or `text`; `number` that of a numbered entry."""

    kind: str
    text: str
    number: int = 0


def plain_lines(markdown: str, *, addresses: bool = False) -> tuple[Line, ...]:
    """The body of a file, as `fragment` reads it; with `addresses`, those of links out follow."""
    reader = _Lines(addresses=addresses)
    reader.feed(str(fragment(markdown)))
    reader.close()
    reader.end()
    return tuple(reader.lines)


class _Lines(HTMLParser):
    def __init__(self, *, addresses: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._addresses = addresses
        self._words: list[str] = []
        self._kind = "text"
        self._number = 0
        self._lists: list[int] = []  # the next number of each open list; 0 for one without
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self.end()
            self._lists.append(1 if tag == "ol" else 0)
        elif tag in _BLOCKS and not (tag == "p" and self._kind == "entry"):
            self.end()
            if tag[0] == "h" and tag != "hr":
                self._kind = "heading"
            elif tag == "li":
                self._entry()
        elif tag in _CELLS and self._words:
            self._words.append(" · ")
        elif tag == "br":
            self._words.append(" ")
        elif tag == "a":
            self._href = dict(attrs).get("href") or ""

    def _entry(self) -> None:
        self._kind = "entry"
        if self._lists and self._lists[-1]:
            self._number = self._lists[-1]
            self._lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._addresses:
            self._address()
        if tag in ("ol", "ul") and self._lists:
            self.end()
            self._lists.pop()
        elif tag in _BLOCKS and not (tag == "p" and self._kind == "entry"):
            self.end()

    def _address(self) -> None:
        """Behind the words of a link out, unless they are the address."""
        out = self._href.startswith(("http:", "https:"))
        if out and self._href not in "".join(self._words):
            self._words.append(f" ({self._href})")

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def end(self) -> None:
        """Close the line that is open."""
        text = re.sub(r"\s+", " ", "".join(self._words)).strip()
        if text:
            self.lines.append(Line(self._kind, text, self._number))
        self._words, self._kind, self._number = [], "text", 0
