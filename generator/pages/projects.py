"""What is done on the land: a district's projects, and the two seasons of a plot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.markup import escape
from generator.models.citations import Citation
from generator.models.district import KhokNongNa, Project
from generator.pages.addresses import Links
from generator.pages.goals import GoalView, goal_chips
from generator.pages.phrases import Anchor, cite, drawing, number, say
from generator.site import Site
from generator.strings import Words

SQUARE_METRES = 1600  # in a rai of 4 ngan, a ngan of 100 square wa


@dataclass(frozen=True, slots=True)
class SeasonView:
    title: Markup
    text: Markup
    drawing: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    title: Markup
    summary: Markup
    goals: tuple[GoalView, ...]
    seasons: tuple[SeasonView, ...]
    area: str
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class LearntView:
    """What the programme's teams study, where no plot of this district is known."""

    title: str
    text: Markup
    seasons: tuple[SeasonView, ...]
    note: str
    sources: tuple[Anchor, ...]


def project_view(
    project: Project, sources: tuple[Citation, ...], links: Links, words: Words
) -> ProjectView:
    lang = words.lang
    land: KhokNongNa | None = project.khok_nong_na
    area = words("project.area", area=rai_ngan_wa(land.area, words)) if land and land.area else ""
    texts = (("rainy", land.rainy_season), ("dry", land.dry_season)) if land else ()
    return ProjectView(
        title=say(project.title, lang),
        summary=say(project.summary, lang),
        goals=goal_chips(project.goals, links, words),
        seasons=tuple(
            SeasonView(
                escape(words(f"district.{name}_season")), say(text, lang), _land(name, links)
            )
            for name, text in texts
            if text
        ),
        area=area,
        sources=cite([project.source, land.source if land else None], sources, lang),
    )


def learnt(site: Site, links: Links, words: Words) -> LearntView | None:
    practice, lang = site.programme.practice, words.lang
    if practice is None:
        return None
    return LearntView(
        title=words("district.practice", title=practice.title.best(lang)),
        text=say(practice.text, lang),
        seasons=practice_seasons(site, links, words),
        note=words("district.principle"),
        sources=cite(practice.cited, site.programme.sources, lang),
    )


def practice_seasons(site: Site, links: Links, words: Words) -> tuple[SeasonView, ...]:
    """The programme's own words on the rains and the dry months, each with its drawing."""
    practice, lang = site.programme.practice, words.lang
    if practice is None:
        return ()
    seasons = (("rainy", practice.rainy_season), ("dry", practice.dry_season))
    return tuple(
        SeasonView(say(season.title, lang), say(season.text, lang), _land(name, links))
        for name, season in seasons
        if season
    )


def _land(season: str, links: Links) -> str:
    return drawing(f"khok-nong-na-{season}", links)


def rai_ngan_wa(rai: Decimal, words: Words) -> str:
    """3.5 is 3 ไร่ 2 งาน; in English with the square metres."""
    wa = (rai * 400).quantize(Decimal("0.01")).normalize()
    whole, rest = divmod(wa, 400)
    ngan, left = divmod(rest, 100)
    parts = [("rai", whole), ("ngan", ngan), ("wa", left)]
    said = [
        words(f"project.{unit}", number=number(_plain(value))) for unit, value in parts if value
    ]
    if words.lang == "en":
        said.append(words("project.metres", number=number(_plain(rai * SQUARE_METRES))))
    return " ".join(said)


def _plain(value: Decimal) -> Decimal:
    """Without zeros behind the point, and never as 1E+2."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
