"""The files that make an editor and a commit check help: schemas, settings, hooks."""

from __future__ import annotations

import json
from pathlib import Path

from generator.models.schema import schema
from generator.models.shapes import FILES

SCHEMAS = ".vscode/schemas"


def schema_files() -> dict[str, bytes]:
    """Each schema by its file's name."""
    return {
        f"{kind}.json": (json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n").encode()
        for kind in FILES
    }


def editor_files(shipped: Path) -> dict[str, bytes]:
    """What .vscode/ of a site has, by path below the site's folder."""
    names = (".vscode/settings.json", ".vscode/extensions.json")
    files = {name: (shipped / name).read_bytes() for name in names}
    return files | {f"{SCHEMAS}/{name}": data for name, data in schema_files().items()}
