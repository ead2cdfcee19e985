"""Every file of open data by its path: one set for both languages, since each row has both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.batch import Batch
from generator.channels.data.formats import as_csv, as_geojson, as_json, data_package
from generator.channels.data.tables import districts_table, news_table
from generator.site import Site


def data_batches(site: Site) -> Iterator[Batch]:
    yield Batch("data/", partial(_files, site))


def _files(site: Site) -> dict[str, bytes]:
    news, districts = news_table(site), districts_table(site)
    return {
        "data/news.json": as_json(news),
        "data/news.csv": as_csv(news),
        "data/districts.json": as_json(districts),
        "data/districts.csv": as_csv(districts),
        "data/districts.geojson": as_geojson(districts),
        "data/datapackage.json": data_package((news, districts), site),
    }
