"""A district's profile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import dates
from generator.markup import escape
from generator.models.district import District
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.closing import CitingView, citing
from generator.pages.contacts import office_view
from generator.pages.districts import districts_title
from generator.pages.happening import OpenView, StepView, open_actions, timeline
from generator.pages.locator import LocatorView, locator_map
from generator.pages.outgoing import OutgoingView, outgoing_of_district
from generator.pages.page import Crumb, Page
from generator.pages.phrases import (
    Anchor,
    CitedText,
    ContactView,
    FigureView,
    SourceView,
    area_name,
    body,
    cite,
    figure_view,
    point,
    say,
    source_view,
    translation_note,
)
from generator.pages.pictures import FigureOfPictures, figures_of
from generator.pages.projects import LearntView, ProjectView, learnt, project_view
from generator.pages.ring import RingView, team_ring
from generator.pages.rows import Row, row
from generator.pages.scene import SceneView, scene
from generator.pages.share import ShareView, share_view
from generator.pages.structured.places import district_nodes
from generator.pages.team import Seat, team_as_of, team_seats, team_text
from generator.reading.register import Area
from generator.site import PROFILE_NEWS, Site
from generator.strings import Words
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class DistrictView:
    scene: SceneView | None
    name: Markup
    province: Anchor
    code: str
    pilot: CitedText | None
    summary: Markup
    slogan: Markup
    slogan_sources: tuple[Anchor, ...]
    about: Markup
    pictures: tuple[FigureOfPictures, ...]
    figures: tuple[FigureView, ...]
    team_text: Markup
    team_note: Markup
    team_as_of: str
    seats: tuple[Seat, ...]
    ring: RingView
    projects: tuple[ProjectView, ...]
    learnt: LearntView | None
    landmarks: tuple[CitedText, ...]
    location: str
    location_sources: tuple[Anchor, ...]
    locator: LocatorView | None
    contact: ContactView
    contact_sources: tuple[Anchor, ...]
    open: tuple[OpenView, ...]
    news: tuple[Row, ...]
    more_news: Anchor | None
    steps: tuple[StepView, ...]
    sources: tuple[SourceView, ...]
    reviewed: str
    share: ShareView
    outgoing: OutgoingView
    citing: CitingView
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
        note=translation_note(site, words, whole=district.translated_whole),
        changed=max(filter(None, (district.updated, district.reviewed)), default=None),
        areas=(district.code,),
        scripts=("share.js",),
        structured=partial(district_nodes, district, site, lang),
    )


def _view(district: District, site: Site, links: Links, words: Words) -> DistrictView:
    lang, sources = words.lang, district.sources
    area = site.register.areas[district.code]
    province = site.register.province_of(district.code)
    address = addresses.district(district.id)
    news = site.news_of(area)
    location = district.location
    return DistrictView(
        scene=scene(district.drawing, links),
        name=escape(area_name(area, site, lang, province=False)),
        province=Anchor(
            escape(area_name(province, site, lang)),
            links.area(province),
        ),
        code=district.code,
        pilot=_pilot(district, words),
        summary=say(district.summary, lang),
        slogan=say(district.slogan, lang),
        slogan_sources=cite([district.slogan_source], sources, lang),
        about=body(district.about, links),
        pictures=figures_of(district, site, links, words),
        figures=tuple(figure_view(figure, sources, words) for figure in district.figures),
        team_text=team_text(site, words),
        team_note=say(district.team.note if district.team else None, lang),
        team_as_of=team_as_of(district, words),
        seats=team_seats(district, site, words),
        ring=team_ring(site, words),
        projects=tuple(project_view(p, sources, links, words) for p in district.projects),
        learnt=None if _has_plot(district) else learnt(site, links, words),
        landmarks=tuple(
            CitedText(say(one.name, lang), say(one.text, lang), cite([one.source], sources, lang))
            for one in district.landmarks
        ),
        location=_location(district, words),
        location_sources=cite([location.source], sources, lang) if location else (),
        locator=locator_map(area, site, words),
        contact=office_view(district, site, words),
        contact_sources=cite([district.contact.source], sources, lang) if district.contact else (),
        open=open_actions(news, site, links, words),
        news=tuple(row(item, links, words) for item in news[:PROFILE_NEWS]),
        more_news=_more(area, len(news), links, words),
        steps=timeline(district, news, site, links, words),
        sources=tuple(source_view(source, words) for source in sources),
        reviewed=dates.show_day(district.reviewed, lang) if district.reviewed else "",
        share=share_view(area_name(area, site, lang), address, links, words),
        outgoing=outgoing_of_district(district, site, links, words),
        citing=citing(
            escape(area_name(area, site, lang)),
            max(filter(None, (district.updated, district.reviewed)), default=None),
            address,
            links,
            words,
        ),
        words=words,
    )


def _more(area: Area, found: int, links: Links, words: Words) -> Anchor | None:
    """The district's whole list, where the page does not show all of it."""
    if found <= PROFILE_NEWS:
        return None
    return Anchor(escape(words("home.all_news")), links.to(addresses.area(area.code)))


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


def _has_plot(district: District) -> bool:
    """Whether the seasons of a plot of the district itself are told."""
    lands = [project.khok_nong_na for project in district.projects]
    return any(land and (land.rainy_season or land.dry_season) for land in lands)


def _location(district: District, words: Words) -> str:
    where = district.location
    if where is None:
        return ""
    return point(where.lat, where.lon, words)
