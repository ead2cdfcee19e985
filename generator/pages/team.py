"""The team: how the programme plans it, and who of a district's team is known by name."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.models.district import District
from generator.pages.phrases import Anchor, cite, say
from generator.site import Site
from generator.strings import Words


@dataclass(frozen=True, slots=True)
class TeamView:
    title: str
    size: int
    text: Markup
    lead: Markup
    seats_note: Markup
    sectors: tuple[Markup, ...]
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of the team's table; without a name the page says that none was found."""

    label: Markup
    name: Markup
    note: Markup
    sources: tuple[Anchor, ...]
    number: str = ""  # of the sector, in the drawing beside the table


def team_view(site: Site, words: Words) -> TeamView:
    plan, lang = site.programme.team, words.lang
    return TeamView(
        title=words("team.title", size=plan.size, sectors=len(site.programme.sectors)),
        size=plan.size,
        text=say(plan.text, lang),
        lead=say(plan.lead, lang),
        seats_note=say(plan.seats_note, lang),
        sectors=tuple(say(sector.name, lang) for sector in site.programme.sectors),
        sources=cite(plan.cited, site.programme.sources, lang),
    )


def team_text(site: Site, words: Words) -> Markup:
    plan = site.programme.team
    said = [say(plan.text, words.lang), say(plan.seats_note, words.lang)]
    return Markup(" ").join(part for part in said if part)


def team_as_of(district: District, words: Words) -> str:
    team = district.team
    if team is None or team.as_of is None:
        return ""
    return words("team.as_of", date=dates.show_partial(team.as_of, words.lang))


def team_seats(district: District, site: Site, words: Words) -> tuple[Seat, ...]:
    """The chief's seat, then each sector: with the names that a source has, or without."""
    lang, sources, team = words.lang, district.sources, district.team
    chief = team.chief if team else None
    ids = (chief.source or (team.source if team else None),) if chief else ()
    since = ""
    if chief and chief.since:
        since = words("team.since", date=dates.show_partial(chief.since, lang))
    seats = [
        Seat(
            label=say(site.programme.team.lead, lang),
            name=say(chief.name, lang) if chief else Markup(),
            note=Markup(" ").join(
                part for part in (say(chief.role if chief else None, lang), escape(since)) if part
            ),
            sources=cite(ids, sources, lang),
        )
    ]
    members = team.members if team else ()
    for index, sector in enumerate(site.programme.sectors):
        number = str(index + 1)
        held = [
            member for member in members if site.sector_of.get(member.sector or "") == sector.id
        ]
        for member in held:
            cited = member.source or (team.source if team else None)
            seats.append(
                Seat(
                    label=say(sector.name, lang),
                    name=say(member.name, lang),
                    note=say(member.role, lang),
                    sources=cite([cited], sources, lang),
                    number=number,
                )
            )
        if not held:
            seats.append(Seat(say(sector.name, lang), Markup(), Markup(), (), number))
    return tuple(seats)
