"""Open data as those read it who take it: by its description, in a spreadsheet, on a map."""

import csv
import io
import json

import pytest
from frictionless import Package, validate

from generator.batch import files_of
from generator.channels.data.files import data_batches
from generator.channels.data.tables import districts_table, news_table

CSV = ("news.csv", "districts.csv")


@pytest.fixture
def files(workshop):
    return lambda: files_of(data_batches(workshop.examine().site))


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_description_is_valid_and_every_table_is_as_described(good):
    path = good.folder / "data" / "datapackage.json"
    assert Package.metadata_validate(json.loads(path.read_text("utf-8"))) is not None
    report = validate(str(path))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == 2


def test_a_table_has_the_described_columns_in_their_order(workshop):
    site = workshop.examine().site
    for table in (news_table(site), districts_table(site)):
        assert table.rows
        for row in table.rows:
            assert [name for name in row if name != "sources"] == list(table.columns)


def test_csv_and_json_tell_the_same(good):
    for name in CSV:
        told = json.loads(good.read(f"data/{name.replace('csv', 'json')}"))
        typed = rows((good.folder / "data" / name).read_bytes())
        assert [{k: _cell(v) for k, v in row.items() if k != "sources"} for row in told] == typed
        assert all(row["sources"] for row in told)


def _cell(value):
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def test_a_spreadsheet_knows_the_letters_and_runs_no_formula(workshop, files):
    for number, text in enumerate(("=1+1", "+1", "-1", "@SUM(A1)")):
        file = workshop.news(f"cell-{number}", title="ข่าวช่อง")
        workshop.replace(file, "{th: ข่าวช่อง, en: News cell-" + str(number) + "}", json.dumps(text))
    data = files()["data/news.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    for row in rows(data):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), row
    titles = [row["title_th"] for row in json.loads(files()["data/news.json"])]
    assert "=1+1" in titles  # whoever reads JSON gets what was typed


def test_places_are_points_in_thailand_longitude_first(good):
    told = json.loads(good.read("data/districts.geojson"))
    assert told["type"] == "FeatureCollection"
    known = [row for row in json.loads(good.read("data/districts.json")) if row["latitude"]]
    assert len(told["features"]) == len(known) > 0
    for feature in told["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert 97 < longitude < 106
        assert 5 < latitude < 21


def test_what_is_not_known_is_empty_and_never_guessed(workshop, files):
    file = "districts/phachi.yml"
    workshop.write(file, 'code: "1409"\nsummary: อำเภอ\nsources: [{title: สมุด, own: yes}]\n')
    told = {row["id"]: row for row in json.loads(files()["data/districts.json"])}
    empty = {name for name, value in told["phachi"].items() if value is None}
    assert empty == {"latitude", "longitude", "pilot_since", "summary_en", "reviewed", "source"}


def test_nothing_that_is_hidden_is_in_the_data(workshop):
    workshop.news("no-draft", "status: draft\n", title="hushdraft")
    workshop.news("no-later", published="2024-06-16", title="hushlater")
    workshop.news("no-more", "withdrawn: {date: 2024-06-10, reason: ถอน}\n", title="hushgone")
    for drafts in (False, True):
        site = workshop.examine(drafts=drafts).site
        told = b"".join(files_of(data_batches(site)).values())
        assert b"hushdraft" not in told
        assert b"hushgone" not in told


def test_the_page_of_open_data_names_every_file_and_column(good):
    for address in ("data/", "en/data/"):
        page = good.page(address)
        links = {link.rpartition("/")[2] for link in page.xpath("//main//a/@href")}
        for path in (good.folder / "data").iterdir():
            if path.name != "index.html":
                assert path.name in links
        columns = {text.strip() for text in page.xpath("//main//th/text()")}
        assert {"slug", "published", "latitude", "pilot_since"} <= columns
