"""`python -m tests.tools.fields_page` writes docs/fields*.md and the schemas from the models."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.authoring.editors import SCHEMAS, schema_files
from generator.models.fields import Record
from generator.models.schema import example
from generator.models.shapes import FILES, Shape, explanation, records_of, shapes
from generator.strings import choices, wording
from generator.text import LANGS, Lang, Text

PROJECT = Path(__file__).resolve().parents[2]
PAGES: dict[Lang, Path] = {
    "th": PROJECT / "docs/fields.th.md",
    "en": PROJECT / "docs/fields.md",
}
PLACES = {
    "news": "content/news/2026/2026-01-15-slug.yml",
    "district": "districts/id.yml",
    "page": "content/pages/name.yml",
    "site": "content/site.yml",
    "programme": "content/programme.yml",
    "words": "content/words.yml",
}
HEAD = Text(
    th="""# ช่องในแต่ละไฟล์

หน้านี้สร้างจากโปรแกรมด้วยคำสั่ง `make docs` อย่าแก้ที่นี่ ([English](fields.md))

- **ต้องมี** คือช่องที่ขาดไม่ได้ นอกนั้นใส่เมื่อมีเรื่องนั้น เว้นว่างไว้ก็ได้
- ช่องข้อความทุกช่องแยกสองภาษาได้: `th:` ภาษาไทย ต้องมี และ `en:` ภาษาอังกฤษ ตามมาทีหลังได้
- **รายการ** คือใส่ได้หลายรายการ นำหน้าแต่ละรายการด้วย `- `
- ไม่ต้องเริ่มจากไฟล์เปล่า: `namrong new news` คัดลอกไฟล์ตัวอย่างที่มีคำอธิบายทุกช่องให้

""",
    en="""# The fields of each file

Made from the program by `make docs`; do not edit it here. ([ไทย](fields.th.md))

- **required**: must be there. Everything else is for where it applies, and may be left empty.
- Every text may be in two languages: `th:`, which must be there, and `en:`, which may follow.
- **list**: as many as there are, each behind `- `.
- Nobody starts from an empty file: `namrong new news` copies the example that explains each field.

""",
)
COLUMNS = Text(
    th="| ช่อง | ต้องมี | เขียนอะไร | รูปแบบ | ตัวอย่าง |",
    en="| field | required | what to write | form | example |",
)
YES = Text(th="ต้องมี", en="required")
LIST = Text(th="รายการ: ", en="list: ")
FIELDS_OF = Text(th="ช่องย่อยของ", en="Fields of")
EXAMPLE = Text(th="ไฟล์ตัวอย่าง", en="the example")
MOST = Text(th=" ไม่เกิน {limit} ตัวอักษร", en=", at most {limit} characters")


def page(lang: Lang) -> str:
    """The page as it should be."""
    parts = [HEAD.best(lang)]
    told: set[type[Record]] = set()
    for kind, model in FILES.items():
        title = wording("schemas")[kind].best(lang).rstrip(".")
        link = f"[{EXAMPLE.best(lang)}](../generator/examples/{kind}.yml)"
        parts.append(f"## {title}: `{PLACES[kind]}`\n\n{link}\n\n")
        parts.append(_table(model, lang))
        for record in records_of(model)[1:]:
            if record not in told:
                told.add(record)
                parts.append(_heading(record, lang) + _table(record, lang))
    return "".join(parts).rstrip("\n") + "\n"


def _heading(record: type[Record], lang: Lang) -> str:
    leads = {
        f"`{shape.name}`"
        for model in FILES.values()
        for one in records_of(model)
        for shape in shapes(one)
        if record in shape.records
    }
    listed = ", ".join(sorted(leads))
    return f'<a id="{_anchor(record)}"></a>\n\n### {FIELDS_OF.best(lang)} {listed}\n\n'


def _anchor(record: type[Record]) -> str:
    return f"fields-{record.__name__.lower()}"


def _table(model: type[Record], lang: Lang) -> str:
    rows = [COLUMNS.best(lang), "|---|---|---|---|---|"]
    rows += [_row(model, shape, lang) for shape in shapes(model)]
    return "\n".join(rows) + "\n\n"


def _row(model: type[Record], shape: Shape, lang: Lang) -> str:
    required = YES.best(lang) if shape.required else ""
    words = explanation(model, shape.name).best(lang).replace("|", "\\|")
    form = (LIST.best(lang) if shape.many else "") + _form(shape, lang)
    shown = example(shape.form)
    shown = f"`{shown}`" if shown else ""
    return f"| `{shape.name}` | {required} | {words} | {form} | {shown} |"


def _form(shape: Shape, lang: Lang) -> str:
    if shape.form == "choice":
        words = choices(shape.group).items()
        return "<br>".join(f"`{key}` {word.best(lang)}" for key, word in words)
    form: Text = wording("explanations")["forms"][shape.form]
    if shape.records:
        nested = [f"[{form.best(lang)}](#{_anchor(one)})" for one in shape.records]
        text = [wording("explanations")["forms"]["text"].best(lang)] if shape.or_text else []
        return " / ".join(nested + text)
    most = MOST.best(lang).format(limit=shape.limit) if shape.limit else ""
    return form.best(lang) + most


if __name__ == "__main__":
    for lang in LANGS:
        PAGES[lang].write_text(page(lang), "utf-8")
    for name, data in schema_files().items():
        (PROJECT / SCHEMAS / name).write_bytes(data)
    print("docs/fields.md docs/fields.th.md", SCHEMAS, file=sys.stderr)  # noqa: T201  the answer
