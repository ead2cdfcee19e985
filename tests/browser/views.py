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
    "goals": "goals/",
    "standing": "programme/",
    "search": "search/",
    "data": "data/",
    "not_found": NOT_FOUND,
}
# What the real site has no example of yet, from tests/good/.
GOOD = {
    "home_with_alert": "",
    "district_with_alert": "districts/ngao/",
    "area_without_profile": "areas/5203/",
    "list_of_every_kind": "news/",
    "goals_that_a_programme_counts": "goals/",
    "item_with_closed_action": "news/market-opening/",
    "item_with_alert": "news/water-watch/",
    "item_in_thai_alone": "news/thai-only-story/",
    "item_with_old_translation": "news/older-translation/",
    "item_withdrawn": "news/withdrawn-item/",
    "item_of_awkward_text": "news/awkward-text/",
    "page_of_every_block": "everything/",
    "page_in_thai_alone": "thai-only/",
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
    def withdrawn(self) -> bool:
        return self.kind == "item_withdrawn"

    @property
    def offered_in_both(self) -> bool:
        """Whether search engines are told of the translation."""
        return not (self.withdrawn or self.kind.endswith("in_thai_alone"))

    @property
    def twin(self) -> "View":
        """The same page in the other language."""
        return self._replace(lang="en" if self.lang == "th" else "th")

    def __str__(self) -> str:
        return f"{self.site}-{self.kind}-{self.lang}"


KINDS = [("real", *one) for one in REAL.items()] + [("good", *one) for one in GOOD.items()]
# What the page that searches answers: the same page, as the script has filled it.
ANSWERS = [
    View("real", kind, lang, f"search/?q={typed}")
    for kind, typed in (("found", "กันตัง"), ("nothing_found", "ขขขขข"))
    for lang in LANGS
]
VIEWS = [View(site, kind, lang, at) for site, kind, at in KINDS for lang in LANGS]


def _each(views: list[View]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("view", views, ids=str)


# Sheets of an item that no search engine is to show.
SHEETS = [View("real", "notice", lang, "news/cast-meeting-3-2565/notice/") for lang in LANGS]
SHEETS.append(View("real", "broadcast", "th", "news/cast-meeting-3-2565/broadcast/"))
each_view = _each(VIEWS)
each_view_and_answer = _each([*VIEWS, *ANSWERS, *SHEETS])
each_found_view = _each([view for view in VIEWS if view.found])
each_real_view = _each([view for view in VIEWS if view.site == "real"])
# The second site's pages stand in the same frame: a few of them are enough for it.
each_view_framed_anew = _each(
    [
        view
        for view in VIEWS
        if view.found
        and (view.site == "real" or view.kind.endswith(("withdrawn", "alone", "alert")))
    ]
)
each_english_view = _each([view for view in VIEWS if view.lang == "en" and view.found])


def each_view_of(*kinds: str) -> pytest.MarkDecorator:
    """Run a test on these kinds of page alone."""
    return _each([view for view in VIEWS if view.kind in kinds])
