"""Every file of a new site for another programme: it builds at once, and says what to fill in."""

from __future__ import annotations

from pathlib import Path

from generator.authoring.editors import editor_files
from generator.authoring.starters import EXAMPLES, site
from generator.reading.layout import (
    DOCUMENTS,
    FOLDERS,
    PICTURES,
    PROGRAMME,
    REFERENCE,
    SITE,
    WORDS,
)
from generator.text import Text

# The names that these files of generator/examples/ have in a site.
_NAMES = {
    "programme.yml": PROGRAMME,
    "words.yml": WORDS,
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
}
# Folders that git would not keep without a file.
_FOLDERS = (FOLDERS["district"], FOLDERS["news"], PICTURES, DOCUMENTS)


def new_site(address: str, name: Text, owner: Text, shipped: Path) -> dict[str, bytes]:
    """The files by path; `shipped` holds the register and the editor's settings."""
    files = {SITE: site(address, name, owner).encode()}
    files |= {to: (EXAMPLES / of).read_bytes() for of, to in _NAMES.items()}
    for path in sorted((EXAMPLES / "pages").glob("*.yml")):
        files[f"{FOLDERS['page']}/{path.name}"] = path.read_bytes()
    for path in sorted((shipped / REFERENCE).iterdir()):
        files[f"{REFERENCE}/{path.name}"] = path.read_bytes()
    files |= {f"{folder}/.gitkeep": b"" for folder in _FOLDERS}
    return files | editor_files(shipped)
