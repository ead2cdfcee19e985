"""Makes pages and files on all processors: each share of the work in a process of its own."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from generator.batch import Batch, Gap
from generator.outputs import Outputs
from generator.pages.page import Page
from generator.planning.day import Question
from generator.publish.check import Scan, scan
from generator.publish.form import malformed
from generator.publish.html import write_html
from generator.publish.project import Project
from generator.publish.trees import digest_of, mark, put

# Below this many pages a second process costs more than it saves.
WORTH_SHARING = 200
_SHARE = 400  # pages a process: MkDocs holds all of its pages until it ends
_BATCHES = 2_000


@dataclass(frozen=True, slots=True)
class Made:
    """One output that was made: its files with their SHA-256, what it asked, and its links.

    `gaps` are those of its files that could not be made.
    """

    name: str
    files: dict[str, str]
    asked: frozenset[Question]
    scan: Scan | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes outputs of a plan into a folder."""

    outputs: Outputs
    project: Project
    folder: Path

    def made(
        self,
        pages: Sequence[Page],
        batches: Sequence[Batch],
        jobs: int,
        tell: Callable[[], None],
    ) -> Iterator[Made]:
        """In no order. The bytes are the same however many jobs there are; `tell` for each page.

        Memory grows with the jobs and the size of a share, not with the site.
        """
        shares: list[Sequence[Page] | Sequence[Batch]] = []
        # The heaviest first: the index of the search is one batch of all pages.
        shares += [[one] for one in batches if one.label.endswith("/")]
        small = [one for one in batches if not one.label.endswith("/")]
        shares += [small[at : at + _BATCHES] for at in range(0, len(small), _BATCHES)]
        size = min(_SHARE, max(1, -(-len(pages) // jobs)))
        shares += [pages[at : at + size] for at in range(0, len(pages), size)]
        alone = jobs == 1 or sys.platform == "win32"
        few = len(pages) < WORTH_SHARING and len(small) < WORTH_SHARING
        apart = not (alone or few)
        for found in self._apart(shares, jobs) if apart else map(self._share, shares):
            for one in found:
                if one.scan is not None:
                    tell()
                yield one

    def _share(self, share: Sequence[Page] | Sequence[Batch]) -> list[Made]:
        found: list[Made] = []
        pages = tuple(one for one in share if isinstance(one, Page))
        if pages:
            self._pages(pages, found)
        found += (self._batch(one) for one in share if isinstance(one, Batch))
        return found

    def _pages(self, pages: tuple[Page, ...], found: list[Made]) -> None:
        def done(page: Page, html: str, asked: frozenset[Question]) -> None:
            data = html.encode()
            digests[page.file] = digest = digest_of(data)
            found.append(Made(page.file, {page.file: digest}, asked, scan(data)))

        digests: dict[str, str] = {}
        write_html(self.outputs, self.project, self.folder, pages, done)
        for name, digest in digests.items():
            mark(self.folder / name, digest)

    def _batch(self, batch: Batch) -> Made:
        with self.outputs.questions.listening() as asked:
            files, gaps = batch.made()
        faults = {name: fault for name, data in files.items() if (fault := malformed(name, data))}
        if faults and not batch.files:
            raise ValueError(faults)  # there is no site without it
        sound = {name: data for name, data in files.items() if name not in faults}
        digests = {name: put(self.folder, name, data) for name, data in sound.items()}
        spoilt = (Gap(name, reason=fault) for name, fault in faults.items())
        return Made(batch.label, digests, frozenset(asked), gaps=(*gaps, *spoilt))

    def _apart(self, shares: list[Any], jobs: int) -> Iterator[list[Made]]:
        """At most so many processes at a time, each forked for one share.

        The records are loaded already: a forked process has them without a copy.
        """
        forked = multiprocessing.get_context("fork")
        waiting = list(reversed(shares))
        running: dict[Connection, Any] = {}
        try:
            while waiting or running:
                while waiting and len(running) < jobs:
                    ours, theirs = forked.Pipe(duplex=False)
                    process = forked.Process(target=self._sent, args=(waiting.pop(), theirs))
                    process.start()
                    theirs.close()
                    running[ours] = process
                for ready in wait(list(running)):
                    assert isinstance(ready, Connection)  # noqa: S101  # only these are waited for
                    yield self._received(ready, running.pop(ready))
        finally:
            for ours, process in running.items():
                process.terminate()
                process.join()
                ours.close()

    def _sent(self, share: Any, to: Connection) -> None:
        to.send(self._share(share))
        to.close()

    @staticmethod
    def _received(ours: Connection, process: Any) -> list[Made]:
        try:
            found: list[Made] = ours.recv()
        except EOFError:
            raise RuntimeError(
                "a process that wrote pages stopped with an error, printed above"
            ) from None
        finally:
            ours.close()
            process.join()
        return found
