"""A district's profile, and the page that lists all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import dates
from generator.markup import escape, trusted
from generator.models.citations import Citation
from generator.models.district import District, KhokNongNa, Project
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.map import MapView, locator_map, national_map
from generator.pages.page import Crumb, Page
from generator.pages.phrases import (
    Anchor,
    ContactView,
    FigureView,
    SourceView,
    area_name,
    body,
    cite,
    figure_view,
    labelled,
    mail,
    number,
    say,
    source_view,
    telephone,
)
from generator.pages.rows import Row, row
from generator.site import Site
from generator.strings import Words
from generator.text import Lang

NEWS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of the team's table; without a name the page says that none was found."""

    label: Markup
    name: Markup
    note: Markup
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class ProjectView:
    title: Markup
    summary: Markup
    goals: tuple[Anchor, ...]
    rainy_season: Markup
    dry_season: Markup
    area: str
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class CitedText:
    title: Markup
    text: Markup
    sources: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class DistrictView:
    name: Markup
    province: Anchor
    code: str
    pilot: CitedText | None
    summary: Markup
    slogan: Markup
    about: Markup
    figures: tuple[FigureView, ...]
    team_text: Markup
    team_note: Markup
    team_as_of: str
    seats: tuple[Seat, ...]
    projects: tuple[ProjectView, ...]
    landmarks: tuple[CitedText, ...]
    location: str
    location_sources: tuple[Anchor, ...]
    map: MapView | None
    contact: ContactView
    contact_sources: tuple[Anchor, ...]
    news: tuple[Row, ...]
    more_news: Anchor | None
    sources: tuple[SourceView, ...]
    reviewed: str
    words: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One district in the list of all."""

    name: str
    province: str
    href: str
    text: Markup
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class DistrictsView:
    title: str
    lead: str
    coverage: Markup
    map: MapView | None
    entries: tuple[Entry, ...]
    without_title: str
    without: tuple[str, ...]
    credits: tuple[Markup, ...]
    words: Words


def district_page(district: District, site: Site, lang: Lang) -> Page:
    words = Words(lang)
    address = addresses.district(district.id)
    links = Links.from_page(site, address, lang)
    area = site.register.areas[district.code]
    return Page(
        address=address,
        lang=lang,
        template="district",
        title=area_name(area, site, lang),
        description=district.summary.best(lang),
        view=partial(_view, district, site, links, words),
        crumbs=(
            Crumb(districts_title(site, words), addresses.DISTRICTS),
            Crumb(area_name(area, site, lang, province=False)),
        ),
        section="districts",
        paired=district.translated_whole,
        note=_translation_note(district, site, words),
        changed=max(filter(None, (district.updated, district.reviewed)), default=None),
        areas=(district.code,),
    )


def _translation_note(district: District, site: Site, words: Words) -> str:
    if words.lang == "th":
        return ""
    if not district.translated_whole:
        return words("translation.missing")
    return words("translation.unofficial") if site.settings.translation == "unofficial" else ""


def _view(district: District, site: Site, links: Links, words: Words) -> DistrictView:
    lang, sources = words.lang, district.sources
    area = site.register.areas[district.code]
    province = site.register.province_of(district.code)
    news = site.news_of(area)
    location = district.location
    return DistrictView(
        name=escape(area_name(area, site, lang, province=False)),
        province=Anchor(
            escape(area_name(province, site, lang)),
            links.to(addresses.area(province.code)) if site.news_of(province) else "",
        ),
        code=district.code,
        pilot=_pilot(district, words),
        summary=say(district.summary, lang),
        slogan=say(district.slogan, lang),
        about=body(district.about, links),
        figures=tuple(figure_view(figure, sources, words) for figure in district.figures),
        team_text=_team_text(site, words),
        team_note=say(district.team.note if district.team else None, lang),
        team_as_of=_as_of(district, words),
        seats=_seats(district, site, words),
        projects=tuple(_project(p, sources, links, words) for p in district.projects),
        landmarks=tuple(
            CitedText(say(one.name, lang), say(one.text, lang), cite([one.source], sources, lang))
            for one in district.landmarks
        ),
        location=_location(district, words),
        location_sources=cite([location.source], sources, lang) if location else (),
        map=locator_map(district, site, links, words),
        contact=office_view(district, site, words),
        contact_sources=cite([district.contact.source], sources, lang) if district.contact else (),
        news=tuple(row(item, links, words) for item in news[:NEWS_SHOWN]),
        more_news=None,
        sources=tuple(source_view(source, words) for source in sources),
        reviewed=dates.show_day(district.reviewed, lang) if district.reviewed else "",
        words=words,
    )


def _pilot(district: District, words: Words) -> CitedText | None:
    pilot = district.pilot
    if pilot is None:
        return None
    since = dates.show_partial(pilot.since, words.lang) if pilot.since else words("unknown.year")
    return CitedText(
        title=escape(words("district.pilot_since", since=since)),
        text=say(pilot.text, words.lang),
        sources=cite([pilot.source], district.sources, words.lang),
    )


def _team_text(site: Site, words: Words) -> Markup:
    plan = site.programme.team
    said = [say(plan.text, words.lang), say(plan.seats_note, words.lang)]
    return Markup(" ").join(part for part in said if part)


def _as_of(district: District, words: Words) -> str:
    team = district.team
    if team is None or team.as_of is None:
        return ""
    return words("team.as_of", date=dates.show_partial(team.as_of, words.lang))


def _seats(district: District, site: Site, words: Words) -> tuple[Seat, ...]:
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
    for sector in site.programme.sectors:
        held = [member for member in members if member.sector == sector.id]
        for member in held:
            cited = member.source or (team.source if team else None)
            seats.append(
                Seat(
                    label=say(sector.name, lang),
                    name=say(member.name, lang),
                    note=say(member.role, lang),
                    sources=cite([cited], sources, lang),
                )
            )
        if not held:
            seats.append(Seat(say(sector.name, lang), Markup(), Markup(), ()))
    return tuple(seats)


def _project(
    project: Project, sources: tuple[Citation, ...], links: Links, words: Words
) -> ProjectView:
    lang = words.lang
    land: KhokNongNa | None = project.khok_nong_na
    return ProjectView(
        title=say(project.title, lang),
        summary=say(project.summary, lang),
        goals=tuple(
            Anchor(escape(words("goal.number", number=n)), links.to(addresses.goal(n)))
            for n in project.goals
        ),
        rainy_season=say(land.rainy_season if land else None, lang),
        dry_season=say(land.dry_season if land else None, lang),
        area=words("project.rai", rai=number(land.area)) if land and land.area else "",
        sources=cite([project.source, land.source if land else None], sources, lang),
    )


def _location(district: District, words: Words) -> str:
    point = district.location
    if point is None:
        return ""
    return words("district.point", lat=f"{point.lat:.4f}", lon=f"{point.lon:.4f}")


def office_view(district: District, site: Site, words: Words) -> ContactView:
    """The district office; what no source gives is said to be unknown."""
    contact, lang = district.contact, words.lang
    area = site.register.areas[district.code]
    office = escape(words("district.office", name=area_name(area, site, lang, province=False)))
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
            safe = escape(link_)
            anchor = trusted(f'<a href="{safe}">{safe}</a>')
            lines.append(labelled(words(f"contact.{label}"), anchor))
    if contact.line:
        lines.append(labelled(words("contact.line"), escape(contact.line)))
    if contact.hours:
        lines.append(labelled(words("contact.hours"), say(contact.hours, lang)))
    for hotline in contact.hotlines:
        lines.append(say(hotline.label, lang) + Markup(" ") + telephone(hotline.phone))
    return ContactView(office, tuple(lines))


def districts_title(site: Site, words: Words) -> str:
    own = site.programme.districts_title
    return own.best(words.lang) if own else words("districts.title")


def districts_page(site: Site, lang: Lang) -> Page:
    words = Words(lang)
    links = Links.from_page(site, addresses.DISTRICTS, lang)
    title = districts_title(site, words)
    coverage = site.programme.coverage
    without = provinces_without(site)
    return Page(
        address=addresses.DISTRICTS,
        lang=lang,
        template="districts",
        title=title,
        description=words("districts.description", name=site.programme.short.best(lang)),
        view=lambda: DistrictsView(
            title=title,
            lead=words("districts.lead", known=len(site.districts), unknown=len(without)),
            coverage=say(coverage.text, lang) if coverage else Markup(),
            map=national_map(site, links, words),
            entries=entries(site, links, words),
            without_title=words("districts.without", count=len(without)),
            without=tuple(site.register.areas[code].name.best(lang) for code in without),
            credits=tuple(say(text, lang) for text in site.settings.credits),
            words=words,
        ),
        crumbs=(Crumb(title),),
        section="districts",
    )


def entries(site: Site, links: Links, words: Words) -> tuple[Entry, ...]:
    found = []
    for district in site.districts:
        area = site.register.areas[district.code]
        pilot = district.pilot
        found.append(
            Entry(
                name=area_name(area, site, words.lang, province=False),
                province=area_name(site.register.province_of(area.code), site, words.lang),
                href=links.to(addresses.district(district.id)),
                text=say(pilot.text if pilot and pilot.text else district.summary, words.lang),
                sources=cite([pilot.source if pilot else None], district.sources, words.lang),
            )
        )
    return tuple(found)


def provinces_without(site: Site) -> tuple[str, ...]:
    """The codes of the provinces in the programme's scope of which no district is known."""
    coverage = site.programme.coverage
    excluded = set(coverage.excluded) if coverage else set()
    known = {district.code[:2] for district in site.districts}
    return tuple(
        area.code
        for area in site.register.provinces()
        if area.code not in excluded and area.code not in known
    )
