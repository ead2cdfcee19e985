"""Which area a person means: by id, code or name, and what is said when it is not clear."""

import pytest

from generator.linking.area_names import AreaNames
from generator.problems import Problem
from generator.reading.register import read_register
from tests.conftest import GOOD, REAL

NEWS = "content/news/2024/2024-06-01-more.yml"


@pytest.fixture(scope="module")
def names() -> AreaNames:
    register, problems = read_register(GOOD)
    assert problems == ()
    return AreaNames(register, {"ngao": "5205", "sikhio": "3020"})


@pytest.fixture(scope="module")
def country() -> AreaNames:
    return AreaNames(read_register(REAL)[0], {})


def codes(names: AreaNames, typed: str) -> list[str]:
    return [area.code for area in names.named(typed)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ngao", "5205"),
        ("52", "52"),
        ("5203", "5203"),
        ("520502", "520502"),
        ("ลำปาง", "52"),
        ("จังหวัดลำปาง", "52"),
        ("จ.ลำปาง", "52"),
        ("Lampang", "52"),
        ("lampang province", "52"),
        ("สีคิ้ว", "3020"),
        ("อำเภอสีคิ้ว", "3020"),
        ("อ.สีคิ้ว", "3020"),
        ("Sikhio", "3020"),
        ("Sikhio District", "3020"),
        ("พระนครศรีอยุธยา", "14"),
        ("อำเภอพระนครศรีอยุธยา", "1401"),
        ("Ko  Kha", "5203"),
        ("เขตพระนคร", "1001"),
        ("เฉลิมพระเกียรติ สระบุรี", "1913"),
        ("จังหวัดนครราชสีมา อำเภอเฉลิมพระเกียรติ", "3032"),
        ("Chaloem Phra Kiat Saraburi", "1913"),
        ("Chaloem Phra Kiat, Saraburi", "1913"),
        ("อ. สีคิ้ว", "3020"),
        ("อ.สีคิ้ว จ.นครราชสีมา", "3020"),
        ("อำเภอสีคิ้ว จังหวัดนครราชสีมา", "3020"),
        ("เขต พระนคร", "1001"),
        ("จ. ลำปาง", "52"),
        ("Amphoe Sikhio", "3020"),
        ("Changwat Lampang", "52"),
        ("อ.เมือง จ.ลำปาง", "5201"),
        ("๓๐๒๐", "3020"),
    ],
)
def test_an_area_is_found_by_id_code_or_name(names, typed, code):
    assert codes(names, typed) == [code]


@pytest.mark.parametrize("typed", ["99", "9999", "529999", "123", "กันตังๆ", "", " ", "nowhere"])
def test_what_is_no_area_is_not_found(names, typed):
    assert codes(names, typed) == []


def test_a_bare_name_is_a_province_first(names):
    assert [area.level for area in names.named("พระนครศรีอยุธยา")] == ["province"]


def test_a_district_is_asked_for_by_its_prefix(names):
    (area,) = names.named("อำเภอพระนครศรีอยุธยา")
    assert area.level == "district"


@pytest.mark.parametrize("typed", ["เฉลิมพระเกียรติ", "Bang Sai"])
def test_a_name_that_two_districts_bear_means_both(names, typed):
    assert len(codes(names, typed)) == 2


def test_a_province_asked_for_as_a_province_is_no_district(country):
    for area in country.named("จังหวัดพระนครศรีอยุธยา"):
        assert area.level == "province"


def test_every_province_and_district_is_found_by_its_own_code(country):
    for code in country.register.areas:
        assert codes(country, code) == [code]


def test_every_province_is_found_by_its_thai_and_its_english_name(country):
    for area in country.register.provinces():
        assert codes(country, area.name.th) == codes(country, area.name.en) == [area.code]


def test_every_district_is_found_by_its_name_with_its_province(country):
    lost = []
    for area in country.register.areas.values():
        if area.level == "district":
            province = country.register.province_of(area.code)
            found = codes(country, f"อำเภอ{area.name.th} จังหวัด{province.name.th}")
            if area.code not in found:
                lost.append(area.code)
    assert lost == []


# In a file.


