"""Where every page stands, and how one page points to another."""

from __future__ import annotations

from dataclasses import dataclass

from generator.models.news import NewsItem
from generator.reading.register import Area
from generator.site import Site
from generator.text import Lang

HOME = ""
NEWS = "news/"
DISTRICTS = "districts/"
GOALS = "goals/"
SEARCH = "search/"
DATA = "data/"
NOT_FOUND = "404.html"
CALENDAR, EVENT = "calendar.ics", "event.ics"
LINE, PRESS = "line.txt", "press.txt"
CARD_WIDTH, CARD_HEIGHT = 1200, 630  # pixels of a share card


def news(slug: str) -> str:
    return f"{NEWS}{slug}/"


def broadcast(slug: str) -> str:
    """The loudspeaker script of an item; in Thai alone."""
    return f"{NEWS}{slug}/broadcast/"


def year(number: int) -> str:
    """A year of news; `number` is CE, the page says พ.ศ. in Thai."""
    return f"{NEWS}{number}/"


def kind(name: str) -> str:
    return f"{NEWS}kind/{name}/"


def goal(number: int) -> str:
    return f"{GOALS}{number}/"


def district(id_: str) -> str:
    return f"{DISTRICTS}{id_}/"


def area(code: str) -> str:
    return f"areas/{code}/"


def standing(id_: str) -> str:
    return f"{id_}/"


def further(base: str, number: int) -> str:
    """A further page of a list; the first has the list's own address."""
    return f"{base}page/{number}/"


def url(address: str, lang: Lang) -> str:
    """The path below the site's address: Thai at the root, English below en/."""
    return address if lang == "th" else f"en/{address}"


def card_file(address: str, lang: Lang) -> str:
    """The share card of a page, below the published folder."""
    return f"{url(address, lang)}card.jpg"


def notice_file(slug: str, lang: Lang) -> str:
    """The notice of a news item, below the published folder."""
    return f"{url(news(slug), lang)}notice.pdf"


def notice_address(slug: str) -> str:
    """The page with the notice's text."""
    return f"{news(slug)}notice/"


def event_file(slug: str, lang: Lang) -> str:
    """The calendar of one news item, below the published folder."""
    return url(news(slug), lang) + EVENT


def message_file(slug: str, name: str, lang: Lang) -> str:
    """A text to paste, LINE or PRESS, below the published folder."""
    return url(news(slug), lang) + name


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as one page writes them: relative, so that a site works below any folder."""

    site: Site
    lang: Lang
    root: str

    @classmethod
    def from_page(cls, site: Site, address: str, lang: Lang) -> Links:
        if address == NOT_FOUND:
            # Served for any address, so only an absolute path holds.
            path = "/" + "/".join(site.settings.address.split("/")[3:])
            return cls(site, lang, path)
        return cls(site, lang, "../" * url(address, lang).count("/"))

    def to(self, address: str, lang: Lang | None = None) -> str:
        return (self.root + url(address, lang or self.lang)) or "./"

    def news(self, item: NewsItem) -> str:
        return self.to(news(item.slug))

    def area(self, area_: Area) -> str:
        """The district's profile, else the area's list of news; empty where neither is made."""
        profile = self.site.profile(area_) if len(area_.code) > 2 else None
        if profile:
            return self.to(district(profile.id))
        return self.to(area(area_.code[:4])) if self.site.has_news(area_.code[:4]) else ""

    def goal(self, number: int) -> str:
        """The list of what touches a goal; empty where nothing does."""
        return self.to(goal(number)) if number in self.site.goals else ""

    def internal(self, scheme: str, target: str) -> str:
        """The address of an editor's `news:slug`, `district:id` or `page:id`.

        Empty where that is not published, or not yet.
        """
        name, _, anchor = target.partition("#")
        if name not in self.site.ids[scheme]:
            return ""
        make = {"news": news, "district": district, "page": standing}[scheme]
        return self.to(make(name)) + (f"#{anchor}" if anchor else "")

    def absolute(self, address: str, lang: Lang | None = None) -> str:
        return self.site.settings.address + url(address, lang or self.lang)
