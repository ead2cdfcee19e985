"""Files that git need not keep: pictures good and spoilt, and what is uploaded in their place."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image


def made(wanted: int | dict[str, Any]) -> bytes:
    """So many bytes of nothing; or `text`; or a `picture` of a format, `width` by `height`.

    A picture may lose its last `cut` bytes, be filled up to `grow` bytes, or move in `frames`.
    """
    if isinstance(wanted, int):
        return b"#" * wanted
    if "text" in wanted:
        return bytes(wanted["text"], "latin-1")
    size = (int(wanted.get("width", 40)), int(wanted.get("height", 30)))
    stream = BytesIO()
    mode, frames = str(wanted.get("mode", "L")), int(wanted.get("frames", 1))
    first, *others = (Image.new(mode, size, number * 50) for number in range(frames))
    moving = {"save_all": True, "append_images": others} if others else {}
    first.save(stream, str(wanted["picture"]), **moving)
    raw = stream.getvalue()
    raw = raw[: len(raw) - int(wanted.get("cut", 0))]
    return raw + b"\0" * (int(wanted.get("grow", 0)) - len(raw))
