"""Everything that is kept from one build to the next, and a plan with all of it made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.batch import Gap
from generator.outputs import Outputs, originals
from generator.pages.pictures import Sizing
from generator.pages.sheets import Sheet
from generator.progress import Progress
from generator.publish.pictures import picture_shelf, with_pictures
from generator.publish.project import Project
from generator.publish.sheets import sheet_shelf, with_sheets, without
from generator.publish.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Lost:
    """What could not be made: of content/images/, and of the files beside the pages."""

    pictures: tuple[str, ...] = ()
    files: tuple[Gap, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pictures or self.files)

    @property
    def told(self) -> tuple[Gap, ...]:
        """Of an entry that is missing in many files of one kind, the first."""
        found: dict[tuple[str, str], Gap] = {}
        for gap in self.files:
            kind = gap.file.rpartition("/")[2] if gap.entry else gap.file
            found.setdefault((kind, gap.entry), gap)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Shelves:
    """The shelves of one site."""

    root: Path
    pictures: Shelf[Sizing]
    sheets: Shelf[Sheet]

    def filled(self, made: Outputs, progress: Progress, jobs: int = 1) -> tuple[Outputs, Lost]:
        """The plan with all its copies and files, less what could not be made."""
        made, pictures = with_pictures(made, self.root, self.pictures, progress, jobs)
        made, sheets = with_sheets(made, self.root, self.sheets, progress, jobs)
        gaps = made.file_gaps
        return self.without(made, gaps), Lost(pictures, (*sheets, *gaps))

    def sized(self, made: Outputs, progress: Progress, jobs: int) -> tuple[Outputs, Lost]:
        """The plan with its pictures alone."""
        made, pictures = with_pictures(made, self.root, self.pictures, progress, jobs)
        return made, Lost(pictures)

    def without(self, made: Outputs, lost: tuple[Gap, ...]) -> Outputs:
        """The plan in which no page names what is missing."""
        return without(made, self.root, lost)

    def tidy(self, made: Outputs, sheets: frozenset[str]) -> None:
        """Let go of all that is not published, but not of what was left out this time.

        `sheets` are the names on the shelf of the cards and notices that are.
        """
        self.pictures.tidy(made.pictures)
        if not made.site.off:
            self.sheets.tidy([sheets])


@contextmanager
def shelves(state: Path | None, project: Project) -> Iterator[Shelves]:
    """The shelves in the folder `state`, else some for this run alone."""
    if state and _may_be_used(state):
        yield shelves_in(state, project)
        return
    with TemporaryDirectory(prefix="namrong-") as folder:
        yield shelves_in(Path(folder), project)


def shelves_in(folder: Path, project: Project) -> Shelves:
    """Those in this folder, whether it is there yet or not."""
    return Shelves(
        root=project.root,
        pictures=picture_shelf(folder / "pictures", originals(project.root)),
        sheets=sheet_shelf(folder / "sheets", project.theme),
    )


def _may_be_used(state: Path) -> bool:
    try:
        state.mkdir(parents=True, exist_ok=True)
        (state / ".gitignore").write_text("*\n", "ascii")  # nobody is to commit this folder
    except OSError:
        return False
    return True
