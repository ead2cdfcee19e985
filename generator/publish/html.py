"""MkDocs, the last step: lays the theme around every page, and writes a folder of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.outputs import Outputs
from generator.pages.page import Page
from generator.planning.day import Question
from generator.publish.project import Project
from generator.publish.theme_code import ThemeCode, theme_code

# MkDocs takes a third of a second to load, which `check`, `status` and `--help` need not wait for.
if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# A page, its HTML, and what was asked of the site for it.
Done = Callable[[Page, str, frozenset[Question]], None]


def write_html(
    made: Outputs, project: Project, folder: Path, pages: tuple[Page, ...], done: Done
) -> None:
    """Write these pages into `folder`, in which none of them may stand yet.

    `done` is called after each. Raises what MkDocs raises: content cannot make it fail.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415  # see above

    # MkDocs tells of its own steps, which mean nothing to PR staff.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = configured(project, site_dir=str(folder))
    plugin: Any = config.plugins["namrong"]
    plugin.take(made, pages, done, theme_code(project.theme))
    build(config, dirty=True)  # nobody may empty the folder in which others write


class Theme:
    """Lays the theme around one page at a time: that of `write_html`, but for hosts and caches."""

    def __init__(self, project: Project) -> None:
        from mkdocs.structure.files import Files  # noqa: PLC0415  # see above

        self._config = configured(project)
        environment = self._config.theme.get_env()
        self._environment = self._config.plugins.on_env(
            environment, config=self._config, files=Files([])
        )

    def page(self, made: Outputs, page: Page) -> str:
        """The whole HTML document."""
        from mkdocs.commands.build import get_context  # noqa: PLC0415  # see above
        from mkdocs.structure.files import Files  # noqa: PLC0415
        from mkdocs.structure.nav import Navigation  # noqa: PLC0415

        plugin: Any = self._config.plugins["namrong"]
        plugin.take(made, (page,), lambda *_: None, ThemeCode())
        config = self._config.plugins.on_config(self._config)
        files = plugin.on_files(Files([]), config=config)
        (file,) = files
        nav = Navigation([], [])
        context = get_context(nav, files, config, file.page)
        context = plugin.on_page_context(context, page=file.page, config=config, nav=nav)
        return made.finished(self._environment.get_template("main.html").render(context))


def configured(project: Project, **settings: Any) -> MkDocsConfig:
    """The project's mkdocs.yml, pointed at this site's content and theme."""
    from mkdocs.config import load_config  # noqa: PLC0415  # see above

    config = load_config(**project.mkdocs(), **settings)
    # Our templates stand alone. MkDocs would list all 14,000 files of Material's, of which none
    # is published; for a small site that takes as long as to lay out every page.
    config.theme.dirs = config.theme.dirs[:1]
    return config
