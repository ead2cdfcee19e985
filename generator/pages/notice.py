"""The notice for the village board: one sheet of paper, and the same text as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import dates
from generator.line_breaks import LineBreaks
from generator.linking.made import has_notice_page
from generator.markup import escape, trusted
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.contacts import contacts_of
from generator.pages.news_facts import Fact, action_facts, event_facts
from generator.pages.notice_text import LINES, fitting, lines, on_paper, paragraphs
from generator.pages.page import Crumb, Page
from generator.pages.phrases import ContactView, area_name, say
from generator.pages.rows import state
from generator.pages.sheets import Pieces, PlannedSheet, Sheet, pieces, shortened
from generator.qr import qr
from generator.site import Site
from generator.strings import Words, choices
from generator.text import LANGS, Lang

_FACT_LETTERS = 42  # beside the labels a line is shorter
_TITLE_LETTERS = 30  # of a title, whose type is larger
_BEFORE_A_ROLE = {"th": " ", "en": ", "}
_WHAT = 2  # lines of the full name of what met; a longer one is on the page
_NUMBERS = 2  # of one office
_WAYS = 3  # of those to ask: more would leave no room for the news


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Everything on the sheet, in its order; `whole` says that no text is left out."""

    heading: str
    of: Markup
    title: Markup
    state: str
    facts: tuple[Fact, ...]
    summary: Markup
    paragraphs: tuple[Markup, ...]
    todo: tuple[Fact, ...]
    closing: tuple[Fact, ...]
    read_on: str
    address: str
    qr: Callable[[], Markup]  # made when it is printed: it takes longer than all the rest
    qr_text: str
    pdf: str
    back: str
    words: Words


def notice_pages(site: Site) -> Iterator[Page]:
    for item in site.news:
        if has_notice_page(item, site):
            for lang in LANGS:
                yield _page(item, site, lang)


def notice_sheets(site: Site, breaks: LineBreaks) -> Iterator[PlannedSheet]:
    made = site.made["notices"]
    for item in site.news:
        for lang in LANGS if item.slug in made else ():
            name = addresses.notice_file(item.slug, lang)
            if site.offers(name):
                yield PlannedSheet(name, partial(_sheet, item, site, lang, breaks))


def _page(item: NewsItem, site: Site, lang: Lang) -> Page:
    """Hidden from search: the news page is the one to be found."""
    words = Words(lang)
    title = item.title.best(lang)
    return Page(
        address=addresses.notice_address(item.slug),
        lang=lang,
        template="notice",
        title=words("notice.title", title=title),
        description=item.summary.best(lang),
        view=partial(notice_view, item, site, lang),
        crumbs=(
            Crumb(words("news.title"), addresses.NEWS),
            Crumb(say(item.title, lang), addresses.news(item.slug)),
            Crumb(words("notice.heading")),
        ),
        section="news",
        layout="sheet",
        paired=item.translated_whole,
        changed=item.changed,
        hidden=True,
        areas=tuple(area.code for area in site.areas(item)),
    )


def notice_view(item: NewsItem, site: Site, lang: Lang) -> NoticeView:
    words = Words(lang)
    item = on_paper(item)
    links = Links.from_page(site, addresses.notice_address(item.slug), lang)
    address = links.absolute(addresses.news(item.slug))
    contacts = contacts_of(item, site, words)
    facts = _facts(item, site, words)
    todo = _todo(item, site, words)
    closing = _closing(item, contacts, site, words)
    title = item.title.best(lang)
    used = lines(title, _TITLE_LETTERS) * 2 + lines(item.summary.best(lang)) + 1
    used += sum(_height(fact) for fact in (*facts, *todo, *closing))
    texts, all_of_it = paragraphs(item.body.best(lang))
    kept, fits = fitting(texts, LINES - used, item.body.spoken_in(lang))
    pdf = addresses.notice_file(item.slug, lang)
    return NoticeView(
        heading=words("notice.heading"),
        of=say(site.programme.name, lang),
        title=say(item.title, lang),
        state=state(item, links, words),
        facts=facts,
        summary=say(item.summary, lang),
        paragraphs=tuple(_marked(text, item.body.spoken_in(lang), lang) for text in kept),
        todo=todo,
        closing=closing,
        read_on=words("notice.read_at" if all_of_it and fits else "notice.read_on"),
        address=address,
        qr=lambda: trusted(qr(address)),
        qr_text=words("notice.qr", address=address),
        pdf="" if pdf in site.unmade else f"{links.root}{pdf}",
        back=links.to(addresses.news(item.slug)),
        words=words,
    )


