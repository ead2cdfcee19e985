"""What an answer means: a kind, a day, an address, a name that is still free."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.authoring.places import free
from generator.authoring.refusal import Refusal
from generator.commands.questions import needed, understood, wished
from generator.models.near_values import slug_of
from generator.models.parse import id_of
from generator.reading.folder import Folder
from generator.reading.tree import Sequence
from generator.reading.typed_dates import Fault, read_moment
from generator.reading.web_addresses import is_url
from generator.strings import choice_meant, choices
from generator.text import Text


def kind_of(typed: str) -> str | Refusal:
    """A kind of news by its word in the file, or by its Thai or English name."""
    if meant := choice_meant("kind", typed):
        return meant
    kinds = choices("kind")
    for key, words in kinds.items():
        if typed == words.th.removeprefix("การ"):  # ประชุม
            return key
    listed = Text(
        th=", ".join(f"{key} ({words.th})" for key, words in kinds.items()),
        en=", ".join(kinds),
    )
    return Refusal("no_kind", {"found": typed, "listed": listed})


def day_of(typed: str) -> date | Refusal:
    """A day as a file may have it, also in the Buddhist era or in Thai words."""
    read = read_moment(typed)
    return Refusal("no_day", {"found": typed}) if isinstance(read, Fault) else read.value.day


def address_of(typed: str) -> str | Refusal:
    """A site's address, with the / at its end."""
    if not is_url(typed) or set(typed) & set("?#"):
        return Refusal("no_address", {"found": typed})
    return typed if typed.endswith("/") else f"{typed}/"


def free_news_slug(given: str | None, proposed: str, folder: Folder, *, asks: bool) -> str:
    """An address that no news has or had: as given, else as proposed and accepted."""
    taken = _taken(folder, "news")
    usual = free(proposed, taken)
    typed = wished(given, "slug", usual, asks=asks)
    return understood(typed, lambda name: _unused(name, taken, "--slug"), "slug", usual)


def free_page_id(given: str | None, proposed: str, folder: Folder, *, asks: bool) -> str:
    """The same for a page; without an English title nothing can be proposed."""
    taken = _taken(folder, "page") | dict.fromkeys(choices("reserved_address"), "namrong")
    usual = free(proposed, taken) if proposed else ""
    if proposed:
        given = wished(given, "slug", usual, asks=asks)
    typed = needed(given, "slug", "--id")
    return understood(typed, lambda name: _unused(name, taken, "--id"), "slug", usual)


def _unused(typed: str, taken: Mapping[str, str], option: str) -> str | Refusal:
    if not typed or typed != slug_of(typed) or re.fullmatch(r"\d{4}", typed):
        return Refusal("no_slug", {"found": typed})
    if typed in taken:
        other = {"new": typed, "file": taken[typed], "other": free(typed, taken)}
        return Refusal("slug_taken", {**other, "option": option})
    return typed


def _taken(folder: Folder, kind: str) -> dict[str, str]:
    """Every address in use, and those that once were, with the file that has it."""
    found = {}
    for source in folder.sources[kind]:
        old = source.value("aliases")
        for name in (id_of(source, kind), *(old if isinstance(old, Sequence) else ())):
            found[str(name)] = source.file
    return found
