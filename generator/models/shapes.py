"""What each field of a record takes, read off the models: for editors' schemas and the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from generator.models import scalars
from generator.models.district import District, KhokNongNa
from generator.models.field_names import field_names
from generator.models.fields import Plain, Record, Short, TextField, choice
from generator.models.news import SUMMARY_LIMIT, Credit, Event, NewsItem
from generator.models.page import StandingPage
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.models.words import WordList
from generator.strings import wording
from generator.text import Text

# The kinds of file that people write, in the order in which the tables show them.
FILES: dict[str, type[Record]] = {
    "news": NewsItem,
    "district": District,
    "page": StandingPage,
    "site": SiteSettings,
    "programme": Programme,
    "words": WordList,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What one field takes: a value of `form`, or a list of such where `many`.

    `form` is a key of `forms` in wording/explanations.yml. `group` is the list of
    wording/choices.yml of a `choice`; `records` what a `record` may be; `limit` the most
    characters of a text; `or_text` says that a plain text stands for the whole record.
    """

    name: str
    required: bool
    form: str
    many: bool = False
    group: str = ""
    records: tuple[type[Record], ...] = ()
    limit: int = 0
    or_text: bool = False


def shapes(model: type[Record]) -> Iterator[Shape]:
    """Every field that a person may type, in the order of the model."""
    typed = set(field_names(model))
    for key, field in model.model_fields.items():
        name = field.alias or key
        if name in typed:
            yield _shape(name, field)


def explanation(model: type[Record], name: str) -> Text:
    """What the field is for: of this record, else of any."""
    words = wording("explanations")
    own = words.get(model.__name__, {})
    found: Text = own[name] if name in own else words["any"][name]
    return found


def records_of(model: type[Record]) -> list[type[Record]]:
    """The record and all that it holds, each once, in the order in which they are met."""
    found: list[type[Record]] = []

    def gather(one: type[Record]) -> None:
        if one not in found:
            found.append(one)
            for shape in shapes(one):
                for nested in shape.records:
                    gather(nested)

    gather(model)
    return found


def _shape(name: str, field: FieldInfo) -> Shape:
    many, annotation, metadata = _unwrapped(field.annotation, list(field.metadata))
    records = tuple(_records(annotation))
    needed = field.is_required()
    if records:
        text = Credit in records
        return Shape(name, needed, "record", many, records=records, or_text=text)
    form, group = _form(annotation, metadata)
    short = any(isinstance(one, Short) for one in metadata)
    return Shape(name, needed, form, many, group, limit=SUMMARY_LIMIT if short else 0)


def _unwrapped(annotation: Any, metadata: list[Any]) -> tuple[bool, Any, list[Any]]:
    """Without `| None`, `Annotated` and `tuple`; whether there was a tuple."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _unwrapped(inner, [*more, *metadata])
    parts = get_args(annotation)
    if type(None) in parts:
        (inner,) = (part for part in parts if part is not type(None))
        return _unwrapped(inner, metadata)
    if get_origin(annotation) is tuple:
        _, inner, more = _unwrapped(parts[0], [])
        return True, inner, more
    return False, annotation, metadata


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)


def _form(annotation: Any, metadata: list[Any]) -> tuple[str, str]:
    """The form by the validator that reads the field, and the list of a choice."""
    for one in metadata:
        if isinstance(one, BeforeValidator) and (found := _forms().get(one.func)):
            return found
    raise LookupError(f"no form is known for {annotation}")


@cache
def _forms() -> dict[Callable[..., Any], tuple[str, str]]:
    named = {
        "text": TextField,
        "plain": Plain,
        "slug": scalars.Slug,
        "day": scalars.Day,
        "moment": scalars.MomentField,
        "partial": scalars.Partial,
        "clock": scalars.Clock,
        "number": scalars.Number,
        "whole": scalars.Whole,
        "flag": scalars.Flag,
        "url": scalars.Url,
        "domain": scalars.Domain,
        "email": scalars.Email,
        "phone": scalars.Phone,
        "file_name": scalars.FileName,
    }
    forms = {_reader(get_args(kind)[1:]): (form, "") for form, kind in named.items()}
    forms |= {_reader([choice(group)]): ("choice", group) for group in wording("choices")}
    for model, name, form in (
        (District, "code", "district_code"),
        (Event, "number", "meeting_number"),
        (SiteSettings, "address", "url"),
        (KhokNongNa, "area", "rai"),
        (WordList, "whole", "plain"),
    ):
        field = model.model_fields[name]
        _, _, metadata = _unwrapped(field.annotation, list(field.metadata))
        forms[_reader(metadata)] = (form, "")
    return forms


def _reader(metadata: Any) -> Callable[..., Any]:
    return next(one.func for one in metadata if isinstance(one, BeforeValidator))
