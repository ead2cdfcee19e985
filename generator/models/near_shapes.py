"""The nearest right shape for a value of the wrong one: a list, a field of its own, one value."""

from __future__ import annotations

import re
from typing import Any

from generator.models.field_names import field_names, model_at
from generator.models.fields import Record
from generator.models.near_values import near_phone
from generator.near_dates import near_time, readings
from generator.quoting import written
from generator.tree import Mapping, Path, Scalar, Sequence

_TITLE = re.compile(r"นาย(?!อำเภอ|ก)|นาง|น\.ส\.|ดร\.|ว่าที่|พล|พ\.|ร\.|จ\.|Mr|Mrs|Ms|Dr")
# What a text typed in place of a record most likely is: its field, by the name of the record.
_MAIN = {
    "Place": "name", "Owner": "name", "Chief": "name", "Member": "name",
    "Event": "group", "Action": "who", "Figure": "label", "Attachment": "title", "Part": "name",
    "Citation": "title", "Contact": "office", "DistrictContact": "phone", "Image": "file",
    "Quote": "text", "Project": "title", "Landmark": "name", "Statement": "text",
}  # fmt: skip
_MORE = {"Image": ", alt: สิ่งที่เห็นในภาพ", "Quote": ", by: {role: ตำแหน่งผู้พูด}"}


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
        shown = [_as_record(entry, record) if record else entry for entry in entries]
        if not all(shown):
            return ""
        return f"{key}: [{', '.join(shown)}]" if many else f"{key}: {shown[0]}"
    if isinstance(node, Mapping) and node and many and record:
        first, value = next(iter(node.items()))
        dashed = f"- {first}: {value}" if isinstance(value, Scalar) else f"- {first}:"
        return dashed if first in field_names(record) else ""
    alone = isinstance(node, Sequence) and len(node) == 1 and isinstance(node[0], Scalar)
    return f"{key}: {node[0]}" if alone and not many and record is None else ""


def _as_record(typed: str, record: type[Record]) -> str:
    name = record.__name__
    if name == "Hours":
        clocks = [near_time(part) for part in re.split(r"[-–]|ถึง", typed)]
        start, end = [*clocks, None, None][:2]
        return f"{{from: {start:%H:%M}, to: {end:%H:%M}}}" if start and end else ""
    if name in ("Withdrawal", "Correction"):
        day = next((one.isoformat() for one in readings(typed)), "2022-08-31")
        text = "reason" if name == "Withdrawal" else "text"
        return f"{{date: {day}, {text}: เหตุผล}}"
    field = _MAIN.get(name, "")
    if name == "Contact" and (phone := near_phone(typed)):
        return f"{{phone: {phone}}}"
    if name in ("Person", "Group"):
        field = "name" if _TITLE.match(typed) else "role"
    elif typed.startswith(("http://", "https://")) and "url" in record.model_fields:
        url = written(typed) if re.search(r"[,\[\]{}\s\"']", typed) else typed
        return f"{{title: ชื่อเรื่อง, url: {url}}}" if "title" in record.model_fields else ""
    return f"{{{field}: {written(typed)}{_MORE.get(name, '')}}}" if field else ""


def _entries(typed: str) -> list[str]:
    """ริมธาร, วังใหม่ as a list would have them; 1-5 as its numbers."""
    if found := re.fullmatch(r"\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*", typed):
        return [str(number) for number in range(int(found[1]), int(found[2]) + 1)]
    parts = re.split(r"\s*[,;/、\n]\s*|\s+(?:และ|and|กับ)\s+|\s+-\s*", typed.strip())
    return [part.lstrip("-• ") for part in parts if part.strip("-• ")]
