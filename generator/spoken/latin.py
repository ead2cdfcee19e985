"""Words in Latin letters: by a list, else letter by letter; addresses of the web and of mail."""

from __future__ import annotations

import re
from functools import cache

from generator.spoken.numbers import by_digit
from generator.spoken.rule import JOINED, Doubt, Found, Hearing, Rule, either, rule, table

FOREIGN = "W972"
# After this the words that follow are a phrase of their own: the blank behind it is a pause.
PAUSE = "\x1f"
LONGEST_ADDRESS = 40  # letters; of a longer one only the site is read
_LONGEST_SHORT = 6  # capital letters that are an abbreviation, which everyone spells
_SIGNS = {".": "จุด", "/": "ทับ", "-": "ขีด", "_": "ขีดล่าง", "@": "แอต", ":": "โคลอน"}


def spelled(word: str) -> str:
    """ABC is เอบีซี; figures among the letters one by one."""
    names = table("letters")
    return "".join(by_digit(c) if c.isdigit() else names.get(c.lower(), "") for c in word)


@cache
def _by_word() -> dict[str, str]:
    return {key.casefold(): said for key, said in table("words").items()}


def _listed(found: Found, hearing: Hearing) -> str:  # a rule's form
    key = re.sub(r"\s+", " ", found["word"]).casefold()
    said = _by_word().get(key) or _by_word()[re.sub(r"\s", "", key)]
    return f"{said}{PAUSE}"


def _other(found: Found, hearing: Hearing) -> str:
    word = found["word"]
    letters = re.sub(r"[^A-Za-z]", "", word)
    if len(letters) > 1 and not (letters.isupper() and len(letters) <= _LONGEST_SHORT):
        hearing.doubts.append(Doubt(FOREIGN, word, spelled(word)))
    return f"{spelled(word)}{PAUSE}"


def _address(found: Found, hearing: Hearing) -> str:
    typed = re.sub(r"^(?:https?://)?(?:www\.)?", "", found["address"], flags=re.IGNORECASE)
    typed = typed.rstrip("/.,;:)")
    host, stroke, path = typed.partition("/")
    if len(typed) > LONGEST_ADDRESS or re.search(r"[^A-Za-z0-9./@_-]", path):
        stroke = path = ""
        hearing.doubts.append(Doubt(FOREIGN, found["address"]))
    return f" {_read(host + stroke + path)} "


def _read(address: str) -> str:
    known = table("addresses")
    parts = re.findall(r"[A-Za-z0-9]+|[./@_:-]", address)
    said = (_SIGNS.get(part) or known.get(part.lower()) or spelled(part) for part in parts)
    return " ".join(said)


@cache
def address_rules() -> tuple[Rule, ...]:
    ends = "com|org|net|th|info|io|me|app|edu|gov|asia|tv|example"
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    return (
        rule(r"</?[A-Za-z!][^<>\n]*>", lambda _found, _hearing: " "),  # HTML pasted along
        rule(r"(?P<address>https?://[^\s<>()\"“”ก-๙]+)", _address),
        rule(rf"(?P<address>[A-Za-z0-9._%+-]+@{label}(?:\.{label})+)", _address),
        rule(
            rf"(?<![A-Za-z0-9@.])(?P<address>(?:{label}\.)+(?:{ends})(?![A-Za-z0-9])(?:/[A-Za-z0-9./_?=&%-]*)?)",
            _address,
        ),
    )


@cache
def word_rules() -> tuple[Rule, ...]:
    """Before numbers are read, since a word may have figures in it."""
    listed = sorted(_by_word(), key=lambda key: (-len(key), key))
    # Behind Thai words, between brackets: the same again for whoever reads English.
    gloss = r"(?<=[ก-๙”\"]) ?\([A-Za-z][A-Za-z0-9 .,:'’&/-]*\)"
    return (
        rule(
            rf"(?i:{JOINED}(?<![A-Za-z])(?P<word>{either(listed)})(?![A-Za-z]))",
            _listed,
        ),
        rule(gloss, lambda _found, _hearing: PAUSE),
    )


@cache
def letter_rules() -> tuple[Rule, ...]:
    return (rule(r"(?P<word>[A-Za-z]+(?:[.'’-][A-Za-z]+)*)", _other),)
