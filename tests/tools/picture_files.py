"""Reads picture files by their own structure, so that a test need not believe who wrote them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

# All that a bare picture needs. JPEG: JFIF and Adobe's colour note, tables, frame, scans.
BARE = {
    "jpg": {0xE0, 0xEE, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDD},
    "png": {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"},
    "webp": {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"},
}
# What gives away a note wherever it is hidden.
TRACES: tuple[bytes, ...] = (
    b"Exif",
    b"GPS",
    b"http://ns.adobe",
    b"xmpmeta",
    b"Photoshop",
    b"8BIM",
    b"ICC_PROFILE",
)
TRACES += (b"iCCP", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"EXIF", b"XMP ", b"ICCP", b"Imaginary")


def parts(ending: str, raw: bytes) -> set[int | bytes]:
    """The kinds of segment or chunk in a JPEG, PNG or WebP."""
    read: dict[str, Callable[[bytes], Iterator[int | bytes]]]
    read = {"jpg": _jpeg, "png": _png, "webp": _webp}
    return set(read[ending](raw))


def _jpeg(raw: bytes) -> Iterator[int]:
    assert raw.startswith(b"\xff\xd8")
    at = 2
    while raw[at + 1] != 0xD9:
        assert raw[at] == 0xFF, at
        marker = raw[at + 1]
        yield marker
        at += 2 + struct.unpack(">H", raw[at + 2 : at + 4])[0]
        if marker == 0xDA:  # pixels follow, up to the next marker that is none of theirs
            while raw[at] != 0xFF or raw[at + 1] == 0 or 0xD0 <= raw[at + 1] <= 0xD7:
                at += 1
    assert raw[at + 2 :] == b"", "something behind the end"


def _png(raw: bytes) -> Iterator[bytes]:
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(raw):
        (length,) = struct.unpack(">I", raw[at : at + 4])
        yield raw[at + 4 : at + 8]
        at += 12 + length


def _webp(raw: bytes) -> Iterator[bytes]:
    assert (raw[:4], raw[8:12]) == (b"RIFF", b"WEBP")
    assert struct.unpack("<I", raw[4:8])[0] + 8 == len(raw)
    at = 12
    while at < len(raw):
        yield raw[at : at + 4]
        (length,) = struct.unpack("<I", raw[at + 4 : at + 8])
        at += 8 + length + length % 2
