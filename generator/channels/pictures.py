"""A picture of content/images/ in the sizes that a page offers: upright, in sRGB, and nothing else.

No camera, place, date, name or thumbnail of the original is left: only pixels are carried over.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, features
from PIL.Image import Resampling, Transpose

from generator.pages.pictures import Sizing
from generator.reading.pictures import SHOWN
from generator.reading.sizes import JPEG_QUALITIES, WEBP_QUALITIES, most_bytes

# What turns a picture upright, by the number in its EXIF.
_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_LYING = range(5, 9)
_PAPER = "#fff"  # behind what was transparent, where the kind knows no transparency
_PALETTE = 256


def maker() -> str:
    """Stands for the software that turns pixels into bytes: another may choose other bytes."""
    parts = ("pil", "webp", "libjpeg_turbo", "jpg", "zlib", "littlecms2")
    return " ".join(f"{part} {features.version(part)}" for part in parts)


def sized(sizing: Sizing, original: Path) -> dict[str, bytes]:
    """Every file of one picture by its name. Raises anything on a file that is broken after all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd EXIF, and of sizes below our own limit
        largest = _largest(sizing, original)
    made = {}
    for name, size, ending in sizing.files():
        image = largest if largest.size == size else largest.resize(size, Resampling.LANCZOS)
        made[name] = _ENCODERS[ending](image, sizing.picture.drawing)
    return made


def _largest(sizing: Sizing, original: Path) -> Image.Image:
    """The largest size, upright, in sRGB, as RGB or RGBA."""
    picture, (width, height) = sizing.picture, sizing.sizes[-1]
    stored = (height, width) if picture.turn in _LYING else (width, height)
    with Image.open(original, formats=tuple(sorted(set(SHOWN.values())))) as image:
        profile = image.info.get("icc_profile")
        image.draft("RGB", stored)  # a JPEG is decoded no larger than it must be
        image.load()
        plain = _eight_bits(image)
    shrunk = _in_srgb(_premultiplied(plain, stored), profile)
    if picture.turn in _UPRIGHT:
        shrunk = shrunk.transpose(_UPRIGHT[picture.turn])
    return _bare(shrunk)


def _eight_bits(image: Image.Image) -> Image.Image:
    """As L, RGB, RGBA or CMYK: what can be shrunk, and given to a colour profile."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda grey: grey / 256).convert("L")
    if "transparency" in image.info or image.mode in ("LA", "PA", "La", "RGBa"):
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _premultiplied(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Shrunk; with what is transparent lending its colour to no neighbour."""
    if image.size == size:
        return image
    if image.mode == "RGBA":
        return image.convert("RGBa").resize(size, Resampling.LANCZOS).convert("RGBA")
    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as meant, in the one space that every screen takes for granted."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(colours, given, _srgb(), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None  # a profile of another kind of picture, or a broken one
        colours = made or colours
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone; and no transparency where nothing is transparent."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _webp(image: Image.Image, drawing: bool) -> bytes:  # noqa: FBT001  # one shape of encoders
    """A drawing keeps every pixel where it is light enough so."""
    if drawing:
        whole = _written(image, "WEBP", lossless=True, quality=60, method=4)
        if len(whole) <= most_bytes(image.width):
            return whole
    return _lightest(
        image, lambda quality: _written(image, "WEBP", quality=quality, method=4), WEBP_QUALITIES
    )


def _jpeg(image: Image.Image, drawing: bool) -> bytes:  # noqa: FBT001  # as above
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, _PAPER)
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    return _lightest(
        image,
        lambda quality: _written(image, "JPEG", quality=quality, progressive=True, optimize=True),
        JPEG_QUALITIES,
    )


def _png(image: Image.Image, drawing: bool) -> bytes:  # noqa: FBT001  # as above
    whole = _written(image, "PNG", optimize=True)
    if len(whole) <= most_bytes(image.width):
        return whole
    few = image.quantize(_PALETTE, Image.Quantize.FASTOCTREE)
    return min(whole, _written(few, "PNG", optimize=True), key=len)


_ENCODERS: dict[str, Callable[[Image.Image, bool], bytes]] = {
    "webp": _webp,
    "jpg": _jpeg,
    "png": _png,
}


def _lightest(
    image: Image.Image, written: Callable[[int], bytes], qualities: tuple[int, ...]
) -> bytes:
    """At the best quality that is light enough; else at the least."""
    for quality in qualities[:-1]:
        made = written(quality)
        if len(made) <= most_bytes(image.width):
            return made
    return written(qualities[-1])


def _written(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
