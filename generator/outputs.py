"""All that a build hands over: the pages to render, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator.batch import Batch, Gap, all_of, attempted, batches_of, parted
from generator.channels.broadcast import broadcast_batches
from generator.channels.calendar import calendar_batches
from generator.channels.data.files import DATA_FILES, data_batches
from generator.channels.feeds.files import feed_batches
from generator.channels.messages import message_batches
from generator.channels.redirects import redirect_batch
from generator.channels.robots import robots_batch
from generator.channels.security import security_batch
from generator.channels.sitemap import sitemap_batch
from generator.line_breaks import LineBreaks
from generator.linking.made import SCRIPT
from generator.linking.whole_words import places_in_full, whole_words
from generator.memory import Place
from generator.outward import marked
from generator.pages import addresses
from generator.pages.cards import card_sheets
from generator.pages.feeds import FORMATS
from generator.pages.notice import notice_sheets
from generator.pages.page import Page
from generator.pages.pictures import Sizing, shown_files
from generator.pages.plan import plan
from generator.pages.sheets import PlannedSheet, Sheet
from generator.pages.shell import shell
from generator.planning.watched import Questions, Watched
from generator.reading.layout import DOCUMENTS, DRAWINGS, PICTURES
from generator.reading.pictures import fingerprint
from generator.render import render
from generator.search.index import FOLDER, search_files
from generator.site import Site

NOWHERE = Place()
# Each channel with the files that are lost where it fails before it can name them.
CHANNELS: dict[Callable[[Site], Iterable[Batch]], tuple[str, ...]] = {
    feed_batches: tuple(f"*/{name}" for name in FORMATS),
    calendar_batches: (f"*/{addresses.CALENDAR}", f"*/{addresses.EVENT}"),
    data_batches: DATA_FILES,
    broadcast_batches: (f"*/{SCRIPT}",),
    message_batches: (f"*/{addresses.LINE}", f"*/{addresses.PRESS}"),
}


@dataclass(frozen=True, slots=True)
class Outputs:
    """The plan of one build.

    Pages, batches of files and sheets (cards and notices) are made when somebody asks for them;
    while one is made, `questions` notes what it asks of the site. `copies` stand on the disk
    already, by their path below the published folder. `pictures` are still to be sized.
    """

    site: Site
    questions: Questions
    pages: tuple[Page, ...]
    planned_batches: Callable[[], tuple[Batch, ...]] = field(repr=False)
    planned_sheets: Callable[[], tuple[PlannedSheet, ...]] = field(repr=False)
    made_sheets: Callable[[], tuple[tuple[Sheet, ...], Mapping[str, Gap]]] = field(repr=False)
    made_files: Callable[[], tuple[Mapping[str, bytes], tuple[Gap, ...]]] = field(repr=False)
    watched: Site = field(repr=False)
    copies: Mapping[str, Path] = field(default_factory=dict)
    pictures: tuple[Sizing, ...] = ()
    index: Place = NOWHERE
    line_breaks: LineBreaks = field(default_factory=partial(LineBreaks, ()), repr=False)
    whole_words: tuple[str, ...] = field(default=(), repr=False)

    @property
    def batches(self) -> tuple[Batch, ...]:
        return self.planned_batches()

    @property
    def files(self) -> Mapping[str, bytes]:
        """All files of all batches."""
        return self.made_files()[0]

    @property
    def file_gaps(self) -> tuple[Gap, ...]:
        """What is missing among them."""
        return self.made_files()[1]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All cards and notices, each with what the press is to set."""
        return self.made_sheets()[0]

    @property
    def sheet_gaps(self) -> tuple[Gap, ...]:
        """Of which not even the words could be chosen."""
        return tuple(self.made_sheets()[1].values())

    def frame(self, page: Page) -> dict[str, Any]:
        """The view-model of the theme: the page's shell with its content in it."""
        return shell(page, self.watched) | {"content": render(page).html()}

    def finished(self, page: str) -> str:
        """The whole HTML document, with its words kept whole and its links outward marked."""
        return marked(self.line_breaks.kept(page), self.site.settings.address)


def outputs(site: Site, root: Path, index: Place = NOWHERE) -> Outputs:
    """`index` is where is kept what the search needs of each page."""
    site = _with_digests(site, originals(root))
    questions = Questions()
    watched = Watched(site, questions.note)
    pages = tuple(plan(watched))
    words = whole_words(site)
    batches = cache(lambda: tuple(_batches(watched, pages, index)))
    sheets = cache(lambda: tuple(_sheets(watched, root, words)))
    return Outputs(
        site=site,
        questions=questions,
        pages=pages,
        planned_batches=batches,
        planned_sheets=sheets,
        made_sheets=cache(lambda: parted(attempted(one.make, one.name) for one in sheets())),
        made_files=cache(lambda: all_of(batches())),
        watched=watched,
        copies=_attachments(site, root) | _drawings(site, root),
        pictures=tuple(Sizing(name, site.pictures[name]) for name in shown_files(site)),
        index=index,
        line_breaks=LineBreaks(words),
        whole_words=words,
    )


def _batches(site: Site, pages: tuple[Page, ...], index: Place) -> Iterator[Batch]:
    """What every channel makes."""
    yield robots_batch(site)
    yield sitemap_batch(site, pages)
    yield redirect_batch(site)
    yield security_batch(site)
    yield Batch("search/", partial(_searched, site, index), (f"{FOLDER}/*",))
    for channel, files in CHANNELS.items():
        yield from batches_of(partial(channel, site), files)


def _searched(site: Site, index: Place) -> dict[str, bytes]:
    with index.opened() as memory:
        return search_files(site, memory)


def originals(root: Path) -> Path:
    """Where the pictures stand as they came; none of them is published so."""
    return root / PICTURES


def _with_digests(site: Site, folder: Path) -> Site:
    """Only what some page shows is read; a picture's address depends on what is in it."""
    read = {
        name: replace(site.pictures[name], digest=fingerprint(folder / name))
        for name in shown_files(site)
    }
    return replace(site, pictures={**site.pictures, **read}) if read else site


def _sheets(site: Site, root: Path, words: tuple[str, ...]) -> Iterator[PlannedSheet]:
    """Cards and notices. On paper a line holds longer words whole than a phone's can."""
    breaks = LineBreaks({*words, *site.words.whole, *places_in_full(site)})
    scenes = {name: (root / DRAWINGS / name).read_text("utf-8") for name in site.drawings}
    yield from card_sheets(site, breaks, scenes)
    yield from notice_sheets(site, breaks)


def _drawings(site: Site, root: Path) -> dict[str, Path]:
    """The drawings that a page shows, below drawings/."""
    named = [site.programme.drawing, *(district.drawing for district in site.districts)]
    names = {one.file for one in named if one and one.file in site.drawings}
    return {f"drawings/{name}": root / DRAWINGS / name for name in sorted(names)}


def _attachments(site: Site, root: Path) -> dict[str, Path]:
    """The documents and recordings that news items offer, below files/."""
    standing = [item for item in site.news if item.withdrawn is None]
    names = {entry.file for item in standing for entry in item.files if entry.file}
    names |= {recording.file for item in standing for recording in item.recording}
    return {f"files/{name}": root / DOCUMENTS / name for name in sorted(names)}
