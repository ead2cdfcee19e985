"""What is said of a file of content/images/ that cannot be shown."""

from __future__ import annotations

from typing import Any

from generator.reading.pictures import MAX_BYTES, MAX_PIXELS, NoPicture
from generator.strings import choices


def why(picture: NoPicture) -> dict[str, Any]:
    """What the wording of the picture's problem needs."""
    return {
        "kind": choices("kind_of_file").get(picture.kind, picture.kind),
        "size": megabytes(picture.size),
        "bytes": megabytes(MAX_BYTES),
        "pixels": MAX_PIXELS // 1_000_000,
    }


def megabytes(size: int) -> str:
    """In the whole millions of bytes."""
    return f"{size / 1e6:.0f}"
