"""The page at an address that was published and has nothing to show any more: it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.markup import escape
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.lasting import gone
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor, ContactView, contact_view
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang


@dataclass(frozen=True, slots=True)
class GoneView:
    title: str
    text: str
    links: tuple[Anchor, ...]
    contacts: tuple[ContactView, ...]


def gone_pages(site: Site) -> Iterator[Page]:
    """One in each language for each address of the ledger at which nothing stands.

    Nothing of what stood there is shown: whoever deletes a file may have had every reason.
    """
    for one in gone(site):
        for lang in LANGS:
            words = Words(lang)
            yield Page(
                address=one.entry.address,
                lang=lang,
                template="gone",
                title=words("gone.title"),
                description=words("gone.text"),
                crumbs=(Crumb(words("gone.title")),),
                view=partial(_view, one.entry.address, site, lang),
                paired=False,
                hidden=True,
            )


def _view(address: str, site: Site, lang: Lang) -> GoneView:
    words, links = Words(lang), Links.from_page(site, address, lang)
    places = (
        ("shell.home", addresses.HOME),
        ("news.title", addresses.NEWS),
        ("districts.title", addresses.DISTRICTS),
    )
    return GoneView(
        title=words("gone.title"),
        text=words("gone.text"),
        links=tuple(Anchor(escape(words(key)), links.to(place)) for key, place in places),
        contacts=tuple(contact_view(contact, words) for contact in site.settings.contact),
    )
