"""MkDocs, the last step: lays the theme around every page, and writes a folder of them."""

from __future__ import annotations

import logging
import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.outputs import Outputs
from generator.pages.page import Page
from generator.publish.project import Project

# Below this many pages a second process costs more than it saves.
WORTH_SHARING = 400


def write_html(
    made: Outputs, project: Project, folder: Path, tell: Callable[[], None], jobs: int = 1
) -> None:
    """Write every page and file into `folder`, which must be empty or absent.

    The pages are shared out among `jobs` processes, each a MkDocs run of its own; the bytes
    are the same however many there are. `tell` is called once a page. Raises what MkDocs
    raises: content cannot make it fail.
    """
    # MkDocs tells of its own steps, which mean nothing to PR staff.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    if jobs == 1 or len(made.pages) < WORTH_SHARING or sys.platform == "win32":
        _run(made, project, folder, made.pages, tell)
        return
    shares = [made.pages[start::jobs] for start in range(jobs)]
    # The records are loaded already: a forked process has them without a copy.
    forked = multiprocessing.get_context("fork")
    others = [
        forked.Process(target=_run, args=(made, project, folder, share, None))
        for share in shares[1:]
    ]
    for process in others:
        process.start()

    def tell_for_all() -> None:
        for _ in range(jobs):
            tell()

    try:
        _run(made, project, folder, shares[0], tell_for_all)
    finally:
        for process in others:
            process.join()
    if any(process.exitcode for process in others):
        raise RuntimeError("a process that wrote pages stopped with an error, printed above")


def _run(
    made: Outputs,
    project: Project,
    folder: Path,
    pages: tuple[Page, ...],
    tell: Callable[[], None] | None,
) -> None:
    """Write these pages; whoever is told of them also writes the files beside the pages."""
    config = configured(project, site_dir=str(folder))
    plugin: Any = config.plugins["namrong"]
    plugin.take(made, pages, tell)
    build(config, dirty=True)  # nobody may empty the folder in which others write


class Theme:
    """Lays the theme around one page at a time, with the same bytes as `write_html`."""

    def __init__(self, project: Project) -> None:
        self._config = configured(project)
        environment = self._config.theme.get_env()
        self._environment = self._config.plugins.on_env(
            environment, config=self._config, files=Files([])
        )

    def page(self, made: Outputs, page: Page) -> str:
        """The whole HTML document."""
        plugin: Any = self._config.plugins["namrong"]
        plugin.take(made, (page,), None)
        config = self._config.plugins.on_config(self._config)
        files = plugin.on_files(Files([]), config=config)
        (file,) = files
        nav = Navigation([], [])
        context = get_context(nav, files, config, file.page)
        context = plugin.on_page_context(context, page=file.page, config=config, nav=nav)
        return made.finished(self._environment.get_template("main.html").render(context))


def configured(project: Project, **settings: Any) -> MkDocsConfig:
    """The project's mkdocs.yml, pointed at this site's content and theme."""
    config = load_config(**project.mkdocs(), **settings)
    # Our templates stand alone. MkDocs would list all 14,000 files of Material's, of which none
    # is published; for a small site that takes as long as to lay out every page.
    config.theme.dirs = config.theme.dirs[:1]
    return config
