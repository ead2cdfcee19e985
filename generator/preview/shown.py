"""What the preview shows: the site as the files stand now, each page laid out when asked for."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock
from urllib.parse import quote, unquote, urlsplit

from generator.memory import Memory
from generator.outputs import Outputs
from generator.pages.page import Page
from generator.pages.pictures import Sizing
from generator.pipeline import Examined, examine_folder, plan
from generator.preview import banner
from generator.problems import errors
from generator.publish.html import Theme
from generator.publish.project import Project
from generator.publish.shelves import Shelves
from generator.reading.folder import is_within, read_folder
from generator.reading.source import Source

NOT_FOUND = "404.html"
# Of the theme's own kinds of file; the system's table differs from machine to machine.
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_TYPES |= {".woff2": "font/woff2", ".txt": "text/plain", ".xml": "application/xml"}
_TYPES |= {".json": "application/json", ".webp": "image/webp", ".avif": "image/avif"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets. `place` is where it is sent on to, with status 302."""

    status: int
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Now:
    """One state of the site; replaced whole, so that a reader never meets half of it."""

    version: int = 0
    made: Outputs | None = None
    pages: Mapping[str, Page] = field(default_factory=dict)
    pictures: Mapping[str, Sizing] = field(default_factory=dict)
    banner: str = ""


class Shown:
    """The site of a folder, with what a mistake in it must not take away: the last good state."""

    def __init__(
        self,
        project: Project,
        today: Callable[[], date],
        memory: Memory,
        kept: Shelves,
        *,
        drafts: bool,
    ) -> None:
        self._project = project
        self._today = today
        self._drafts = drafts
        self._memory = memory
        self._kept = kept
        self._held: dict[str, Source] = {}
        self._now = _Now()
        self._theme: Theme | None = None
        self._laying = Lock()  # one template at a time: Jinja's loader is shared

    @property
    def version(self) -> int:
        """Counts the states; a page of an older one is to be loaded again."""
        return self._now.version

    def refresh(self, *, theme: bool = False) -> Examined | None:
        """Read what has changed. None after a bug of ours, which is told above the page."""
        version = self._now.version + 1
        try:
            if theme or self._theme is None:
                self._theme = Theme(self._project)
            examined = self._examined()
            made = plan(examined.site, self._project.root) if examined.site else self._now.made
            pages = {page.file: page for page in made.pages} if made else {}
            pictures = {name: one for one in made.pictures for name in one} if made else {}
            said = banner.banner(examined, pages=bool(pages))
        except Exception as error:  # noqa: BLE001  # the preview outlives a bug, and tells of it
            now = self._now
            self._now = replace(now, version=version, banner=banner.stopped(error))
            return None
        self._now = _Now(version, made, pages, pictures, said)
        return examined

    def _examined(self) -> Examined:
        root = self._project.root
        folder = read_folder(root)
        examined = examine_folder(
            folder,
            root,
            self._today(),
            drafts=self._drafts,
            memory=self._memory,
            held=self._held,
        )
        faulty = {problem.file for problem in errors(examined.problems)}
        good = {source.file: source for source in folder.all() if source.file not in faulty}
        there = {source.file for source in folder.all()}
        # A file that was deleted is not held: nobody brings it back.
        self._held = {file: one for file, one in {**self._held, **good}.items() if file in there}
        return examined

    @property
    def base(self) -> str:
        """The path of the site's address, which ends in a slash."""
        return _base(self._now)

    def answer(self, target: str) -> Answer:
        """What stands at an address of this site; a page that meets a bug of ours tells of it."""
        now = self._now
        try:
            return self._answer(unquote(path_of(target)), now)
        except Exception as error:  # noqa: BLE001  # as `refresh`; a spoilt template ends here
            return Answer(500, body=_topped(banner.waiting(), banner.unlaid(error)).encode())

    def _answer(self, path: str, now: _Now) -> Answer:
        base = _base(now)
        if path == "/" != base or f"{path}/" == base:
            return Answer(302, place=quote(base))
        if now.made is None or self._theme is None:
            return Answer(503, body=_topped(banner.waiting(), now.banner).encode())
        name = path.removeprefix(base) if path.startswith(base) else NOT_FOUND
        name = f"{name}index.html" if name.endswith("/") or not name else name
        if f"{name}/index.html" in now.pages:
            return Answer(302, place=quote(f"{path}/"))
        found = name in now.pages and name != NOT_FOUND
        if not found and (data := self._bytes(name, now)) is not None:
            return Answer(200, _kind(name), data)
        page = now.pages[name if found else NOT_FOUND]
        with self._laying:
            html = self._theme.page(now.made, page)
        return Answer(200 if found else 404, body=_topped(html, now.banner).encode())

    def _bytes(self, name: str, now: _Now) -> bytes | None:
        """Of a file that is published as it is, or made when it is asked for."""
        try:
            if file := self._file(name, now):
                return file.read_bytes()
        except (OSError, ValueError):
            return None  # deleted a moment ago, a folder, or no name that a file can have
        return now.made.files.get(name) if now.made else None

    def _file(self, name: str, now: _Now) -> Path | None:
        """Of content/, the theme, a sized picture or a sheet: the dearer to find, the later."""
        if now.made and name in now.made.copies:
            return now.made.copies[name]
        if sizing := now.pictures.get(name):
            lost = self._kept.pictures.fill([sizing])
            return None if lost else self._kept.pictures.path(name)
        file = self._project.theme / name
        if file.is_file() and file.suffix != ".html" and is_within(file, self._project.theme):
            return file
        for sheet in now.made.sheets if now.made else ():
            if sheet.name == name:
                lost = self._kept.sheets.fill([sheet])
                return None if lost else self._kept.sheets.path(*sheet)
        return None


def path_of(target: str) -> str:
    """Of what a browser asks for: no whole address, so that `//[` is a path like any other."""
    return target.partition("?")[0].partition("#")[0]


def _base(now: _Now) -> str:
    return urlsplit(now.made.site.settings.address).path if now.made else "/"


def _topped(html: str, said: str) -> str:
    """The page with the banner first in its body, even above the link that skips the menu."""
    start = html.find(">", html.find("<body")) + 1
    return html[:start] + said + html[start:]


def _kind(name: str) -> str:
    suffix = Path(name).suffix
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    return f"{kind}; charset=utf-8" if text else kind
