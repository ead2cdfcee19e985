"""The nearest right shape for a value of the wrong one: a list, a field of its own, one value.

What cannot be known stands in it as a marked blank, which is told of until someone fills it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.models.field_names import field_names, model_at
from generator.models.fields import Record
from generator.models.near_values import near_phone
from generator.models.shapes import shapes
from generator.problems import Spot
from generator.reading.near_dates import near_time, readings
from generator.reading.quoting import written
from generator.reading.source import Source
from generator.reading.tree import Mapping, Path, Scalar, Sequence, dotted
from generator.strings import wording
from generator.text import Text

_TITLE = re.compile(r"นาย(?!อำเภอ|ก)|นาง|น\.ส\.|ดร\.|ว่าที่|พล|พ\.|ร\.|จ\.|Mr|Mrs|Ms|Dr")
# What a text typed in place of a record most likely is: its field, by the name of the record.
_MAIN = {
    "Place": "name", "Owner": "name", "Chief": "name", "Member": "name",
    "Event": "group", "Action": "who", "Figure": "label", "Attachment": "title", "Part": "name",
    "Citation": "title", "Contact": "office", "DistrictContact": "phone", "Image": "file",
    "Quote": "text", "Project": "title", "Landmark": "name", "Statement": "text",
}  # fmt: skip
_LONGEST = 200  # characters of a hint that shows a whole value on one line
_BULLET = r"(?:^|(?<=\s))(?:[•·▪●*\u2013\u2014-]\s+|[•·▪●]|[\d๐-๙]{1,2}[.)]\s+)"


def near_field(key: str, record: type[Record] | None) -> str:
    """`key: (...)`, what to add where the field is missing; "" for what has a shape of its own."""
    found = next((one for one in shapes(record) if one.name == key), None) if record else None
    if found is None or found.many or found.form == "record":
        return ""
    return f"{key}: {_blank(key, dated=found.form in ('day', 'moment'))}"


def _blank(key: str, *, dated: bool = False) -> str:
    """As generator/examples/ has it, so that it is told of as unwritten."""
    label: str = wording("fields")[key].th
    return f"(พิมพ์{'ปี ค.ศ.-เดือน-วัน ' if dated else label}ที่นี่)"


def named_for_reader(
    source: Source, path: Path, spot: Spot, record: type[Record] | None, write: str
) -> dict[str, str | Text]:
    """What a message says of a value that needs fields: of an entry, its number and its dash."""
    said: dict[str, str | Text] = {"place": "", "field": dotted(path), "write": write}
    said["known"] = ", ".join(f"`{name}`" for name in field_names(record)) if record else "-"
    if isinstance(path[-1], int):
        line = source.raw.decode("utf-8-sig").splitlines()[spot.line - 1 : spot.line]
        dash = "- " if write and line and line[0].lstrip().startswith("- ") else ""
        name = next(str(step) for step in reversed(path) if isinstance(step, str))
        place = Text(f" ข้อที่ {path[-1] + 1}", f" (entry {path[-1] + 1})")
        said |= {"place": place, "field": name, "write": dash + write}
    return said


def near_value(path: Path, node: Any, model: type[Record] | None, *, many: bool) -> str:
    """The value at `path` of `model` as it should be; of an entry of a list, the entry alone."""
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    record = model_at(model, path) if model else None
    write = near_shape(key, node, record, many=many)
    return write.removeprefix(f"{key}: ") if isinstance(path[-1], int) else write


def near_shape(key: str, node: Any, record: type[Record] | None, *, many: bool) -> str:
    """`key: ...` as it should be; "" where it cannot be told.

    `record` is what has the fields that belong there, None for plain values; `many` says that a
    list belongs there.
    """
    if isinstance(node, Scalar) and node.strip():
        entries = [str(node).strip()] if record else _entries(node)
        shown = [_as_record(one, record) if record else written(one, flow=many) for one in entries]
        if not all(shown):
            return ""
        return f"{key}: [{', '.join(shown)}]" if many else f"{key}: {shown[0]}"
    if isinstance(node, Mapping) and node and many and record:
        whole = f"{key}: [{_flow(node)}]"
        return whole if set(node) <= set(field_names(record)) and len(whole) <= _LONGEST else ""
    alone = isinstance(node, Sequence) and len(node) == 1 and isinstance(node[0], Scalar)
    return f"{key}: {node[0]}" if alone and not many and record is None else ""


def _flow(node: Any) -> str:
    """The value in braces and brackets, on one line."""
    if isinstance(node, Mapping):
        return f"{{{', '.join(f'{key}: {_flow(value)}' for key, value in node.items())}}}"
    if isinstance(node, Sequence):
        return f"[{', '.join(_flow(value) for value in node)}]"
    return written(" ".join(str(node).split()))


def _as_record(typed: str, record: type[Record]) -> str:
    name, known = record.__name__, record.model_fields
    if name in _SHAPED:
        return _SHAPED[name](typed)
    if name == "Contact" and (phone := near_phone(typed)):
        return f"{{phone: {phone}}}"
    if typed.startswith(("http://", "https://")) and "url" in known:
        url = written(typed) if re.search(r"[,\[\]{}\s\"']", typed) else typed
        return f"{{title: (พิมพ์ชื่อเรื่องที่นี่), url: {url}}}" if "title" in known else ""
    field = _MAIN.get(name, "")
    if name in ("Person", "Group"):
        field = "name" if _TITLE.match(typed) else "role"
    needed = [one for one in shapes(record) if one.required and one.name != field]
    blanks = [f"{one.name}: {_blank(one.name, dated=one.form == 'moment')}" for one in needed]
    if name == "Quote":
        blanks = [f"by: {{role: {_blank('role')}}}"]
    given = [f"{field}: {written(typed)}"] if field else []
    return f"{{{', '.join([*given, *blanks])}}}" if given or blanks else ""


def _hours(typed: str) -> str:
    clocks = [near_time(part) for part in re.split(r"[-–]|ถึง", typed)]
    start, end = [*clocks, None, None][:2]
    return f"{{from: {start:%H:%M}, to: {end:%H:%M}}}" if start and end else ""


def _dated(text: str) -> Callable[[str], str]:
    def made(typed: str) -> str:
        if days := readings(typed):
            return f"{{date: {days[0].day}, {text}: {_blank(text)}}}"
        return f"{{date: {_blank('date', dated=True)}, {text}: {written(typed)}}}"

    return made


def _point(typed: str) -> str:
    found = re.fullmatch(r"(-?[\d.]+)[\s,]+(-?[\d.]+)", typed)
    return f"{{lat: {found[1]}, lon: {found[2]}}}" if found else ""


# How a text becomes a record of more than one part.
_SHAPED = {
    "Hours": _hours,
    "Withdrawal": _dated("reason"),
    "Correction": _dated("text"),
    "Location": _point,
}


def _entries(typed: str) -> list[str]:
    """ริมธาร, วังใหม่ as a list would have them; 1-5 as its numbers."""
    if found := re.fullmatch(r"\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*", typed):
        return [str(number) for number in range(int(found[1]), int(found[2]) + 1)]
    text = typed.strip()
    bullets = re.split(_BULLET, text)
    if len(bullets) < 3:
        bullets = re.split(r"\s*[,;/、\n]\s*|\s+(?:และ|and|กับ)\s+|\s+-\s*", text)
    return [part.strip().lstrip("-• ") for part in bullets if part.strip("-• \n")]
