"""All records, linked: what the pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from generator.models.channels import Channels
from generator.models.district import District
from generator.models.images import Image
from generator.models.news import NewsItem
from generator.models.page import StandingPage
from generator.models.programme import Programme
from generator.models.settings import SiteSettings
from generator.models.words import WordList
from generator.reading.drawings import Drawing
from generator.reading.layout import WORDS
from generator.reading.ledger import Ledger
from generator.reading.pictures import Picture
from generator.reading.register import Area, Register
from generator.text import Text

CHANNELS = tuple(Channels.model_fields)  # of which site.yml says for which items they are made
PROFILE_NEWS = 10  # the news that a district's profile shows


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that may be published on `today`, in order.

    `news` is newest first; `listed` is what lists show of it, without what is withdrawn or
    past its day; `alerts` is in force today; `ids` is what can be linked to, by scheme;
    `area_of` and `sector_of` give what a typed name means; `drawings` those that are sound;
    `pictures` every picture of content/images/ that can be shown, by its file; `made` gives the
    slugs of the items for which a channel is made, `off` the channels that nobody wants this
    time, `unmade` the files beside the pages that could not be made, `*/` being any folder.
    """

    settings: SiteSettings
    programme: Programme
    districts: tuple[District, ...]
    news: tuple[NewsItem, ...]
    pages: tuple[StandingPage, ...]
    register: Register
    today: date
    area_of: Mapping[str, Area] = field(repr=False)
    sector_of: Mapping[str, str] = field(repr=False)
    drawings: Mapping[str, Drawing] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, Picture] = field(default_factory=dict, repr=False)
    words: WordList = field(default_factory=partial(WordList, file=WORDS))
    ledger: Ledger = field(default_factory=Ledger, repr=False)
    off: frozenset[str] = frozenset()
    unmade: frozenset[str] = frozenset()
    # Derived once, since every page asks for them. `years`, `kinds` and `goals` have a list.
    listed: tuple[NewsItem, ...] = field(init=False, repr=False)
    alerts: tuple[NewsItem, ...] = field(init=False, repr=False)
    years: tuple[int, ...] = field(init=False, repr=False)
    kinds: frozenset[str] = field(init=False, repr=False)
    goals: frozenset[int] = field(init=False, repr=False)
    ids: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    made: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    district_by_code: Mapping[str, District] = field(init=False, repr=False)
    page_by_id: Mapping[str, StandingPage] = field(init=False, repr=False)
    _by_area: dict[str, tuple[NewsItem, ...]] = field(init=False, repr=False)
    _lapsed: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        listed = tuple(item for item in self.news if self.is_listed(item))
        groups: dict[str, list[NewsItem]] = {}
        for item in listed:
            codes = {area.code[:length] for area in self.areas(item) for length in (2, 4)}
            for code in sorted(codes):
                groups.setdefault(code, []).append(item)
        derived = {
            "listed": listed,
            "alerts": tuple(item for item in listed if self._is_alert(item)),
            "years": tuple(sorted({item.published.day.year for item in listed}, reverse=True)),
            "kinds": frozenset(item.kind for item in listed),
            "goals": frozenset(number for item in listed for number in item.goals),
            "ids": {
                "news": frozenset(item.slug for item in self.news),
                "district": frozenset(district.id for district in self.districts),
                "page": frozenset(page.id for page in self.pages),
            },
            "made": {
                name: frozenset()
                if name in self.off
                else getattr(self.settings.channels, name).slugs(
                    # A card goes out with every page; all else only with what lists show.
                    (i for i in self.news if i.withdrawn is None) if name == "cards" else listed,
                    self.today,
                )
                for name in CHANNELS
            },
            "district_by_code": {district.code: district for district in self.districts},
            "page_by_id": {page.id: page for page in self.pages},
            "_by_area": {code: tuple(found) for code, found in groups.items()},
            "_lapsed": frozenset(
                name
                for one in self.pictured
                for image in one.images
                if image.lapsed_on(self.today)
                for name in image.all_files
            ),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)  # frozen for everyone else

    def without(self, *channels: str) -> Site:
        """The same with these channels made for nothing."""
        return replace(self, off=self.off | set(channels)) if channels else self

    def offers(self, file: str) -> bool:
        """Whether a file below the published folder, if it is one of ours, could be made."""
        return file not in self.unmade and f"*/{file.rpartition('/')[2]}" not in self.unmade

    def _is_alert(self, item: NewsItem) -> bool:
        alert = item.alert
        return alert is not None and alert.since.day <= self.today <= alert.until.day

    def is_listed(self, item: NewsItem) -> bool:
        return item.withdrawn is None and not self.is_expired(item)

    def is_expired(self, item: NewsItem) -> bool:
        return item.expires is not None and item.expires < self.today

    @property
    def pictured(self) -> tuple[NewsItem | District, ...]:
        """Everything that may come with pictures."""
        return (*self.news, *self.districts)

    def images_of(self, one: NewsItem | District) -> tuple[tuple[Image, tuple[str, ...]], ...]:
        """The pictures that may be shown with it today, each with its files.

        Nothing of what is withdrawn. A file for which a consent has ended, wherever that is
        written, is shown nowhere.
        """
        if isinstance(one, NewsItem) and one.withdrawn:
            return ()
        found = (
            (
                image,
                tuple(
                    name
                    for name in dict.fromkeys(image.all_files)
                    if name in self.pictures and name not in self._lapsed
                ),
            )
            for image in one.images
        )
        return tuple((image, files) for image, files in found if files)

    def areas(self, item: NewsItem) -> tuple[Area, ...]:
        """The areas of an item, each once, in the order in which the file names them."""
        found = (self.area_of.get(typed) for typed in item.areas)
        return tuple(dict.fromkeys(area for area in found if area))

    def profile(self, area: Area) -> District | None:
        """The profile of the district that this area is or lies in, where there is one."""
        return self.district_by_code.get(area.code[:4])

    def news_of(self, area: Area, most: int | None = None) -> tuple[NewsItem, ...]:
        """The listed news of an area and of everything in it, newest first."""
        return self._by_area.get(area.code, ())[:most]

    def alerts_of(self, codes: tuple[str, ...]) -> tuple[NewsItem, ...]:
        """The alerts in force that touch these areas.

        An alert of a province is for its districts too, and a district's for its province.
        """
        return tuple(
            item
            for item in self.alerts
            if any(
                area.code.startswith(code) or code.startswith(area.code)
                for area in self.areas(item)
                for code in codes
            )
        )

    def menu_name(self, id_: str) -> tuple[Text, Text] | None:
        """What a standing page is called in the menu, and in full; None where it is not there."""
        page = self.page_by_id.get(id_)
        return (page.short or page.title, page.title) if page else None

    def has_news(self, code: str) -> bool:
        return code in self._by_area

    def related(self, item: NewsItem, most: int) -> tuple[NewsItem, ...]:
        """The newest other news of the same district, else of the same province."""
        for length in (4, 2):
            found: dict[str, NewsItem] = {}
            for area in self.areas(item):
                for other in self._by_area.get(area.code[:length], ())[: most + 1]:
                    found[other.slug] = other
            found.pop(item.slug, None)
            if found:
                newest = sorted(
                    found.values(), key=lambda n: (n.published.at, n.slug), reverse=True
                )
                return tuple(newest[:most])
        return ()

    def area_codes(self) -> tuple[str, ...]:
        """The areas that have a list of news of their own.

        Provinces, districts without a profile, and those with more than a profile shows.
        """
        return tuple(
            sorted(
                code
                for code, items in self._by_area.items()
                if code not in self.district_by_code or len(items) > PROFILE_NEWS
            )
        )
