"""Bring the next site up to date, check it, and only then exchange it with the published one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.integrity.signature import Signer
from generator.outputs import Outputs
from generator.planning.due import Reason
from generator.planning.known import Known
from generator.progress import Progress
from generator.publish.check import Broken
from generator.publish.exchange import exchange, recover, staging
from generator.publish.hosts import HOSTS, Host
from generator.publish.next_site import NextSite
from generator.publish.project import Project
from generator.publish.room import Measure, Weight, weigh
from generator.publish.seal import seal
from generator.publish.sheets import unforeseen
from generator.publish.shelves import Lost, Shelves
from generator.publish.trees import standing


@dataclass(frozen=True, slots=True)
class Built:
    """What was made. A link to a missing page keeps the site from being published.

    So does a `weight` that is more than its `host` takes, where site.yml names one. `lost` names
    what could not be made, so that no page shows it; `made` tells of each output that was made
    why; `kept` counts those left as they were, `removed` the files that are gone.
    """

    out: Path
    pages: int
    published: bool
    weight: Weight
    host: Host | None = None
    broken: tuple[Broken, ...] = ()
    lost: Lost = field(default_factory=Lost)
    made: Mapping[str, Reason] = field(default_factory=dict)
    kept: int = 0
    removed: int = 0

    @property
    def over(self) -> tuple[Measure, ...]:
        """What is more than the host takes."""
        return self.weight.over(self.host) if self.host else ()


def refusal(root: Path, out: Path) -> str:
    """Why `out` cannot take the site: `inside` the sources, or `foreign` files; else nothing."""
    sources = ((root / "content").resolve(), (root / "districts").resolve())
    if any(out == part or out in part.parents or part in out.parents for part in sources):
        return "inside"
    holds_other = out.is_dir() and any(out.iterdir()) and not (out / "sitemap.xml").is_file()
    return "foreign" if holds_other or out.is_file() else ""


def is_whole(out: Path, known: Known) -> bool:
    """Whether `out` holds just what was published there last."""
    wanted = {file: sha for name in known.entries for file, sha in known.files(name).items()}
    wanted |= known.sealed()
    found = standing(out, wanted)
    return bool(wanted) and len(found.intact) == len(wanted) and not found.surplus


def forget(state: Path, out: Path) -> None:
    """Let go of all that earlier builds left, but not of the published site."""
    for folder in (state, staging(out)):
        shutil.rmtree(folder, ignore_errors=True)


def publish(  # noqa: PLR0913  # what, with what, to where, and how
    made: Outputs,
    kept: Shelves,
    known: Known,
    progress: Progress,
    *,
    project: Project,
    out: Path,
    jobs: int = 1,
    signer: Signer | None = None,
) -> Built:
    """Publish to `out`. On any fault the folder that was there stays as it was."""
    recover(out)
    where: Any = {"project": project, "out": out, "folder": staging(out)}
    following = NextSite.of(made, kept, known, **where)
    if lost := following.press(progress, jobs):
        made = kept.without(made, lost)
        following = NextSite.of(made, kept, known, **where)
        following.press(progress, jobs)
    gaps = following.make(progress, jobs)
    if unforeseen(made, gaps):
        made = kept.without(made, gaps)
        following = NextSite.of(made, kept, known, **where)
        following.press(progress, jobs)
        following.make(progress, jobs)
    progress.start("check", 1)
    broken = following.broken()
    progress.advance()
    weight, host = weigh(staging(out)), HOSTS.get(made.site.settings.host or "")
    published = not any(one.ours for one in broken) and not (host and weight.over(host))
    if published:
        sealed = seal(staging(out), made.site, project.root, signer, following.files)
        exchange(staging(out), out)
        following.keep(sealed)
        kept.tidy(made, following.sheets())
    return Built(
        out,
        len(made.pages),
        published,
        weight,
        host,
        broken,
        Lost(files=(*lost, *gaps)),
        made=following.reasons,
        kept=len(following.things) - len(following.reasons),
        removed=following.removed,
    )
