"""The software's own words, Thai and English side by side; a gap is a bug, never a fallback."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import yaml

from generator.text import Lang, Text

WORDING = Path(__file__).parent / "wording"


@cache
def wording(name: str) -> Mapping[str, Any]:
    """One file of generator/wording/ as plain mappings, with each `{th, en}` leaf as a Text."""
    raw = yaml.load((WORDING / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader)
    return cast("Mapping[str, Any]", _texts(raw))


def _texts(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if set(node) == {"th", "en"}:
        return Text(th=str(node["th"]), en=str(node["en"]))
    return MappingProxyType({str(key): _texts(value) for key, value in node.items()})


@cache
def _words(file: str, lang: Lang) -> Mapping[str, str]:
    flat: dict[str, str] = {}

    def walk(prefix: str, node: Any) -> None:
        if isinstance(node, Text):
            flat[prefix] = node.best(lang)
        elif isinstance(node, Mapping):
            for key, value in node.items():
                walk(f"{prefix}.{key}" if prefix else key, value)

    walk("", wording(file))
    return MappingProxyType(flat)


class Words:
    """The site's labels in one language: `words("news.when")`, `words("list.page", number=2)`."""

    __slots__ = ("_flat", "lang")

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._flat = _words("site", lang)

    def __call__(self, key: str, **data: object) -> str:
        found = self._flat[key]
        return found.format(**data) if data else found

    def choice(self, group: str, value: str) -> str:
        """The label of one allowed value, such as `meeting` of `kind`."""
        return choices(group)[value].best(self.lang)


@cache
def choices(group: str) -> Mapping[str, Text]:
    """The allowed values of a field, in their order, each with its label."""
    return cast("Mapping[str, Text]", wording("choices")[group])


def choice_meant(group: str, typed: str) -> str | None:
    """The allowed value that is meant by itself or by its name in either language."""
    for value, label in choices(group).items():
        if typed == label.th or typed.lower() in (value, (label.en or "").lower()):
            return value
    return None
