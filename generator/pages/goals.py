"""The Sustainable Development Goals by number and name, in our own type and colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.page import Crumb, Page
from generator.pages.phrases import Anchor, cite, say
from generator.site import Site
from generator.strings import Words
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal; without news it is named and leads nowhere."""

    number: str
    name: Markup
    said: str  # the number as words, for who hears the page
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoalsView:
    title: str
    text: Markup
    lead: str
    goals: tuple[GoalView, ...]
    sources: tuple[Anchor, ...]
    words: Words


def goal_chips(numbers: Iterable[int], links: Links, words: Words) -> tuple[GoalView, ...]:
    """Each goal once, in the order of the numbers, with the name that the programme gives it."""
    goals = links.site.programme.goals
    names = {goal.number: goal.name for goal in goals.list} if goals else {}
    return tuple(
        GoalView(
            number=str(number),
            name=say(names.get(number), words.lang),
            said=words("goal.number", number=number),
            href=links.goal(number),
        )
        for number in sorted(set(numbers))
    )


def goals_page(site: Site, lang: Lang) -> Page | None:
    """Every goal that the programme names, and how many news items touch it."""
    goals, words = site.programme.goals, Words(lang)
    if goals is None:
        return None
    links = Links.from_page(site, addresses.GOALS, lang)
    title = words("programme.goals")
    return Page(
        address=addresses.GOALS,
        lang=lang,
        template="goals",
        title=title,
        description=goals.text.best(lang),
        view=lambda: GoalsView(
            title=title,
            text=say(goals.text, lang),
            lead=words("goal.lead"),
            goals=_counted(site, links, words),
            sources=cite(goals.cited, site.programme.sources, lang),
            words=words,
        ),
        crumbs=(Crumb(words("news.title"), addresses.NEWS), Crumb(title)),
        section="news",
        paired=goals.text.has("en"),
    )


def _counted(site: Site, links: Links, words: Words) -> tuple[GoalView, ...]:
    goals = site.programme.goals
    counts = Counter(number for item in site.listed for number in set(item.goals))
    numbers = [goal.number for goal in goals.list] if goals else []
    return tuple(
        GoalView(one.number, one.name, one.said, one.href, _note(counts[int(one.number)], words))
        for one in goal_chips(numbers, links, words)
    )


def _note(count: int, words: Words) -> str:
    return words("goal.news", count=count) if count else words("goal.no_news")
