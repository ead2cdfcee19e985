"""In which sizes a picture is made, and how many bytes each may take."""

from __future__ import annotations

from hashlib import blake2b

WIDTHS = (480, 960, 1440)  # a small phone, a phone or a column, a large screen; never enlarged
TALLEST = 4320  # pixels; what is longer still, such as a scroll, is made narrower
NEAR = 1.2  # two sizes closer than this are one
PHONE = 960  # the width that a phone takes, and its bytes
PHONE_BYTES = 60_000
# From the best to the least that is still good to look at: the first that is light enough.
WEBP_QUALITIES = (78, 70, 62, 54, 46)
JPEG_QUALITIES = (76, 68, 60, 52)
# Another recipe gives other names, since browsers may keep a file for ever.
RECIPE = blake2b(
    repr((1, WIDTHS, TALLEST, NEAR, PHONE, PHONE_BYTES, WEBP_QUALITIES, JPEG_QUALITIES)).encode(),
    digest_size=16,
).digest()


def sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Width and height of each size of a picture, the smallest first; at least one pixel."""
    widest = max(1, min(width, WIDTHS[-1], width * TALLEST // height))
    widths = [each for each in WIDTHS if each * NEAR <= widest] + [widest]
    return tuple((each, max(1, round(each * height / width))) for each in widths)


def most_bytes(width: int) -> int:
    """What a file of this width should not exceed; a larger one in proportion to its pixels."""
    return round(PHONE_BYTES * (width / PHONE) ** 2) if width > PHONE * NEAR else PHONE_BYTES
