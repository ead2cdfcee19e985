"""The build, as a table of contents: read, parse, link, plan, render, publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import cast

from generator.linking.assembly import assemble
from generator.linking.quarantine import Quarantined, with_last_good
from generator.memory import Memory, Session
from generator.outputs import Outputs, outputs
from generator.planning.known import Known
from generator.problems import Problem, errors
from generator.progress import Progress
from generator.publish.project import Project
from generator.publish.shelves import Lost, shelves
from generator.publish.site_folder import Built, publish
from generator.reading.folder import Folder, read_folder
from generator.reading.history import is_shallow
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
    if not errors(first.problems):
        return Examined(first.site, first.problems, files)
    good, fates = with_last_good(
        first, folder, root, today, drafts=drafts, memory=memory, held=held
    )
    return Examined(good.site, first.problems, files, fates, is_shallow(root))


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
    checked = Checked(found.problems, sum(1 for _ in folder.all()), contact)
    memory.keep("(check)", digest, checked)
    return checked


def plan(site: Site, root: Path) -> Outputs:
    """Decide every page and every file beside the pages."""
    return outputs(site, root)


def build(  # noqa: PLR0913  # what to build, from where, to where, and how
    site: Site, project: Project, out: Path, progress: Progress, *, jobs: int, state: Path
) -> Built:
    """From what was examined to the published folder. `state` keeps what is dear to make."""
    with shelves(state, project) as kept, Known(state / "outputs.sqlite3") as known:
        made, lost = kept.sized(plan(site, project.root), progress, jobs)
        built = publish(made, kept, known, progress, project=project, out=out, jobs=jobs)
    return replace(built, lost=Lost(lost.pictures, built.lost.sheets))
