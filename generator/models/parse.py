"""A source becomes a record, or the problems that keep it from being one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.models.district import District
from generator.models.empty_fields import empty_fields
from generator.models.field_names import model_at, unknown_field
from generator.models.fields import Record
from generator.models.file_names import NEWS_NAME, in_another_year, misnamed, of_another_kind
from generator.models.near_shapes import named_for_reader, near_field, near_value
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.programme import Programme
from generator.models.scalars import SLUG
from generator.models.settings import SiteSettings
from generator.models.words import WordList
from generator.problems import Problem, Spot, errors
from generator.reading.source import Source
from generator.reading.tree import Mapping, Path, Scalar, Sequence, dotted
from generator.reading.typed_dates import THAI_DIGITS, Fault, read_moment

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[R]):
    """A record with the source it was read from, which knows every position."""

    record: R
    source: Source


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """`parsed` is None when the file gives no record; `problems` has warnings too.

    The site's own files may give a record without the fields that are faulty.
    """

    parsed: Parsed[R] | None
    problems: tuple[Problem, ...]


def parse_news(source: Source) -> Outcome[NewsItem]:
    """The slug is the file's name after the date."""
    path = PurePosixPath(source.file)
    name = NEWS_NAME.fullmatch(path.stem)
    if not name and (elsewhere := of_another_kind(source, "kind")):
        return _told(source, elsewhere)
    if not name or isinstance(read_moment(path.stem[:10]), Fault) or path.stem[:2] != "20":
        return _told(source, misnamed(source, "Y122"))  # no such day, or พ.ศ.
    slug = name["slug"]
    if re.fullmatch(r"\d{4}", slug):
        return _told(source, misnamed(source, "Y123"))
    read = _parse(source, NewsItem, {"slug": slug, "file": source.file})
    elsewhere = in_another_year(source)
    return Outcome(read.parsed, (*read.problems, elsewhere)) if elsewhere else read


def parse_district(source: Source) -> Outcome[District]:
    """The id is the file's name."""
    stem = PurePosixPath(source.file).stem
    if elsewhere := of_another_kind(source, "code"):
        return _told(source, elsewhere)
    if not re.fullmatch(SLUG, stem):
        return _told(source, misnamed(source, "Y124"))
    return _parse(source, District, {"id": stem, "file": source.file})


def parse_page(source: Source) -> Outcome[StandingPage]:
    if elsewhere := of_another_kind(source, "id"):
        return _told(source, elsewhere)
    return _parse(source, StandingPage, {"file": source.file})


def parse_settings(source: Source) -> Outcome[SiteSettings]:
    return _salvaged(source, SiteSettings)


def parse_programme(source: Source) -> Outcome[Programme]:
    return _salvaged(source, Programme)


def parse_words(source: Source) -> Outcome[WordList]:
    return _salvaged(source, WordList)


def id_of(source: Source, kind: str) -> str:
    """What links call this file, whether or not it can be read.

    A page has an `id`; news and districts are called by their file's name.
    """
    given = source.value("id") if kind == "page" else None
    if isinstance(given, Scalar):
        return str(given).strip()
    stem = PurePosixPath(source.file).stem
    name = NEWS_NAME.fullmatch(stem)
    return name["slug"] if name else stem


def code_of(source: Source) -> str:
    """The official code of a district's file, faulty or not."""
    return str(source.value("code") or "").strip().translate(THAI_DIGITS)


def _told(source: Source, problem: Problem) -> Outcome[Any]:
    return Outcome(None, (*source.problems, problem))


def _salvaged(source: Source, model: type[R]) -> Outcome[R]:
    """The site's own file: a fault in one field must not take the whole site down.

    The faulty fields are told and left out; only a required one that is faulty stops the site.
    """
    given = {"file": source.file}
    outcome = _parse(source, model, given)
    if outcome.parsed is not None or source.tree is None:
        return outcome
    sound = Mapping(source.tree.spot)
    faulty = {problem.field.split(".")[0] for problem in errors(outcome.problems)}
    for key, value in source.tree.items():
        if key not in faulty:
            sound[key] = value
            sound.keys_at[key] = source.tree.keys_at[key]
    rest = _parse(Source.made(source.file, sound), model, given)
    return Outcome(rest.parsed, outcome.problems)


