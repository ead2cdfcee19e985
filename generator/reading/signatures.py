"""What a file is by its first bytes, where it is not what its name says."""

from __future__ import annotations

import re

# Each a word of `kind_of_file` in wording/choices.yml.
_SIGNS = (
    ("pdf", re.compile(rb"%PDF")),
    ("html", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)", re.IGNORECASE)),
    ("office", re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0")),
    ("rtf", re.compile(rb"\{\\rtf")),
    ("lfs", re.compile(rb"version https://git-lfs")),
    ("video", re.compile(rb"....ftyp", re.DOTALL)),
    ("picture", re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP", re.DOTALL)),
)


def kind_of(head: bytes) -> str:
    """The kind, or "" where the bytes are none of these."""
    return next((kind for kind, signs in _SIGNS if signs.match(head)), "")
