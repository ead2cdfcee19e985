"""A planned page becomes a Markdown document, and that document HTML. Jinja lives only here."""

from __future__ import annotations

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
from generator.site import Site

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Document:
    """A page as Markdown with the editors' HTML still in slots."""

    page: Page
    text: str
    slots: tuple[Fragment, ...]

    def html(self) -> Markup:
        """The HTML of the page's body."""
        return Markup(self._filled(str(document(self.text))))  # noqa: S704  # all clean by now

    def markdown(self) -> str:
        """The page as any Markdown engine takes it: front matter and body."""
        fields = {
            "title": self.page.title,
            "description": self.page.description,
            "language": self.page.lang,
            "kind": self.page.template,
            "address": "/" + self.page.url,
        }
        head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
        note = f'<p class="note">{escape(self.page.note)}</p>\n\n' if self.page.note else ""
        return f"---\n{head}---\n\n{note}{self._filled(self.text)}"

    def _filled(self, text: str) -> str:
        taken: set[str] = set()
        for number, slot in enumerate(self.slots):
            text = text.replace(_token(number), str(slot.beside(taken)), 1)
        return text


def render(page: Page) -> Document:
    """Lay the page out. Text is escaped by default; only markup of our own passes as it is."""
    slots: list[Fragment] = []
    template = _environment().get_template(f"{page.template}.md.j2")
    text = template.render(view=page.view(), slots_=slots)
    return Document(page, text, tuple(slots))


def preview_part(name: str, view: Any) -> str:
    """A part of templates/preview/: what only whoever edits the site sees."""
    return _environment().get_template(f"preview/{name}.html.j2").render(view=view)


def neutral_config(site: Site) -> str:
    """A mkdocs.yml that names no plugin and no theme, for `namrong export`."""
    fields = {
        "site_name": site.settings.name.th,
        "site_url": site.settings.address,
        "docs_dir": "docs",
        "use_directory_urls": True,
        "extra_css": ["assets/site.css"],
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)


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
        return escape(value.strip())
    return value
