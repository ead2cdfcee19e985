"""A planned page becomes a Markdown document, and that document HTML. Jinja lives only here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.markup import Fragment, document, escape
from generator.pages.page import Page

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Document:
    """A page as Markdown with front matter, and the HTML of its body."""

    markdown: str
    html: Markup


def render(page: Page) -> Document:
    """Lay the page out. Text is escaped by default; only markup of our own passes as it is."""
    slots: list[Fragment] = []
    template = _environment().get_template(f"{page.template}.md.j2")
    text = template.render(view=page.view(), slots_=slots)
    html = str(document(text))
    taken: set[str] = set()
    for number, slot in enumerate(slots):
        fragment = slot.beside(taken)
        html = html.replace(_token(number), str(fragment), 1)
        text = text.replace(_token(number), str(fragment), 1)
    return Document(markdown=_front_matter(page) + text, html=Markup(html))  # noqa: S704


def _token(number: int) -> str:
    return f"<!-- slot {number} -->"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        comment_start_string="{*",  # {# begins the id of a heading
        comment_end_string="*}",
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@pass_context
def _printed(context: Context, value: Any) -> Any:
    """Every value that a template prints passes here.

    An editor's HTML may hold blank lines, after which Markdown would read it as Markdown: it
    waits in a slot until the page is HTML.
    """
    if isinstance(value, Fragment):
        slots: list[Fragment] = context["slots_"]
        slots.append(value)
        return Markup(_token(len(slots) - 1))  # noqa: S704  # a number of our own
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape(value)
    return value


def _front_matter(page: Page) -> str:
    fields: Mapping[str, Any] = {
        "title": page.title,
        "description": page.description,
        "language": page.lang,
        "kind": page.template,
        "address": "/" + page.url,
    }
    return f"---\n{yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)}---\n\n"
