"""Sizes the pictures that pages show, each once: what was made before is taken from the shelf."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.channels.pictures import maker, sized
from generator.outputs import Outputs, outputs
from generator.pages.pictures import Sizing
from generator.progress import Progress
from generator.publish.shelf import Bench, Shelf


def picture_shelf(folder: Path, originals: Path) -> Shelf[Sizing]:
    """A shelf of sized pictures, made of the files in `originals`."""
    return Shelf(folder, Bench("pictures", maker(), partial(_sized, originals), apart=True))


def with_pictures(
    made: Outputs, root: Path, kept: Shelf[Sizing], progress: Progress, jobs: int
) -> tuple[Outputs, tuple[str, ...]]:
    """The plan with its pictures on the shelf, and what could not be made.

    What is lost is shown on no page; everything else stays.
    """
    lost = kept.fill(made.pictures, progress, jobs)
    if lost:
        sound = {name: one for name, one in made.site.pictures.items() if name not in lost}
        made = outputs(replace(made.site, pictures=sound), root, made.index)
    sized_ = {name: kept.path(name) for sizing in made.pictures for name in sizing}
    return replace(made, copies={**made.copies, **sized_}), lost


def _sized(originals: Path, sizing: Sizing) -> dict[str, bytes]:
    return sized(sizing, originals / sizing.file)
