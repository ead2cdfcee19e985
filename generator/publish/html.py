"""MkDocs, the last step: lays the theme around every page, and writes a folder of them."""

from __future__ import annotations

import logging
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
from generator.planning.day import Question
from generator.publish.project import Project

# A page, its HTML, and what was asked of the site for it.
Done = Callable[[Page, str, frozenset[Question]], None]


def write_html(
    made: Outputs, project: Project, folder: Path, pages: tuple[Page, ...], done: Done
) -> None:
    """Write these pages into `folder`, in which none of them may stand yet.

    `done` is called after each. Raises what MkDocs raises: content cannot make it fail.
    """
    # MkDocs tells of its own steps, which mean nothing to PR staff.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = configured(project, site_dir=str(folder))
    plugin: Any = config.plugins["namrong"]
    plugin.take(made, pages, done)
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
        plugin.take(made, (page,), lambda *_: None)
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
