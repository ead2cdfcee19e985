"""Cards and notices as pictures, beside those that a person looked at: tests/looks/."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat

GOLDEN = Path(__file__).parents[1] / "looks"


def assert_looks_alike(name: str, raw: bytes, request: pytest.FixtureRequest) -> None:
    """`--refresh-golden` keeps this picture as the one to compare with."""
    shown = picture(raw, name)
    kept = GOLDEN / (name.replace("/", "-").rpartition(".")[0] + ".png")
    if request.config.getoption("--refresh-golden"):
        GOLDEN.mkdir(exist_ok=True)
        shown.quantize(32).save(kept, optimize=True)
    with Image.open(kept) as golden:
        apart = ImageStat.Stat(ImageChops.difference(shown, golden.convert("RGB"))).mean
    assert max(apart) < 4, apart


def picture(raw: bytes, name: str) -> Image.Image:
    """Small, so that one pixel more or less of a letter's edge is no difference."""
    image: Image.Image
    if name.endswith(".pdf"):
        image = pdfium.PdfDocument(raw)[0].render(scale=0.6).to_pil()
    else:
        image = Image.open(io.BytesIO(raw))
    return image.convert("RGB").resize((400, 210) if name.endswith("jpg") else (357, 505))