def fault(workshop, areas: str) -> Problem:
    workshop.news("more", f"areas: [{areas}]\n")
    (problem,) = workshop.problems(NEWS)
    return problem


def test_a_name_borne_twice_is_told_with_the_code_to_write(workshop):
    problem = fault(workshop, "ngao, เฉลิมพระเกียรติ")
    assert (problem.severity, problem.field) == ("error", "areas.1")
    assert (problem.spot.line, problem.spot.column) == (9, 15)
    said = problem.message("th") + problem.hint("th")
    assert "1913" in said
    assert "3032" in said


@pytest.mark.parametrize(
    ("typed", "nearest"), [("สีคิว", "สีคิ้ว"), ("Sikio", "Sikhio"), ("ngoa", "ngao")]
)
def test_a_slip_in_a_name_is_told_with_the_nearest_right_one(workshop, typed, nearest):
    problem = fault(workshop, typed)
    said = problem.message("en") + problem.hint("en") + problem.hint("th")
    assert nearest.lower() in said.lower()


@pytest.mark.parametrize(
    ("typed", "write", "code"),
    [
        ("กันตั่ง", "กันตัง", "9202"),
        ("อ.กันตั่ง", "กันตัง", "9202"),
        ("Kantung", "Kantang", "9202"),
        ("kantung district", "Kantang", "9202"),
        ("จังหวัดตรั่ง", "ตรัง", "92"),
        ("Muang Trang", "Mueang Trang", "9201"),
        ("เมืองตรังค์", "เมืองตรัง", "9201"),
    ],
)
def test_in_the_whole_register_the_nearest_name_is_of_the_level_that_was_typed(
    country, typed, write, code
):
    close = country.close_to(typed)
    assert close is not None
    assert (close[0], [area.code for area in close[1]]) == (write, [code])


@pytest.mark.parametrize("typed", ["เมือง", "อำเภอเมือง", "Muang"])
def test_the_capital_district_of_nobody_s_province_is_not_guessed(country, typed):
    assert codes(country, typed) == []
    assert country.close_to(typed) is None


def test_a_code_that_is_not_in_the_register_is_told(workshop):
    assert fault(workshop, "'9999'").severity == "error"


@pytest.mark.parametrize("typed", ["อำเภอเฉลิมพระเกียรติ จังหวัดสระบุรี", "'1913'"])
def test_code_or_province_make_a_name_borne_twice_clear(workshop, typed):
    workshop.news("more", f"areas: [{typed}]\n")
    assert workshop.problems() == []
    examined = workshop.examine()
    item = next(item for item in examined.site.news if item.slug == "more")
    assert [area.code for area in examined.site.areas(item)] == ["1913"]


def test_an_area_named_twice_in_two_ways_counts_once(workshop):
    workshop.news("more", "areas: [ngao, อำเภองาว, '5205']\n")
    site = workshop.examine().site
    item = next(item for item in site.news if item.slug == "more")
    assert [area.code for area in site.areas(item)] == ["5205"]


def test_a_district_of_bangkok_is_a_khet_and_bangkok_is_no_changwat(workshop):
    workshop.news("more", "areas: ['1001']\n")
    built = workshop.build()
    said = built.words("news/more/")
    assert "อำเภอพระนคร" not in said
    assert "จังหวัดกรุงเทพมหานคร" not in said
    assert "เขตพระนคร" in said


def test_a_missing_register_is_told_and_stops_no_other_file(workshop):
    workshop.remove("content/reference/subdistricts.csv")
    (problem, *rest) = workshop.problems("content/reference/subdistricts.csv")
    assert (problem.severity, rest) == ("error", [])


@pytest.mark.parametrize("text", ["{", "[]", '{"features": [{}]}', '{"features": 1}', ""])
def test_a_spoilt_map_is_told_and_the_site_goes_without(workshop, text):
    file = workshop.write("content/reference/thailand-provinces.geojson", text)
    assert [p.file for p in workshop.problems()] == [file]
    built = workshop.build()
    assert built.status == 3
    assert built.has("districts")


def test_a_site_without_a_map_builds(workshop):
    workshop.remove("content/reference/thailand-provinces.geojson")
    assert workshop.build().status == 0
