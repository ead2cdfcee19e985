"""Earlier addresses as rules for the host, in the format of Cloudflare Pages and Netlify."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from generator.batch import Batch
from generator.pages import addresses
from generator.pages.lasting import emptied
from generator.pages.moved import leading
from generator.site import Site
from generator.text import LANGS

FILE = "_redirects"
# GitLab Pages reads nothing of a larger file, Cloudflare Pages stops at 2,000 rules. What is cut
# off still leads on: there is a page at every earlier address.
MOST, BYTES = 1_000, 64_000


def redirect_batch(site: Site) -> Batch:
    return Batch(FILE, partial(redirects, site))


def redirects(site: Site) -> dict[str, bytes]:
    """One rule an earlier address and language; no file where there is none.

    A list that is empty now may come back, so its rule is not for good (302).
    """
    base = urlsplit(site.settings.address).path
    rules = [(old, new, 301) for old, new, _ in leading(site)]
    rules += [(one.address, one.to, 302) for one in emptied(site)]
    lines = [
        f"{base}{addresses.url(old, lang)} {base}{addresses.url(new, lang)} {code}"
        for old, new, code in dict.fromkeys(rules)
        for lang in LANGS
    ]
    text = "".join(f"{line}\n" for line in lines[:MOST]).encode()[:BYTES]
    return {FILE: text[: text.rfind(b"\n") + 1]} if lines else {}
