"""A table as JSON, CSV and GeoJSON, and the Data Package (v1) that describes them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from generator.channels.data.tables import NUMBERS, Table
from generator.site import Site
from generator.text import LANGS

# A spreadsheet takes a cell that begins so for a formula; with an apostrophe it is a text.
# The wide forms are those of East Asian keyboards, which it reads too.
_FORMULA = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")


def as_json(table: Table) -> bytes:
    return _json(list(table.rows))


def as_csv(table: Table) -> bytes:
    """With the mark by which Excel knows UTF-8: without it Thai comes out as other letters."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(table.columns), extrasaction="ignore")
    writer.writeheader()
    for row in table.rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_geojson(table: Table) -> bytes:
    """Points (longitude, latitude) of the rows that have both; RFC 7946."""
    places = [row for row in table.rows if row["latitude"] is not None]
    features = [
        {
            "type": "Feature",
            "id": row[table.key],
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {k: v for k, v in row.items() if k not in ("latitude", "longitude")},
        }
        for row in places
    ]
    return _json({"type": "FeatureCollection", "features": features})


def data_package(tables: tuple[Table, ...], site: Site) -> bytes:
    settings = site.settings
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "namrong-data",
        "title": " / ".join(settings.name.best(lang) for lang in LANGS),
        "description": " / ".join(settings.description.best(lang) for lang in LANGS),
        "homepage": f"{settings.address}data/",
        "resources": [_resource(table) for table in tables],
    }
    if settings.licence and settings.licence.url:
        title = settings.licence.name.best("en")
        made["licenses"] = [{"path": settings.licence.url, "title": title}]
    return _json(made)


def _resource(table: Table) -> dict[str, Any]:
    fields = [
        {
            "name": name,
            "type": NUMBERS.get(name, "string"),
            "title": said.th,
            "description": said.best("en"),
        }
        for name, said in table.columns.items()
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": table.key, "missingValues": [""]},
    }


def _cell(value: Any) -> Any:
    formula = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if formula else value


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
