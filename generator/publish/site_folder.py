"""Write the next site, check it, and only then exchange it with the published one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.outputs import Outputs
from generator.progress import Progress
from generator.publish.check import Broken, broken_references
from generator.publish.exchange import discard, exchange, recover, staging
from generator.publish.html import write_html
from generator.publish.project import Project
from generator.publish.shelves import Lost


@dataclass(frozen=True, slots=True)
class Built:
    """What was made. A link to a missing page keeps the site from being published.

    `lost` names what could not be made, so that no page shows it.
    """

    out: Path
    pages: int
    published: bool
    broken: tuple[Broken, ...] = ()
    lost: Lost = field(default_factory=Lost)


def refusal(root: Path, out: Path) -> str:
    """Why `out` cannot take the site: `inside` the sources, or `foreign` files; else nothing."""
    sources = ((root / "content").resolve(), (root / "districts").resolve())
    if any(out == part or out in part.parents or part in out.parents for part in sources):
        return "inside"
    holds_other = out.is_dir() and any(out.iterdir()) and not (out / "sitemap.xml").is_file()
    return "foreign" if holds_other or out.is_file() else ""


def publish(made: Outputs, project: Project, out: Path, progress: Progress, jobs: int = 1) -> Built:
    """Publish to `out`. On any fault the folder that was there stays as it was."""
    recover(out)
    folder = staging(out)
    progress.start("write", len(made.pages))
    write_html(made, project, folder, progress.advance, jobs)
    progress.start("check", 1)
    broken = broken_references(folder, made.site.settings.address)
    progress.advance()
    published = not any(one.ours for one in broken)
    if published:
        exchange(folder, out)
    else:
        discard(folder)
    return Built(out, len(made.pages), published, broken)
