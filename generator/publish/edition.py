"""Stands for all that every page is made with: software, versions, theme, mkdocs.yml."""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import version

from generator.memory import software
from generator.publish.project import Project

_MADE_WITH = (
    *("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "comrak", "nh3", "lxml"),
    *("icalendar", "nlpo3", "pythainlp", "typst", "pillow", "segno", "fonttools"),
)


def edition(project: Project) -> str:
    """Changes when one of them does."""
    digest = blake2b(digest_size=16)
    for path in sorted(path for path in project.theme.rglob("*") if path.is_file()):
        digest.update(path.relative_to(project.theme).as_posix().encode() + path.read_bytes())
    digest.update(project.config_file.read_bytes())
    versions = (f"{name} {version(name)}" for name in _MADE_WITH)
    digest.update("\n".join((software(), *versions)).encode())
    return digest.hexdigest()
