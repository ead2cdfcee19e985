"""A picture is known by what is in its file, cheaply, and whatever it is called."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.reading.pictures import MAX_BYTES, MAX_PIXELS, NoPicture, Picture, read_picture
from tests.conftest import GOOD
from tests.tools.made_files import made


def looked(folder: Path, raw: bytes, name: str = "one.jpg") -> Picture | NoPicture:
    (folder / name).write_bytes(raw)
    return read_picture(folder / name)


def encoded(kind: str, size: tuple[int, int] = (120, 80), **options: object) -> bytes:
    stream = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, kind, **options)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("name", ["one.jpg", "one.png", "one"])
def test_each_kind_that_browsers_show_is_taken_whatever_its_ending(tmp_path, kind, name):
    raw = encoded(kind)
    drawing = kind in ("PNG", "GIF")  # of few bytes a pixel
    assert looked(tmp_path, raw, name) == Picture(len(raw), kind, 120, 80, drawing=drawing)


def test_two_views_of_one_scene_as_telephones_save_them_are_a_jpeg(tmp_path):
    second = Image.new("RGB", (120, 80))
    raw = encoded("MPO", save_all=True, append_images=[second])
    found = looked(tmp_path, raw)
    assert isinstance(found, Picture)
    assert (found.format, found.width, found.height) == ("JPEG", 120, 80)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_as_wide_and_high_as_a_viewer_sees_it(tmp_path, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    raw = encoded("JPEG", exif=exif)
    seen = (80, 120) if orientation in (5, 6, 7, 8) else (120, 80)
    assert looked(tmp_path, raw) == Picture(len(raw), "JPEG", *seen, turn=orientation)


@pytest.mark.parametrize("noted", [0, 9, 65_535])
def test_a_turn_that_makes_no_sense_is_none(tmp_path, noted):
    exif = Image.Exif()
    exif[0x0112] = noted
    found = looked(tmp_path, encoded("JPEG", exif=exif))
    assert (found.turn, found.width, found.height) == (1, 120, 80)


def test_notes_that_cannot_be_read_spoil_no_picture(tmp_path):
    raw = encoded("JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert looked(tmp_path, raw) == Picture(len(raw), "JPEG", 120, 80)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_is_known(tmp_path, kind):
    others = {"save_all": True, "append_images": [Image.new("RGB", (120, 80), "red")]}
    assert looked(tmp_path, encoded(kind, **others)).moving
    assert not looked(tmp_path, encoded(kind)).moving


def test_a_photograph_is_no_drawing_whatever_its_kind(tmp_path):
    stream = BytesIO()
    Image.effect_noise((300, 200), 60).convert("RGB").save(stream, "PNG")
    assert not looked(tmp_path, stream.getvalue()).drawing


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_with_something_behind_its_end_is_whole(tmp_path, kind):
    assert isinstance(looked(tmp_path, encoded(kind) + b"#" * 100_000), Picture)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("part", [0, 0.3, 0.9])
def test_a_picture_that_was_cut_short_is_refused(tmp_path, kind, part):
    raw = encoded(kind)
    assert looked(tmp_path, raw[: int(len(raw) * part)]) == NoPicture("A507")


@pytest.mark.parametrize(
    ("head", "code", "kind"),
    [
        (b"<!DOCTYPE html><html>", "A508", "html"),
        (b"%PDF-1.7\n", "A508", "pdf"),
        (b"PK\x03\x04\x14", "A508", "office"),
        (b"version https://git-lfs.github.com/spec/v1\n", "A508", "lfs"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "A508", "video"),
        (b"what is this", "A508", "unknown"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "A512", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0", "A512", "HEIC"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "A512", "AVIF"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "A511", ""),
        (b'<?xml version="1.0"?>\n<!-- a -->\n<svg/>', "A511", ""),
        (b"\xef\xbb\xbf<svg/>", "A511", ""),
    ],
)
def test_what_is_no_picture_for_the_site_is_told_by_what_it_is(tmp_path, head, code, kind):
    assert looked(tmp_path, head) == NoPicture(code, kind)


@pytest.mark.parametrize("kind", ["TIFF", "BMP"])
def test_a_picture_that_browsers_do_not_show_is_refused_by_its_kind(tmp_path, kind):
    assert looked(tmp_path, encoded(kind)) == NoPicture("A512", kind)


def test_a_file_of_too_many_bytes_is_refused_without_being_read(tmp_path):
    with (tmp_path / "one.jpg").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert read_picture(tmp_path / "one.jpg") == NoPicture("A509", size=MAX_BYTES + 1)


@pytest.mark.parametrize("width", [9_000, 30_000])  # more than our own limit, and than Pillow's
def test_a_bomb_of_pixels_is_refused_without_being_decoded(tmp_path, width):
    bomb = made({"picture": "PNG", "mode": "1", "width": width, "height": 8_000})
    assert width * 8_000 > MAX_PIXELS
    assert len(bomb) < 100_000
    assert looked(tmp_path, bomb, "one.png") == NoPicture("A510")


def test_a_file_that_is_gone_or_a_folder_is_no_picture(tmp_path):
    assert read_picture(tmp_path / "none.jpg") == NoPicture("A507")
    assert isinstance(read_picture(tmp_path), NoPicture)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_stop_the_reader(tmp_path, data):
    raw = data.draw(st.sampled_from([*map(encoded, ("JPEG", "PNG", "GIF", "WEBP")), b"RIFF"]))
    at = data.draw(st.integers(0, len(raw)))
    noise = data.draw(st.binary(max_size=40))
    found = looked(tmp_path, raw[:at] + noise + raw[at + len(noise) :])
    assert isinstance(found, Picture) or found.code.startswith("A5")


def test_the_pictures_of_the_second_site_are_pictures():
    names = sorted((GOOD / "content/images").iterdir())
    assert names
    assert all(isinstance(read_picture(name), Picture) for name in names)


def test_a_spoilt_picture_keeps_its_item_back_until_it_is_uploaded_anew(workshop):
    more = "images:\n  - file: new.jpg\n    alt: {th: แผงผัก, en: A green one}\n    people: none\n"
    workshop.write("content/images/new.jpg", b"")
    file = workshop.news("pictured", more)
    assert [one.code for one in workshop.problems(file)] == ["A507"]
    workshop.write("content/images/new.jpg", encoded("JPEG"))
    assert workshop.problems(file) == []


def test_a_spoilt_picture_that_nothing_shows_is_not_told(workshop):
    workshop.write("content/images/new.jpg", b"")
    assert workshop.problems() == []
