"""Sets the cards and notices of a plan, each once, and takes the rest from the shelf."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.channels.press import edition, pressed
from generator.outputs import Outputs, outputs
from generator.pages.sheets import Sheet
from generator.progress import Progress
from generator.publish.shelf import Bench, Shelf


def sheet_shelf(folder: Path, theme: Path) -> Shelf[Sheet]:
    """A shelf of cards and notices, which look as `theme` says."""
    return Shelf(folder, Bench("sheets", edition(theme), partial(_pressed, theme), apart=False))


def with_sheets(
    made: Outputs, root: Path, kept: Shelf[Sheet], progress: Progress, jobs: int
) -> tuple[Outputs, tuple[str, ...]]:
    """The plan with its cards and notices, and what could not be made: no page names it."""
    lost = kept.fill(made.sheets, progress, jobs)
    if lost:
        made = without_sheets(made, root, lost)
    finished = {sheet.name: kept.path(name) for sheet in made.sheets for name in sheet}
    return replace(made, copies={**made.copies, **finished}), lost


def without_sheets(made: Outputs, root: Path, lost: tuple[str, ...]) -> Outputs:
    """The plan in which no page names these, with its pictures as they were."""
    sized = made.copies
    made = outputs(replace(made.site, unmade=made.site.unmade | set(lost)), root, made.index)
    return replace(made, copies={**sized, **made.copies})


def _pressed(theme: Path, sheet: Sheet) -> dict[str, bytes]:
    (name,) = sheet
    return {name: pressed(sheet, theme)}
