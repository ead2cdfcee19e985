"""The row by which a reader sends a page on: plain links, and what a script may add to them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.pages.addresses import Links
from generator.strings import Words

# Each service's own address for links; nothing of theirs is asked for until one is followed.
_LINE = "https://social-plugins.line.me/lineit/share?"
_FACEBOOK = "https://www.facebook.com/sharer/sharer.php?"
_X = "https://x.com/intent/post?"


@dataclass(frozen=True, slots=True)
class Service:
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ShareView:
    """`address` is the page's lasting one, written out for whoever copies it by hand."""

    services: tuple[Service, ...]
    address: str
    words: Words


def share_view(title: str, address: str, links: Links, words: Words) -> ShareView:
    lasting = links.absolute(address)
    return ShareView(
        services=(
            Service("LINE", _LINE + _query(url=lasting)),
            Service("Facebook", _FACEBOOK + _query(u=lasting)),
            Service("X", _X + _query(text=title, url=lasting)),
        ),
        address=lasting,
        words=words,
    )


def _query(**fields: str) -> str:
    return urlencode(fields, quote_via=quote, safe="")  # a space is %20, since apps show a +
