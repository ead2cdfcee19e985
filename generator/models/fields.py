"""The types of single fields: how typed text becomes a value, and which slips are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError
from rapidfuzz import process

from generator import dates, thai
from generator.problems import Spot
from generator.source import Mapping, Scalar, Sequence
from generator.strings import choices
from generator.text import Text

T = TypeVar("T")


class Record(BaseModel):
    """The base of every record: frozen, nothing unknown, nothing guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def slip(code: str, at: Any = None, **data: Any) -> PydanticCustomError:
    """A fault found by a validator. `at` is the value whose position is the fault's."""
    spot = getattr(at, "spot", None) if not isinstance(at, Spot) else at
    # A literal template: the wording lives in wording/problems.yml.
    return PydanticCustomError("slip", "slip", {"code": code, "spot": spot, "data": data})


def note(info: ValidationInfo, code: str, at: Any, **data: Any) -> None:
    """A warning: the value was read, and the person is told how to write it."""
    spot = at if isinstance(at, Spot) else getattr(at, "spot", Spot())
    if info.context is not None:
        info.context["notes"].append((code, spot, data))


def nearest(typed: str, known: list[str], *, cutoff: int = 60) -> str | None:
    """The known name most like what was typed, if one is like it at all."""
    found = process.extractOne(typed, known, score_cutoff=cutoff)
    return found[0] if found else None


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
    """The typed text with its spelling slips mended, each change told once."""
    text = str(value)
    if thai.has_slips(text):
        better = thai.mend(text)
        if better != text:
            before, after = _first_difference(text, better)
            note(info, "W907", value, found=before, write=after)
        text = better
    return text if value.block else text.strip()


