"""The one module that MkDocs loads: gives it our pages and files, and the theme its shell."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator import clock
from generator.batch import files_of
from generator.commands.options import state
from generator.outputs import Outputs
from generator.pages.page import Page
from generator.pipeline import examine, plan
from generator.planning.day import Question
from generator.progress import Untold
from generator.publish.project import Project
from generator.publish.seal import seal
from generator.publish.shelves import shelves
from generator.publish.theme_code import ThemeCode, headers_batch, theme_code

log = logging.getLogger("mkdocs.plugins.namrong")

# A page, its HTML, and what was asked of the site for it.
Done = Callable[[Page, str, frozenset[Question]], Any]


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """The plugin's settings in mkdocs.yml."""

    # YYYY-MM-DD, which YAML may have read as a date; empty: today in Bangkok.
    today = config_options.Type((str, date), default="")
    drafts = config_options.Type(bool, default=False)


class _Page(MkDocsPage):
    """A page that is rendered when MkDocs lays the theme around it, and not kept afterwards."""

    ours: Page

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": self.ours.title, "description": self.ours.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


class NamrongPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Pages come from memory, outside the nav; MkDocs' own templates and scripts stay out."""

    def __init__(self) -> None:
        self._made: Outputs | None = None
        self._pages: tuple[Page, ...] = ()
        self._done: Done | None = None
        self._asked: frozenset[Question] = frozenset()
        self._code: ThemeCode | None = None
        self._held = ExitStack()  # what was made, until MkDocs has copied it

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """`mkdocs serve` puts a script of its own into each page."""
        if command == "serve":
            self._code = ThemeCode()

    def take(self, made: Outputs, pages: tuple[Page, ...], done: Done, code: ThemeCode) -> None:
        """`namrong build` has read everything: here is a share of the pages.

        `done` is told of each. The files beside the pages are someone else's.
        """
        self._made, self._pages, self._done, self._code = made, pages, done, code

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self._done is None:
            self._made = self._read(Path(config.docs_dir).parent)
            self._pages = self._made.pages
        if self._code is None:
            self._code = theme_code(Path(config.theme.dirs[0]))
        settings = self._outputs.site.settings
        config.site_name = settings.name.th
        config.site_url = config.site_url or settings.address
        # 404.html and sitemap.xml are ours.
        config.theme.static_templates = set()
        return config

    def _read(self, root: Path) -> Outputs:
        """The plain way, `mkdocs build`: problems are warnings, which --strict counts."""
        given = self.config.today
        today = date.fromisoformat(str(given)) if given else clock.today()
        examined = examine(root, today, drafts=self.config.drafts)
        for problem in examined.problems:
            place = f"{problem.file}:{problem.spot.line}:{problem.spot.column}"
            said = f"{problem.code} {problem.message('th')} {problem.hint('th')}"
            level = logging.WARNING if problem.severity == "error" else logging.INFO
            log.log(level, "%s %s", place, said)
        if examined.site is None:
            raise PluginError("content/site.yml, content/programme.yml: ยังสร้างเว็บไซต์ไม่ได้")
        self._held.close()
        kept = self._held.enter_context(shelves(state(root), Project.at(root)))
        made, lost = kept.filled(plan(examined.site, root), Untold())
        for name in lost.pictures:
            log.warning("content/images/%s: ย่อภาพนี้ไม่ได้ หน้าเว็บจึงยังไม่แสดง", name)
        for gap in lost.files:
            what = f"{gap.file} {gap.entry}".rstrip()
            log.warning("%s: ทำไฟล์นี้ไม่ได้ หน้าเว็บจึงยังไม่มีลิงก์ไป %s", what, gap.reason)
        return made

    def on_shutdown(self) -> None:
        self._held.close()

    @property
    def _outputs(self) -> Outputs:
        if self._made is None:
            raise PluginError("on_config has not run")
        return self._made

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Only what we name is published: no YAML of content/, nothing of Material's assets."""
        ours = [_page_file(page, config) for page in self._pages]
        if self._done is not None:
            return Files(ours)
        assert self._code is not None  # noqa: S101  # on_config has run
        theme = self._code.files(Path(config.theme.dirs[0]))
        rules = files_of([headers_batch(self._outputs.site.settings.address, self._code)])
        for name, data in {**rules, **self._outputs.files}.items():
            # MkDocs would leave out .well-known/ as it does every name with a dot before it.
            file = File.generated(config, name, content=data, inclusion=InclusionLevel.INCLUDED)
            ours.append(file)
        for name, path in {**theme, **self._outputs.copies}.items():
            ours.append(File.generated(config, name, abs_src_path=str(path)))
        return Files(ours)

    def on_page_context(
        self, context: Any, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        assert isinstance(page, _Page)  # noqa: S101  # on_files gives no other
        with self._outputs.questions.listening() as asked:
            shell = self._outputs.frame(page.ours)
        self._asked = frozenset(asked)
        assert self._code is not None  # noqa: S101  # as above
        return {"shell": self._code.dressed(shell)}

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        assert isinstance(page, _Page)  # noqa: S101  # as above
        html = self._outputs.finished(output)
        if self._done:
            self._done(page.ours, html, self._asked)
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The record of a plain build; `namrong build` writes its own after the last check."""
        if self._done is None:
            seal(Path(config.site_dir), self._outputs.site, Path(config.docs_dir).parent)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """MkDocs watches content/ itself."""
        for folder in (Path(config.docs_dir).parent / "districts", Path(config.theme.dirs[0])):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def _page_file(page: Page, config: MkDocsConfig) -> File:
    source = page.file.removesuffix(".html") + ".md"
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = page.file  # 404.html keeps its name
    made = _Page(page.title or None, file, config)
    made.ours = page
    return file
