"""Files beside the pages that are made together, by one function; and what of them is lost.

One failure loses one file: what cannot be made is left out and told of, and all else stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

T = TypeVar("T")
_LONGEST = 200  # characters of a reason


@dataclass(frozen=True, slots=True)
class Gap:
    """A file below the published folder that could not be made; no page may name it.

    `*/feed.xml` stands for every file of that name. With an `entry` the file is there, and only
    what it tells of the news item or district of that name is missing. `reason` is what the
    software said, for whoever mends it.
    """

    file: str
    entry: str = ""
    reason: str = ""

    @classmethod
    def of(cls, error: Exception, file: str, entry: str = "") -> Gap:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return cls(file, entry, said[:_LONGEST])

    @property
    def name(self) -> str:
        return f"{self.file}#{self.entry}"


Files = Mapping[str, bytes | Gap]


@dataclass(frozen=True, slots=True)
class Batch:
    """`make` gives the files by their path below the published folder, and the gaps among them.

    It is a function whose arguments can be looked at (functools.partial): with what it asks of
    the Site while it runs, they are all that the files depend on. `label` names the batch;
    `files` are lost where nothing of it could be made. Without `files` there is no site without
    it: its error is let through.
    """

    label: str
    make: Callable[[], Files]
    files: tuple[str, ...] = ()

    def made(self) -> tuple[dict[str, bytes], tuple[Gap, ...]]:
        """The files, and what is missing."""
        try:
            found = self.make()
        except Exception as error:  # a channel may use any library
            if not self.files:
                raise
            found = {file: Gap.of(error, file) for file in self.files}
        gaps = tuple(one for one in found.values() if isinstance(one, Gap))
        return {name: one for name, one in found.items() if not isinstance(one, Gap)}, gaps


def attempted(make: Callable[[], T], file: str, entry: str = "") -> T | Gap:
    """What `make` gives, or that it failed."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001  # as above
        return Gap.of(error, file, entry)


def parted(tried: Iterable[T | Gap]) -> tuple[tuple[T, ...], dict[str, Gap]]:
    """What could be made, and the gaps by their name."""
    found, gaps = list[T](), dict[str, Gap]()
    for one in tried:
        if isinstance(one, Gap):
            gaps[one.name] = one
        else:
            found.append(one)
    return tuple(found), gaps


def batches_of(plan: Callable[[], Iterable[Batch]], files: tuple[str, ...]) -> Iterator[Batch]:
    """The batches that `plan` gives; where it fails, one that loses all `files`."""
    try:
        yield from tuple(plan())
    except Exception as error:  # noqa: BLE001  # as above
        reason = Gap.of(error, "").reason
        lost = {file: Gap(file, reason=reason) for file in files}
        yield Batch(files[0], partial(dict, lost), files)


def files_of(batches: Iterable[Batch]) -> dict[str, bytes]:
    """The files of all of them. Raises RuntimeError where one could not be made."""
    files, gaps = all_of(batches)
    if gaps:
        raise RuntimeError(gaps)
    return files


def all_of(batches: Iterable[Batch]) -> tuple[dict[str, bytes], tuple[Gap, ...]]:
    """The files of all of them, and what is missing."""
    files: dict[str, bytes] = {}
    gaps: list[Gap] = []
    for batch in batches:
        made, missing = batch.made()
        files |= made
        gaps += missing
    return files, tuple(gaps)
