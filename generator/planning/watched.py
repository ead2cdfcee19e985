"""A Site that notes what is asked of it, so that one knows what a page was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Any, TypeVar

from generator.models.district import District
from generator.models.images import Image
from generator.models.news import NewsItem
from generator.planning.day import AskedDay, Question
from generator.reading.register import Area
from generator.site import Site

K = TypeVar("K")
V = TypeVar("V")


class Questions:
    """What was asked since somebody began to listen."""

    def __init__(self) -> None:
        self._noted: set[Question] = set()

    def note(self, question: Question) -> None:
        self._noted.add(question)

    @contextmanager
    def listening(self) -> Iterator[set[Question]]:
        """The set is filled while the block runs."""
        before, self._noted = self._noted, set()
        try:
            yield self._noted
        finally:
            self._noted = before


class AskedMapping(Mapping[str, V]):
    """Notes the keys that are looked up; whoever goes through it asks for all of it."""

    __slots__ = ("_name", "_note", "_of")

    def __init__(
        self, of: Mapping[str, V], name: Question, note: Callable[[Question], None]
    ) -> None:
        self._of, self._name, self._note = of, name, note

    def __getitem__(self, key: str) -> V:
        self._note((*self._name, key))
        return self._of[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._note((*self._name, key))
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note((*self._name, str(key)))
        return key in self._of

    def __iter__(self) -> Iterator[str]:
        self._note(self._name)
        return iter(self._of)

    def __len__(self) -> int:
        self._note(self._name)
        return len(self._of)


class AskedSet(AbstractSet[str]):
    """The same of a set."""

    __slots__ = ("_name", "_note", "_of")

    def __init__(
        self, of: AbstractSet[str], name: Question, note: Callable[[Question], None]
    ) -> None:
        self._of, self._name, self._note = of, name, note

    def __contains__(self, key: object) -> bool:
        self._note((*self._name, str(key)))
        return key in self._of

    def __iter__(self) -> Iterator[str]:
        self._note(self._name)
        return iter(self._of)

    def __len__(self) -> int:
        self._note(self._name)
        return len(self._of)


# Answered as a whole: what few pages ask for, or what hardly ever changes.
WHOLE = (
    *("settings", "programme", "words", "register", "districts", "news", "pages", "listed"),
    *("alerts", "years", "kinds", "goals", "pictured", "off", "ledger"),
)
# Asked by key.
MAPPINGS = ("area_of", "sector_of", "drawings", "pictures", "district_by_code", "page_by_id")
SETS = ("unmade",)
SETS_BY_NAME = ("made", "ids")


class Watched(Site):
    """Answers as the Site does; every public name of Site is here, which a test holds."""

    __slots__ = ("_asked", "_note", "_site")

    _asked: dict[str, Any]
    _note: Callable[[Question], None]
    _site: Site

    def __init__(self, site: Site, note: Callable[[Question], None]) -> None:
        put = object.__setattr__
        put(self, "_site", site)
        put(self, "_note", note)
        asked: dict[str, Any] = {"today": AskedDay.of(site.today, note)}
        asked |= {name: AskedMapping(getattr(site, name), (name,), note) for name in MAPPINGS}
        asked |= {name: AskedSet(getattr(site, name), (name,), note) for name in SETS}
        for name in SETS_BY_NAME:
            groups = getattr(site, name)
            asked[name] = {key: AskedSet(of, (name, key), note) for key, of in groups.items()}
        put(self, "_asked", asked)

    def __post_init__(self) -> None:
        """Nothing to derive."""

    def areas(self, item: NewsItem) -> tuple[Area, ...]:
        self._note(("areas", item.slug))
        return self._site.areas(item)

    def is_listed(self, item: NewsItem) -> bool:
        self._note(("is_listed", item.slug))
        return self._site.is_listed(item)

    def is_expired(self, item: NewsItem) -> bool:
        self._note(("is_expired", item.slug))
        return self._site.is_expired(item)

    def images_of(self, one: NewsItem | District) -> tuple[tuple[Image, tuple[str, ...]], ...]:
        kind, name = ("news", one.slug) if isinstance(one, NewsItem) else ("district", one.id)
        self._note(("images_of", kind, name))
        return self._site.images_of(one)

    def profile(self, area: Area) -> District | None:
        self._note(("profile", area.code))
        return self._site.profile(area)

    def news_of(self, area: Area, most: int | None = None) -> tuple[NewsItem, ...]:
        self._note(("news_of", area.code, *(() if most is None else (str(most),))))
        return self._site.news_of(area, most)

    def has_news(self, code: str) -> bool:
        self._note(("has_news", code))
        return self._site.has_news(code)

    def related(self, item: NewsItem, most: int) -> tuple[NewsItem, ...]:
        self._note(("related", item.slug, str(most)))
        return self._site.related(item, most)

    def alerts_of(self, codes: tuple[str, ...]) -> tuple[NewsItem, ...]:
        self._note(("alerts_of", *codes))
        return self._site.alerts_of(codes)

    def offers(self, file: str) -> bool:
        self._note(("offers", file))
        return self._site.offers(file)

    def menu_name(self, id_: str) -> Any:
        self._note(("menu_name", id_))
        return self._site.menu_name(id_)

    def area_codes(self) -> tuple[str, ...]:
        self._note(("area_codes",))
        return self._site.area_codes()

    def without(self, *channels: str) -> Site:
        return self._site.without(*channels)


def _whole(name: str) -> property:
    question = (name,)

    def asked(self: Watched) -> Any:
        self._note(question)
        return getattr(self._site, name)

    return property(asked)


def _by_key(name: str) -> property:
    return property(lambda self: self._asked[name])


for _name in WHOLE:
    setattr(Watched, _name, _whole(_name))
for _name in ("today", *MAPPINGS, *SETS, *SETS_BY_NAME):
    setattr(Watched, _name, _by_key(_name))
