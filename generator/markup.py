"""The one door for markup: escaping of text, and the only way an editor's Markdown becomes HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

import nh3
from comrak import ExtensionOptions, ParseOptions, RenderOptions, render_markdown
from markupsafe import Markup

# Schemes of links inside the site, resolved by `link_up` when the page is known.
INTERNAL = ("news", "district", "page")
_SCHEMES = {"http", "https", "mailto", "tel", *INTERNAL}
_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "del", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "sup", "sub"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
# How a column is set: comrak's align attribute is none of today's HTML.
_COLUMNS = {cell: {"center", "right"} for cell in ("th", "td")}
_ALIGN = re.compile(r'(<t[hd]) align="(\w+)"')
_ATTRIBUTES |= {heading: {"id"} for heading in ("h2", "h3", "h4")}

# Everything that Markdown or HTML could read as markup. Character references are text in
# both, so one escape serves a paragraph, a table cell, an HTML block and an attribute.
_SPECIAL = str.maketrans(
    {char: f"&#{ord(char)};" for char in "&<>\"'\\`*_[]{}|~$^"} | {"\n": " ", "\r": " "}
)
_OPENERS = "-+=#!?:"  # where a line begins: lists, rules, headings, boxes
_NUMBERED = re.compile(r"(\d{1,9})([.)])")


@lru_cache(maxsize=16384)  # labels and names come again on every page
def escape(text: str) -> Markup:
    """Text that stays text in Markdown, in HTML and in a quoted attribute.

    Whoever prints it at a line's start strips it first: spaces there mean code.
    """
    safe = text.translate(_SPECIAL)
    if safe and safe[0] in _OPENERS:
        safe = f"&#{ord(safe[0])};{safe[1:]}"
    elif number := _NUMBERED.match(safe):
        safe = f"{number[1]}&#{ord(number[2])};{safe[number.end() :]}"
    return Markup(safe)  # noqa: S704  # the door itself


def trusted(html: str) -> Markup:
    """Markup that our own code made of escaped parts. Never for text from a file."""
    return Markup(html)  # noqa: S704  # the door itself


def data_block(data: object) -> Markup:
    """JSON for a <script> of data: whatever a text holds, it cannot end the script."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return trusted(written.replace("<", "\\u003c").replace(">", "\\u003e"))


def _options(*, raw: bool, unsafe: bool) -> tuple[ExtensionOptions, ParseOptions, RenderOptions]:
    """`raw`: HTML passes; `unsafe`: so does every scheme of a link."""
    extension = ExtensionOptions()
    extension.table = True
    extension.strikethrough = not raw
    render = RenderOptions()
    render.unsafe_ = unsafe
    render.escape = not raw
    return extension, ParseOptions(), render


_EDITOR = _options(raw=False, unsafe=False)
_UNCHECKED = _options(raw=False, unsafe=True)  # only to look at, never to publish
_DOCUMENT = _options(raw=True, unsafe=True)


class Fragment(Markup):
    """An editor's sanitised HTML; it goes into a finished page, never into Markdown."""

    __slots__ = ()

    def beside(self, taken: set[str]) -> Fragment:
        """The same with ids that no other fragment of the page has; adds its own to `taken`."""
        return Fragment(_IDS.sub(lambda found: f'id="{_unique(found[1], taken)}"', self))


@lru_cache(maxsize=256)
def fragment(markdown: str) -> Fragment:
    """An editor's Markdown as clean HTML: raw HTML is shown as text, links are checked.

    Headings move below the page's own (`#` and `##` become h2) and get readable ids.
    Internal links keep their scheme until `link_up`.
    """
    html = render_markdown(markdown, *_EDITOR)
    html = _with_ids(_lowered(html)).replace(' align="left"', "")
    html = _ALIGN.sub(r'\1 class="\2"', html)
    return Fragment(
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            allowed_classes=_COLUMNS,
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        ).strip()
    )


_TAG = re.compile("<[^>]*>")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)


def _lowered(html: str) -> str:
    levels = {"1": "2", "2": "2", "3": "3", "4": "4", "5": "4", "6": "4"}
    return _HEADING.sub(lambda m: f"<h{levels[m[1]]}>{m[2]}</h{levels[m[1]]}>", html)


_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")


