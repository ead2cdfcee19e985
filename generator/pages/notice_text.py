"""How much of an item's text a notice has: whole sentences, as many as one sheet of paper holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from lxml import html

from generator.markup import fragment
from generator.models.news import NewsItem
from generator.pages.notice_room import paragraph
from generator.text import Lang

Height = Callable[[str], float]
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "blockquote"}
_HEADINGS = {"h1", "h2", "h3", "h4"}
# With these a new Thai sentence begins after a space, never the rest of the last one.
_OPENERS = (
    *("ทั้งนี้", "นอกจากนี้", "นอกจากนั้น", "อย่างไรก็ตาม", "อย่างไรก็ดี", "จากนั้น", "ต่อมา"),
    *("ด้วยเหตุนี้", "ดังนั้น", "ในการนี้", "ในโอกาสนี้"),
    *("สอบถามเพิ่มเติม", "สอบถามรายละเอียด", "สอบถามได้ที่"),
)
_ENGLISH_END = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[A-Z“\"])")


def paragraphs(body: str) -> tuple[tuple[str, ...], bool]:
    """The paragraphs and points before the first heading below them, and whether that is all.

    What comes under headings is the long form, which the page has.
    """
    root = html.fragment_fromstring(str(fragment(body)), create_parent="div")
    found: list[str] = []
    for element in root.iter(*_BLOCKS):
        if element.tag in _HEADINGS:
            if found:
                return tuple(found), False
            continue
        if any(parent.tag in _BLOCKS for parent in element.iterancestors()):
            continue
        if text := " ".join(element.text_content().split()):
            found.append(f"• {text}" if element.tag == "li" else text)
    return tuple(found), root.find(".//table") is None


def fitting(
    texts: Iterable[str], room: float, lang: Lang, height: Height = paragraph
) -> tuple[tuple[str, ...], bool]:
    """The texts that fit into so many ems of height, and whether that is all of them.

    The last of them ends with a sentence.
    """
    found: list[str] = []
    for text in texts:
        need = height(text)
        if need > room:
            kept = _sentences(text, room, lang, height)
            return (*found, *([kept] if kept else [])), False
        found.append(text)
        room -= need
    return tuple(found), True


def _sentences(text: str, room: float, lang: Lang, height: Height) -> str:
    """As many of its first sentences as fit; none where not even one does."""
    ends = [found.start() for found in _ends(lang).finditer(text)]
    fits = [end for end in ends if height(text[:end]) <= room]
    return text[: fits[-1]].rstrip() if fits else ""


@cache
def _ends(lang: Lang) -> re.Pattern[str]:
    """Thai writes no full stop: a sentence has ended where one begins that can only be the next."""
    if lang == "en":
        return _ENGLISH_END
    return re.compile(rf"\s+(?=(?:{'|'.join(_OPENERS)}))")


def on_paper(item: NewsItem) -> NewsItem:
    """Without degrees, which nobody types off a wall."""
    bare = {"lat": None, "lon": None}
    changed: dict[str, object] = {}
    if event := item.event:
        venues = tuple(place.model_copy(update=bare) for place in event.venues)
        changed["event"] = event.model_copy(update={"venues": venues})
    if (action := item.action) and action.at:
        place = action.at.model_copy(update=bare)
        changed["action"] = action.model_copy(update={"at": place})
    return item.model_copy(update=changed)
