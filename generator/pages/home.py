"""The home page: what the programme is, where, the latest news, the team, ways to take part."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.markup import escape, trusted
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.districts import (
    FINDER,
    Entry,
    FinderView,
    districts_title,
    entries,
    finder,
    provinces_without,
)
from generator.pages.map import MapView, national_map
from generator.pages.page import Page
from generator.pages.phrases import Anchor, body, cite, say
from generator.pages.ring import RingView, team_ring
from generator.pages.rows import Row, row
from generator.pages.scene import SceneView, panorama, scene
from generator.pages.team import TeamView, team_view
from generator.site import Site
from generator.strings import Words
from generator.text import Lang, Text

NEWS_SHOWN = 5
DISTRICTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class WayView:
    title: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class HomeView:
    headline: Markup
    lead: Markup
    lead_sources: tuple[Anchor, ...]
    actions: tuple[Anchor, ...]
    scene: SceneView
    districts_title: str
    districts_lead: str
    map: MapView | None
    finder: FinderView | None
    entries: tuple[Entry, ...]
    all_districts: Anchor
    without_title: str
    without: tuple[str, ...]
    rows: tuple[Row, ...]
    no_news: str
    all_news: Anchor
    team: TeamView
    ring: RingView
    ways: tuple[WayView, ...]
    words: Words


def home_page(site: Site, lang: Lang) -> Page:
    words = Words(lang)
    links = Links.from_page(site, addresses.HOME, lang)
    programme = site.programme
    without = provinces_without(site)
    about = programme.owner.cited or (programme.aim.cited if programme.aim else ())
    return Page(
        address=addresses.HOME,
        lang=lang,
        template="home",
        title="",
        description=site.settings.description.best(lang),
        layout="home",
        scripts=(FINDER,),
        view=lambda: HomeView(
            headline=_phrased(programme.headline or programme.short, lang),
            lead=say(programme.summary, lang),
            lead_sources=cite(about, programme.sources, lang),
            actions=_actions(site, links, words),
            scene=scene(programme.drawing, links) or panorama(links),
            districts_title=words("home.where", title=districts_title(site, words)),
            districts_lead=words("districts.lead", known=len(site.districts), unknown=len(without)),
            map=national_map(site, links, words),
            finder=finder(site, links, words, DISTRICTS_SHOWN),
            entries=entries(site, links, words)[:DISTRICTS_SHOWN],
            all_districts=Anchor(
                escape(districts_title(site, words)), links.to(addresses.DISTRICTS)
            ),
            without_title=words("districts.without", count=len(without)),
            without=tuple(site.register.areas[code].name.best(lang) for code in without),
            rows=tuple(row(item, links, words) for item in site.listed[:NEWS_SHOWN]),
            no_news=words("list.empty"),
            all_news=Anchor(escape(words("home.all_news")), links.to(addresses.NEWS)),
            team=team_view(site, words),
            ring=team_ring(site, words),
            ways=tuple(
                WayView(say(way.title, lang), body(way.text, links)) for way in programme.take_part
            ),
            words=words,
        ),
        changed=max((item.changed for item in site.listed[:NEWS_SHOWN]), default=None),
    )


def _phrased(text: Text, lang: Lang) -> Markup:
    """A heading that breaks between its phrases, which Thai parts by spaces, not within them."""
    if lang != "th":
        return say(text, lang)
    phrases = (escape(phrase) for phrase in text.th.split())
    return trusted(" ".join(f'<span class="ph">{phrase}</span>' for phrase in phrases))


def _actions(site: Site, links: Links, words: Words) -> tuple[Anchor, ...]:
    """To the districts, and to the standing page that explains the programme."""
    found = [Anchor(escape(words("home.see_districts")), links.to(addresses.DISTRICTS))]
    for page in site.pages:
        if "programme" in page.blocks:
            found.append(Anchor(escape(words("home.how")), links.to(addresses.standing(page.id))))
            break
    return tuple(found)
