"""What the theme brings that runs or paints: files named after their bytes, and the policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.batch import Batch
from generator.channels.headers.hosts import pages_file
from generator.channels.headers.policy import Policy
from generator.channels.headers.rules import Headers, headers
from generator.publish.theme_files import theme_files

ASSETS = "assets"
_NAMED = (".css", ".js")


@dataclass(frozen=True, slots=True)
class ThemeCode:
    """`names` gives the published name of each style sheet and script of theme/assets/.

    Without any a file keeps its own: in a preview, where nothing is kept in a cache and more
    scripts than ours run.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    policy: Policy | None = None

    def dressed(self, shell: dict[str, Any]) -> dict[str, Any]:
        """The shell of a page with the theme's files by their published names."""
        return shell | {
            "scripts": [self.names.get(name, name) for name in shell["scripts"]],
            "styles": [self.names.get(name, name) for name in shell["styles"]],
            "policy": str(self.policy) if self.policy else "",
        }

    def files(self, theme: Path) -> dict[str, Path]:
        """What the theme publishes beside its templates, by its path in the published folder."""
        return {self._published(name): path for name, path in theme_files(theme).items()}

    def _published(self, name: str) -> str:
        folder, _, own = name.rpartition("/")
        return f"{ASSETS}/{self.names.get(own, own)}" if folder == ASSETS else name

    def headers(self, address: str) -> Headers:
        """Of the site at this address."""
        lasting = [f"{ASSETS}/{name}" for name in self.names.values()]
        return headers(address, self.policy or Policy(), lasting)


def headers_batch(address: str, code: ThemeCode) -> Batch:
    """`_headers`, which hosts read that take no other word."""
    return Batch("_headers", partial(_pages_file, address, code))


def _pages_file(address: str, code: ThemeCode) -> dict[str, bytes]:
    return {"_headers": pages_file(code.headers(address)).encode()}


def theme_code(theme: Path) -> ThemeCode:
    """Of the theme in this folder. A new byte in a file gives it a new name."""
    found = sorted(path for path in (theme / ASSETS).glob("*") if path.suffix in _NAMED)
    names = {path.name: f"{path.stem}.{_digest(path)}{path.suffix}" for path in found}
    templates = (path.read_text("utf-8") for path in sorted(theme.rglob("*.html")))
    return ThemeCode(names, Policy.of(templates))


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=5).hexdigest()
