"""The types of single fields: how typed text becomes a value, and which slips are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from generator.problems import Spot
from generator.reading import languages, thai
from generator.reading.nearest import nearest
from generator.reading.tree import Mapping, Path, Scalar, Sequence
from generator.strings import choice_meant, choices
from generator.text import Text

T = TypeVar("T")

# What people call the two languages.
_LANGUAGES = {"th": "th", "tha": "th", "thai": "th", "ไทย": "th", "ภาษาไทย": "th"}
_LANGUAGES |= {"en": "en", "eng": "en", "english": "en", "อังกฤษ": "en", "ภาษาอังกฤษ": "en"}
_CURLY = re.compile("\\s*[“”„]([^“”„\n]*)[“”]\\s*")


class Record(BaseModel):
    """The base of every record: frozen, nothing unknown, nothing guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def slip(code: str, at: Any = None, *, path: Path = (), **data: Any) -> PydanticCustomError:
    """A fault found by a validator: `at` is the value it stands at, `path` the way to it."""
    spot = getattr(at, "spot", None) if not isinstance(at, Spot) else at
    # A literal template: the wording lives in wording/problems.yml.
    context = {"code": code, "spot": spot, "path": path, "data": data}
    return PydanticCustomError("slip", "slip", context)


def note(info: ValidationInfo, code: str, at: Any, **data: Any) -> None:
    """A warning: the value was read, and the person is told how to write it."""
    spot = at if isinstance(at, Spot) else getattr(at, "spot", Spot())
    if info.context is not None:
        info.context["notes"].append((code, spot, data))


def scalar(value: Any) -> Scalar:
    """The value as a scalar, or a slip that says what shape stands there instead."""
    if isinstance(value, Scalar):
        return value
    if isinstance(value, Mapping):
        raise slip("F203", value, keys=", ".join(list(value)[:4]))
    if isinstance(value, Sequence):
        raise slip("F204", value)
    return Scalar(str(value), Spot())


def mended(value: Scalar, info: ValidationInfo) -> str:
    """The typed text with its spelling slips mended, each kind of slip told once at its place."""
    text = str(value)
    if thai.has_slips(text):
        better = thai.mend(text)
        for kind, offset, before, after in thai.slips(text):
            data = {"found": before, "write": after}
            note(info, _SPELLING[kind], value.spot_of(offset), **data)
        text = better
    return text if value.block else text.strip()


# The warning of each kind of slip that thai.slips tells apart.
_SPELLING = {"order": "W907", "unseen": "W940", "blank": "W941"}


def reader(read: Callable[[Scalar, ValidationInfo], Any]) -> BeforeValidator:
    """A validator that is given a scalar; values of the final type pass through untouched."""

    def run(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, (Scalar, Mapping, Sequence)):
            return read(_bare(scalar(value), info), info)
        return value

    return BeforeValidator(run)


def _bare(value: Scalar, info: ValidationInfo) -> Scalar:
    """The value without what is pasted along: blanks that nobody sees, quotation marks of Word."""
    if thai.has_slips(value):
        value = Scalar(mended(value, info), value.spot)
    found = _CURLY.fullmatch(value)
    if not found:
        return value
    note(info, "W918", value, found=str(value), write=found[1])
    return Scalar(found[1], value.spot)


def _read_text(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, Scalar):
        return Text(th=_filled(value, info))
    if isinstance(value, Sequence):
        raise slip("F204", value)
    if not isinstance(value, Mapping):
        return value
    for key in value:
        if key not in ("th", "en"):
            write = _LANGUAGES.get(key.lower().strip(), "")
            raise slip("F205", value.keys_at[key], key=key, write=write)
    if "th" not in value:
        raise slip("F206", value)
    text = _filled(scalar(value["th"]), info)
    english = value.get("en")
    return Text(text) if english is None else _in_both(text, scalar(english), info)


def _in_both(text: str, typed: Scalar, info: ValidationInfo) -> Text:
    """Both languages; English that is Thai has only one meaning: nobody has translated it yet."""
    english = _filled(typed, info)
    if languages.is_thai(english) and languages.has_latin(text) and not languages.has_thai(text):
        raise slip("T401", path=("th",), th=_start(english), en=_start(text))
    same = english.split() == text.split() and languages.has_thai(text)
    if same or languages.is_thai(english):
        note(info, "W916" if same else "W915", typed, found=_start(english))
        return Text(text)
    return Text(text, english)


def _start(text: str) -> str:
    """The first words, short enough for a message."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= 60 else f"{line[:60].rstrip()}…"


def _filled(value: Scalar, info: ValidationInfo) -> str:
    text = mended(value, info)
    if not text.strip():
        raise slip("F206", value)  # nothing but marks that nobody sees
    return text


def _short(limit: int) -> Callable[[Text, ValidationInfo], Text]:
    def check(value: Text, info: ValidationInfo) -> Text:
        for lang, text in (("th", value.th), ("en", value.en or "")):
            if len(text) > limit:
                raise slip(
                    "F207",
                    path=(lang,),
                    lang=lang,
                    limit=limit,
                    found=len(text),
                    over=len(text) - limit,
                )
        return value

    return check


@cache  # one validator a list, by which models/shapes.py knows the list again
def _choice(group: str) -> BeforeValidator:
    def read(value: Scalar, info: ValidationInfo) -> str:
        allowed = choices(group)
        typed = str(value).strip()
        if typed in allowed:
            return typed
        if meant := choice_meant(group, typed):
            note(info, "W905", value, found=typed, write=meant)
            return meant
        close = nearest(typed, [*allowed, *(t.th for t in allowed.values())], cutoff=50)
        guess = next((k for k, t in allowed.items() if close in (k, t.th)), None)
        listed = ", ".join(f"{key} ({label.th})" for key, label in allowed.items())
        raise slip("F208", value, found=typed, allowed=listed, write=guess or "")

    return reader(read)


def choice(group: str) -> Any:
    """A field with a fixed list of values: the list `group` of wording/choices.yml."""
    return _choice(group)


def _in_thai(value: Text, info: ValidationInfo) -> Text:
    if languages.is_latin_prose(value.th):
        raise slip("T402", path=("th",), found=_start(value.th))
    return value


def _without_quotes(value: Any, info: ValidationInfo) -> Any:
    """Told only: the whole of a heading may be someone's words."""
    for typed in value.values() if isinstance(value, Mapping) else (value,):
        if isinstance(typed, Scalar) and (found := _CURLY.fullmatch(typed)):
            note(info, "W919", typed, found=_start(typed), write=_start(found[1]))
    return value


TextField = Annotated[Text, BeforeValidator(_read_text)]
# A sentence for the reader: the Thai must be Thai. A name or a title of office may be Latin.
Prose = Annotated[TextField, AfterValidator(_in_thai)]
Heading = Annotated[Prose, BeforeValidator(_without_quotes)]


class Short(AfterValidator):
    """What `short_text` gives a field, so that it can be told from other checks of a text."""


def short_text(limit: int) -> Any:
    """A text of at most `limit` characters in each language."""
    return Short(_short(limit))


def _read_plain(value: Scalar, info: ValidationInfo) -> str:
    return mended(value, info)


Plain = Annotated[str, reader(_read_plain)]