def _parse(source: Source, model: type[R], given: dict[str, str]) -> Outcome[R]:
    if source.tree is None:
        return Outcome(None, source.problems)
    empty: list[Path] = []
    tree = _filled(source.tree, empty)
    notes: list[tuple[str, Spot, dict[str, Any]]] = []
    taken = [key for key in given if key in tree]
    problems = [*source.problems, *empty_fields(source, empty, model)]
    for key in taken:  # a field of that name would overwrite what the file's name says
        problems.append(unknown_field(source, (key,), model))
        del tree[key]
    try:
        record = model.model_validate({**tree, **given}, context={"notes": notes})
    except ValidationError as error:
        record = None
        faults = [_problem(source, tree, model, fault) for fault in error.errors(include_url=False)]
        problems += _without_echoes(faults, problems)
    problems += [Problem(source.file, spot, code, data=dict(data)) for code, spot, data in notes]
    if record is None or errors(problems):
        return Outcome(None, tuple(problems))
    return Outcome(Parsed(record, source), tuple(problems))


def _without_echoes(faults: list[Problem], told: list[Problem]) -> list[Problem]:
    """One slip told once: a misspelt field leaves the right one missing, a bad entry its list."""
    parents = {fault.data["write"] for fault in faults if fault.code == "F243"}
    within = {fault.field.partition(".")[0] for fault in faults if "." in fault.field}
    answered: set[str] = set()
    for fault in (*faults, *told):
        above = fault.field.rpartition(".")[0]
        meant = {"F202": fault.data.get("write"), "Y117": fault.data.get("field")}.get(fault.code)
        answered |= {f"{above}.{meant}".lstrip("."), *([above] if fault.code == "Y117" else [])}
        if fault.code == "F248":
            answered |= set(str(fault.data["keys"]).split(", "))
    return [
        fault
        for fault in faults
        if not (fault.code == "F201" and fault.field in parents)
        and not (fault.code == "F238" and fault.field in within)
        and not (fault.code in ("F201", "F206") and fault.field in answered)
    ]


def _filled(node: Any, empty: list[Path], path: Path = ()) -> Any:
    """The tree without its empty values, whose paths go to `empty`: `en:` alone is no text."""
    if isinstance(node, Mapping):
        made = Mapping(node.spot)
        for key, value in node.items():
            if isinstance(value, Scalar) and value.is_empty:
                empty.append((*path, key))
                continue
            made[key] = _filled(value, empty, (*path, key))
            made.keys_at[key] = node.keys_at[key]
        return made
    if isinstance(node, Sequence):
        kept = Sequence(node.spot)
        kept.extend(_filled(item, empty, (*path, index)) for index, item in enumerate(node))
        return kept
    return node


def _problem(source: Source, tree: Mapping, model: type[Record], fault: Any) -> Problem:
    path, node = _walk(tree, fault["loc"])
    kind, context = fault["type"], fault.get("ctx", {})
    where = dotted(path)
    spot = source.place(node, *path)
    if kind == "slip":
        if context["path"]:
            path, node = _walk(tree, (*fault["loc"], *context["path"]))
            where, spot = dotted(path), source.place(node, *path)
        spot = context["spot"] or spot
        data = dict(context["data"])
        if context["code"] == "F204":
            data["write"] = near_value(path, node, None, many=False)
        return Problem(source.file, spot, context["code"], where, data)
    if kind == "missing":
        name = str(fault["loc"][-1])
        write = near_field(name, model_at(model, path[:-1]))
        return Problem(source.file, spot, "F201", where, {"field": name, "write": write})
    if kind == "extra_forbidden":
        return unknown_field(source, path, model)
    code = {
        "tuple_type": "F223",
        "model_type": "F224",
        "model_attributes_type": "F224",
        "too_short": "F238",
    }.get(kind, "F239")
    shape = code in ("F223", "F224")
    write = near_value(path, node, model, many=code == "F223") if shape else ""
    data = {"field": where, "found": _shown(node), "write": write}
    if code == "F224":
        data |= named_for_reader(source, path, spot, model_at(model, path), write)
    return Problem(source.file, spot, code, where, data)


def _walk(tree: Mapping, location: Path) -> tuple[Path, Any]:
    """The location without the union tags that pydantic puts in, and the value there."""
    node: Any = tree
    path: list[str | int] = []
    for step in location:
        if isinstance(node, Mapping):
            if step in node or step == location[-1]:
                path.append(step)
                node = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            path.append(step)
            node = node[step]
    return tuple(path), node


def _shown(node: Any) -> str:
    return str(node)[:60] if isinstance(node, Scalar) else ""
