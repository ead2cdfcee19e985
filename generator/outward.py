"""Links that lead to another site say so: to browsers, to the eye and to a screen reader."""

from __future__ import annotations

import re

# An attribute may hold a > within its quotation marks.
_LINK = re.compile(r"<a((?:\s+[a-z-]+(?:=\"[^\"]*\")?)*)\s*>")
_HREF = re.compile(r"\shref=\"(https?:[^\"]*)\"")
_REL = re.compile(r"\srel=\"([^\"]*)\"")
# The page's frame has the words, once, under this id.
DESCRIBED = "h-outward"


def marked(html: str, own: str) -> str:
    """The page with its links to other sites marked; `own` is the site's address."""

    def mark(found: re.Match[str]) -> str:
        attributes = found[1]
        href = _HREF.search(attributes)
        if href is None or f"{href[1]}/".startswith(own):
            return found[0]
        rel = _REL.search(attributes)
        words = ["external", *(rel[1].split() if rel else ["noopener"])]
        rest = _REL.sub("", attributes)
        return f'<a{rest} rel="{" ".join(words)}" aria-describedby="{DESCRIBED}">'

    return _LINK.sub(mark, html)
