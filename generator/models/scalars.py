"""Single values that are no texts: days, times, numbers, addresses, ids."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from generator import dates
from generator.models.fields import note, reader, slip
from generator.models.near_values import (
    lost_zero,
    near_email,
    near_file_name,
    near_number,
    near_phone,
    near_slug,
    near_url,
)
from generator.reading import typed_dates
from generator.reading.tree import Scalar
from generator.reading.web_addresses import host_of, is_url

T = TypeVar("T")

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


def _told(read: typed_dates.Read[T] | typed_dates.Fault, value: Scalar, info: ValidationInfo) -> T:
    if isinstance(read, typed_dates.Fault):
        raise slip(read.code, value, **read.data)
    for told in read.notes:
        note(info, told.code, value, **told.data)
    return read.value


def _read_day(value: Scalar, info: ValidationInfo) -> date:
    moment = _told(typed_dates.read_moment(value, timed=False), value, info)
    if moment.clock is not None:
        raise slip("F215", value, found=str(value), write=moment.day.isoformat())
    return moment.day


def _read_moment(value: Scalar, info: ValidationInfo) -> dates.Moment:
    return _told(typed_dates.read_moment(value), value, info)


def _read_partial(value: Scalar, info: ValidationInfo) -> dates.PartialDate:
    return _told(typed_dates.read_partial(value), value, info)


def _read_time(value: Scalar, info: ValidationInfo) -> time:
    return _told(typed_dates.read_time(value), value, info)


def digits(value: Scalar, info: ValidationInfo) -> str:
    """The typed text with Thai digits as 0 to 9, told once."""
    plain = str(value).strip()
    typed = plain.translate(typed_dates.THAI_DIGITS)
    if typed != plain:
        note(info, "W902", value, found=plain, write=typed)
    return typed


def _read_number(value: Scalar, info: ValidationInfo) -> Decimal:
    typed = digits(value, info)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?", typed):
        return Decimal(typed.replace(",", ""))
    raise slip("F209", value, found=str(value), write=near_number(typed, whole=False))


def _read_whole(value: Scalar, info: ValidationInfo) -> int:
    try:
        number = _read_number(value, info)
    except PydanticCustomError:
        near = near_number(str(value).translate(typed_dates.THAI_DIGITS), whole=True)
        raise slip("F209", value, found=str(value), write=near) from None
    if number != number.to_integral_value() or abs(number) > 10**9:
        raise slip("F245", value, found=str(value))
    return int(number)


def _read_flag(value: Scalar, info: ValidationInfo) -> bool:
    words = {"yes": True, "true": True, "ใช่": True, "no": False, "false": False, "ไม่": False}
    words |= {"ไม่ใช่": False}
    typed = str(value).strip().lower()
    if typed not in words:
        raise slip("F216", value, found=str(value))
    return words[typed]


def read_url(value: Scalar, info: ValidationInfo) -> str:
    typed = str(value).strip()
    if not is_url(typed):
        raise slip("F217", value, found=typed, write=near_url(typed))
    return typed


def _read_domain(value: Scalar, info: ValidationInfo) -> str:
    """Of a whole address the domain is meant, without `www.`."""
    typed = str(value).strip().lower()
    whole = typed if "://" in typed else f"https://{typed}"
    domain = host_of(whole) if is_url(whole) else ""
    if typed != domain or "." not in domain:
        raise slip("F251", value, found=str(value), write=domain if "." in domain else "")
    return domain


def _read_email(value: Scalar, info: ValidationInfo) -> str:
    typed = str(value).strip()
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", typed):
        raise slip("F218", value, found=typed, write=near_email(typed))
    return typed


def _read_phone(value: Scalar, info: ValidationInfo) -> str:
    typed = digits(value, info)
    if extension := re.search(r"(?:ต่อ|ext\w*\.?|#)\s*(\d*).*", typed, re.IGNORECASE):
        write = near_phone(typed[: extension.start()])
        raise slip("F219", value, found=typed, write=write, ext=extension[1] or "12")
    bare = re.sub(r"[ -]|\.0$", "", typed)  # a spreadsheet may make a decimal of it
    if missing := lost_zero(bare):
        raise slip("F246", value, found=typed, write=missing)
    if not re.fullmatch(r"1\d{2,4}|0\d{8,9}|\+\d{8,14}", bare) or "." in typed:
        raise slip("F220", value, found=typed, write=near_phone(typed))
    return typed


def _pattern(pattern: str, code: str, near: Callable[[str], str]) -> BeforeValidator:
    shape = re.compile(pattern)

    def read(value: Scalar, info: ValidationInfo) -> str:
        typed = str(value).strip()
        if not shape.fullmatch(typed):
            raise slip(code, value, found=typed, write=near(typed))
        return typed

    return reader(read)


Day = Annotated[date, reader(_read_day)]
MomentField = Annotated[dates.Moment, reader(_read_moment)]
Partial = Annotated[dates.PartialDate, reader(_read_partial)]
Clock = Annotated[time, reader(_read_time)]
Number = Annotated[Decimal, reader(_read_number)]
Whole = Annotated[int, reader(_read_whole)]
Flag = Annotated[bool, reader(_read_flag)]
Url = Annotated[str, reader(read_url)]
Domain = Annotated[str, reader(_read_domain)]
Email = Annotated[str, reader(_read_email)]
Phone = Annotated[str, reader(_read_phone)]
Slug = Annotated[str, _pattern(SLUG, "F221", near_slug)]
# A file of content/: one narrow form, so that it cannot leave the folder.
_FILE = r"(?!.*\.\.)[a-z0-9][a-z0-9/_-]*\.[a-z0-9]{2,5}"
FileName = Annotated[str, _pattern(_FILE, "F222", near_file_name)]
