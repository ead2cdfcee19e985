"""A value as YAML has it: in quotation marks where it must be, and nowhere else."""

from __future__ import annotations

import yaml


def written(value: str, style: str = "", *, flow: bool = True) -> str:
    """A value of one line in the marks that it has (`style`) or needs; `flow`: within [ ], { }."""
    style = style if style in ("'", '"') else ""
    node: yaml.Node = yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style or None)
    if flow:
        node = yaml.SequenceNode("tag:yaml.org,2002:seq", [node], flow_style=True)
    made: str = yaml.serialize(node, Dumper=_Plain, allow_unicode=True, width=1 << 30)
    made = made.removesuffix("...\n").strip()
    made = made.removeprefix("[").removesuffix("]") if flow else made
    # The marks that staff are told to use, where both kinds would do.
    bare = made.startswith("'") and not style and not set(value) & {'"', "\\"}
    return f'"{value}"' if bare else made


class _Plain(yaml.dumper.BaseDumper, yaml.emitter.Emitter):
    """Our reader takes every value as text, so that nothing need be quoted for its type."""
