"""content/site.yml: whose site this is, where it stands, whom to ask."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import ValidationInfo

from generator.models.channels import Channels
from generator.models.fields import Plain, Prose, Record, TextField, choice, reader, slip
from generator.models.people import Contact
from generator.models.scalars import Domain, Email, Flag, Slug, Url, Whole, read_url
from generator.reading.tree import Scalar


def _read_address(value: Scalar, info: ValidationInfo) -> str:
    typed = read_url(value, info)
    if "?" in typed or "#" in typed:
        raise slip("F217", value, found=typed, write=re.sub(r"[?#].*", "", typed))
    return typed if typed.endswith("/") else typed + "/"


class Licence(Record):
    name: TextField
    url: Url | None = None
    text: TextField | None = None


class Corrections(Record):
    """Where a reader sends a correction or a missing source."""

    email: Email | None = None
    url: Url | None = None
    text: TextField | None = None


class Security(Record):
    """Whom to tell of a hole in the site; `policy` is the id of the page that says how."""

    email: Email | None = None
    url: Url | None = None
    policy: Slug | None = None


class Publisher(Record):
    """Who answers for the site, as machines are told; an office of the state only if it says so."""

    name: TextField
    url: Url | None = None
    government: Flag = False


class Broadcast(Record):
    """How the loudspeaker scripts are read: `pace` in words a minute, `longest` in seconds."""

    clock: Annotated[str, choice("clock")] = "official"
    pace: Whole = 105
    longest: Whole = 300
    opening: TextField | None = None
    closing: TextField | None = None


class FootColumn(Record):
    title: TextField
    links: tuple[Slug, ...] = ()


class SiteSettings(Record):
    file: str
    address: Annotated[str, reader(_read_address)]
    name: TextField
    tagline: TextField | None = None
    description: Prose
    owner: TextField
    publisher: Publisher | None = None
    identity: tuple[TextField, ...] = ()
    contact: tuple[Contact, ...] = ()
    staff_contact: TextField | None = None
    corrections: Corrections | None = None
    security: Security | None = None
    licence: Licence | None = None
    image_licence: Licence | None = None
    translation: Annotated[str, choice("translation")] = "unofficial"
    host: Annotated[str, choice("host")] | None = None
    menu: tuple[Plain, ...] = ("news", "districts")
    footer: tuple[FootColumn, ...] = ()
    broadcast: Broadcast = Broadcast()
    channels: Channels = Channels()
    link_domains: tuple[Domain, ...] = ()
    suspect_words: tuple[Plain, ...] = ()
    credits: tuple[TextField, ...] = ()
