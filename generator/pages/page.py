"""What every page has, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.pages import addresses
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class Crumb:
    label: str | Markup
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `template` is the file of templates/blocks/ that lays `view` out."""

    template: str
    title: str
    view: Any
    name: str = ""  # of the block in the file, and so of its heading


@dataclass(frozen=True, slots=True)
class Card:
    """The picture that goes out with a page's link; `file` is its path below the site."""

    file: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `view` makes the view-model when the page is rendered, so that a plan stays small;
    `template` names the Markdown template that lays it out. `paired` says that the other
    language has a true translation; `note` tells an English reader that the text is Thai or
    older; `leads_to` is the address to which an earlier one leads on; `published` and
    `modified` are an article's, in ISO 8601; `scripts` are files of theme/assets/; `twin` is the
    address in the other language where this one is not there;
    `structured` makes the page's own part of what machines are told.
    """

    address: str
    lang: Lang
    template: str
    title: str
    description: str
    view: Callable[[], Any]
    crumbs: tuple[Crumb, ...] = ()
    section: str = ""
    layout: str = "art"
    paired: bool = True
    note: str = ""
    changed: date | None = None
    hidden: bool = False
    og_type: str = "website"
    areas: tuple[str, ...] = ()
    leads_to: str = ""
    published: str = ""
    modified: str = ""
    card: Card | None = None
    twin: str = ""
    scripts: tuple[str, ...] = ()
    structured: Callable[[], tuple[dict[str, Any], ...]] = tuple

    @property
    def url(self) -> str:
        """The path below the site's address, without a leading slash."""
        return addresses.url(self.address, self.lang)

    @property
    def file(self) -> str:
        """The page's file below the published folder."""
        return self.url if self.url.endswith(".html") else f"{self.url}index.html"
