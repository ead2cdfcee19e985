"""How single values are said: texts with their language, numbers, people, places, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator import dates
from generator.linking.area_names import full_name
from generator.markup import Fragment, escape, fragment, link_up, trusted
from generator.models.citations import Citation, Figure
from generator.models.people import Contact
from generator.pages.addresses import Links
from generator.reading.register import Area
from generator.site import Site
from generator.strings import Words, choices
from generator.text import Lang, Text


def say(text: Text | None, lang: Lang) -> Markup:
    """The text for this reader; Thai on an English page is marked as Thai."""
    if text is None:
        return Markup()
    safe = escape(text.best(lang).strip())
    return safe if text.has(lang) else trusted(f'<span lang="th">{safe}</span>')


def body(text: Text | None, links: Links) -> Fragment:
    """An editor's Markdown as HTML for this page, marked as Thai where it is no translation."""
    if text is None:
        return Fragment()
    html = link_up(fragment(text.best(links.lang)), links.internal)
    return html if text.has(links.lang) else Fragment(f'<div lang="th">\n{html}\n</div>')


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as a template prints it; without `href` only its words."""

    label: Markup
    href: str = ""


def translation_note(site: Site, words: Words, *, whole: bool) -> str:
    """What an English reader is told of the text: that it is Thai, or no official English."""
    if words.lang == "th":
        return ""
    if not whole:
        return words("translation.missing")
    return words("translation.unofficial") if site.settings.translation == "unofficial" else ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One entry of a list of sources."""

    id: str
    title: Markup
    href: str
    publisher: Markup
    details: tuple[Markup, ...]
    note: Markup


def source_view(source: Citation, words: Words) -> SourceView:
    lang = words.lang
    details = []
    if source.document:
        details.append(say(source.document, lang))
    if source.published:
        when = dates.show_moment(source.published, lang)
        details.append(escape(words("source.published", date=when)))
    if source.accessed:
        when = dates.show_partial(source.accessed, lang)
        details.append(escape(words("source.accessed", date=when)))
    if source.own:
        details.append(escape(words("source.own")))
    return SourceView(
        id=source.id or "",
        title=say(source.title, lang),
        href=source.url or "",
        publisher=say(source.publisher, lang),
        details=tuple(details),
        note=say(source.note, lang),
    )


def cite(
    ids: Iterable[str | None], sources: tuple[Citation, ...], lang: Lang
) -> tuple[Anchor, ...]:
    """The sources beside a fact: publisher or title, linked to the source itself."""
    by_id = {source.id: source for source in sources if source.id}
    found = [by_id[id_] for id_ in ids if id_ in by_id]
    return tuple(
        Anchor(say(source.publisher or source.title, lang), source.url or "") for source in found
    )


@dataclass(frozen=True, slots=True)
class CitedText:
    """A statement with its sources beside it."""

    title: Markup
    text: Markup
    sources: tuple[Anchor, ...] = ()


def number(value: Decimal) -> str:
    """86,751 and 612.7, in both languages."""
    return f"{value:,}"


def point(lat: Decimal, lon: Decimal, words: Words) -> str:
    """WGS84 degrees, to some ten metres."""
    return words("place.point", lat=f"{lat:.4f}", lon=f"{lon:.4f}")


@dataclass(frozen=True, slots=True)
class FigureView:
    value: str
    unit: Markup
    label: Markup
    as_of: str
    note: Markup
    sources: tuple[Anchor, ...]
    unknown: bool


def figure_view(figure: Figure, sources: tuple[Citation, ...], words: Words) -> FigureView:
    lang = words.lang
    value = number(figure.value) if figure.value is not None else words("unknown.figure")
    if figure.approx:
        value = f"{choices('approx')[figure.approx].best(lang)} {value}"
    return FigureView(
        value=value,
        unit=say(figure.unit, lang),
        label=say(figure.label, lang),
        as_of=dates.show_partial(figure.as_of, lang) if figure.as_of else words("unknown.year"),
        note=say(figure.note, lang),
        sources=cite([figure.source], sources, lang),
        unknown=figure.value is None,
    )


def drawing(name: str, links: Links) -> str:
    """The address of one of the theme's drawings."""
    return f"{links.root}assets/img/{name}.svg"


def telephone(phone: str) -> Markup:
    digits = "".join(char for char in phone if char.isdigit() or char == "+")
    return trusted(f'<a href="tel:{digits}">{escape(phone)}</a>')


def web(address: str, label: Markup | None = None) -> Markup:
    """A link out; without a label the address stands for itself."""
    safe = escape(address)
    if label is None:
        return trusted(f'<a class="bare" href="{safe}">{safe}</a>')
    return trusted(f'<a href="{safe}">{label}</a>')


def mail(address: str) -> Markup:
    return trusted(f'<a href="mailto:{escape(address)}">{escape(address)}</a>')


@dataclass(frozen=True, slots=True)
class ContactView:
    office: Markup
    lines: tuple[Markup, ...]


def contact_view(contact: Contact, words: Words) -> ContactView:
    lines = []
    if contact.phone:
        phone = telephone(contact.phone)
        if contact.ext:
            phone += escape(" " + words("contact.ext", ext=contact.ext))
        lines.append(labelled(words("contact.phone"), phone))
    if contact.line:
        lines.append(labelled(words("contact.line"), escape(contact.line)))
    if contact.email:
        lines.append(labelled(words("contact.email"), mail(contact.email)))
    if contact.hours:
        lines.append(labelled(words("contact.hours"), say(contact.hours, words.lang)))
    return ContactView(office=say(contact.office, words.lang), lines=tuple(lines))


def labelled(label: str, value: Markup) -> Markup:
    return escape(label) + Markup(" ") + value


def area_name(area: Area, site: Site, lang: Lang, *, province: bool = True) -> str:
    """The area as the register calls it, with its province unless told otherwise."""
    return full_name(area, site.register, lang, province=province)
