"""Sizes the pictures that pages show, each once: what was made before is taken from the shelf."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.channels.pictures import maker, sized
from generator.outputs import Outputs, originals, outputs
from generator.pages.pictures import Sizing
from generator.progress import Progress, Untold


class Shelf:
    """A folder of sized pictures by their published name; it may be deleted at any time.

    A name carries the digest of the original, so what is there never has to be made again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Other software makes other bytes, which must not mix with those of this one.
        self._own = folder / blake2b(maker().encode(), digest_size=6).hexdigest()

    def path(self, name: str) -> Path:
        """Where the file of that name stands once it was made."""
        return self._own / name

    def has(self, sizing: Sizing) -> bool:
        """Whether every file of the picture is there; an empty one is what a crash left."""
        try:
            return all(self.path(name).stat().st_size for name in sizing)
        except OSError:
            return False

    def fill(
        self,
        pictures: Iterable[Sizing],
        folder: Path,
        progress: Progress | None = None,
        jobs: int = 1,
    ) -> tuple[str, ...]:
        """Make what is not there yet, from the originals in `folder`.

        Returns the pictures that could not be made. Raises OSError when nothing can be written.
        """
        missing = [sizing for sizing in pictures if not self.has(sizing)]
        progress = progress or Untold()
        if missing:
            progress.start("pictures", len(missing))
        lost = []
        for sizing, made in self._made(missing, folder, jobs):
            progress.advance()
            if not made:
                lost.append(sizing.file)
        return tuple(sorted(lost))

    def _made(
        self, missing: list[Sizing], folder: Path, jobs: int
    ) -> Iterator[tuple[Sizing, bool]]:
        if jobs == 1 or len(missing) <= 1 or sys.platform == "win32":
            for sizing in missing:
                yield sizing, _made_one(self._own, sizing, folder)
            return
        done: set[str] = set()
        try:
            for sizing, made in self._shared_out(missing, folder, min(jobs, len(missing))):
                done.add(sizing.file)
                yield sizing, made
        except BrokenProcessPool:
            # The system ended one of them, for want of memory: each alone shows which.
            for sizing in missing:
                if sizing.file not in done:
                    yield sizing, self._made_apart(sizing, folder)

    def _shared_out(
        self, missing: list[Sizing], folder: Path, jobs: int
    ) -> Iterator[tuple[Sizing, bool]]:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            asked = {pool.submit(_made_one, self._own, one, folder): one for one in missing}
            for answer in as_completed(asked):
                yield asked[answer], answer.result()

    def _made_apart(self, sizing: Sizing, folder: Path) -> bool:
        try:
            return next(self._shared_out([sizing], folder, 1))[1]
        except BrokenProcessPool:
            return False

    def tidy(self, pictures: Iterable[Sizing]) -> None:
        """Let go of all but these: what is shown no more, above all where a consent has ended."""
        wanted = {self.path(name) for sizing in pictures for name in sizing}
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and path not in wanted:
                path.unlink(missing_ok=True)


@contextmanager
def shelf(state: Path | None) -> Iterator[Shelf]:
    """The shelf in the folder `state`, else one for this run alone."""
    if state and _may_be_used(state):
        yield Shelf(state / "pictures")
        return
    with TemporaryDirectory(prefix="namrong-") as folder:
        yield Shelf(Path(folder))


def with_pictures(
    made: Outputs, root: Path, kept: Shelf, progress: Progress, jobs: int
) -> tuple[Outputs, tuple[str, ...]]:
    """The plan with its pictures on the shelf, and what could not be made.

    What is lost is shown on no page; everything else stays.
    """
    lost = kept.fill(made.pictures, originals(root), progress, jobs)
    if lost:
        sound = {name: one for name, one in made.site.pictures.items() if name not in lost}
        made = outputs(replace(made.site, pictures=sound), root)
    sized_ = {name: kept.path(name) for sizing in made.pictures for name in sizing}
    return replace(made, copies={**made.copies, **sized_}), lost


def _may_be_used(state: Path) -> bool:
    try:
        state.mkdir(parents=True, exist_ok=True)
        (state / ".gitignore").write_text("*\n", "ascii")  # nobody is to commit this folder
    except OSError:
        return False
    return True


def _made_one(shelf_: Path, sizing: Sizing, folder: Path) -> bool:
    """Whether the picture could be made; a disk that takes nothing more is no fault of its."""
    try:
        files = sized(sizing, folder / sizing.file)
    except Exception:  # noqa: BLE001  # Pillow's readers raise anything on a broken file
        return False
    for name, data in files.items():
        path = shelf_ / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # What a run leaves that is killed; two that make the same picture have one each.
        half = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
        half.write_bytes(data)
        half.replace(path)
    return True
