"""The whole site as plain Markdown with a neutral mkdocs.yml, for any engine that reads those."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from generator.outputs import Outputs
from generator.pages import addresses
from generator.publish.project import Project
from generator.publish.site_folder import Progress
from generator.render import render


def export(made: Outputs, project: Project, out: Path, progress: Progress) -> int:
    """Write `out`, which must be empty or absent; returns the number of pages.

    Addresses stay as they are with `use_directory_urls`. The engine brings its own 404 and
    sitemap, so those of ours stay out.
    """
    docs = out / "docs"
    pages = [page for page in made.pages if page.address != addresses.NOT_FOUND]
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
    settings = made.site.settings
    config = {
        "site_name": settings.name.th,
        "site_url": settings.address,
        "docs_dir": "docs",
        "use_directory_urls": True,
        "extra_css": ["assets/site.css"],
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (out / "mkdocs.yml").write_text(text, "utf-8")
    return len(pages)
