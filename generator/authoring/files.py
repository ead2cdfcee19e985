"""The one writer among the sources: only what a person asked for, all of it or nothing of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to be written, by path below a folder; `moved` gives files their new names first.

    `new` are files that must not be there yet, `changed` files that are.
    """

    new: Mapping[str, bytes] = field(default_factory=dict)
    changed: Mapping[str, bytes] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    def taken(self, root: Path) -> tuple[str, ...]:
        """The names that are in use already, so that nothing may be written."""
        wanted = (*self.new, *self.moved.values())
        return tuple(name for name in wanted if (root / name).exists())


def write(writing: Writing, root: Path) -> None:
    """Write it below `root`, or raise FileExistsError where a name is taken, touching nothing.

    Texts lie complete on the disk before the first name changes: a full disk changes nothing.
    """
    if taken := writing.taken(root):
        raise FileExistsError(*taken)
    texts = {**writing.changed, **writing.new}
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, data in texts.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.namrong")
            waiting.append((beside, target))
            beside.write_bytes(data)
    except OSError:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)
        raise
    for before, after in writing.moved.items():
        (root / after).parent.mkdir(parents=True, exist_ok=True)
        (root / before).rename(root / after)
    for beside, target in waiting:
        os.replace(beside, target)  # noqa: PTH105  # in one step, over the old text
