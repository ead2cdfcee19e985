"""The commented examples, filled in with what a person has said: the text of a new file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.authoring.edit import uncommented, with_values
from generator.reading.layout import FOLDERS
from generator.reading.quoting import written
from generator.reading.register import Area
from generator.reading.tree import Path as Way
from generator.text import Text

EXAMPLES = Path(__file__).parent.parent / "examples"


@dataclass(frozen=True, slots=True)
class News:
    """What is known of a news item before it is written; `areas` as the field has them."""

    kind: str
    day: date
    slug: str
    title: Text
    areas: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        return f"{FOLDERS['news']}/{self.day.year}/{self.day.isoformat()}-{self.slug}.yml"


def example(name: str) -> str:
    """One file of generator/examples/."""
    return (EXAMPLES / name).read_text("utf-8")


def news(item: News) -> str:
    """A draft: an example that nobody finished must not go out by accident."""
    text = example("news.yml")
    if item.kind == "meeting":
        text = uncommented(text, "event")
    if item.areas:
        listed = ", ".join(written(area) for area in item.areas)
        text = _with_line(text, "areas", f"areas: [{listed}]")
    values: dict[Way, str] = {("kind",): item.kind, ("published",): item.day.isoformat()}
    return with_values(text, values | _both("title", item.title))


def district(area: Area, name: Text) -> str:
    """A profile that says where the district is, as the register has it, and no more."""
    return with_values(example("district.yml"), {("code",): area.code} | _both("summary", name))


def page(id_: str, title: Text) -> str:
    return with_values(example("page.yml"), {("id",): id_} | _both("title", title))


def site(address: str, name: Text, owner: Text) -> str:
    values: dict[Way, str] = {("address",): address}
    return with_values(example("site.yml"), values | _both("name", name) | _both("owner", owner))


def _both(field: str, text: Text) -> dict[Way, str]:
    """The values of a text, of the languages that it has."""
    values: dict[Way, str] = {(field, "th"): text.th}
    return values | ({(field, "en"): text.en} if text.en else {})


def _with_line(text: str, name: str, line: str) -> str:
    """The text with `line` in place of the example of a field that is not in use."""
    lines = text.splitlines()
    return "\n".join(line if one.startswith(f"#{name}:") else one for one in lines) + "\n"
