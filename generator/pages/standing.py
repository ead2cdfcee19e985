"""Standing pages: their own words, then the blocks of programme data that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from generator import dates
from generator.markup import escape, trusted
from generator.models.page import StandingPage
from generator.models.programme import Cited
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.district import CitedText
from generator.pages.home import TeamView, team_view
from generator.pages.page import Crumb, Page
from generator.pages.phrases import (
    Anchor,
    ContactView,
    SourceView,
    area_name,
    body,
    cite,
    contact_view,
    drawing,
    labelled,
    mail,
    say,
    source_view,
)
from generator.site import Site
from generator.strings import Words
from generator.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `template` is the file of templates/blocks/ that lays `view` out."""

    template: str
    title: str
    view: Any


@dataclass(frozen=True, slots=True)
class StandingView:
    title: Markup
    summary: Markup
    body: Markup
    blocks: tuple[Block, ...]
    sources: tuple[SourceView, ...]
    updated: str
    words: Words


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    facts: tuple[CitedText, ...]
    team: TeamView


@dataclass(frozen=True, slots=True)
class SeasonView:
    title: Markup
    text: Markup
    drawing: str


@dataclass(frozen=True, slots=True)
class PracticeView:
    title: Markup
    text: Markup
    parts: tuple[CitedText, ...]
    seasons: tuple[SeasonView, ...]
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class GoalsView:
    text: Markup
    goals: tuple[Anchor, ...]
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    title: Markup
    href: str
    sources: tuple[SourceView, ...]


def standing_page(page: StandingPage, site: Site, lang: Lang) -> Page:
    words = Words(lang)
    address = addresses.standing(page.id)
    links = Links.from_page(site, address, lang)
    return Page(
        address=address,
        lang=lang,
        template="standing",
        title=page.title.best(lang),
        title_lang=page.title.spoken_in(lang),
        description=page.summary.best(lang),
        view=partial(_view, page, site, links, words),
        crumbs=(Crumb(page.title.best(lang)),),
        section=page.id,
        paired=page.translated_whole,
        note="" if lang == "th" or page.translated_whole else words("translation.missing"),
        changed=page.updated,
    )


def _view(page: StandingPage, site: Site, links: Links, words: Words) -> StandingView:
    lang = words.lang
    makers = _makers()
    blocks = (makers[name](site, links, words) for name in page.blocks)
    return StandingView(
        title=say(page.title, lang),
        summary=say(page.summary, lang),
        body=body(page.body, links),
        blocks=tuple(block for block in blocks if block is not None),
        sources=tuple(source_view(source, words) for source in page.sources),
        updated=dates.show_day(page.updated, lang) if page.updated else "",
        words=words,
    )


Maker = Callable[[Site, Links, Words], Block | None]


def _makers() -> dict[str, Maker]:
    return {
        "programme": _programme,
        "practice": _practice,
        "ideas": _ideas,
        "goals": _goals,
        "phases": _phases,
        "glossary": _glossary,
        "lookalikes": _lookalikes,
        "unknown": _unknown,
        "take_part": _take_part,
        "sources": _sources,
        "corrections": _corrections,
        "contacts": _contacts,
        "credits": _credits,
    }


def _cited(title: Text, text: Markup, fact: Cited, site: Site, words: Words) -> CitedText:
    sources = cite(fact.cited, site.programme.sources, words.lang)
    return CitedText(say(title, words.lang), text, sources)


def _programme(site: Site, links: Links, words: Words) -> Block:
    programme, lang = site.programme, words.lang
    sources = programme.sources
    owner = programme.owner
    name = say(owner.name, lang)
    if owner.url:
        name = trusted(f'<a href="{escape(owner.url)}">{name}</a>')
    if owner.text:
        name += escape(" ") + say(owner.text, lang)
    facts = [CitedText(escape(words("programme.name")), say(programme.name, lang))]
    if programme.abbreviation:
        short = escape(programme.abbreviation.short) + Markup(" ")
        text = short + say(programme.abbreviation.text, lang)
        facts.append(CitedText(escape(words("programme.abbreviation")), text))
    facts.append(
        CitedText(escape(words("programme.owner")), name, cite(owner.cited, sources, lang))
    )
    for key, fact in (("aim", programme.aim), ("coverage", programme.coverage)):
        if fact:
            said = say(fact.text, lang)
            label = escape(words(f"programme.{key}"))
            facts.append(CitedText(label, said, cite(fact.cited, sources, lang)))
    view = ProgrammeView(facts=tuple(facts), team=team_view(site, words))
    return Block("programme", words("programme.title"), view)


