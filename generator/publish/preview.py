"""Live preview: MkDocs' own server, for the site as it stands in the folder."""

from __future__ import annotations

from mkdocs.commands.serve import serve

from generator.publish.project import Project


def preview(project: Project, port: int) -> None:
    """Serve on this machine only, until interrupted."""
    serve(dev_addr=f"127.0.0.1:{port}", **project.mkdocs())
