"""Why something is not written: a value, worded apart like every fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence of `authoring` in wording/cli.yml, by its key, and its data."""

    key: str
    data: Mapping[str, object] = field(default_factory=dict)
