"""The page of a loudspeaker script: in large type, with what can be listened to. Thai alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.linking.made import is_read
from generator.models.images import Recording
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Crumb, Page
from generator.pages.phrases import say
from generator.pages.script import Script, script
from generator.site import Site
from generator.strings import Words, choices


@dataclass(frozen=True, slots=True)
class RecordingView:
    """A sound file; `lang` as machines call the language that is spoken in it."""

    href: str
    language: str
    details: str
    lang: str


@dataclass(frozen=True, slots=True)
class BroadcastView:
    title: Markup
    about: str
    script: Script
    recordings: tuple[RecordingView, ...]
    text: str
    item: str
    words: Words


# Spoken Thai of every region is th; what differs is told in words.
_TAGS = {"malay": "ms", "khmer": "km"}


def broadcast_page(item: NewsItem, site: Site) -> Page | None:
    if not is_read(item, site):
        return None
    words = Words("th")
    address = addresses.broadcast(item.slug)
    return Page(
        address=address,
        lang="th",
        template="broadcast",
        title=words("broadcast.title", title=item.title.th),
        description=item.summary.th,
        view=partial(_view, item, site, Links.from_page(site, address, "th"), words),
        crumbs=(
            Crumb(words("news.title"), addresses.NEWS),
            Crumb(say(item.title, "th"), addresses.news(item.slug)),
            Crumb(words("broadcast.kind")),
        ),
        section="news",
        paired=False,
        changed=item.changed,
        hidden=True,  # the item's own page is what a search should find
        scripts=("speak.js",),
        twin=addresses.news(item.slug),
    )


def _view(item: NewsItem, site: Site, links: Links, words: Words) -> BroadcastView:
    made = script(item, site)
    return BroadcastView(
        title=say(item.title, "th"),
        about=words("broadcast.about", seconds=made.seconds, pace=made.pace),
        script=made,
        recordings=tuple(recording_view(one, links, words) for one in item.recording),
        text="../broadcast.txt",
        item=links.news(item),
        words=words,
    )


def recording_view(one: Recording, links: Links, words: Words) -> RecordingView:
    details = []
    if one.seconds:
        details.append(words("broadcast.length", seconds=one.seconds))
    if one.by:
        details.append(words("broadcast.by", name=one.by.best(words.lang)))
    return RecordingView(
        href=f"{links.root}files/{one.file}",
        language=choices("recording_language")[one.language].best(words.lang),
        details=" · ".join(details),
        lang=_TAGS.get(one.language, "th"),
    )
