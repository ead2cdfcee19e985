"""What is pasted by hand: a short text for a LINE group, and the press copy. Plain text alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator import dates
from generator.markup import plain
from generator.models.news import NewsItem
from generator.pages import addresses
from generator.pages.contacts import contacts_of
from generator.pages.news_facts import Fact, action_facts, event_facts, person, when_text
from generator.pages.phrases import ContactView, figure_view
from generator.pages.script import place_said
from generator.plain_lines import Line, plain_lines
from generator.site import Site
from generator.strings import Words, choices
from generator.text import Lang
from generator.thai_words import cut

LINE_LENGTH = 500  # characters that a reader of a group still reads
_LONGEST = 160  # of them, for a title or a place
_SHORTEST = 40  # characters of a summary that are worth a line
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RUNS = re.compile("[ก-๎]+|[^ก-๎]+")


def line_text(item: NewsItem, site: Site, lang: Lang) -> str:
    """Title, when, where, what to do until when, and the address: at most LINE_LENGTH characters.

    The summary comes with them as far as there is room; an address is never cut.
    """
    words = Words(lang)
    head = [*_called_off(item, site, words), shortened(item.title.best(lang), _LONGEST)]
    facts = [shortened(line, _LONGEST) for line in _line_facts(item, site, words)]
    address = site.settings.address + addresses.url(addresses.news(item.slug), lang)
    foot = f"{words('message.read')} {address}"
    while facts and len("\n".join([*head, *facts, foot])) > LINE_LENGTH:
        facts.pop()
    room = LINE_LENGTH - len("\n".join([*head, *facts, foot])) - 1
    summary = shortened(item.summary.best(lang), room) if room >= _SHORTEST else ""
    return _clean([*head, *facts, *([summary] if summary else []), foot])


def _called_off(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    """What changes everything that follows; and a warning in force."""
    if item.alert and item.alert.until.day >= site.today:
        yield f"[{words.choice('level', item.alert.level)}]"
    if item.event and item.event.state in ("cancelled", "postponed"):
        yield f"[{words.choice('state', item.event.state)}]"


def _line_facts(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    event, action, lang = item.event, item.action, words.lang
    if event:
        if when := when_text(event, words):
            yield f"{words('news.when')}: {when}"
        rooms = sorted(event.venues, key=lambda place: not place.host)
        if rooms and (where := place_said(rooms[0], site, words)):
            yield f"{words('news.where')}: {where}"
    if action is None:
        return
    if action.closed_on(site.today):
        yield words("news.closed")
    elif action.closes:
        yield f"{words('action.closes')}: {_moment(action.closes, lang)}"
    if action.who:
        yield f"{words('action.who')}: {action.who.best(lang).strip()}"
    if action.at and (where := place_said(action.at, site, words)):
        yield f"{words('message.at')} {where}"


def press_text(item: NewsItem, site: Site, lang: Lang) -> str:
    """The whole item as an editor takes it over, with its sources, address and licence."""
    words = Words(lang)
    contacts = contacts_of(item, site, words)
    facts = [*event_facts(item, site, words)]
    if item.action:
        facts += action_facts(item.action, (), site, words)
    parts = (
        [words("message.press"), site.settings.name.best(lang)],
        [*_called_off(item, site, words), item.title.best(lang), _dated(item, words)],
        [item.summary.best(lang)],
        [_fact(fact, lang) for fact in facts],
        *([text] for text in _body(item, lang)),
        _listed(words("news.quick_facts"), (one.best(lang) for one in item.quick_facts)),
        _listed(words("news.figures"), _figures(item, words)),
        _listed(words("news.quotes"), _quotes(item, words)),
        [words("message.ends")],
        _listed(
            words("news.contact"),
            (_call(one) for one in contacts),
        ),
        _listed(words("source.title"), _sources(item, lang)),
        [*_closing(item, site, words)],
    )
    return "\n".join(_clean(part) for part in parts if part)


def _dated(item: NewsItem, words: Words) -> str:
    said = words("message.published", date=_moment(item.published, words.lang))
    if item.changed > item.published.day:
        day = dates.show_day(item.changed, words.lang)
        said += " " + words("message.updated", date=day)
    return said


def _moment(moment: dates.Moment, lang: Lang) -> str:
    return dates.show_moment(moment, lang, weekday=True)


def _fact(fact: Fact, lang: Lang) -> str:
    return f"{fact.label}: {'; '.join(_plain(value, lang) for value in fact.values)}"


def _plain(value: Markup, lang: Lang) -> str:
    """A role behind a name is set apart by its size on the page; here by a comma in English."""
    return plain(value.replace(" <small>", ", <small>") if lang == "en" else value)


def _body(item: NewsItem, lang: Lang) -> Iterator[str]:
    """Paragraphs, with the entries of one list together."""
    block: list[str] = []
    for line in plain_lines(item.body.best(lang), addresses=True):
        if block and line.kind != "entry":
            yield "\n".join(block)
            block = []
        if line.kind == "entry":
            block.append(_entry(line))
        else:
            yield line.text
    if block:
        yield "\n".join(block)


def _entry(line: Line) -> str:
    return f"{line.number}. {line.text}" if line.number else f"- {line.text}"


def _listed(title: str, entries: Iterable[str]) -> list[str]:
    """Nothing where there is no entry."""
    found = [f"- {one.strip()}" for one in entries]
    return [title, *found] if found else []


def _figures(item: NewsItem, words: Words) -> Iterator[str]:
    for figure in item.figures:
        view = figure_view(figure, item.sources, words)
        said = f"{plain(view.label)}: {view.value} {plain(view.unit)}".strip()
        yield f"{said} ({view.as_of})"


def _quotes(item: NewsItem, words: Words) -> Iterator[str]:
    for quote in item.quotes:
        said = quote.text.best(words.lang).strip()
        yield f"“{said}” {_plain(person(quote.by, words), words.lang)}"


def _sources(item: NewsItem, lang: Lang) -> Iterator[str]:
    for source in item.sources:
        publisher = source.publisher.best(lang) if source.publisher else ""
        parts = (source.title.best(lang), publisher, source.url or "")
        yield " · ".join(part for part in parts if part)


def _call(contact: ContactView) -> str:
    return " · ".join(filter(None, map(plain, (contact.office, *contact.lines))))


def _closing(item: NewsItem, site: Site, words: Words) -> Iterator[str]:
    lang, licence = words.lang, site.settings.licence
    if lang == "en" and site.settings.translation == "unofficial":
        yield choices("translation")["unofficial"].best(lang)
    address = site.settings.address + addresses.url(addresses.news(item.slug), lang)
    yield f"{words('message.address')} {address}"
    if licence:
        link = f" {licence.url}" if licence.url else ""
        yield f"{words('message.licence')} {licence.name.best(lang)}{link}"


def shortened(text: str, room: int) -> str:
    """At most `room` characters, cut behind a word; empty without room."""
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    kept = ""
    for piece in _pieces(text):
        if len(kept) + len(piece) + 1 > room:
            break
        kept += piece
    kept = kept.rstrip(" ,;:–—(“")
    return f"{kept}…" if kept else ""


def _pieces(text: str) -> Iterator[str]:
    """Words, with the marks and blanks between them; whole addresses and numbers."""
    for run in _RUNS.findall(text):
        if "ก" <= run[0] <= "๎":
            yield from cut(run)
        else:
            yield from re.findall(r"\s+|\S+", run)


def _clean(parts: Iterable[str]) -> str:
    """Without marks that nobody sees: they would stay in whatever the text is pasted into."""
    lines = (_UNSEEN.sub("", part).replace("\u00a0", " ").strip() for part in parts)
    return "\n".join(line for line in lines if line) + "\n"
