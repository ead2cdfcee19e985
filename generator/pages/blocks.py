"""The blocks of programme data that a standing page may ask for by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from generator.markup import escape, trusted
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Block
from generator.pages.phrases import (
    CitedText,
    ContactView,
    SourceView,
    area_name,
    body,
    contact_view,
    labelled,
    mail,
    say,
    source_view,
    web,
)
from generator.pages.programme import (
    cited_text,
    goals_block,
    phases_block,
    practice_block,
    programme_block,
)
from generator.site import Site
from generator.strings import Words
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class SourceGroup:
    title: Markup
    href: str
    sources: tuple[SourceView, ...]


Maker = Callable[[Site, Links, Words], Block | None]


def _makers() -> dict[str, Maker]:
    return {
        "programme": programme_block,
        "practice": practice_block,
        "ideas": _ideas,
        "goals": goals_block,
        "phases": phases_block,
        "glossary": _glossary,
        "lookalikes": _lookalikes,
        "unknown": _unknown,
        "take_part": _take_part,
        "sources": _sources,
        "corrections": _corrections,
        "contacts": _contacts,
        "credits": _credits,
    }


def _ideas(site: Site, links: Links, words: Words) -> Block:
    view = tuple(
        cited_text(idea.title, body(idea.text, links), idea, site, words)
        for idea in site.programme.ideas
    )
    return Block("ideas", words("programme.ideas"), view)


def _glossary(site: Site, links: Links, words: Words) -> Block:
    """Each term in both languages, since readers meet both."""
    view = []
    for term in site.programme.glossary:
        entry = cited_text(term.term, say(term.meaning, words.lang), term, site, words)
        twin: Lang = "en" if words.lang == "th" else "th"
        if term.term.has(twin) and term.term.best(twin) != term.term.best(words.lang):
            other = escape(term.term.best(twin))
            title = entry.title + trusted(f' (<span lang="{twin}">{other}</span>)')
            entry = CitedText(title, entry.text, entry.sources)
        view.append(entry)
    return Block("glossary", words("programme.glossary"), tuple(view))


def _lookalikes(site: Site, links: Links, words: Words) -> Block:
    view = tuple(
        cited_text(one.name, say(one.text, words.lang), one, site, words)
        for one in site.programme.lookalikes
    )
    return Block("ideas", words("programme.lookalikes"), view)


def _unknown(site: Site, links: Links, words: Words) -> Block:
    view = tuple(say(text, words.lang) for text in site.programme.unknown)
    return Block("unknown", words("unknown.title"), view)


def _take_part(site: Site, links: Links, words: Words) -> Block:
    view = tuple(
        CitedText(say(way.title, words.lang), body(way.text, links))
        for way in site.programme.take_part
    )
    return Block("ideas", words("programme.take_part"), view)


def _sources(site: Site, links: Links, words: Words) -> Block:
    lang = words.lang
    groups = [_group(say(site.programme.short, lang), "", site.programme.sources, words)]
    for district in site.districts:
        name = area_name(site.register.areas[district.code], site, lang)
        href = links.to(addresses.district(district.id))
        groups.append(_group(escape(name), href, district.sources, words))
    return Block("sources", words("source.all"), tuple(groups))


def _group(title: Markup, href: str, sources: tuple[Any, ...], words: Words) -> SourceGroup:
    return SourceGroup(title, href, tuple(source_view(source, words) for source in sources))


def _corrections(site: Site, links: Links, words: Words) -> Block | None:
    where, lang = site.settings.corrections, words.lang
    if where is None:
        return None
    lines = [say(where.text, lang)] if where.text else []
    if where.email:
        lines.append(labelled(words("contact.email"), mail(where.email)))
    if where.url:
        lines.append(web(where.url))
    return Block("lines", words("corrections.title"), tuple(lines))


def _contacts(site: Site, links: Links, words: Words) -> Block:
    view: tuple[ContactView, ...] = tuple(contact_view(c, words) for c in site.settings.contact)
    return Block("contacts", words("contact.title"), view)


def _credits(site: Site, links: Links, words: Words) -> Block:
    view = tuple(say(text, words.lang) for text in site.settings.credits)
    return Block("lines", words("credits.title"), view)


def blocks(names: tuple[str, ...], site: Site, links: Links, words: Words) -> tuple[Block, ...]:
    """The blocks asked for, in order; one that the programme has nothing for is left out."""
    makers = _makers()
    made = ((name, makers[name](site, links, words)) for name in dict.fromkeys(names))
    return tuple(
        replace(block, name=name.replace("_", "-")) for name, block in made if block is not None
    )
