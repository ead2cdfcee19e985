"""The press: sets a sheet with Typst as theme/typst/ says, as JPEG or PDF."""

from __future__ import annotations

import json
import threading
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import cast

import typst
from PIL import Image

from generator import typeface
from generator.pages.sheets import Sheet
from generator.qr import qr

HEAVIEST = 300_000  # bytes of a card
_QUALITIES = (90, 85, 78, 70, 60, 45)
_POINTS = 72  # an inch: one point of a card is one pixel
_SOFTWARE = ("typst", "pillow", "fontpkg-sarabun", "segno")

_own = threading.local()  # one Compiler a thread: a shared one raises


def edition(theme: Path) -> str:
    """Stands for all that turns data into bytes: the software, the typeface and the look."""
    look = blake2b(digest_size=8)
    for folder in ("typst", "assets/img"):
        for path in sorted((theme / folder).glob("*.*")):
            look.update(path.name.encode() + path.read_bytes())
    return " ".join([*(f"{name} {version(name)}" for name in _SOFTWARE), look.hexdigest()])


def pressed(sheet: Sheet, theme: Path) -> bytes:
    """The finished file. Raises where Typst refuses, or a card stays too heavy."""
    source = theme / "typst" / f"{sheet.look}.typ"
    inputs = {"data": sheet.data}
    compiler = _compiler(theme)
    if sheet.name.endswith(".pdf"):
        inputs["qr"] = qr(json.loads(sheet.data)["address"])
        return cast(
            "bytes",
            compiler.compile(
                source, format="pdf", sys_inputs=inputs, timestamp=sheet.at, pdf_standards="ua-1"
            ),
        )
    drawn = compiler.compile(source, format="png", ppi=_POINTS, sys_inputs=inputs)
    return _jpeg(cast("bytes", drawn))


def _compiler(theme: Path) -> typst.Compiler:
    made: dict[Path, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if theme not in made:
        made[theme] = typst.Compiler(root=theme, font_paths=_fonts(), ignore_system_fonts=True)
    return made[theme]


@cache
def _fonts() -> typst.Fonts:
    """Only those of the typeface: a machine's own fonts would make other bytes."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(typeface.folder())],
    )


def _jpeg(png: bytes) -> bytes:
    """At the best quality that is light enough, with its colours whole: text is drawn in them."""
    with Image.open(BytesIO(png)) as drawn:
        image = drawn.convert("RGB")
    for quality in _QUALITIES:
        stream = BytesIO()
        image.save(stream, "JPEG", quality=quality, subsampling=0, optimize=True)
        if stream.tell() < HEAVIEST:
            return stream.getvalue()
    raise ValueError(f"a card of {stream.tell()} bytes")
