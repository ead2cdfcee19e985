"""The one writer among the sources: only what a person asked for, all of it or nothing of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
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

    Texts lie complete on the disk before the first name changes. Where the disk refuses one
    step, those before it are taken back, and OSError is raised.
    """
    if taken := writing.taken(root):
        raise FileExistsError(*taken)
    back: list[Callable[[], object]] = []
    try:
        for name, data in _texts(writing):
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            back.append(partial(_beside(target).unlink, missing_ok=True))
            _beside(target).write_bytes(data)
        for before, after in writing.moved.items():
            (root / after).parent.mkdir(parents=True, exist_ok=True)
            (root / before).rename(root / after)
            back.append(partial((root / after).rename, root / before))
        for name, _ in _texts(writing):
            target = root / name
            old = target.read_bytes() if target.exists() else None
            os.replace(_beside(target), target)  # noqa: PTH105  # in one step, over the old text
            back.append(target.unlink if old is None else partial(target.write_bytes, old))
    except OSError:
        for step in reversed(back):
            with suppress(OSError):  # as much as the disk lets us
                step()
        raise


def _texts(writing: Writing) -> Iterable[tuple[str, bytes]]:
    return {**writing.changed, **writing.new}.items()


def _beside(target: Path) -> Path:
    """Where a text waits until every other is on the disk."""
    return target.with_name(f".{target.name}.namrong")
