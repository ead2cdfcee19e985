"""`python -m tests.tools.problems_page` writes docs/problems.md: each code with an example."""

import sys
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "problems.md"
WORDING = PROJECT / "generator" / "wording" / "problems.yml"
BAD = PROJECT / "tests" / "bad"
GROUPS = {
    "Y": ("ไฟล์และ YAML", "The file and its YAML"),
    "F": ("ช่องและค่า", "Fields and their values"),
    "R": ("การอ้างถึงสิ่งอื่น", "References"),
    "T": ("สองภาษา", "The two languages"),
    "A": ("ภาพและการเข้าถึง", "Pictures and access"),
    "W": ("ควรดู (เผยแพร่แล้ว)", "Worth a look (published all the same)"),
}
HEAD = """# ปัญหาที่ระบบบอก | What the checker says

หน้านี้สร้างจาก `generator/wording/problems.yml` และ `tests/bad/` ด้วยคำสั่ง `make docs` อย่าแก้ที่นี่
This page is made by `make docs`; do not edit it here. {braces} are filled in with what was found.
"""


def page() -> str:
    """The page as it should be."""
    wording = yaml.safe_load(WORDING.read_text("utf-8"))
    parts = [HEAD]
    for letter, (thai, english) in GROUPS.items():
        parts.append(f"\n## {letter}: {thai} | {english}\n")
        parts += [_entry(code, wording[code]) for code in sorted(wording) if code[0] == letter]
    return "".join(parts)


def _entry(code: str, words: dict[str, dict[str, str]]) -> str:
    lines = [f"\n### {code}\n"]
    for part in ("message", "nearest", "hint"):
        if part not in words:
            continue
        lines += [f"\n- {words[part]['th']}", f"\n- {words[part]['en']}"]
    return "".join(lines) + "\n" + _example(code)


def _example(code: str) -> str:
    """The smallest input that is told so; none where it is no text."""
    texts = []
    for path in sorted(BAD.glob(f"{code}-*/input.yml")):
        raw = path.read_bytes()
        if raw.isascii() or b"\x00" not in raw:
            texts.append(raw.decode("utf-8", "replace"))
    shown = min((text for text in texts if text.isprintable() or "\n" in text), key=len, default="")
    return f"\n```yaml\n{shown.strip()}\n```\n" if shown.strip() else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(PAGE.relative_to(PROJECT), file=sys.stderr)  # noqa: T201  the answer
