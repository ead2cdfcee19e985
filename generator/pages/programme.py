"""The programme's own data as blocks: what it is, what it teaches, its goals, its timeline."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.models.programme import Cited
from generator.pages.addresses import Links
from generator.pages.goals import GoalView, goal_chips
from generator.pages.page import Block
from generator.pages.phrases import Anchor, CitedText, cite, say, web
from generator.pages.projects import SeasonView, practice_seasons
from generator.pages.ring import RingView, team_ring
from generator.pages.team import TeamView, team_view
from generator.site import Site
from generator.strings import Words
from generator.text import Text


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    facts: tuple[CitedText, ...]
    team: TeamView
    ring: RingView


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
    goals: tuple[GoalView, ...]
    sources: tuple[Anchor, ...]


def cited_text(title: Text, text: Markup, fact: Cited, site: Site, words: Words) -> CitedText:
    sources = cite(fact.cited, site.programme.sources, words.lang)
    return CitedText(say(title, words.lang), text, sources)


def programme_block(site: Site, links: Links, words: Words) -> Block:
    programme, lang = site.programme, words.lang
    sources = programme.sources
    owner = programme.owner
    name = say(owner.name, lang)
    if owner.url:
        name = web(owner.url, name)
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
    view = ProgrammeView(
        facts=tuple(facts), team=team_view(site, words), ring=team_ring(site, words)
    )
    return Block("programme", words("programme.title"), view)


def practice_block(site: Site, links: Links, words: Words) -> Block | None:
    practice, lang = site.programme.practice, words.lang
    if practice is None:
        return None
    view = PracticeView(
        title=say(practice.title, lang),
        text=say(practice.text, lang),
        parts=tuple(CitedText(say(p.name, lang), say(p.text, lang)) for p in practice.parts),
        seasons=practice_seasons(site, links, words),
        sources=cite(practice.cited, site.programme.sources, lang),
    )
    return Block("practice", practice.title.best(lang), view)


def goals_block(site: Site, links: Links, words: Words) -> Block | None:
    goals, lang = site.programme.goals, words.lang
    if goals is None:
        return None
    view = GoalsView(
        text=say(goals.text, lang),
        goals=goal_chips((goal.number for goal in goals.list), links, words),
        sources=cite(goals.cited, site.programme.sources, lang),
    )
    return Block("goals", words("programme.goals"), view)


def phases_block(site: Site, links: Links, words: Words) -> Block:
    lang = words.lang
    view = tuple(
        (
            dates.show_partial_range(phase.starts, phase.ends, lang),
            cited_text(phase.title, say(phase.text, lang), phase, site, words),
        )
        for phase in sorted(site.programme.phases, key=lambda phase: phase.starts)
    )
    return Block("phases", words("programme.phases"), view)
