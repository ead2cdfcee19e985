"""JSON Schemas (draft-07) of the files that people write, for editors that complete and explain.

An editor reads YAML 1.2: `9202` is a number to it and `yes` a text. A schema refuses nothing that
our own reader takes; what a schema cannot tell, `namrong check` tells.
"""

from __future__ import annotations

import re
from typing import Any

from generator.models.fields import Record
from generator.models.scalars import SLUG
from generator.models.shapes import FILES, Shape, explanation, records_of, shapes
from generator.strings import choices, wording
from generator.text import Text

DRAFT = "http://json-schema.org/draft-07/schema#"
Node = dict[str, Any]

# Thai digits are read too, with a warning that shows how to write them.
_DIGIT = "[0-9๐-๙]"
_YEAR = rf"^[^/]*{_DIGIT}{{4}}[^/]*$"
_NUMBER = rf"^\s*-?{_DIGIT}[0-9๐-๙,]*"
_YES_NO = "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"
# Each form as an editor may read it: by what a scalar looks like it is text, number or yes/no.
_FORMS: dict[str, Node] = {
    "plain": {"type": ["string", "number", "boolean"]},
    "meeting_number": {"type": ["string", "number"]},
    "slug": {"type": ["string", "number"], "pattern": rf"^\s*{SLUG}\s*$"},
    "day": {"type": ["string", "number"], "pattern": _YEAR},
    "moment": {"type": ["string", "number"], "pattern": _YEAR},
    "partial": {"type": ["string", "number"], "pattern": _YEAR},
    "clock": {"type": ["string", "number"], "pattern": _DIGIT},
    "number": {"type": ["string", "number"], "pattern": rf"{_NUMBER}(\.[0-9๐-๙]+)?\s*$"},
    "whole": {"type": ["string", "number"], "pattern": rf"{_NUMBER}(\.[0๐]+)?\s*$"},
    "flag": {
        "anyOf": [
            {"enum": ["yes", "no"]},
            {"type": "boolean"},
            {"type": "string", "pattern": rf"^\s*({_YES_NO}|ใช่|ไม่|ไม่ใช่)\s*$"},
        ]
    },
    "url": {"type": "string", "pattern": r"^\s*https?://\S+\s*$"},
    "domain": {"type": "string", "pattern": r"^\s*[^\s/:]+\.[^\s/:]+\s*$"},
    "email": {"type": "string", "pattern": r"^\s*[^\s@]+@[^\s@]+\s*$"},
    "phone": {"type": ["string", "number"], "pattern": rf"^\s*\+?{_DIGIT}[0-9๐-๙ -]*\s*$"},
    "file_name": {"type": "string", "pattern": r"^\s*[a-z0-9][a-z0-9/_.-]*\s*$"},
    "district_code": {
        "type": ["string", "integer"],
        "pattern": rf"^\s*{_DIGIT}{{4}}\s*$",
        "minimum": 1000,
        "maximum": 9999,
    },
    "rai": {"type": ["string", "number"], "pattern": _DIGIT},
}
_EXAMPLES = {
    "meeting_number": "3/2565",
    "slug": "flood-watch-2",
    "day": "2022-08-31",
    "moment": "2022-08-31 09:30",
    "partial": "2022-08",
    "clock": "08:30",
    "number": "1,250",
    "whole": "12",
    "flag": "yes",
    "url": "https://www.example.org/news/1",
    "domain": "example.org",
    "email": "office@example.org",
    "phone": "0 7500 0000",
    "file_name": "meeting-room.jpg",
    "district_code": '"1001"',
    "rai": "3-2-0",
}
_PAIR = {"label": "th / en", "body": {"th": "$1", "en": "$2"}}


def schema(kind: str) -> Node:
    """The schema of one kind of file, by its name in `shapes.FILES`."""
    model = FILES[kind]
    words = wording("schemas")[kind]
    return {
        "$schema": DRAFT,
        "title": words.th,
        **_told(words),
        **_object(model),
        "definitions": {
            "text": _text(0),
            **{one.__name__: _object(one) for one in records_of(model) if one is not model},
        },
    }


