"""security.txt (RFC 9116): whom to tell of a hole in the site, or of a false copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.batch import Batch
from generator.pages import addresses
from generator.site import Site

FILE = ".well-known/security.txt"


def security_batch(site: Site) -> Batch:
    return Batch(FILE, partial(security, site))


def security(site: Site) -> dict[str, bytes]:
    """No file where the site names nobody who can be written to."""
    contacts = list(dict.fromkeys(_contacts(site)))
    if not contacts:
        return {}
    base, given = site.settings.address, site.settings.security
    lines = [f"Contact: {contact}" for contact in contacts]
    lines.append(f"Expires: {_expires(site.today).isoformat()}T00:00:00Z")
    lines.append("Preferred-Languages: th, en")
    lines.append(f"Canonical: {base}{FILE}")
    if given and given.policy and given.policy in site.page_by_id:
        lines.append(f"Policy: {base}{addresses.standing(given.policy)}")
    return {FILE: "".join(f"{line}\n" for line in lines).encode()}


def _contacts(site: Site) -> Iterator[str]:
    """The site's own for this, else where corrections go, else its e-mail addresses."""
    settings = site.settings
    for given in (settings.security, settings.corrections):
        if given and (given.email or given.url):
            yield from ([f"mailto:{given.email}"] if given.email else [])
            # RFC 9116 asks for https alone.
            yield from ([given.url] if given.url and given.url.startswith("https://") else [])
            return
    yield from (f"mailto:{contact.email}" for contact in settings.contact if contact.email)


def _expires(today: date) -> date:
    """The first of the month eleven months on: less than a year, and the same for a month."""
    months = today.year * 12 + today.month - 1 + 11
    return date(months // 12, months % 12 + 1, 1)
