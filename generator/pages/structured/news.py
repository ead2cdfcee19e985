"""A news item as a NewsArticle, and what it tells of as an Event."""

from __future__ import annotations

from generator.models.news import Event, NewsItem
from generator.pages import addresses
from generator.pages.pictures import lead_picture
from generator.pages.structured.nodes import (
    Node,
    area_node,
    filled,
    licence,
    one_or_all,
    place_node,
    publisher_id,
    source,
)
from generator.site import Site
from generator.strings import Words
from generator.text import Lang, other

_STATUS = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
_MODES = {
    "in_person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
_VOCABULARY = "https://schema.org/"


def news_nodes(item: NewsItem, site: Site, lang: Lang) -> tuple[Node, ...]:
    """The article, and its event where it is known when that is."""
    nodes = [_article(item, site, lang)]
    if item.event and item.event.starts:
        nodes.append(_event(item, item.event, site, lang))
    return tuple(nodes)


def _address(item: NewsItem, site: Site, lang: Lang) -> str:
    return site.settings.address + addresses.url(addresses.news(item.slug), lang)


def _article(item: NewsItem, site: Site, lang: Lang) -> Node:
    """The text as it stands here; an English page that still shows the Thai is the Thai article.

    Its author is the owner of the news, or whoever answers for the site: the names of staff
    stand on the page for readers, not here.
    """
    said: Lang = lang if item.translated_whole else "th"
    address = _address(item, site, said)
    owner = item.owner
    by = (
        filled(type="Organization", name=owner.name.best(said), url=owner.url)
        if owner
        else {"@id": publisher_id(site)}
    )
    return filled(
        type="NewsArticle",
        id=f"{address}#article",
        headline=item.title.best(said),
        description=item.summary.best(said),
        articleSection=Words(said).choice("kind", item.kind),
        inLanguage=said,
        url=address,
        mainEntityOfPage={"@id": _address(item, site, lang)},
        image=_image(item, site, said),
        datePublished=item.published.iso(),
        dateModified=modified(item),
        expires=item.expires.isoformat() if item.expires else None,
        author=by,
        publisher={"@id": publisher_id(site)},
        contentLocation=one_or_all(area_node(area, site, said) for area in site.areas(item)),
        about={"@id": _event_id(item, site)} if item.event and item.event.starts else None,
        citation=one_or_all(source(one, said) for one in item.sources),
        correction=one_or_all(
            filled(
                type="CorrectionComment",
                text=one.text.best(said),
                datePublished=one.date.isoformat(),
            )
            for one in item.corrections
        ),
        license=licence(site.settings.licence, said),
        **_translation(item, site, said),
    )


def _image(item: NewsItem, site: Site, lang: Lang) -> Node | None:
    """The picture that the article leads with, in its largest size."""
    lead = lead_picture(item, site, lang)
    if lead is None:
        return None
    return filled(
        type="ImageObject",
        url=site.settings.address + lead.name,
        width=lead.width,
        height=lead.height,
        caption=lead.alt,
    )


def modified(item: NewsItem) -> str:
    """The day of the last change; where there was none, when the item was first given out."""
    if item.changed > item.published.day:
        return item.changed.isoformat()
    return item.published.iso()


def _translation(item: NewsItem, site: Site, lang: Lang) -> Node:
    """The same article in the other language, where it is truly there in both."""
    if not item.translated_whole:
        return {}
    twin = other(lang)
    address = _address(item, site, twin)
    relation = "workTranslation" if lang == "th" else "translationOfWork"
    node = filled(
        type="NewsArticle",
        id=f"{address}#article",
        url=address,
        headline=item.title.best(twin),
        inLanguage=twin,
    )
    return {relation: node}


def _event_id(item: NewsItem, site: Site) -> str:
    """One event, whichever language tells of it."""
    return f"{_address(item, site, 'th')}#event"


def _event(item: NewsItem, event: Event, site: Site, lang: Lang) -> Node:
    said: Lang = lang if item.translated_whole else "th"
    starts, ends = event.starts, event.ends
    # Without a room it is somewhere in its areas; a meeting over wires is in none of them.
    areas = () if event.mode == "online" else site.areas(item)
    where = [place_node(place, site, said) for place in event.venues]
    return filled(
        type="Event",
        id=_event_id(item, site),
        name=_name(item, event, said),
        description=item.summary.best(said),
        inLanguage=said,
        url=_address(item, site, said),
        startDate=starts.iso() if starts else None,
        endDate=ends.iso() if ends else None,
        eventSchedule=_schedule(event),
        eventStatus=_VOCABULARY + _STATUS.get(event.state or "", "EventScheduled"),
        eventAttendanceMode=_VOCABULARY + _MODES[event.mode] if event.mode else None,
        location=one_or_all(where or [area_node(area, site, said) for area in areas]),
        organizer=_organizer(item, event, said),
        subjectOf={"@id": f"{_address(item, site, said)}#article"},
    )


def _name(item: NewsItem, event: Event, lang: Lang) -> str:
    """What met, with its number; else the item's title."""
    if event.group is None:
        return item.title.best(lang)
    name = event.group.best(lang)
    if event.number:
        name += f" {Words(lang).choice('counted', event.counted)} {event.number}"
    return name


def _organizer(item: NewsItem, event: Event, lang: Lang) -> Node | None:
    """The body that met; of anything else the owner of the news, where the file names one."""
    if item.kind == "meeting" and event.group:
        return {"@type": "Organization", "name": event.group.best(lang)}
    if item.owner is None:
        return None
    return filled(type="Organization", name=item.owner.name.best(lang), url=item.owner.url)


def _schedule(event: Event) -> Node | None:
    """Opening hours that hold for each day."""
    if event.hours is None or event.starts is None:
        return None
    hours = event.hours
    return filled(
        type="Schedule",
        startDate=event.starts.day.isoformat(),
        endDate=(event.ends or event.starts).day.isoformat(),
        startTime=hours.start.isoformat("minutes"),
        endTime=hours.to.isoformat("minutes") if hours.to else None,
        repeatFrequency="P1D",
        scheduleTimezone="Asia/Bangkok",
    )