def _first_difference(before: str, after: str) -> tuple[str, ...]:
    """The first word that differs, in both forms, short enough for a message."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    left = max(before.rfind(" ", 0, start) + 1, before.rfind("\n", 0, start) + 1, start - 12)
    return tuple(text[left : start + 12].partition("\n")[0] for text in (before, after))


def reader(read: Callable[[Scalar, ValidationInfo], Any]) -> BeforeValidator:
    """A validator that is given a scalar; values of the final type pass through untouched."""

    def run(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, (Scalar, Mapping, Sequence)):
            return read(scalar(value), info)
        return value

    return BeforeValidator(run)


def _read_text(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, Scalar):
        return Text(th=_filled(value, info))
    if isinstance(value, Sequence):
        raise slip("F204", value)
    if not isinstance(value, Mapping):
        return value
    for key in value:
        if key not in ("th", "en"):
            raise slip("F205", value.keys_at[key], key=key)
    if "th" not in value:
        raise slip("F206", value)
    english = value.get("en")
    return Text(
        th=_filled(scalar(value["th"]), info),
        en=_filled(scalar(english), info) if english is not None else None,
    )


def _filled(value: Scalar, info: ValidationInfo) -> str:
    return mended(value, info)


def _short(limit: int) -> Callable[[Text, ValidationInfo], Text]:
    def check(value: Text, info: ValidationInfo) -> Text:
        for lang, text in (("th", value.th), ("en", value.en or "")):
            if len(text) > limit:
                raise slip("F207", lang=lang, limit=limit, found=len(text), over=len(text) - limit)
        return value

    return check


def _choice(group: str) -> BeforeValidator:
    def read(value: Scalar, info: ValidationInfo) -> str:
        allowed = choices(group)
        typed = str(value).strip()
        if typed in allowed:
            return typed
        for key, label in allowed.items():
            if typed == label.th or typed.lower() in (key, (label.en or "").lower()):
                note(info, "W905", value, found=typed, write=key)
                return key
        close = nearest(typed, [*allowed, *(t.th for t in allowed.values())], cutoff=50)
        guess = next((k for k, t in allowed.items() if close in (k, t.th)), None)
        listed = ", ".join(f"{key} ({label.th})" for key, label in allowed.items())
        raise slip("F208", value, found=typed, allowed=listed, write=guess or next(iter(allowed)))

    return reader(read)


def choice(group: str) -> Any:
    """A field with a fixed list of values: the list `group` of wording/choices.yml."""
    return _choice(group)


def _told(read: dates.Read[T] | dates.Fault, value: Scalar, info: ValidationInfo) -> T:
    if isinstance(read, dates.Fault):
        raise slip(read.code, value, **read.data)
    for told in read.notes:
        note(info, told.code, value, **told.data)
    return read.value


def _read_day(value: Scalar, info: ValidationInfo) -> date:
    moment = _told(dates.read_moment(value), value, info)
    if moment.clock is not None:
        raise slip("F215", value, found=str(value), write=moment.day.isoformat())
    return moment.day


def _read_moment(value: Scalar, info: ValidationInfo) -> dates.Moment:
    return _told(dates.read_moment(value), value, info)


def _read_partial(value: Scalar, info: ValidationInfo) -> dates.PartialDate:
    return _told(dates.read_partial(value), value, info)


def _read_time(value: Scalar, info: ValidationInfo) -> time:
    return _told(dates.read_time(value), value, info)


def _read_number(value: Scalar, info: ValidationInfo) -> Decimal:
    typed = str(value).strip().translate(dates.THAI_DIGITS)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?", typed):
        if typed != str(value).strip():
            note(info, "W902", value, found=str(value), write=typed)
        try:
            return Decimal(typed.replace(",", ""))
        except InvalidOperation:
            raise slip("F209", value, found=str(value)) from None
    raise slip("F209", value, found=str(value))


def _read_whole(value: Scalar, info: ValidationInfo) -> int:
    number = _read_number(value, info)
    if number != number.to_integral_value() or abs(number) > 10**9:
        raise slip("F209", value, found=str(value))
    return int(number)


def _read_flag(value: Scalar, info: ValidationInfo) -> bool:
    words = {"yes": True, "true": True, "ใช่": True, "no": False, "false": False, "ไม่": False}
    words |= {"ไม่ใช่": False}
    typed = str(value).strip().lower()
    if typed not in words:
        raise slip("F216", value, found=str(value))
    return words[typed]


def _read_url(value: Scalar, info: ValidationInfo) -> str:
    typed = str(value).strip()
    if re.search(r"[\s<>\"'`\\{}|^\x00-\x1f\u202a-\u202e\u2066-\u2069]", typed):
        raise slip("F217", value, found=typed)
    try:
        parts = urlsplit(typed)
        ok = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        ok = False
    if not ok:
        raise slip("F217", value, found=typed)
    return typed


def _read_email(value: Scalar, info: ValidationInfo) -> str:
    typed = str(value).strip()
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", typed):
        raise slip("F218", value, found=typed)
    return typed


def _read_phone(value: Scalar, info: ValidationInfo) -> str:
    typed = str(value).strip().translate(dates.THAI_DIGITS)
    if re.search(r"ต่อ|ext", typed, re.IGNORECASE):
        raise slip("F219", value, found=typed)
    digits = re.sub(r"[ -]", "", typed)
    if not re.fullmatch(r"1\d{2,4}|0\d{8,9}|\+\d{8,14}", digits):
        raise slip("F220", value, found=typed)
    return typed


def _pattern(pattern: str, code: str) -> BeforeValidator:
    shape = re.compile(pattern)

    def read(value: Scalar, info: ValidationInfo) -> str:
        typed = str(value).strip()
        if not shape.fullmatch(typed):
            raise slip(code, value, found=typed, write=_ascii_id(typed))
        return typed

    return reader(read)


def _ascii_id(typed: str) -> str:
    """The nearest thing of the right form, for the hint; empty letters give an example."""
    return re.sub(r"[^a-z0-9]+", "-", typed.lower()).strip("-")[:60] or "kind-of-news-1"


def _read_plain(value: Scalar, info: ValidationInfo) -> str:
    return mended(value, info)


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"

TextField = Annotated[Text, BeforeValidator(_read_text)]


def short_text(limit: int) -> Any:
    """A text of at most `limit` characters in each language."""
    return AfterValidator(_short(limit))


Plain = Annotated[str, reader(_read_plain)]
Day = Annotated[date, reader(_read_day)]
MomentField = Annotated[dates.Moment, reader(_read_moment)]
Partial = Annotated[dates.PartialDate, reader(_read_partial)]
Clock = Annotated[time, reader(_read_time)]
Number = Annotated[Decimal, reader(_read_number)]
Whole = Annotated[int, reader(_read_whole)]
Flag = Annotated[bool, reader(_read_flag)]
Url = Annotated[str, reader(_read_url)]
Email = Annotated[str, reader(_read_email)]
Phone = Annotated[str, reader(_read_phone)]
Slug = Annotated[str, _pattern(SLUG, "F221")]
# A file of content/: one narrow form, so that it cannot leave the folder.
FileName = Annotated[str, _pattern(r"(?!.*\.\.)[a-z0-9][a-z0-9/_-]*\.[a-z0-9]{2,5}", "F222")]
