"""Live preview: MkDocs' own server, for the site as it stands in the folder."""

from __future__ import annotations

from typing import Any

from mkdocs.commands.serve import serve

from generator.publish.project import Project


def preview(project: Project, port: int) -> None:
    """Serve on this machine only, until interrupted."""
    settings: dict[str, Any] = {
        "docs_dir": str(project.root / "content"),
        "theme": {"name": "material", "custom_dir": str(project.theme)},
    }
    serve(config_file=str(project.config_file), dev_addr=f"127.0.0.1:{port}", **settings)
