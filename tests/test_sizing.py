"""A picture comes out upright, in its own colours, in every size that was promised, and bare."""

import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, PngImagePlugin
from PIL.Image import Transpose

from generator.channels.pictures import sized
from generator.pages.pictures import Sizing
from generator.reading.pictures import Picture, fingerprint, read_picture
from generator.reading.sizes import PHONE_BYTES, sizes
from tests.tools.photographs import photograph
from tests.tools.picture_files import BARE, TRACES, parts

RED, LIME, BLUE, WHITE = (230, 20, 20), (20, 220, 20), (20, 20, 230), (250, 250, 250)
GPS = {1: "N", 2: (7.0, 24.0, 0.0), 3: "E", 4: (99.0, 30.0, 0.0)}


def quarters(width: int = 1200, height: int = 800) -> Image.Image:
    """Red, lime, blue and white: no turn of it looks like another."""
    image = Image.new("RGB", (width, height), WHITE)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 2 - 1, height // 2 - 1), RED)
    pen.rectangle((width // 2, 0, width, height // 2 - 1), LIME)
    pen.rectangle((0, height // 2, width // 2 - 1, height), BLUE)
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def sizing_of(folder: Path, raw: bytes, name: str = "one.jpg") -> Sizing:
    (folder / name).write_bytes(raw)
    found = read_picture(folder / name)
    assert isinstance(found, Picture), found
    return Sizing(name, replace(found, digest=fingerprint(folder / name)))


def made(folder: Path, raw: bytes) -> dict[str, bytes]:
    sizing = sizing_of(folder, raw)
    files = sized(sizing, folder / "one.jpg")
    assert list(files) == list(sizing)
    for name, size, ending in sizing.files():
        with Image.open(BytesIO(files[name])) as image:
            assert image.size == size
            assert image.format == {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[ending]
    return files


def largest(files: dict[str, bytes], ending: str = "webp") -> Image.Image:
    name = [name for name in files if name.endswith(ending)][-1]
    return Image.open(BytesIO(files[name]))


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    width, height = image.size
    spots = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    return [image.convert("RGB").getpixel(spot) for spot in spots]


def alike(found, expected, by: int = 24) -> bool:
    pairs = zip(found, expected, strict=True)
    return all(abs(one - two) <= by for a, b in pairs for one, two in zip(a, b, strict=True))


# Which sizes.


def test_no_size_is_larger_than_the_picture_and_the_last_is_all_that_there_is():
    assert sizes(4000, 3000) == ((480, 360), (960, 720), (1440, 1080))
    assert sizes(1000, 500) == ((480, 240), (1000, 500))
    assert sizes(500, 500) == ((500, 500),)
    assert sizes(1, 1) == ((1, 1),)


def test_a_panorama_and_a_scroll_keep_their_shape_within_reason():
    assert sizes(12_000, 300) == ((480, 12), (960, 24), (1440, 36))
    assert sizes(20_000, 1)[-1] == (1440, 1)
    width, height = sizes(1080, 20_000)[-1]
    assert height <= 4320 + 20
    assert width == 233


# What is left of the notes of a camera: nothing.


def noted(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "Imaginary Camera", "2024:06:01 09:00:00"
    exif.get_ifd(0x8825).update(GPS)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Imaginary</x:xmpmeta>'
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    given: dict[str, object] = {"exif": exif, "icc_profile": profile}
    if kind == "JPEG":
        given |= {"xmp": xmp, "comment": "Imaginary"}
    elif kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "Imaginary")
        text.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=False)
        given |= {"pnginfo": text}
    elif kind == "WEBP":
        given |= {"xmp": xmp}
    else:
        given = {"comment": b"Imaginary"}
    raw = saved(quarters(), kind, **given)
    if kind == "JPEG":  # what picture editors leave: IPTC, and a thumbnail behind the end
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x09Imaginary\0"
        raw = raw[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + raw[2:]
        raw += saved(quarters(60, 40), "JPEG", exif=exif)
    return raw


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_no_note_of_a_camera_or_an_editor_is_left(tmp_path, kind):
    raw = noted(kind)
    assert any(trace in raw for trace in (*TRACES, b"GIF"))
    for name, data in made(tmp_path, raw).items():
        ending = name.rpartition(".")[2]
        assert parts(ending, data) <= BARE[ending], name
        assert not [trace for trace in TRACES if trace in data], name
        with Image.open(BytesIO(data)) as image:
            image.load()
            assert set(image.info) <= {
                *("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"),
                *("progressive", "progression", "loop", "background", "timestamp", "duration"),
            }
            assert dict(image.getexif()) == {}


def test_the_test_s_own_reader_sees_the_notes_of_a_camera(tmp_path):
    """The test above can fail."""
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")):
        raw = noted(kind)
        raw = raw[: raw.index(b"\xff\xd9\xff\xd8") + 2] if kind == "JPEG" else raw
        assert not parts(ending, raw) <= BARE[ending]


# Upright.

# How a camera stores an upright picture so that the turn `n` brings it back.
STORED = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}


@pytest.mark.parametrize(
    ("turn", "kind"), [*((turn, "JPEG") for turn in STORED), (6, "PNG"), (6, "WEBP")]
)
def test_a_picture_comes_out_upright_however_the_camera_was_held(tmp_path, turn, kind):
    upright = quarters()
    how = STORED[turn]
    exif = Image.Exif()
    exif[0x0112] = turn
    raw = saved(upright if how is None else upright.transpose(how), kind, exif=exif)
    files = made(tmp_path, raw)
    for ending in ("webp", "jpg" if kind != "PNG" else "png"):
        image = largest(files, ending)
        assert image.size == (1200, 800)
        assert alike(corners(image), (RED, LIME, BLUE, WHITE))


# Colours.


def swapped_profile() -> bytes:
    """An sRGB in which red and blue have changed places."""
    raw = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert raw.count(b"rXYZ") == raw.count(b"bXYZ") == 1
    return raw.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_are_those_that_the_profile_means(tmp_path, kind):
    raw = saved(quarters(), kind, icc_profile=swapped_profile())
    assert alike(corners(largest(made(tmp_path, raw))), (BLUE, LIME, RED, WHITE))


def test_a_broken_profile_loses_nothing_but_itself(tmp_path):
    raw = saved(quarters(), "JPEG", icc_profile=b"no profile at all")
    assert alike(corners(largest(made(tmp_path, raw))), (RED, LIME, BLUE, WHITE))


def test_a_picture_for_the_printing_press_is_shown_in_its_colours(tmp_path):
    found = corners(largest(made(tmp_path, saved(quarters().convert("CMYK"), "JPEG"))))
    assert alike(found, (RED, LIME, BLUE, WHITE))


def test_grey_stays_grey(tmp_path):
    raw = saved(quarters().convert("L"), "JPEG")
    for red, green, blue in corners(largest(made(tmp_path, raw))):
        assert max(red, green, blue) - min(red, green, blue) <= 6


def test_sixteen_bits_of_grey_are_as_bright_as_eight(tmp_path):
    eight = Image.linear_gradient("L").resize((600, 400))
    deep = eight.convert("I").point(lambda grey: grey * 256 + 128).convert("I;16")
    files = made(tmp_path, saved(deep, "PNG"))
    assert alike(corners(largest(files)), corners(eight), by=8)


def test_a_progressive_picture_is_taken_and_made_progressive(tmp_path):
    files = made(tmp_path, saved(quarters(), "JPEG", progressive=True))
    assert alike(corners(largest(files)), (RED, LIME, BLUE, WHITE))
    assert largest(files, "jpg").info["progressive"]


def test_a_drawing_with_a_see_through_colour_keeps_it_and_loses_no_pixel(tmp_path):
    drawing = quarters(900, 600).quantize(8, dither=Image.Dither.NONE)
    clear = drawing.getpixel((0, 0))
    files = made(tmp_path, saved(drawing, "PNG", transparency=clear))
    assert {name.rpartition(".")[2] for name in files} == {"webp", "png"}
    for ending in ("webp", "png"):
        image = largest(files, ending).convert("RGBA")
        assert image.getpixel((10, 10))[3] == 0
        assert image.getpixel((800, 10)) == (*LIME, 255)
        assert image.getpixel((800, 590)) == (*WHITE, 255)


def test_what_is_see_through_lends_its_colour_to_no_neighbour(tmp_path):
    image = Image.new("RGBA", (1500, 1500), (255, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((300, 300, 1200, 1200), (0, 0, 200, 255))
    small = Image.open(BytesIO(next(iter(made(tmp_path, saved(image, "PNG")).values()))))
    seen = Image.new("RGBA", small.size, WHITE)
    seen.alpha_composite(small.convert("RGBA"))
    assert all(red <= green + 8 for red, green, _, _ in seen.get_flattened_data())


def test_a_photograph_saved_as_png_gets_the_weight_of_a_photograph(tmp_path):
    files = made(tmp_path, saved(photograph(1000, 700), "PNG"))
    assert {name.rpartition(".")[2] for name in files} == {"webp", "jpg"}


def test_of_a_picture_that_moves_the_first_is_shown(tmp_path):
    others = [Image.new("RGB", (1200, 800), "black")]
    raw = saved(quarters(), "GIF", save_all=True, append_images=others)
    assert alike(corners(largest(made(tmp_path, raw))), (RED, LIME, BLUE, WHITE))


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (9000, 2), (3, 2), (1081, 4000)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_of_any_shape_comes_out_in_that_shape(tmp_path, size, kind):
    assert made(tmp_path, saved(Image.linear_gradient("L").resize(size), kind))


# Weight.


@pytest.mark.parametrize("seed", range(2))
def test_a_phone_gets_a_photograph_of_sixty_kilobytes_at_most(tmp_path, seed):
    raw = saved(photograph(2000, 1500, seed), "JPEG", quality=92)
    files = made(tmp_path, raw)
    (phone,) = [data for name, data in files.items() if name.endswith("-960.webp")]
    assert len(phone) <= PHONE_BYTES
    wanted = Image.open(BytesIO(raw)).resize((960, 720), Image.Resampling.LANCZOS)
    got = Image.open(BytesIO(phone)).convert("RGB")
    difference = ImageChops.difference(wanted, got).convert("L")
    mean = sum(value * count for value, count in enumerate(difference.histogram())) / (960 * 720)
    assert mean < 10  # of 255: still that picture


# The same bytes.


def test_the_same_file_gives_the_same_bytes_and_another_another_name(tmp_path):
    first = made(tmp_path, saved(quarters(), "JPEG"))
    assert made(tmp_path, saved(quarters(), "JPEG")) == first
    assert not set(made(tmp_path, saved(quarters(), "JPEG", quality=80))) & set(first)


def test_a_file_that_is_gone_meanwhile_has_a_name_all_the_same(tmp_path):
    (tmp_path / "empty.jpg").write_bytes(b"")
    assert fingerprint(tmp_path / "gone.jpg") == fingerprint(tmp_path / "empty.jpg")
