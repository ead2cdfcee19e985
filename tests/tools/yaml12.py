"""YAML as an editor reads it: version 1.2 with its core types, by PyYAML with other resolvers."""

from __future__ import annotations

import re
from typing import Any

import yaml


class Loader(yaml.SafeLoader):
    """`yes` is a text, 2022-08-31 too; 012 is twelve."""


Loader.yaml_implicit_resolvers = {}


_CORE = (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+0123456789."),
    ),
)
for _name, _pattern, _first in _CORE:
    Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), _first
    )


def _whole(loader: Loader, node: yaml.ScalarNode) -> int:
    typed = node.value.lstrip("+")
    return int(typed, 0) if typed[:2] in ("0o", "0x") else int(typed)


Loader.add_constructor("tag:yaml.org,2002:int", _whole)


def read(text: str) -> Any:
    return yaml.load(text, Loader)  # noqa: S506  # a SafeLoader with fewer types
