"""Whom to ask: about an item, and in a district."""

from __future__ import annotations

from markupsafe import Markup

from generator.markup import escape
from generator.models.district import District
from generator.models.news import NewsItem
from generator.pages.phrases import (
    ContactView,
    area_name,
    contact_view,
    labelled,
    mail,
    say,
    telephone,
    web,
)
from generator.site import Site
from generator.strings import Words


def contacts_of(item: NewsItem, site: Site, words: Words) -> tuple[ContactView, ...]:
    """The item's own contact, else its district's, else the site's."""
    if item.contact:
        return tuple(contact_view(contact, words) for contact in item.contact)
    for area in site.areas(item):
        profile = site.profile(area)
        if profile and profile.contact and (profile.contact.phone or profile.contact.email):
            return (office_view(profile, site, words),)
    return tuple(contact_view(contact, words) for contact in site.settings.contact)


def office_view(district: District, site: Site, words: Words) -> ContactView:
    """The district office; what no source gives is said to be unknown."""
    contact, lang = district.contact, words.lang
    area = site.register.areas[district.code]
    key = "district.office_khet" if area.form == "khet" else "district.office"
    office = escape(words(key, name=area_name(area, site, lang, province=False)))
    lines: list[Markup] = []
    if contact is None:
        return ContactView(office, ())
    if contact.address:
        lines.append(say(contact.address, lang))
    if contact.phone:
        lines.append(labelled(words("contact.phone"), telephone(contact.phone)))
    if contact.email:
        lines.append(labelled(words("contact.email"), mail(contact.email)))
    for label, link_ in (("website", contact.website), ("facebook", contact.facebook)):
        if link_:
            lines.append(labelled(words(f"contact.{label}"), web(link_)))
    if contact.line:
        lines.append(labelled(words("contact.line"), escape(contact.line)))
    if contact.hours:
        lines.append(labelled(words("contact.hours"), say(contact.hours, lang)))
    for hotline in contact.hotlines:
        lines.append(say(hotline.label, lang) + Markup(" ") + telephone(hotline.phone))
    return ContactView(office, tuple(lines))
