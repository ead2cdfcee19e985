"""The build, as a table of contents: read, parse, link, plan, render, publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.assembly import assemble
from generator.folder import read_folder
from generator.history import is_shallow
from generator.outputs import Outputs, outputs
from generator.problems import Problem, errors
from generator.publish.project import Project
from generator.publish.site_folder import Built, Progress, publish
from generator.quarantine import Quarantined, with_last_good
from generator.site import Site


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


def examine(root: Path, today: date, *, drafts: bool = False) -> Examined:
    """Read, parse and link everything below `root`. Nothing is written."""
    folder = read_folder(root)
    files = sum(1 for _ in folder.all())
    first = assemble(folder, today, drafts=drafts)
    if not errors(first.problems):
        return Examined(first.site, first.problems, files)
    good, fates = with_last_good(first, folder, root, today, drafts=drafts)
    return Examined(good.site, first.problems, files, fates, is_shallow(root))


def plan(site: Site, root: Path) -> Outputs:
    """Decide every page and every file beside the pages."""
    return outputs(site, root)


def build(site: Site, project: Project, out: Path, progress: Progress, jobs: int) -> Built:
    """From what was examined to the published folder."""
    return publish(plan(site, project.root), project, out, progress, jobs)
