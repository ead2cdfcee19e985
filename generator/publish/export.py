"""The whole site as plain Markdown with a neutral mkdocs.yml, for any engine that reads those."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.outputs import Outputs
from generator.pages import addresses
from generator.progress import Progress
from generator.publish.project import Project
from generator.render import neutral_config, render
from generator.search.index import FOLDER

_OF_AN_ENGINE = ("robots.txt", "sitemap.xml")


def export(made: Outputs, project: Project, out: Path, progress: Progress) -> int:
    """Write `out`, which must be empty or absent; returns the number of pages.

    Addresses stay as they are with `use_directory_urls`. The engine brings its own 404, search
    and sitemap, so those of ours stay out.
    """
    docs = out / "docs"
    left_out = (addresses.NOT_FOUND, addresses.SEARCH)
    pages = [page for page in made.pages if page.address not in left_out]
    progress.start("export", len(pages))
    for page in pages:
        file = docs / page.file.replace(".html", ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render(page).markdown(), "utf-8")
        progress.advance()
    shutil.copytree(project.theme / "assets", docs / "assets")
    for name, path in made.copies.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, docs / name)
    for name, data in made.files.items():
        if name not in _OF_AN_ENGINE and not name.startswith(f"{FOLDER}/"):
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(data)
    (out / "mkdocs.yml").write_text(neutral_config(made.site), "utf-8")
    return len(pages)
