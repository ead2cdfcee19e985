"""Whether a file that was made can be read by what reads its kind: no half feed is published."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO

from lxml import etree


def malformed(name: str, data: bytes) -> str:
    """Why a reader of its kind would refuse the file; empty where it would not."""
    check = _CHECKS.get(name.rpartition(".")[2])
    if check is None:
        return ""
    try:
        return check(data)
    except (ValueError, etree.XMLSyntaxError, csv.Error) as error:
        return f"{type(error).__name__}: {error}"


def _xml(data: bytes) -> str:
    etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return ""


def _json(data: bytes) -> str:
    json.loads(data)
    return ""


def _calendar(data: bytes) -> str:
    lines = data.decode("utf-8").split("\r\n")
    open_: list[str] = []
    for number, line in enumerate(lines, 1):
        if len(line.encode()) > 75:
            return f"line {number} is longer than 75 octets"
        word, _, part = line.partition(":")
        if word == "BEGIN":
            open_.append(part)
        elif word == "END" and (not open_ or open_.pop() != part):
            return f"line {number} ends what was not begun"
    return f"{open_[-1]} is not ended" if open_ else ""


def _table(data: bytes) -> str:
    widths = {len(row) for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))}
    return "" if len(widths) == 1 else f"rows of {sorted(widths)} columns"


_CHECKS: dict[str, Callable[[bytes], str]] = {
    "xml": _xml,
    "json": _json,
    "geojson": _json,
    "ics": _calendar,
    "csv": _table,
}
