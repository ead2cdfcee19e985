"""Signs: ฯ and ๆ, marks that are only seen, and those that nobody can say."""

from __future__ import annotations

from functools import cache

from generator.spoken.rule import THAI, Doubt, Found, Hearing, Rule, either, rule, table
from generator.thai_words import cut

UNSPEAKABLE = "W970"
# Seen and not said: a pause where they stand. The signs of typing, of Markdown and of print.
_QUIET = (
    "!\"#'()*,-./:;<>?[\\\\\\]^_`{|}"
    "\u00a0-\u00a9\u00ab-\u00af\u00b7\u00bb\u2010-\u203e\u2022\u2190-\u21ff\u25a0-\u25ff\u00b4"
    "\u0e4f\u0e5a\u0e5b\u0e2f\u0e46\x1f\u2713\u2714\u3001\u3002\u02bc"
)


def _shortened(found: Found, hearing: Hearing) -> str:  # a rule's form
    return table("shortened")[found["short"].replace(" ", "")]


def _and_so_on(found: Found, hearing: Hearing) -> str:
    return " และอื่นอื่น"


def _again(found: Found, hearing: Hearing) -> str:
    """เด็กๆ is เด็กเด็ก; หกรุ่นๆ ละ is หกรุ่น รุ่นละ."""
    run = found["run"]
    last = cut(run)[-1]
    return f"{run} {last}ละ" if found["each"] else f"{run}{last}"


def _sign(found: Found, hearing: Hearing) -> str:
    return f" {table('signs')[found[0]]} "


def _lost(found: Found, hearing: Hearing) -> str:
    hearing.doubts.append(Doubt(UNSPEAKABLE, found[0]))
    return " "


@cache
def rules() -> tuple[Rule, ...]:
    shortened = [one for one in table("shortened") if one != "ฯลฯ"]
    signs = [one for one in table("signs") if one not in "<>"]  # said before numbers alone
    return (
        rule(r" *ฯ ?ล ?ฯ", _and_so_on),
        rule(f"(?P<short>{either(shortened)})", _shortened),
        rule("ฯ", lambda _found, _hearing: ""),
        rule(rf"(?P<run>[{THAI}]+)(?: ?ๆ)+(?P<each> ?ละ(?!เว้น|ทิ้ง|เลย|ลาย|เอียด))?", _again),
        rule(r"(?<=และ)/(?=หรือ)", lambda _found, _hearing: ""),
        rule(f"[{''.join(map(_escaped, signs))}]", _sign),
        rule(rf"[^{THAI}\s{_QUIET}]+", _lost),
    )


def _escaped(sign: str) -> str:
    return f"\\{sign}"
