"""Where a site's parts are: its content, its mkdocs.yml, its theme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder of this project's own mkdocs.yml and theme/: a checkout, or an installed copy."""
    installed = _HERE / "_project"
    return installed if installed.is_dir() else _HERE.parent


@dataclass(frozen=True, slots=True)
class Project:
    """`root` holds content/ and districts/; the rest is taken from it where it is there."""

    root: Path
    config_file: Path
    theme: Path

    def mkdocs(self) -> dict[str, Any]:
        """What MkDocs is told beside the config file: whose content, which theme."""
        return {
            "config_file": str(self.config_file),
            "docs_dir": str(self.root / "content"),
            "theme": {"name": "material", "custom_dir": str(self.theme)},
        }

    @classmethod
    def at(cls, root: Path) -> Project:
        own = shipped()
        config = root / "mkdocs.yml"
        theme = root / "theme"
        return cls(
            root=root,
            config_file=config if config.is_file() else own / "mkdocs.yml",
            theme=theme if theme.is_dir() else own / "theme",
        )
