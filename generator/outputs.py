"""All that a build hands over: the pages to render, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from generator.channels.broadcast import broadcast_files
from generator.channels.calendar import calendar_files
from generator.channels.data.files import data_files
from generator.channels.feeds.files import feed_files
from generator.channels.messages import message_files
from generator.channels.robots import robots
from generator.channels.sitemap import sitemap
from generator.line_breaks import LineBreaks
from generator.linking.whole_words import whole_words
from generator.pages.cards import card_sheet, card_views
from generator.pages.notice import notice_sheets
from generator.pages.page import Page
from generator.pages.pictures import Sizing, shown_files
from generator.pages.plan import plan
from generator.pages.sheets import Sheet
from generator.pages.shell import shell
from generator.reading.layout import DOCUMENTS, DRAWINGS, PICTURES
from generator.reading.pictures import fingerprint
from generator.render import render
from generator.search.index import search_files
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Outputs:
    """The plan of one build.

    `files` are made when they are first asked for: a preview hardly ever does. `copies` stand on
    the disk already. Both are named by their path below the published folder. `pictures` are
    still to be sized, and `sheets`, the cards and notices, to be set: see publish/shelves.py.
    """

    site: Site
    pages: tuple[Page, ...]
    made_files: Callable[[], Mapping[str, bytes]] = field(repr=False)
    made_sheets: Callable[[], tuple[Sheet, ...]] = field(repr=False)
    copies: Mapping[str, Path] = field(default_factory=dict)
    pictures: tuple[Sizing, ...] = ()
    line_breaks: LineBreaks = field(default_factory=partial(LineBreaks, ()), repr=False)

    @property
    def files(self) -> Mapping[str, bytes]:
        return self.made_files()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return self.made_sheets()

    def frame(self, page: Page) -> dict[str, Any]:
        """The view-model of the theme: the page's shell with its content in it."""
        return shell(page, self.site) | {"content": render(page).html()}

    def finished(self, page: str) -> str:
        """The whole HTML document, with its words kept whole."""
        return self.line_breaks.kept(page)


def outputs(site: Site, root: Path) -> Outputs:
    site = _with_digests(site, originals(root))
    pages = tuple(plan(site))
    words = whole_words(site)
    return Outputs(
        site=site,
        pages=pages,
        made_files=cache(partial(_files, site, pages)),
        made_sheets=cache(partial(_sheets, site, root, words)),
        copies=_attachments(site, root) | _drawings(site, root),
        pictures=tuple(Sizing(name, site.pictures[name]) for name in shown_files(site)),
        line_breaks=LineBreaks(words),
    )


def _files(site: Site, pages: tuple[Page, ...]) -> dict[str, bytes]:
    """What every channel makes, by its path."""
    files = {"robots.txt": robots(site), "sitemap.xml": sitemap(site, pages)}
    for channel in (
        *(search_files, feed_files, calendar_files, data_files),
        *(broadcast_files, message_files),
    ):
        files |= channel(site)
    return files


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


def _sheets(site: Site, root: Path, words: tuple[str, ...]) -> tuple[Sheet, ...]:
    """Cards and notices. On paper a line holds longer words whole than a phone's can."""
    breaks = LineBreaks({*words, *site.words.whole})
    scenes = {name: (root / DRAWINGS / name).read_text("utf-8") for name in site.drawings}
    cards = (card_sheet(view, site, breaks, scenes) for view in card_views(site))
    return (*cards, *notice_sheets(site, breaks))


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
