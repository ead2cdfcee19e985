"""The build, as a table of contents: read, parse, link, plan, render, publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from generator.integrity.signature import Signer
from generator.linking.assembly import assemble
from generator.linking.quarantine import Quarantined, with_last_good
from generator.lost_addresses import lost_addresses
from generator.memory import Memory, Place, Session
from generator.outputs import Outputs, outputs
from generator.planning.known import Known
from generator.problems import Problem, errors, in_order
from generator.progress import Progress
from generator.publish.project import Project
from generator.publish.shelves import Lost, shelves
from generator.publish.site_folder import Built, is_whole, publish
from generator.reading.folder import Folder, read_folder
from generator.reading.history import is_shallow
from generator.reading.layout import LEDGER
from generator.reading.signature import Signature, signature
from generator.reading.source import Source
from generator.site import Site
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Examined:
    """What reading found.

    `site` is None when not even a home page could be made; `quarantined` says what readers get
    of each faulty file; `shallow` that git had only part of the history to look in.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    files: int
    quarantined: tuple[Quarantined, ...] = ()
    shallow: bool = False

    @property
    def staff_contact(self) -> Text | None:
        """Whom its people may ask."""
        return self.site.settings.staff_contact if self.site else None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What a build told that had no error: its warnings, and how many pages and outputs it has."""

    problems: tuple[Problem, ...]
    pages: int
    outputs: int


OUTPUTS = "outputs.sqlite3"  # in the state folder: what was made, and from what
_INDEX = "search.sqlite3"  # there too: what the search needs of each page
_BUILD = "(build)"
_A_MOMENT = 2_000_000_000  # nanoseconds: the coarsest clock of the usual file systems


def examine(
    root: Path,
    today: date,
    *,
    drafts: bool = False,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Examined:
    """Read, parse and link everything below `root`. Nothing of the site is written."""
    folder = read_folder(root)
    return examine_folder(
        folder, root, today, drafts=drafts, memory=memory or Session(), progress=progress
    )


def examine_folder(  # noqa: PLR0913  # what `examine` takes, and what a preview holds
    folder: Folder,
    root: Path,
    today: date,
    *,
    drafts: bool,
    memory: Memory,
    progress: Progress | None = None,
    held: Mapping[str, Source] = MappingProxyType({}),
) -> Examined:
    """The same of a folder that was read; `held` has the last good text of some files."""
    files = sum(1 for _ in folder.all())
    first = assemble(folder, today, drafts=drafts, memory=memory, progress=progress)
    if first.site and not errors(first.problems):
        return Examined(first.site, _told(first.problems, first.site, folder), files)
    good, fates = with_last_good(
        first, folder, root, today, drafts=drafts, memory=memory, held=held
    )
    problems = _told(first.problems, good.site, folder)
    return Examined(good.site, problems, files, fates, is_shallow(root))


def _told(found: tuple[Problem, ...], site: Site | None, folder: Folder) -> tuple[Problem, ...]:
    """What was found in the files, and what has become of addresses that readers know."""
    return in_order([*found, *lost_addresses(site, folder, found)]) if site else found


@dataclass(frozen=True, slots=True)
class Checked:
    """The problems of a folder of so many files, and whom its people may ask."""

    problems: tuple[Problem, ...]
    files: int
    staff_contact: Text | None


def check(root: Path, today: date, memory: Memory, progress: Progress) -> Checked:
    """Only what is wrong; where nothing has changed since it was asked last, the same answer."""
    folder = read_folder(root)
    digest = f"{folder.digest()} {today}"
    if (known := memory.recall("(check)", digest)) is not None:
        return cast("Checked", known)
    found = assemble(folder, today, memory=memory, progress=progress)
    site = found.site or with_last_good(found, folder, root, today, memory=memory)[0].site
    contact = site.settings.staff_contact if site else None
    checked = Checked(_told(found.problems, site, folder), sum(1 for _ in folder.all()), contact)
    memory.keep("(check)", digest, checked)
    return checked


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for; `options` stands for all that it is told, the day included."""

    project: Project
    out: Path
    options: str
    state: Path  # keeps what is dear to make
    signer: Signer | None = None

    def signed(self) -> Signature:
        """Changes when any file is touched that the build reads."""
        root, project = self.project.root, self.project
        places = (
            root / "content",
            root / "districts",
            root / LEDGER,
            project.theme,
            project.config_file,
        )
        found = signature(places)
        return replace(found, digest=f"{found.digest} {self.options} {self.out}")


def unchanged(order: Order, memory: Memory) -> Unchanged | None:
    """Where nothing was touched since the same was published: what was said then.

    Nothing is read but the times of files.
    """
    known = memory.recall(_BUILD, order.signed().digest)
    if known is None:
        return None
    with Known(order.state / OUTPUTS) as made:
        return cast("Unchanged", known) if is_whole(order.out, made) else None


def note_unchanged(order: Order, said: Unchanged, memory: Memory) -> None:
    """Whoever builds next may be told this, if nothing is touched until then."""
    signed, index = order.signed(), order.state / OUTPUTS
    # A file that is touched again in the same moment has the same time.
    if index.is_file() and signed.newest < index.stat().st_mtime_ns - _A_MOMENT:
        memory.keep(_BUILD, signed.digest, said)


def plan(site: Site, root: Path, state: Path | None = None) -> Outputs:
    """Decide every page and every file beside the pages; `state` keeps what is dear to make."""
    return outputs(site, root, Place(state / _INDEX if state else None))


def build(site: Site, order: Order, progress: Progress, *, jobs: int) -> Built:
    """From what was examined to the published folder."""
    project, state = order.project, order.state
    with shelves(state, project) as kept, Known(state / OUTPUTS) as known:
        made, lost = kept.sized(plan(site, project.root, state), progress, jobs)
        how: Any = {"project": project, "jobs": jobs, "signer": order.signer}
        built = publish(made, kept, known, progress, out=order.out, **how)
    return replace(built, lost=Lost(lost.pictures, built.lost.files))
