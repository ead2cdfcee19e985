"""Addresses of the web in a text: whether one is whole, and whose it is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Nothing that could end the address in a page, or that a browser reads otherwise than a person.
_ODD = re.compile(r"[\s<>\"'`\\{}|^\x00-\x1f]")
# A label in Latin letters, or one in Thai: letters of other scripts only look like those.
_LABEL = re.compile(
    r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?|(?=[0-9-]*[\u0e01-\u0e4e])[\u0e01-\u0e3a\u0e40-\u0e4e0-9-]+"
)
_TYPED = re.compile(r"https?://[^\s<>\"'`)\]}]+", re.IGNORECASE)


def is_url(typed: str) -> bool:
    """Whether it is a whole address of the web, without blanks, quotation marks or a password."""
    if _ODD.search(typed):
        return False
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return False
    return all(map(_LABEL.fullmatch, host.rstrip(".").split(".")))


def host_of(address: str) -> str:
    """The name of the machine, in small letters, without `www.`; "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def belongs(host: str, domain: str) -> bool:
    """Whether the machine is the domain's own or one below it."""
    return host == domain or host.endswith(f".{domain}")


def typed_addresses(text: str) -> list[tuple[int, str]]:
    """Every address that stands in a text as it is typed, with its place."""
    return [(found.start(), found[0].rstrip(".,;:!?…")) for found in _TYPED.finditer(text)]
