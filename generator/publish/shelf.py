"""What is dear to make is made once: pictures, cards and notices stand on a shelf of their own."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from generator.progress import Progress, Untold


class Piece(Protocol):
    """Files that are made together; each name carries the digest of all that goes into it."""

    @property
    def label(self) -> str:
        """What people are told where it could not be made."""

    def __iter__(self) -> Iterator[str]:
        """The names of its files on the shelf."""


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True)
class Bench(Generic[P]):
    """How one kind of piece is made.

    `step` names the work to whoever waits; `edition` stands for the software that makes the
    bytes; `make` gives a piece's files and may raise anything. With `apart` each worker is a
    process of its own, for what may die of want of memory; else a thread, for what leaves
    Python free meanwhile.
    """

    step: str
    edition: str
    make: Callable[[P], Mapping[str, bytes]]
    apart: bool


class Shelf(Generic[P]):
    """A folder of finished files by their name; it may be deleted at any time."""

    def __init__(self, folder: Path, bench: Bench[P]) -> None:
        self._folder, self._bench = folder, bench
        # Other software makes other bytes, which must not mix with those of this one.
        self._own = folder / blake2b(bench.edition.encode(), digest_size=6).hexdigest()

    def path(self, name: str) -> Path:
        """Where the file of that name stands once it was made."""
        return self._own / name

    def has(self, piece: P) -> bool:
        """Whether every file of the piece is there; an empty one is what a crash left."""
        try:
            return all(self.path(name).stat().st_size for name in piece)
        except OSError:
            return False

    def fill(
        self, pieces: Iterable[P], progress: Progress | None = None, jobs: int = 1
    ) -> tuple[str, ...]:
        """Make what is not there yet; returns the labels of what could not be made.

        Raises OSError when nothing can be written.
        """
        missing = [piece for piece in pieces if not self.has(piece)]
        progress = progress or Untold()
        if missing:
            progress.start(self._bench.step, len(missing))
        lost = []
        for piece, made in self._made(missing, min(jobs, len(missing))):
            progress.advance()
            if not made:
                lost.append(piece.label)
        return tuple(sorted(lost))

    def _made(self, missing: list[P], jobs: int) -> Iterator[tuple[P, bool]]:
        if jobs <= 1:
            for piece in missing:
                yield piece, _made_one(self._own, self._bench.make, piece)
        elif not self._bench.apart:
            with ThreadPoolExecutor(jobs) as threads:
                yield from self._shared_out(threads, missing)
        elif sys.platform == "win32":
            yield from self._made(missing, 1)
        else:
            yield from self._made_apart(missing, jobs)

    def _shared_out(
        self, pool: ProcessPoolExecutor | ThreadPoolExecutor, missing: list[P]
    ) -> Iterator[tuple[P, bool]]:
        make = self._bench.make
        asked: dict[Future[bool], P] = {
            pool.submit(_made_one, self._own, make, piece): piece for piece in missing
        }
        for answer in as_completed(asked):
            yield asked[answer], answer.result()

    def _in_processes(self, missing: list[P], jobs: int) -> Iterator[tuple[P, bool]]:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as processes:
            yield from self._shared_out(processes, missing)

    def _made_apart(self, missing: list[P], jobs: int) -> Iterator[tuple[P, bool]]:
        done: set[str] = set()
        try:
            for piece, made in self._in_processes(missing, jobs):
                done.add(piece.label)
                yield piece, made
        except BrokenProcessPool:
            # The system ended one of them, for want of memory: each alone shows which.
            for piece in missing:
                if piece.label not in done:
                    yield piece, self._made_alone(piece)

    def _made_alone(self, piece: P) -> bool:
        try:
            return next(self._in_processes([piece], 1))[1]
        except BrokenProcessPool:
            return False

    def tidy(self, pieces: Iterable[Iterable[str]]) -> None:
        """Let go of all but these: what is shown no more, above all where a consent has ended."""
        wanted = {self.path(name) for piece in pieces for name in piece}
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and path not in wanted:
                path.unlink(missing_ok=True)


def _made_one(folder: Path, make: Callable[[P], Mapping[str, bytes]], piece: P) -> bool:
    """Whether the piece could be made; a disk that takes nothing more is no fault of its."""
    try:
        files = make(piece)
    except Exception:  # noqa: BLE001  # Pillow's readers and Typst raise anything
        return False
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # What a run leaves that is killed; two that make the same piece have one each.
        half = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
        half.write_bytes(data)
        half.replace(path)
    return True
