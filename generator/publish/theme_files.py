"""What the theme publishes beside its templates: styles, scripts, type, drawings."""

from __future__ import annotations

from pathlib import Path

_OF_THE_PRESS = "typst"  # only what sets cards and notices reads it


def theme_files(theme: Path) -> dict[str, Path]:
    """By their path below the published folder; as MkDocs takes them, templates stay out."""
    return {
        name: path
        for path in sorted(theme.rglob("*"))
        if path.is_file()
        and path.suffix != ".html"
        and not any(part.startswith(".") for part in path.relative_to(theme).parts)
        and (name := path.relative_to(theme).as_posix()).split("/")[0] != _OF_THE_PRESS
    }
