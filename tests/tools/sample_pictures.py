"""The pictures of tests/good/: drawn by code, so that they show nobody and belong to nobody.

    python -m tests.tools.sample_pictures

The pavilion is a JPEG as a telephone leaves it: on its side, with a camera, a place and a thumbnail
in its notes, all made up. The stalls are drawings of few colours.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).resolve().parents[1] / "good" / "content" / "images"
SKY, HILL, FIELD, WOOD, CLOTH = "#cfe0da", "#7fa769", "#5b8747", "#7a5536", "#f1e8d5"
GREENS = ("#3f6a39", "#5b8747", "#7fa769", "#a9c9b8")
CAMERA = "Imaginary Camera 1"


def stall(width: int, height: int, heaps: int) -> Image.Image:
    """A stall under an awning of stripes, with so many heaps of greens."""
    image = Image.new("RGB", (width, height), SKY)
    pen = ImageDraw.Draw(image)
    ground, board = height * 5 // 6, height * 3 // 5
    pen.rectangle((0, ground, width, height), FIELD)
    left, right = width // 8, width * 7 // 8
    for post in (left, right):
        pen.rectangle((post - width // 80, height // 4, post + width // 80, ground), WOOD)
    stripe = (right - left + width // 8) // 8
    for number in range(8):
        start = left - width // 16 + number * stripe
        box = (start, height // 8, start + stripe - 1, height * 3 // 10)
        pen.rectangle(box, CLOTH if number % 2 else GREENS[1])
    pen.rectangle((left, board, right, board + height // 12), WOOD)
    room = (right - left) // heaps
    for number in range(heaps):
        start = left + number * room
        box = (start + room // 12, board - room // 2, start + room - room // 12, board + room // 2)
        pen.pieslice(box, 180, 360, GREENS[number % len(GREENS)])
    return image


def pavilion(width: int, height: int) -> Image.Image:
    """A pavilion by a stream, with soft edges and grain as a lens leaves them."""
    image = Image.new("RGB", (width, height), SKY)
    pen = ImageDraw.Draw(image)
    pen.ellipse((-width // 4, height // 3, width * 2 // 3, height * 5 // 4), HILL)
    pen.ellipse((width // 3, height * 2 // 5, width * 5 // 4, height * 5 // 4), GREENS[3])
    pen.rectangle((0, height * 2 // 3, width, height), FIELD)
    pen.polygon(
        [(0, height * 9 // 10), (width, height * 3 // 4), (width, height), (0, height)], "#7fb9b7"
    )
    pen.rectangle((width // 3, height * 13 // 20, width * 2 // 3, height * 7 // 10), WOOD)
    for post in range(4):
        left = width // 3 + post * width // 9 - width // 160
        pen.rectangle((left, height * 2 // 5, left + width // 80, height * 7 // 10), WOOD)
    roof = [
        (width // 4, height * 2 // 5),
        (width // 2, height // 6),
        (width * 3 // 4, height * 2 // 5),
    ]
    pen.polygon(roof, GREENS[0])
    grain = Image.effect_noise((width, height), 14).convert("RGB")
    return Image.blend(image.filter(ImageFilter.GaussianBlur(width / 800)), grain, 0.06)


def as_a_telephone(image: Image.Image) -> bytes:
    """On its side, with the notes of a camera: maker, moment, place, thumbnail, remark."""
    thumb = BytesIO()
    image.resize((64, 40)).save(thumb, "JPEG")
    notes = Image.Exif()
    notes[0x0112] = 6  # to be turned to the right
    notes[0x010F], notes[0x0110] = CAMERA, CAMERA
    notes[0x0132] = "2024:06:01 09:00:00"
    place = notes.get_ifd(0x8825)
    place.update({1: "N", 2: (1.0, 2.0, 3.0), 3: "E", 4: (4.0, 5.0, 6.0)})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- {CAMERA} --></x:xmpmeta>'
    stream = BytesIO()
    image.rotate(90, expand=True).save(
        stream, "JPEG", quality=72, exif=notes, xmp=xmp.encode(), comment=CAMERA
    )
    return stream.getvalue()


def as_a_drawing(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.quantize(16, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main() -> None:
    (FOLDER / "stall.png").write_bytes(as_a_drawing(stall(1500, 1000, 5)))
    (FOLDER / "stall-two.png").write_bytes(as_a_drawing(stall(900, 900, 3)))
    (FOLDER / "hall.jpg").write_bytes(as_a_telephone(pavilion(1600, 1000)))


if __name__ == "__main__":
    main()
