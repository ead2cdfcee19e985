"""Sets the cards and notices of a plan, each once, and takes the rest from the shelf."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.batch import Gap
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
) -> tuple[Outputs, tuple[Gap, ...]]:
    """The plan with its cards and notices, and what could not be made: no page names it."""
    lost = (*made.sheet_gaps, *map(Gap, kept.fill(made.sheets, progress, jobs)))
    made = without(made, root, lost)
    finished = {sheet.name: kept.path(name) for sheet in made.sheets for name in sheet}
    return replace(made, copies={**made.copies, **finished}), lost


def without(made: Outputs, root: Path, lost: tuple[Gap, ...]) -> Outputs:
    """The plan in which no page names these; what stands on a shelf already is taken over."""
    files = {gap.file for gap in lost if not gap.entry}
    # Where not even the words of a notice could be chosen, there is no page of it either.
    files |= {f"{gap.file.removesuffix('.pdf')}/" for gap in lost if gap.reason and _is_pdf(gap)}
    if files <= made.site.unmade:
        return made
    again = outputs(replace(made.site, unmade=made.site.unmade | files), root, made.index)
    return replace(again, copies={**made.copies, **again.copies})


def unforeseen(made: Outputs, gaps: tuple[Gap, ...]) -> bool:
    """Whether a page of this plan may name a file that is missing."""
    return any(not gap.entry and gap.file not in made.site.unmade for gap in gaps)


def _is_pdf(gap: Gap) -> bool:
    return gap.file.endswith(".pdf")


def _pressed(theme: Path, sheet: Sheet) -> dict[str, bytes]:
    (name,) = sheet
    return {name: pressed(sheet, theme)}
