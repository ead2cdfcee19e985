"""The drawings of content/drawings/: SVG of shapes and colours alone, or a problem at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from lxml import etree

from generator.problems import Problem, Spot
from generator.reading.layout import DRAWINGS

SVG = "{http://www.w3.org/2000/svg}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"  # `#a` would lie elsewhere
# Shapes and what paints them. No text: words in a picture are in one language, and in the
# reader's type only if it is at hand; `alt` says them in both. No script, no other document.
_SHAPES = {"path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
_PAINT = {"defs", "clipPath", "mask", "linearGradient", "radialGradient", "stop", "pattern"}
_ELEMENTS = {"svg", "g", "use", "symbol", "style", "title", "desc", *_SHAPES, *_PAINT}
# A backslash would hide a word of these; an address without a scheme has two strokes too.
_ELSEWHERE = re.compile(r"url\((?!\s*[\"']?#)|@import|@font-face|image\(|//|\\", re.IGNORECASE)
_SPLIT = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that may be published, with the size of its `viewBox`, rounded."""

    name: str
    width: int
    height: int
    digest: str


def read_drawing(name: str, raw: bytes) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """The drawing, None where someone must mend it first, and what is wrong with it."""
    file = f"{DRAWINGS}/{name}"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line = max(error.position[0], 1)
        return None, (Problem(file, Spot(line), "A520"),)
    faults = tuple(
        Problem(file, Spot(max(line, 1)), code, data=dict(data))
        for code, line, data in _faults(root)
    )
    if faults:
        return None, faults
    _, _, width, height = _view_box(root)
    digest = blake2b(raw, digest_size=16).hexdigest()
    return Drawing(name, round(width), round(height), digest), ()


def _faults(root: etree._Element) -> Iterator[tuple[str, int, dict[str, str]]]:
    """(code, line, data) of each part that a drawing of ours does not have."""
    if root.tag != f"{SVG}svg":
        yield "A520", 1, {}
        return
    if root.getroottree().docinfo.doctype:
        yield "A521", 1, {"found": "DOCTYPE"}
    for instruction in root.itersiblings(preceding=True):
        yield "A521", 1, {"found": str(getattr(instruction, "target", "?"))}
    for element in root.iter():
        yield from _faults_of(element)
    if _view_box(root)[2] <= 0:
        yield "A523", root.sourceline or 1, {}


def _faults_of(element: etree._Element) -> Iterator[tuple[str, int, dict[str, str]]]:
    line = element.sourceline or 1
    if not isinstance(element.tag, str):  # an entity, or an instruction to another program
        yield "A521", line, {"found": str(element.text or "?").strip()[:40]}
        return
    name = element.tag.removeprefix(SVG)
    if name not in _ELEMENTS:
        yield "A521", line, {"found": etree.QName(element).localname}
        return
    if name == "style" and (found := _ELSEWHERE.search(element.text or "")):
        yield "A522", line, {"found": found[0]}
    for key, value in element.attrib.items():
        attribute = etree.QName(str(key)).localname
        if attribute.lower().startswith("on"):
            yield "A521", line, {"found": attribute}
        elif str(key) == _BASE or _leads_out(attribute, str(value)):
            yield "A522", line, {"found": str(value)[:60]}


def _leads_out(attribute: str, value: str) -> bool:
    if attribute in ("href", "src"):
        return not value.startswith("#")
    return _ELSEWHERE.search(value) is not None


def _view_box(root: etree._Element) -> tuple[float, float, float, float]:
    try:
        left, top, width, height = (float(part) for part in _SPLIT.split(root.get("viewBox", "")))
    except ValueError:
        return 0, 0, 0, 0
    return (left, top, width, height) if min(width, height) >= 1 else (0, 0, 0, 0)
