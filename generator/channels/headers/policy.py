"""The Content Security Policy: what a page of ours may load and run, and nothing else.

Code within a page is named by its hash, and hashes are taken of the theme's own templates alone:
taken of the finished pages, they would also allow what somebody had slipped into one of them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

# Each by the directive that allows it. Of a script only what runs: data needs no leave.
_WITHIN = {
    "style-src": re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE),
    "script-src": re.compile(
        r"<script\b(?![^>]*\ssrc=)(?![^>]*type=[\"']?application/)[^>]*>(.*?)</script>",
        re.DOTALL | re.IGNORECASE,
    ),
}
_FILLED_IN = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Policy:
    """`scripts` and `styles` are hashes of the code that may stand within a page."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    @classmethod
    def of(cls, templates: Iterable[str]) -> Policy:
        """Of the texts of the theme's templates; what a template fills in has no hash to allow."""
        found: dict[str, set[str]] = {directive: set() for directive in _WITHIN}
        for text in templates:
            for directive, code in _WITHIN.items():
                whole = (one for one in code.findall(text) if one and not _FILLED_IN.search(one))
                found[directive] |= {source_of(one) for one in whole}
        return cls(tuple(sorted(found["script-src"])), tuple(sorted(found["style-src"])))

    def __str__(self) -> str:
        """As a page itself can say it."""
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *self.scripts)),
                " ".join(("style-src 'self'", *self.styles)),
                "img-src 'self'",
                "font-src 'self'",
                "connect-src 'self'",
                "media-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
            )
        )

    @property
    def header(self) -> str:
        """As a host says it, who alone can say whether the page may stand within another."""
        return f"{self}; frame-ancestors 'none'"


def source_of(code: str) -> str:
    """The hash by which a policy allows a piece of code."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
