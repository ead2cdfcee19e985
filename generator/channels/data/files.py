"""Every file of open data by its path: one set for both languages, since each row has both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.batch import Batch, Files, attempted
from generator.channels.data.formats import as_csv, as_geojson, as_json, data_package
from generator.channels.data.tables import districts_table, news_table
from generator.pages.data import FILES, PACKAGE
from generator.site import Site

DATA_FILES = (*FILES["news"], *FILES["districts"], PACKAGE)


def data_batches(site: Site) -> Iterator[Batch]:
    yield Batch("data/", partial(_files, site), DATA_FILES)


def _files(site: Site) -> Files:
    news, districts = news_table(site), districts_table(site)
    writers = {
        "data/news.json": partial(as_json, news),
        "data/news.csv": partial(as_csv, news),
        "data/districts.json": partial(as_json, districts),
        "data/districts.csv": partial(as_csv, districts),
        "data/districts.geojson": partial(as_geojson, districts),
        "data/datapackage.json": partial(data_package, (news, districts), site),
    }
    made = {path: attempted(write, path) for path, write in writers.items()}
    return {**made, **news.gaps, **districts.gaps}