def _with_ids(html: str) -> str:
    """`## Words {#id}` gives the id; without it the words do, Thai vowels and all."""
    taken: set[str] = set()

    def mark(found: re.Match[str]) -> str:
        level, words = found[1], found[2]
        if given := _ID.search(words):
            words, name = words[: given.start()], _free(given[1])
        else:
            name = heading_id(words)
        return f'<h{level} id="{_unique(name, taken)}">{words}</h{level}>'

    return _HEADING.sub(mark, html)


def heading_id(words: str) -> str:
    """Readable and stable: letters, marks and digits of any script, joined by hyphens."""
    text = plain(words).lower()
    return _free(re.sub(r"[^\w\u0e00-\u0e7f]+", "-", text).strip("-") or "section")


def _unique(name: str, taken: set[str]) -> str:
    """The name, numbered where it is taken; `taken` then has it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _free(name: str) -> str:
    """`main` and all that begins with `h-` belong to the page's own parts."""
    return f"section-{name}" if name == "main" or name.startswith("h-") else name


# A title is escaped text and has no tag in it.
_GIVEN = re.compile(r"<h([1-6])>([^<]*?)\s*\{#([a-z0-9-]+)\}\s*</h\1>")


def document(markdown: str) -> Markup:
    """A page's own Markdown, made by our templates, as HTML; `## Words {#id}` gives an id."""
    html = render_markdown(markdown, *_DOCUMENT)
    return Markup(_GIVEN.sub(r'<h\1 id="\3">\2</h\1>', html))  # noqa: S704  # our templates


_INTERNAL_LINK = re.compile(
    rf'<a href="({"|".join(INTERNAL)}):([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL
)


_HREF = re.compile(r'href="([^"]*)"')
_PICTURE = re.compile(r'<img src="([^"]*)"')
_IDS = re.compile(r'(?<=<h[234] )id="([^"]*)"')
_ELSEWHERE = tuple(f"{scheme}:" for scheme in sorted(_SCHEMES))


@dataclass(frozen=True, slots=True)
class Typed:
    """What an editor's Markdown points at."""

    internal: tuple[tuple[str, str], ...]  # (scheme, id) of links inside the site
    lost: tuple[str, ...]  # links that lead neither out, nor to a page's id, nor to a heading
    pictures: tuple[str, ...]  # which a body cannot show
    outside: tuple[str, ...]  # absolute addresses, as a page has them: %20 for a blank


@lru_cache(maxsize=1 << 16)  # a preview asks for every body again after each saved file
def typed_links(markdown: str) -> Typed:
    """Every address in the text, those too that `fragment` would take out."""
    if "](" not in markdown and "<" not in markdown and "]:" not in markdown:
        return Typed((), (), (), ())
    html = _with_ids(_lowered(render_markdown(markdown, *_UNCHECKED)))
    ids = {unescape(name) for name in _IDS.findall(html)}
    written = [unescape(address) for address in _HREF.findall(html)]
    links = [unquote(address) for address in written]
    parts = [address.partition(":") for address in links]
    return Typed(
        internal=tuple((scheme, name) for scheme, _, name in parts if scheme in INTERNAL),
        lost=tuple(
            address
            for address in links
            if not address.lower().startswith(_ELSEWHERE) and address.removeprefix("#") not in ids
        ),
        pictures=tuple(unescape(address) for address in _PICTURE.findall(html)),
        outside=tuple(address for address in written if address.lower().startswith("http")),
    )


def link_up(html: Fragment, href: Callable[[str, str], str]) -> Fragment:
    """The fragment with its internal links as addresses: `href(scheme, id)`.

    Where `href` gives nothing, the words stay and the link goes: its page is not published.
    """

    def resolved(found: re.Match[str]) -> str:
        address = href(found[1], unescape(found[2]))
        return f'<a href="{escape(address)}"{found[3]}>{found[4]}</a>' if address else found[4]

    return Fragment(_INTERNAL_LINK.sub(resolved, html))


def plain(html: str) -> str:
    """The words of a piece of HTML, without its markup."""
    return unescape(" ".join(_TAG.sub(" ", html).split())).strip()


def prose(markdown: str) -> str:
    """The words of an editor's Markdown: `plain(fragment(markdown))`, without making it clean."""
    html = render_markdown(markdown, *_EDITOR)
    if "{#" in html:
        html = _HEADING.sub(lambda found: _ID.sub("", found[2]), html)
    return plain(html)