def example(form: str) -> str:
    """A value of a form as it is typed; empty where the words of the field must say it."""
    return _EXAMPLES.get(form, "")


def _object(model: type[Record]) -> Node:
    fields = list(shapes(model))
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {shape.name: _property(model, shape) for shape in fields},
        "required": [shape.name for shape in fields if shape.required],
    }


def _property(model: type[Record], shape: Shape) -> Node:
    one = _value(shape)
    value: Node = {"type": "array", "items": one} if shape.many else one
    if shape.many and shape.required:
        value["minItems"] = 1
    if not shape.required:  # an empty field is a missing one
        value = {"anyOf": [value, {"type": "null"}]}
    elif "$ref" in value:  # beside a reference draft-07 hears nothing
        value = {"allOf": [value]}
    if (typed := _EXAMPLES.get(shape.form)) and not shape.many:
        value["examples"] = [typed.strip('"')]
    return {**value, **_told(explanation(model, shape.name), _more(shape))}


def _value(shape: Shape) -> Node:
    if shape.form == "record":
        several: list[Node] = [{"$ref": f"#/definitions/{one.__name__}"} for one in shape.records]
        several += [{"$ref": "#/definitions/text"}] if shape.or_text else []
        return several[0] if len(several) == 1 else {"anyOf": several}
    if shape.form == "text":
        return _text(shape.limit) if shape.limit else {"$ref": "#/definitions/text"}
    if shape.form == "choice":
        return _choice(shape.group)
    form = wording("explanations")["forms"][shape.form]
    return {**_FORMS[shape.form], "patternErrorMessage": f"{form.th} | {form.en}"}


def _text(limit: int) -> Node:
    """The Thai alone, or both languages; `en` may be left empty."""
    words = wording("schemas")
    plain = {"type": ["string", "number", "boolean"], **({"maxLength": limit} if limit else {})}
    both = {
        "type": "object",
        "additionalProperties": False,
        "required": ["th"],
        "properties": {
            "th": {**plain, **_told(words["th"])},
            "en": {"anyOf": [plain, {"type": "null"}], **_told(words["en"])},
        },
        "defaultSnippets": [_PAIR],
    }
    return {"anyOf": [both, plain]}


def _choice(group: str) -> Node:
    """The words to write, each with its meaning; the Thai word is read too."""
    words = choices(group)
    typed = "|".join(_literal(word.th) for word in words.values())
    english = {name.lower(): "" for key, word in words.items() for name in (key, word.en or key)}
    typed += "".join(f"|{_any_case(name)}" for name in english)
    listed = ", ".join(f"{key} ({word.th})" for key, word in words.items())
    meanings = [f"{word.th} | {word.en}" for word in words.values()]
    return {
        "anyOf": [
            {
                "enum": list(words),
                "enumDescriptions": meanings,
                "markdownEnumDescriptions": meanings,
            },
            {
                "type": "string",
                "pattern": rf"^\s*({typed})\s*$",
                "patternErrorMessage": listed,
            },
        ]
    }


def _any_case(word: str) -> str:
    return "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else _literal(c) for c in word)


def _literal(word: str) -> str:
    r"""As a pattern of JavaScript's, which knows no `\ ` for a blank."""
    return re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", word)


def _more(shape: Shape) -> str:
    """What a person sees below the explanation: the words to choose from."""
    if shape.form != "choice":
        return ""
    return "\n\n".join(f"`{key}` {word.th}" for key, word in choices(shape.group).items())


def _told(words: Text, more: str = "") -> Node:
    """Thai first, then English, as the editor shows it beside the field."""
    both = f"{words.th}\n\n{words.en}"
    shown = f"{words.th}\n\n{more}\n\n{words.en}" if more else both
    return {"description": both, "markdownDescription": shown}
