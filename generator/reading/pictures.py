"""What a picture's file really is, whatever its name says: its kind and pixels, or why not."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from generator.reading.signatures import kind_of
from generator.reading.sizes import RECIPE

MAX_BYTES = 30_000_000  # three times what a camera makes; more is a scan or a mistake
MAX_PIXELS = 64_000_000  # decoding takes 4 bytes a pixel; today's telephones make 50 million
SHOWN = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "GIF"}
_OPENED = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")  # of all that Pillow would try
_HEAD = 1024  # bytes that tell what a file is
_LYING = range(5, 9)  # turns of EXIF in which the picture is stored on its side
# A photograph takes more bytes a pixel where nothing may be lost; what tells of itself, fewer.
_DRAWN, _ITSELF = 0.5, 2_000
_HEIF = re.compile(rb"....ftyp(?:hei|hev|mif|msf|(avi))", re.DOTALL)
_SVG = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!doctype svg.*?>|\s)*<svg\b"
)
# A whole file of each kind ends so; one that does not is decoded before it is refused.
_ENDS = {
    "JPEG": re.compile(rb"\xff\xd9"),
    "PNG": re.compile(rb"IEND\xaeB`\x82"),
    "GIF": re.compile(rb"\x3b\0*$"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown: bytes, format (JPEG, PNG, WEBP, GIF), pixels as it is seen.

    `turn` is the EXIF number by which a viewer turns it upright. `drawing` says that it has few
    colours, as a poster or a sign, so that nothing of it may be lost; `moving` that only the
    first of its pictures is shown. `digest` stands for the file and for how it is sized; it is
    empty until `fingerprint` gave it.
    """

    size: int
    format: str
    width: int
    height: int
    turn: int = 1
    drawing: bool = False
    moving: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class NoPicture:
    """Why a file of content/images/ cannot be shown: a problem code, and what the file is."""

    code: str
    kind: str = ""
    size: int = 0  # bytes, where they are the reason


def read_picture(path: Path) -> Picture | NoPicture:
    """Look into one file. Reads its head and tail; decodes it only where its end is missing."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return NoPicture("A509", size=size)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return NoPicture("A507")
    return _look(path, head, size) if head else NoPicture("A507")


def fingerprint(path: Path) -> str:
    """A short name for the file's bytes and the recipe of its sizes. Reads the whole file.

    Of a file that is gone since it was looked into, that of an empty one.
    """
    try:
        state = path.stat()
        return _fingerprint(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return _digest(b"")


@lru_cache(maxsize=4096)  # a preview asks at each saved file
def _fingerprint(path: Path, changed: int, size: int) -> str:
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=6, person=RECIPE).hexdigest()


def _look(path: Path, head: bytes, size: int) -> Picture | NoPicture:
    if _SVG.match(head):
        return NoPicture("A511")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd EXIF, and of sizes below our own limit
            return _opened(path, size)
    except Image.DecompressionBombError:
        return NoPicture("A510")
    except UnidentifiedImageError:
        return _no_picture(head)
    except Exception:  # noqa: BLE001  # Pillow's readers raise anything on a broken file
        return NoPicture("A507")


def _opened(path: Path, size: int) -> Picture | NoPicture:
    with Image.open(path, formats=_OPENED) as image:
        kind = SHOWN.get(image.format or "")
        if kind is None:
            return NoPicture("A512", kind=str(image.format))
        width, height = image.size
        if width * height > MAX_PIXELS:
            return NoPicture("A510")
        if not _ends_well(path, kind, size):
            image.draft("RGB", (width // 8, height // 8))  # an eighth is enough to see the end
            image.load()
        turn = _turn(image)
        if turn in _LYING:
            width, height = height, width
        drawing = kind in ("PNG", "GIF") and (
            image.mode in ("1", "P") or size - _ITSELF < _DRAWN * width * height
        )
        moving = kind != "JPEG" and bool(getattr(image, "is_animated", False))
    return Picture(size, kind, width, height, turn, drawing, moving)


def _turn(image: Image.Image) -> int:
    """The turn that browsers know; 1, upright, where a camera noted none or nonsense."""
    noted = Image.Exif()
    try:
        noted.load(image.info.get("exif", b""))
        turn = int(noted.get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001  # any note may be in it, and none spoils the picture
        return 1
    return turn if turn in range(1, 9) else 1


def _ends_well(path: Path, kind: str, size: int) -> bool:
    """Whether the last bytes are those of a whole file; a camera may add its own behind them."""
    with path.open("rb") as stream:
        if kind == "WEBP":
            head = stream.read(8)
            return int.from_bytes(head[4:8], "little") + 8 <= size
        stream.seek(max(0, size - 32))
        return bool(_ENDS[kind].search(stream.read()))


def _no_picture(head: bytes) -> NoPicture:
    if heif := _HEIF.match(head):
        return NoPicture("A512", kind="AVIF" if heif[1] else "HEIC")
    if head.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")):
        return NoPicture("A507")  # a picture that broke off within its first lines
    return NoPicture("A508", kind=kind_of(head) or "unknown")