def _marked(text: str, spoken: Lang, lang: Lang) -> Markup:
    safe = escape(text)
    return (
        safe if spoken == lang else trusted(f'<span lang="{spoken}">') + safe + trusted("</span>")
    )


def _height(fact: Fact) -> int:
    return sum(lines(value.striptags(), _FACT_LETTERS) for value in fact.values)


def _facts(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    """When and where first; who takes part, and whatever a passer-by has no use for, is online."""
    lang, event = words.lang, item.event
    left_out = {words("news.attendees"), words("news.you"), words("news.state")}
    if event and event.venues:
        left_out.add(words("news.mode"))
    if item.action:
        left_out.add(words("news.chair"))
    found = [fact for fact in event_facts(item, site, words) if fact.label not in left_out]
    first = [fact for fact in found if fact.label == words("news.when")]
    label = words(f"news.what.{item.kind}")
    what = [fact for fact in found if fact.label == label and _height(fact) <= _WHAT]
    rest = [fact for fact in found if fact.label != label and fact not in first]
    if not first and item.action is None:
        day = dates.show_moment(item.published, lang, weekday=True)
        first = [Fact(words("news.published"), (escape(day),))]
    if not (event and event.venues) and (areas := site.areas(item)):
        names = " · ".join(area_name(area, site, lang) for area in areas)
        first.append(Fact(words("news.areas"), (escape(names),)))
    if alert := item.alert:
        level = choices("level")[alert.level].best(lang)
        until = dates.show_moment(alert.until, lang, weekday=True)
        first.insert(0, Fact(level, (escape(words("alert.until", date=until)),)))
    return (*first, *rest, *what)


def _todo(item: NewsItem, site: Site, words: Words) -> tuple[Fact, ...]:
    """What to do, and until when; that there is nothing to do is said as well."""
    if item.action is None:
        return (Fact(words("notice.todo"), (escape(words("news.no_action")),)),)
    closed = words("action.state")  # which stands above all else
    return tuple(f for f in action_facts(item.action, (), site, words) if f.label != closed)


def _closing(
    item: NewsItem, contacts: tuple[ContactView, ...], site: Site, words: Words
) -> tuple[Fact, ...]:
    """Whom to call, who issued it and when, and the source."""
    lang = words.lang
    found = []
    ways = [_way(contact) for contact in contacts if contact.lines][:_WAYS]
    if ways:
        found.append(Fact(words("notice.call"), tuple(ways)))
    issuer = say(item.owner.name if item.owner else site.settings.name, lang)
    day = escape(dates.show_day(item.published.day, lang))
    found.append(Fact(words("notice.issued"), (issuer + Markup(" · ") + day,)))
    sources = dict.fromkeys(say(one.publisher or one.title, lang) for one in item.sources)
    named = Markup(" · ").join(list(sources)[:2])
    found.append(Fact(words("source.from").rstrip(":"), (named,)))
    return tuple(found)


def _way(contact: ContactView) -> Markup:
    """The office and its telephone; what else there is where it has none."""
    phones = [line for line in contact.lines if "tel:" in line]
    office = [contact.office] if contact.office else []
    return Markup(" · ").join([*office, *(phones or contact.lines)[:_NUMBERS]])


def _sheet(item: NewsItem, site: Site, lang: Lang, breaks: LineBreaks) -> Sheet:
    view = notice_view(item, site, lang)

    def set_(text: Markup | str) -> Pieces:
        if isinstance(text, Markup):  # a role stands in small type, which paper does not have
            text = text.replace(" <small>", _BEFORE_A_ROLE[lang]).striptags()
        return pieces(text, breaks)

    def table(facts: tuple[Fact, ...]) -> list[object]:
        return [[fact.label, [set_(value) for value in fact.values]] for fact in facts]

    title = shortened(item.title.best(lang), breaks)
    data = {
        "lang": lang,
        "heading": view.heading,
        "of": set_(view.of),
        "title": set_(title) or set_(words_of(item, lang)),
        "state": view.state,
        "facts": table(view.facts),
        "summary": set_(view.summary),
        "paragraphs": [set_(text) for text in view.paragraphs],
        "todo": table(view.todo),
        "closing": table(view.closing),
        "read_on": view.read_on,
        "address": view.address,
        "qr_text": view.qr_text,
        "author": site.settings.name.best(lang),
    }
    return Sheet.of(addresses.notice_file(item.slug, lang), "notice", data, item.published.at)


def words_of(item: NewsItem, lang: Lang) -> str:
    """The kind of the news, for a title of which no letter can be drawn."""
    return Words(lang).choice("kind", item.kind)
