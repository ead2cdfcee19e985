"""What stands above a page in the preview: the problems, in the checker's own words."""

from __future__ import annotations

from typing import Any

from generator.linking.quarantine import Quarantined
from generator.markup import escape
from generator.pipeline import Examined
from generator.problems import Problem, errors
from generator.render import preview_part
from generator.strings import wording
from generator.text import LANGS, Text

MOST = 12  # problems in words; a person mends one after the other


def banner(examined: Examined, *, pages: bool) -> str:
    """HTML to stand first in the body; nothing where there is nothing to say.

    `pages` says whether there are pages to show, if only those of before.
    """
    if not examined.problems:
        return ""
    faults = errors(examined.problems)
    cautions = len(examined.problems) - len(faults)
    parts = []
    if faults:
        key = "faults" if pages else "nothing"
        parts.append(_worded("preview", key, errors=len(faults)))
    if cautions:
        parts.append(_worded("preview", "cautions", warnings=cautions))
    listed = [*faults, *(p for p in examined.problems if p not in faults)]
    view = _view(Text(*(" · ".join(part.best(lang) for part in parts) for lang in LANGS)))
    view["faults"] = [_fault(problem) for problem in listed[:MOST]]
    view["lines"] = [_fate(one) for one in examined.quarantined]
    if len(listed) > MOST:
        view["lines"].append(_worded("preview", "more", count=len(listed) - MOST))
    if not faults:
        view["tone"], view["unfolded"] = "quiet", ""
    return preview_part("banner", view)


def stopped(error: Exception) -> str:
    """The banner after a bug of ours; the pages below are those of before."""
    return _of_bug("stopped", error)


def unlaid(error: Exception) -> str:
    """The banner of a page that could not be laid out; nothing is below it."""
    return _of_bug("unlaid", error)


def waiting() -> str:
    """A page for the time when not even a home page can be made; the banner goes into it."""
    return preview_part("waiting", _view(_worded("preview", "label")))


def _view(heading: Text) -> dict[str, Any]:
    return {
        "label": _worded("preview", "label").th,
        "heading": heading,
        "tone": "",
        "unfolded": "open",
        "faults": [],
        "lines": [],
    }


def _of_bug(key: str, error: Exception) -> str:
    said = _worded("preview", key, error=f"{type(error).__name__}: {error}")
    return preview_part("banner", _view(said))


def _fault(problem: Problem) -> dict[str, Any]:
    place = _worded("preview", "place", file=problem.file, line=problem.spot.line)
    return {
        "place": f"{place.th} · {problem.code}",
        "message": {lang: _parts(problem.message(lang)) for lang in LANGS},
        "hint": {lang: _parts(problem.hint(lang)) for lang in LANGS},
    }


def _parts(said: str) -> list[dict[str, Any]]:
    """What stands between backticks is what to type."""
    parts = enumerate(said.split("`"))
    # Escaped here: as plain text a part would lose its blanks.
    return [{"text": escape(part), "code": bool(odd % 2)} for odd, part in parts if part]


def _fate(one: Quarantined) -> Text:
    """The same sentence as at a build's end, behind the name of its file."""
    return Text(*(f"{one.file}: {one.said().best(lang)}" for lang in LANGS))


def _worded(group: str, key: str, **data: object) -> Text:
    text: Text = wording("cli")[group][key]
    return text.with_data(data)
