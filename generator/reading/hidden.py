"""Characters that no text of a site may have, since nobody sees them: what each is told as."""

from __future__ import annotations

import re
from typing import NamedTuple

# Control characters and separators of lines, which break the formats that a text goes into.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufffe\uffff"
# What turns the order of letters around (Trojan Source), hides words among others, or shows as
# nothing. A zero-width space, a soft hyphen and the like are no such: `thai` takes them out.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb"
_HIDING = f"{_TURNING}{_UNSEEN}\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_REFUSED = re.compile(f"[{_CONTROL}]|(?P<hiding>[{_HIDING}])")


class Hidden(NamedTuple):
    """The first such character of a text: its problem code, its place, and its number."""

    code: str
    at: int
    found: str


def hidden(text: str) -> Hidden | None:
    """The first character that may not be there; None where there is none."""
    found = _REFUSED.search(text)
    if not found:
        return None
    code = "Y140" if found["hiding"] else "Y111"
    return Hidden(code, found.start(), f"U+{ord(found[0]):04X}")
