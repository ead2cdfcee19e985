"""Words of an example that nobody has replaced yet: told as long as readers may see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.linking.references import at
from generator.models.parse import Parsed
from generator.problems import Problem
from generator.reading.tree import scalars

# As in generator/examples/.
_UNWRITTEN = re.compile(r"\(พิมพ์[^()\n]*ที่นี่\)")


def unwritten(parsed: Parsed[Any]) -> Iterator[Problem]:
    """Each at its line; of a draft nothing, since nobody sees it."""
    if getattr(parsed.record, "status", "") == "draft":
        return
    for path, text in scalars(parsed.source.tree):
        for found in _UNWRITTEN.finditer(text):
            yield at(parsed, path, "W930", text.spot_of(found.start()), found=found[0])
