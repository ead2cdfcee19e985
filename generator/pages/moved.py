"""The page at an earlier address: leads on to the new one, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.linking.area_names import full_name
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.lasting import emptied
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor, say
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang, Text


@dataclass(frozen=True, slots=True)
class MovedView:
    title: str
    text: str
    link: Anchor


def moved_pages(site: Site) -> Iterator[Page]:
    """One in each language for each earlier address, and for each list that is empty now."""
    for old, new, name in leading(site):
        yield from _pages(old, new, name, site)
    for one in emptied(site):
        yield from _pages(one.address, one.to, one.title, site)


def leading(site: Site) -> Iterator[tuple[str, str, Text]]:
    """Each earlier address of a district or a news item, with the new one and its title."""
    for district in site.districts:
        area = site.register.areas[district.code]
        name = Text(*(full_name(area, site.register, lang, province=False) for lang in LANGS))
        for alias in dict.fromkeys(district.aliases):
            yield addresses.district(alias), addresses.district(district.id), name
    for item in site.news:
        for alias in dict.fromkeys(item.aliases):
            yield addresses.news(alias), addresses.news(item.slug), item.title


def _pages(old: str, new: str, name: Text, site: Site) -> Iterator[Page]:
    for lang in LANGS:
        words = Words(lang)
        yield Page(
            address=old,
            lang=lang,
            template="moved",
            title=words("moved.page", name=name.best(lang)),
            description=words("moved.text"),
            crumbs=(Crumb(words("moved.title")),),
            view=partial(_view, old, new, name, site, lang),
            paired=False,
            hidden=True,
            leads_to=new,
        )


def _view(old: str, new: str, name: Text, site: Site, lang: Lang) -> MovedView:
    words = Words(lang)
    called: Markup = say(name, lang)
    link = Anchor(called, Links.from_page(site, old, lang).to(new))
    return MovedView(words("moved.title"), words("moved.text"), link)
