"""Pictures as hard to make small as photographs, of nothing and of nobody."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageChops


def photograph(width: int, height: int, seed: int = 1) -> Image.Image:
    """Light and shade at every scale, as a camera sees leaves. The same seed, the same picture."""
    random = Random(seed)  # noqa: S311  # no secret
    image = Image.new("L", (width, height), 128)
    cells = 4
    while cells < width:
        size = (cells, max(2, cells * height // width))
        noise = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
        layer = noise.resize((width, height), Image.Resampling.BICUBIC)
        image = Image.blend(image, layer, min(0.5, 0.8 / (1 + (cells / 4) ** 0.55)))
        cells *= 2
    return Image.merge("RGB", (image, ImageChops.offset(image, 7), ImageChops.offset(image, 0, 9)))
