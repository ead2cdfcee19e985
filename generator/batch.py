"""Files beside the pages that are made together, by one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Batch:
    """`make` gives the files by their path below the published folder.

    It is a function whose arguments can be looked at (functools.partial): with what it asks of
    the Site while it runs, they are all that the files depend on. `label` names the batch.
    """

    label: str
    make: Callable[[], Mapping[str, bytes]]


def files_of(batches: Iterable[Batch]) -> dict[str, bytes]:
    """The files of all of them."""
    return {name: data for batch in batches for name, data in batch.make().items()}
