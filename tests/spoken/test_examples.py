"""Written Thai, word for word as a reader at the microphone says it."""

import csv
from pathlib import Path

import pytest

from generator.spoken.reader import Reader

DISTRICTS = frozenset({"กันตัง"})
with (Path(__file__).parent / "examples.tsv").open(encoding="utf-8", newline="") as file:
    EXAMPLES = [
        (row["written"], row["spoken"])
        for row in csv.DictReader(file, delimiter="\t", quotechar=None, quoting=csv.QUOTE_NONE)
    ]


@pytest.mark.parametrize(("written", "spoken"), EXAMPLES)
def test_it_is_read_as_a_reader_would_say_it(written, spoken):
    assert Reader(districts=DISTRICTS).says(written) == spoken
