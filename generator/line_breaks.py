"""Where no line of a page may end: within a date, a name or a phrase, and before ๆ and ฯ.

Browsers break Thai by dictionaries of their own, which cut บูรณาการ and most names. A run that
`white-space: nowrap` holds is kept whole by every browser, and <wbr> tells them where a line may
end beside it. Neither adds a character to the text: what is copied is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.strings import wording
from generator.text import LANGS

OPENED, CLOSED = '<span class="nb">', "</span>"
MAY_END = "<wbr>"

# Elements that may hold no other, or whose text is not the page's.
_APART = ("script", "style", "svg", "textarea", "select")
_COUNTED = ("ครั้งที่", "รุ่นที่", "ฉบับที่", "หมู่ที่", "พ.ศ.", "ค.ศ.")
_CLOCK = "น."
_MARKS = ("ๆ", "ฯลฯ", "ฯ")

_DAY_BEFORE = re.compile(r"\d{1,2} \Z")
_YEAR_AFTER = re.compile(r"(?: พ\.ศ\.)?(?: \d{4}\b)?")
_TIME_BEFORE = re.compile(r"\d{1,2}[.:]\d{2} \Z")
_NUMBER_AFTER = re.compile(r" \d+(?:/\d+)?")
# The last letter of a word, with the vowels and marks that go with it.
_LETTER_BEFORE = re.compile("[^ \n<>&;][ะ-ฺๅ็-๎]* ?\\Z")
_BEFORE = 12  # characters that any of these looks back

_BEGINS_A_WORD = re.compile("[ก-ฮเ-ไ]")
_ENDS_A_WORD = re.compile("[ก-ฮะ-ฺๅๆ็-๎]")
_LEADS = "เแโใไ"  # a vowel written before its letter
_PLAIN = str.maketrans("<>", "\x01\x02")
_KEPT_SPACE = "\u00a0"

Run = tuple[int, int]  # from the first character to behind the last


class LineBreaks:
    """Keeps these words whole, and what every site keeps whole."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        finders: dict[str, Callable[[str, int, int], Run | None]] = {}
        finders |= dict.fromkeys(_months(), _date)
        finders |= dict.fromkeys(_COUNTED, _counted)
        finders |= {_CLOCK: _clock} | dict.fromkeys(_MARKS, _mark)
        finders |= dict.fromkeys(filter(None, self.words), _word)
        self._find = list(finders.values())
        self._words = AhoCorasick(list(finders), matchkind=MatchKind.LeftmostLongest)

    def kept(self, page: str) -> str:
        """The same page, a whole document or a part of one, with its runs held together."""
        made, at = [], 0
        for start, end in self._runs(page):
            made.append(page[at:start])
            if start and page[end - 1] not in _MARKS and _ENDS_A_WORD.match(page, start - 1):
                made.append(MAY_END)  # but not where a mark has only the last letter with it
            made += (OPENED, page[start:end], CLOSED)
            if _BEGINS_A_WORD.match(page, end):
                made.append(MAY_END)
            at = end
        return "".join([*made, page[at:]])

    def parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """A plain text in parts, for what is no page: each with whether it stays on one line."""
        at = 0
        for start, end in self._runs(text.translate(_PLAIN)):
            if text[end - 1] in _MARKS:
                # Only its last letter is the run's: a space that no line ends at holds it.
                yield text[at:start] + text[start:end].replace(" ", _KEPT_SPACE), False
                at = end
            elif not _within_a_word(text, start, end):
                if start > at:
                    yield text[at:start], False
                yield text[start:end], True
                at = end
        if at < len(text):
            yield text[at:], False

    def _runs(self, page: str) -> Iterator[Run]:
        """In order; those that touch are one."""
        apart = _apart(page)
        whole: Run | None = None
        for pattern, begin, behind in self._words.find_matches_as_indexes(page):
            run = self._find[pattern](page, begin, behind)
            if run is None or not _is_text(page, run) or any(s < run[0] < e for s, e in apart):
                continue
            if whole and run[0] < whole[1]:
                whole = whole[0], max(whole[1], run[1])
                continue
            if whole:
                yield whole
            whole = run
        if whole:
            yield whole


def _within_a_word(text: str, start: int, end: int) -> bool:
    """Whether a vowel of the run's first or last letter stands outside of it."""
    before = text[start - 1 : start] if start else ""
    behind = text[end : end + 1]
    ends_later = bool(_ENDS_A_WORD.match(behind)) and not _BEGINS_A_WORD.match(behind)
    return (before != "" and before in _LEADS) or ends_later


def _months() -> list[str]:
    calendar = wording("calendar")
    return [
        getattr(name, lang)
        for key in ("months", "months_short")
        for name in calendar[key].values()
        for lang in LANGS
    ]


def _word(page: str, start: int, end: int) -> Run | None:
    return start, end


def _date(page: str, start: int, end: int) -> Run | None:
    """31 สิงหาคม 2565, with the day, the year or both."""
    day = _DAY_BEFORE.search(page[max(start - _BEFORE, 0) : start])
    year = _YEAR_AFTER.match(page, end)
    behind = year.end() if year else end
    if day is None and behind == end:
        return None
    return start - (len(day[0]) if day else 0), behind


def _clock(page: str, start: int, end: int) -> Run | None:
    """09.30 น."""
    time = _TIME_BEFORE.search(page[max(start - _BEFORE, 0) : start])
    return (start - len(time[0]), end) if time else None


def _counted(page: str, start: int, end: int) -> Run | None:
    """ครั้งที่ 3/2565."""
    number = _NUMBER_AFTER.match(page, end)
    return (start, number.end()) if number else None


def _mark(page: str, start: int, end: int) -> Run | None:
    """The mark with the last letter before it, over one space."""
    letter = _LETTER_BEFORE.search(page[max(start - _BEFORE, 0) : start])
    return (start - len(letter[0]), end) if letter else None


def _is_text(page: str, run: Run) -> bool:
    """Not within a tag, and no tag within it."""
    start, end = run
    return page.rfind("<", 0, start) <= page.rfind(">", 0, start) and "<" not in page[start:end]


def _apart(page: str) -> list[Run]:
    """The head, and elements within which no other may stand."""
    found = [(-1, page.find("<body"))]
    for name in _APART:
        begin = page.find(f"<{name}")
        while begin >= 0:
            behind = page.find(f"</{name}>", begin)
            found.append((begin, behind if behind >= 0 else len(page)))
            begin = page.find(f"<{name}", begin + 1)
    return found
