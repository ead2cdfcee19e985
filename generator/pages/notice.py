"""The notice for the village board: one sheet of paper, and the same text as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.line_breaks import LineBreaks
from generator.linking.made import has_notice_page
from generator.markup import escape, trusted
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.addresses import Links
from generator.pages.contacts import contacts_of
from generator.pages.news_facts import Fact
from generator.pages.notice_facts import CUTS, notice_facts
from generator.pages.notice_room import EASE, LEAST, foot, head, room, summed, title_size
from generator.pages.notice_text import fitting, on_paper, paragraphs
from generator.pages.page import Crumb, Page
from generator.pages.phrases import say
from generator.pages.rows import state
from generator.pages.sheets import LONGEST_TITLE, Pieces, PlannedSheet, Sheet, pieces, titled
from generator.qr import qr
from generator.site import Site
from generator.strings import Words
from generator.text import LANGS, Lang

_BEFORE_A_ROLE = {"th": " ", "en": ", "}


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
    contacts = tuple(one for one in contacts_of(item, site, words) if one.lines)
    of, title = say(site.programme.name, lang), item.title.best(lang)
    summary, called = item.summary.best(lang), state(item, links, words)
    for cut in CUTS:  # the first with which all that must be there fits
        told = notice_facts(item, contacts, site, words, cut)
        ends = head(of.striptags(), title[:LONGEST_TITLE], called) + foot(told.closing, address)
        left = room(ends, told.facts, summary, told.todo)
        if left >= 0:
            break
    if left < 0:
        space = left + summed(summary)
        summary = "".join(fitting((summary,), space, item.summary.spoken_in(lang), summed)[0])
    texts, all_of_it = paragraphs(item.body.best(lang))
    kept, fits = fitting(texts, left - EASE, item.body.spoken_in(lang))
    whole = told.whole and left >= 0 and all_of_it and fits and len(title) <= LONGEST_TITLE
    pdf = addresses.notice_file(item.slug, lang)
    return NoticeView(
        heading=words("notice.heading"),
        of=of,
        title=say(item.title, lang),
        state=called,
        facts=told.facts,
        summary=say(item.summary, lang) if left >= 0 else escape(summary),
        paragraphs=tuple(_marked(text, item.body.spoken_in(lang), lang) for text in kept),
        todo=told.todo,
        closing=told.closing,
        read_on=words("notice.read_at" if whole else "notice.read_on"),
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


def _sheet(item: NewsItem, site: Site, lang: Lang, breaks: LineBreaks) -> Sheet:
    view = notice_view(item, site, lang)

    def set_(text: Markup | str) -> Pieces:
        if isinstance(text, Markup):  # a role stands in small type, which paper does not have
            text = text.replace(" <small>", _BEFORE_A_ROLE[lang]).striptags()
        return pieces(text, breaks)

    def table(facts: tuple[Fact, ...]) -> list[object]:
        return [[fact.label, [set_(value) for value in fact.values]] for fact in facts]

    title = item.title.best(lang)
    data = {
        "lang": lang,
        "heading": view.heading,
        "of": set_(view.of),
        "title": titled(title, Words(lang).choice("kind", item.kind), breaks),
        "title_size": title_size(title[:LONGEST_TITLE]),
        "least": LEAST,
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