def _practice(site: Site, links: Links, words: Words) -> Block | None:
    practice, lang = site.programme.practice, words.lang
    if practice is None:
        return None
    seasons = (("rainy", practice.rainy_season), ("dry", practice.dry_season))
    view = PracticeView(
        title=say(practice.title, lang),
        text=say(practice.text, lang),
        parts=tuple(CitedText(say(p.name, lang), say(p.text, lang)) for p in practice.parts),
        seasons=tuple(
            SeasonView(
                say(season.title, lang),
                say(season.text, lang),
                drawing(f"khok-nong-na-{name}", links),
            )
            for name, season in seasons
            if season
        ),
        sources=cite(practice.cited, site.programme.sources, lang),
    )
    return Block("practice", practice.title.best(lang), view)


def _ideas(site: Site, links: Links, words: Words) -> Block:
    view = tuple(
        _cited(idea.title, body(idea.text, links), idea, site, words)
        for idea in site.programme.ideas
    )
    return Block("ideas", words("programme.ideas"), view)


def _goals(site: Site, links: Links, words: Words) -> Block | None:
    goals, lang = site.programme.goals, words.lang
    if goals is None:
        return None
    touched = {number for item in site.listed for number in item.goals}
    view = GoalsView(
        text=say(goals.text, lang),
        goals=tuple(
            Anchor(
                say(goal.name, lang),
                links.to(addresses.goal(goal.number)) if goal.number in touched else "",
            )
            for goal in sorted(goals.list, key=lambda goal: goal.number)
        ),
        sources=cite(goals.cited, site.programme.sources, lang),
    )
    return Block("goals", words("programme.goals"), view)


def _phases(site: Site, links: Links, words: Words) -> Block:
    lang = words.lang
    view = tuple(
        (
            dates.show_partial_range(phase.starts, phase.ends, lang),
            _cited(phase.title, say(phase.text, lang), phase, site, words),
        )
        for phase in sorted(site.programme.phases, key=lambda phase: phase.starts)
    )
    return Block("phases", words("programme.phases"), view)


def _glossary(site: Site, links: Links, words: Words) -> Block:
    """Each term in both languages, since readers meet both."""
    view = []
    for term in site.programme.glossary:
        entry = _cited(term.term, say(term.meaning, words.lang), term, site, words)
        twin: Lang = "en" if words.lang == "th" else "th"
        if term.term.has(twin) and term.term.best(twin) != term.term.best(words.lang):
            other = escape(term.term.best(twin))
            title = entry.title + trusted(f' (<span lang="{twin}">{other}</span>)')
            entry = CitedText(title, entry.text, entry.sources)
        view.append(entry)
    return Block("glossary", words("programme.glossary"), tuple(view))


def _lookalikes(site: Site, links: Links, words: Words) -> Block:
    view = tuple(
        _cited(one.name, say(one.text, words.lang), one, site, words)
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
        safe = escape(where.url)
        lines.append(trusted(f'<a href="{safe}">{safe}</a>'))
    return Block("lines", words("corrections.title"), tuple(lines))


def _contacts(site: Site, links: Links, words: Words) -> Block:
    view: tuple[ContactView, ...] = tuple(contact_view(c, words) for c in site.settings.contact)
    return Block("contacts", words("contact.title"), view)


def _credits(site: Site, links: Links, words: Words) -> Block:
    view = tuple(say(text, words.lang) for text in site.settings.credits)
    return Block("lines", words("credits.title"), view)
