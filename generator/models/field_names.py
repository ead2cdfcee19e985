"""The names a person may type for the fields of a model, and what to say of one that is unknown."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.models.district import District
from generator.models.fields import Record
from generator.problems import Problem
from generator.reading.nearest import nearest
from generator.reading.quoting import written
from generator.reading.source import Source
from generator.reading.tree import Mapping, Path, Scalar, dotted
from generator.strings import wording


def unknown_field(source: Source, path: Path, model: type[Record]) -> Problem:
    """An unknown field, with the field that is most like it here, or the place it belongs to."""
    typed = str(path[-1])
    here = model_at(model, path[:-1])
    known = field_names(here) if here else []
    labels = {text.th: key for key, text in wording("fields").items() if key in known}
    if typed in ("th", "en") and (parent := _left_empty(source, path)):
        return Problem(
            source.file, source.spot(*path), "F243", typed, {"field": typed, "write": parent}
        )
    where = dotted(path)
    data: dict[str, Any] = {"field": typed, "known": ", ".join(known)}
    spot = source.spot(*path)
    below = source.value(*path)
    if len(path) == 1 and isinstance(below, Mapping) and len(set(below) & set(known)) > 1:
        data["keys"] = ", ".join(key for key in below if key in known)
        return Problem(source.file, spot, "F248", where, data)
    common = ("name", "id", "text", "title", "source", "url", "note", "file")
    elsewhere = (
        []
        if typed in common
        else [name for name, fields in nested_fields(model) if typed in fields]
    )
    code, more = "F241", {}
    if meant := _called(source, path, typed, known):
        code, more = "F202", {"write": meant}
    elif not elsewhere and (below := _called_below(source, path, typed, model)):
        code, more = "F249", below
    elif close := _closest(typed, known, labels, sure=bool(elsewhere)):
        code, more = "F202", {"write": close}
    elif elsewhere:
        code, more = "F240", {"write": elsewhere[0]}
    return Problem(source.file, spot, code, where, data | more)


def _called(source: Source, path: Path, typed: str, known: list[str]) -> str:
    """What people call a field of this place by another word, if that field is not there yet."""
    if typed in known:
        return ""
    beside = source.value(*path[:-1]) if len(path) > 1 else source.tree
    taken = set(beside) if isinstance(beside, Mapping) else set()
    meant = wording("called").get(typed.lower(), "").split()
    return next((name for name in meant if name in known and name not in taken), "")


def _called_below(source: Source, path: Path, typed: str, model: type[Record]) -> dict[str, str]:
    """The same of a field that one of the file's own fields has, with how to write it there."""
    called = wording("called").get(typed.lower(), "").split() if len(path) == 1 else ()
    for meant in called:
        for above, fields in nested_fields(model):
            if meant in fields and above in ("contact", "event", "action"):
                value = source.value(*path)
                text = written(str(value)) if isinstance(value, Scalar) else f"(พิมพ์{typed}ที่นี่)"
                write = f"{{{meant}: {text}}}"
                write = f"{above}: [{write}]" if above == "contact" else f"{above}: {write}"
                return {"meant": meant, "above": above, "write": write}
    return {}


def _closest(typed: str, known: list[str], labels: dict[str, str], *, sure: bool) -> str | None:
    """The known field most like it; only the same in small letters where `sure` it is another's."""
    if sure or typed.lower() in known:
        return typed.lower() if typed.lower() in known else None
    begins = next((key for label, key in labels.items() if label.startswith(typed)), None)
    return (
        nearest(typed.lower(), known, cutoff=65)
        or (begins if len(typed) > 2 else None)
        or labels.get(nearest(typed, list(labels), cutoff=70) or "")
    )


def _left_empty(source: Source, path: Path) -> str:
    """The field with nothing after its colon that stands last before this key, if one does."""
    node = source.value(*path[:-1]) if len(path) > 1 else source.tree
    empty = ""
    for key, value in node.items() if isinstance(node, Mapping) else ():
        if key == path[-1]:
            return empty
        if isinstance(value, Scalar) and not value.strip():
            empty = key
        elif key not in ("th", "en"):
            empty = ""
    return ""


def model_at(model: type[Record], path: Path) -> type[Record] | None:
    here: type[Record] | None = model
    for step in path:
        if here is None or isinstance(step, int):
            continue
        fields = {field.alias or name: field for name, field in here.model_fields.items()}
        field = fields.get(str(step))
        models = _models_in(field.annotation) if field else []
        here = models[0] if models else None
    return here


def _models_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]  # type: ignore[list-item]  # every model here is a Record
    return [found for arg in get_args(annotation) for found in _models_in(arg)]


@cache
def field_names(model: type[Record]) -> list[str]:
    """The fields a person may type, by the words that the file has."""
    hidden = {"slug", "file"} | ({"id"} if model is District else set())
    if model.__name__ in ("Image", "DrawingFile", "Attachment", "Recording"):
        hidden = set()
    fields = model.model_fields.items()
    return [field.alias or name for name, field in fields if name not in hidden]


@cache
def nested_fields(model: type[Record]) -> list[tuple[str, list[str]]]:
    """Each field of the model that has fields of its own, with their names."""
    found = []
    for name, field in model.model_fields.items():
        for nested in _models_in(field.annotation):
            found.append((name, field_names(nested)))
    return found
