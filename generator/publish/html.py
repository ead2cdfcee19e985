"""MkDocs, the last step: lays the theme around every page and writes a folder."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.outputs import Outputs
from generator.publish.project import Project


def write_html(made: Outputs, project: Project, folder: Path, tell: Any) -> None:
    """Write every page and file into `folder`, which must be empty or absent.

    `tell` is called once a page. Raises what MkDocs raises: content cannot make it fail.
    """
    # MkDocs tells of its own steps, which mean nothing to PR staff; warnings stay.
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = configured(project, site_dir=str(folder))
    plugin: Any = config.plugins["namrong"]
    plugin.take(made, tell)
    build(config)


def configured(project: Project, **settings: Any) -> MkDocsConfig:
    """The project's mkdocs.yml, pointed at this site's content and theme."""
    return load_config(
        config_file=str(project.config_file),
        docs_dir=str(project.root / "content"),
        theme={"name": "material", "custom_dir": str(project.theme)},
        **settings,
    )
