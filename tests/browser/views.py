"""Which pages the browser opens: one of each kind, in each language."""

from typing import NamedTuple

import pytest

LANGS = ("th", "en")
NOT_FOUND = "no/such/page/"

# The kinds of page and the address of one, below `/` and `/en/` alike.
REAL = {
    "home": "",
    "districts": "districts/",
    "district": "districts/kantang/",
    "news": "news/",
    "year": "news/2022/",
    "kind": "news/kind/meeting/",
    "item": "news/cast-meeting-3-2565/",
    "area": "areas/92/",
    "goal": "goals/6/",
    "standing": "programme/",
    "not_found": NOT_FOUND,
}


class View(NamedTuple):
    """One page in one language of one site."""

    site: str
    kind: str
    lang: str
    address: str

    @property
    def path(self) -> str:
        """The address below the site's own, without a leading slash."""
        return self.address if self.lang == "th" else f"en/{self.address}"

    @property
    def found(self) -> bool:
        return self.address != NOT_FOUND

    @property
    def twin(self) -> "View":
        """The same page in the other language."""
        return self._replace(lang="en" if self.lang == "th" else "th")

    def __str__(self) -> str:
        return f"{self.site}-{self.kind}-{self.lang}"


def _views(site: str, kinds: dict[str, str]) -> list[View]:
    return [View(site, kind, lang, at) for kind, at in kinds.items() for lang in LANGS]


VIEWS = _views("real", REAL)

each_view = pytest.mark.parametrize("view", VIEWS, ids=str)
each_found_view = pytest.mark.parametrize("view", [v for v in VIEWS if v.found], ids=str)


def each_view_of(*kinds: str) -> pytest.MarkDecorator:
    """Run a test on these kinds of page alone."""
    return pytest.mark.parametrize("view", [v for v in VIEWS if v.kind in kinds], ids=str)
