"""The QR code of an address, as lines that print sharp at every size."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno

_QUIET = 4  # modules of white around it, which a reader needs


@cache  # the sheet and the page of one notice show the same
def qr(address: str) -> str:
    """An SVG that stands by itself; a quarter of its dark parts may be spoilt by rain or a pin."""
    stream = BytesIO()
    code = segno.make_qr(address, error="q")
    code.save(
        stream,
        kind="svg",
        border=_QUIET,
        xmldecl=False,
        omitsize=True,
        light="#fff",
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return stream.getvalue().decode()
