"""Drawings made at build time hold together for any programme, and those of content/ are clean."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.addresses import Links
from generator.pages.labels import place, text_width
from generator.pages.land import Box, Frame, drawn, land_cells, on_land
from generator.pages.locator import locator_map
from generator.pages.map import LINKED, NAMED, national_map
from generator.pages.projects import rai_ngan_wa
from generator.pages.ring import INNER, MIDDLE, SEATS, SIZE, team_ring
from generator.pipeline import examine
from generator.reading.drawings import read_drawing
from generator.reading.register import Outline
from generator.strings import Words
from generator.text import LANGS
from tests.conftest import GOOD, REAL, TODAY

FRAME = Box(-50, 0, 390, 640)
NAMES = st.text("กขคงจชดตันท์ำิีabcdef ", min_size=1, max_size=24)
POINTS = st.tuples(st.integers(0, 340).map(float), st.integers(0, 640).map(float))


@pytest.fixture(scope="module")
def real():
    return examine(REAL, TODAY).site


@pytest.fixture(scope="module")
def small():
    return examine(GOOD, TODAY).site


def links_of(site, lang):
    return Links.from_page(site, "", lang)


# ---- names on a map


@settings(max_examples=25)
@given(st.lists(st.tuples(NAMES, POINTS), max_size=NAMED))
def test_names_lie_in_the_frame_and_on_no_other_name_or_point(names):
    labels = place(names, FRAME, 22, on_land=lambda _: False)
    assert len(labels) == len(names)
    boxes = [label.box for label in labels if label]
    assert all(FRAME.holds(box) for box in boxes)
    assert not any(one.meets(two) for one, two in combinations(boxes, 2))
    assert not any(box.left < x < box.right and box.top < y < box.bottom
                   for box in boxes for _, (x, y) in names)  # fmt: skip


@settings(max_examples=10)
@given(st.lists(st.tuples(NAMES, POINTS), max_size=NAMED))
def test_names_are_placed_the_same_way_each_time(names):
    first, second = (place(names, FRAME, 22, on_land=lambda _: False) for _ in range(2))
    assert first == second


def test_a_lone_name_has_a_place_wherever_its_point_is():
    for x in range(0, 341, 34):
        for y in range(0, 641, 64):
            (label,) = place([("กันตัง", (x, y))], FRAME, 22, on_land=lambda _: False)
            assert label is not None, (x, y)


def test_a_name_stands_at_sea_where_there_is_sea_within_reach():
    west = Box(100, 0, 390, 640)
    (label,) = place([("กันตัง", (110, 300))], FRAME, 22, on_land=west.meets)
    assert label is not None
    assert label.box.right <= 100


def test_where_there_are_many_no_name_hides_the_land():
    names = [(name, (100.0 + 20 * n, 300.0)) for n, name in enumerate("กขคงจชดต")]
    land = Box(60, 200, 300, 400)
    for label in place(names, FRAME, 22, on_land=land.meets, at_sea=True):
        assert label is None or not land.meets(label.box)


def test_marks_above_and_below_a_letter_take_no_room():
    assert text_width("กันตั้ง", 20) == text_width("กนตง", 20)


@pytest.mark.parametrize("lang", LANGS)
def test_every_district_of_the_map_is_a_link_with_a_name_in_its_frame(real, lang):
    view = national_map(real, links_of(real, lang), Words(lang))
    left, top, width, height = map(float, view.view_box.split())
    frame = Box(left, top, left + width, top + height).widened(0.1)
    assert [pin.href.rpartition("districts/")[2] for pin in view.pins] == [
        f"{district.id}/" for district in real.districts
    ]
    assert all(pin.label and frame.holds(pin.label.box) for pin in view.pins)
    assert len(view.shapes) == 77


def test_names_are_16_px_where_the_map_is_320_px_wide(real):
    for lang in LANGS:
        view = national_map(real, links_of(real, lang), Words(lang))
        assert view.size * 320 / view.width >= 16


def test_a_district_without_coordinates_stands_in_its_province_and_says_so(real):
    view = national_map(real, links_of(real, "th"), Words("th"))
    for district, pin in zip(real.districts, view.pins, strict=True):
        assert pin.exact == (district.location is not None)
        assert ("ยังไม่พบพิกัด" in pin.title) == (district.location is None)


def many(site, count):
    """The site with a made-up profile for so many districts of the register."""
    codes = [code for code in site.register.areas if len(code) == 4][:count]
    model = site.districts[-1].model_copy(update={"location": None, "aliases": ()})
    made = [model.model_copy(update={"id": f"d{code}", "code": code}) for code in codes]
    return replace(site, districts=tuple(made))


@pytest.mark.parametrize(("count", "pins", "dots"), [(76, 76, 0), (LINKED + 1, 0, LINKED + 1)])
def test_many_districts_become_points_without_names_and_very_many_become_dots(
    real, count, pins, dots
):
    site = many(real, count)
    view = national_map(site, links_of(site, "th"), Words("th"))
    assert len(view.pins) == pins
    assert not any(pin.label for pin in view.pins)
    assert view.dots.count("M") == dots


# ---- land


def square(code, west, south, side):
    ring = ((west, south), (west + side, south), (west + side, south + side), (west, south + side))
    return Outline(code, ((ring,),))


def test_land_is_told_from_sea():
    outlines = (square("90", 100, 7, 1),)
    every = drawn(outlines, Frame.of(Box(99, 6, 103, 10), 400))
    cells = land_cells(every)
    inside, outside = Box(120, 220, 150, 240), Box(320, 20, 380, 60)
    assert on_land(inside, cells)
    assert not on_land(outside, cells)


@pytest.mark.parametrize("lang", LANGS)
def test_the_middle_of_each_province_lies_in_it(real, lang):
    frame = Frame.of(Box(97, 5, 106, 21), 340)
    for one in drawn(real.register.outlines, frame):
        assert one.has(one.middle()), (lang, one.code)


@pytest.mark.parametrize("lang", LANGS)
def test_a_locator_names_only_what_fits_and_covers_no_name(real, lang):
    words = Words(lang)
    for code in ("10", "50", "83", "92", "9202", "94", "1801"):
        view = locator_map(real.register.areas[code], real, words)
        frame = Box(0, 0, view.width, view.height)
        boxes = []
        for name in view.names:
            half = text_width(name.text, name.size) / 2
            boxes.append(Box(name.x - half, name.y - name.size, name.x + half, name.y))
        if view.mark and view.mark.label:
            boxes.append(view.mark.label.box)
        assert all(frame.widened(1).holds(box) for box in boxes[1:]), code
        assert not any(one.meets(two) for one, two in combinations(boxes, 2)), code
        (own,) = [shape for shape in view.shapes if shape.look == "yes"]
        assert view.text
        assert own.path


def test_a_locator_is_small(real):
    view = locator_map(real.register.areas["9202"], real, Words("th"))
    assert sum(len(shape.path) for shape in view.shapes) < 4000


# ---- the circle


def with_team(site, size, sectors):
    plan = site.programme.team.model_copy(update={"size": size})
    every = (site.programme.sectors * 12)[:sectors]
    programme = site.programme.model_copy(update={"team": plan, "sectors": every})
    return replace(site, programme=programme)


@given(st.integers(1, 40), st.integers(1, 12))
def test_a_circle_seats_any_team_and_numbers_any_sectors(small, size, sectors):
    ring = team_ring(with_team(small, size, sectors), Words("th"))
    assert len(ring.seats) == size
    assert [arc.number for arc in ring.arcs] == list(range(1, sectors + 1))
    assert [seat.look for seat in ring.seats].count("acc") == 1
    assert str(size) in ring.people
    for arc in ring.arcs:
        distance = hypot(arc.x - MIDDLE, arc.y - 7 - MIDDLE)
        assert INNER < distance < SIZE / 2
        assert all(0 <= float(n) <= SIZE for n in re.findall(r"[\d.]+", arc.path))
    if sectors > 1:
        assert all(
            one.look != two.look
            for one, two in zip(ring.arcs, (*ring.arcs[1:], ring.arcs[0]), strict=True)
        )


@given(st.integers(1, 40))
def test_no_two_people_of_a_circle_touch(small, size):
    seats = team_ring(with_team(small, size, 7), Words("en")).seats
    scale = float(re.search(r"scale\(([\d.]+)\)", seats[0].place)[1])
    assert 46 * scale <= 2 * 3.1416 * SEATS / size


# ---- land measures


@pytest.mark.parametrize(
    ("rai", "thai", "english"),
    [
        ("3.5", "3 ไร่ 2 งาน", "3 rai 2 ngan (5,600 square metres)"),
        ("0.0025", "1 ตารางวา", "1 square wa (4 square metres)"),
        ("1250", "1,250 ไร่", "1,250 rai (2,000,000 square metres)"),
        ("10.13125", "10 ไร่ 52.5 ตารางวา", "10 rai 52.5 square wa (16,210 square metres)"),
    ],
)
def test_land_is_measured_in_rai_ngan_and_square_wa(rai, thai, english):
    assert rai_ngan_wa(Decimal(rai), Words("th")) == thai
    assert rai_ngan_wa(Decimal(rai), Words("en")) == english


# ---- drawings of content/

HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 120">'


def faults_of(inner):
    drawing, faults = read_drawing("x.svg", HEAD + inner.encode() + b"</svg>")
    assert (drawing is None) == bool(faults)
    return [fault.code for fault in faults]


@pytest.mark.parametrize(
    "inner",
    [
        "<foreignObject><p/></foreignObject>",
        '<image href="#a"/>',
        '<a href="#a"><path/></a>',
        '<animate attributeName="href"/>',
        "<set/>",
        '<path onload="x()"/>',
        '<path ONLOAD="x()"/>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>',
        '<script xmlns="">x()</script>',
        "<?php x ?>",
    ],
)
def test_a_drawing_with_more_than_shapes_is_refused(inner):
    assert faults_of(inner) == ["A521"] or faults_of(inner)[0] == "A521"


@pytest.mark.parametrize(
    "inner",
    [
        '<use href="https://example.org/a.svg#b"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="b.svg#c"/>',
        '<use href="data:image/svg+xml;base64,AA"/>',
        '<path style="fill:url(//example.org/x)"/>',
        "<style>path { fill: url( 'x.svg#a' ) }</style>",
        "<style>@font-face { font-family: A }</style>",
    ],
)
def test_a_drawing_that_calls_for_another_file_is_refused(inner):
    assert faults_of(inner) == ["A522"]


@pytest.mark.parametrize(
    "inner",
    [
        '<defs><linearGradient id="g"/></defs><path fill="url(#g)"/>',
        "<style>path { fill: url( '#g' ) }</style>",
        '<use href="#tree"/>',
        "<!-- a note --><path/>",
    ],
)
def test_a_drawing_may_refer_to_its_own_parts(inner):
    assert faults_of(inner) == []


def test_a_drawing_is_published_where_it_is_shown_and_described(good):
    assert (good.folder / "drawings/stream.svg").is_file()
    (picture,) = good.page("en/districts/ngao/").xpath("//img[contains(@class, 'scene')]")
    assert picture.get("alt") == "Drawing of a green slope by a stream"
    assert (picture.get("width"), picture.get("height")) == ("600", "120")
    assert picture.get("src") == "../../../drawings/stream.svg"
    assert good.page("").xpath("//img[contains(@class, 'scene')]/@alt") == ["ภาพวาดลำธาร"]


def test_a_page_goes_without_a_faulty_drawing_and_nothing_of_it_is_published(workshop):
    workshop.write("content/drawings/stream.svg", HEAD.decode() + "<script/></svg>")
    built = workshop.build()
    assert built.status == 3
    assert not (built.folder / "drawings").exists()
    assert built.page("districts/ngao/").xpath("//img[contains(@class, 'scene')]") == []
    assert "panorama" in built.page("").xpath("//img[contains(@class, 'scene')]/@src")[0]
