"""Files that git need not keep: pictures good and spoilt, and what is uploaded in their place."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image


def made(wanted: int | dict[str, Any]) -> bytes:
    """So many bytes of nothing; or `text`; or a `picture` of a format, `width` by `height`.

    A picture may lose its last `cut` bytes, or be filled up to `grow` bytes.
    """
    if isinstance(wanted, int):
        return b"#" * wanted
    if "text" in wanted:
        return bytes(wanted["text"], "latin-1")
    size = (int(wanted.get("width", 40)), int(wanted.get("height", 30)))
    stream = BytesIO()
    Image.new(str(wanted.get("mode", "L")), size).save(stream, str(wanted["picture"]))
    raw = stream.getvalue()
    raw = raw[: len(raw) - int(wanted.get("cut", 0))]
    return raw + b"\0" * (int(wanted.get("grow", 0)) - len(raw))
