"""Cards and notices a second: cold, with nothing changed, and beside a peer in the same run.

The peer draws the same words on a picture of the same size with Pillow alone, in one type size:
it breaks no Thai line by words, and it shapes Thai only where libraqm and fribidi are installed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import measure
from PIL import Image, ImageDraw, ImageFont, features

from generator import typeface
from generator.outputs import Outputs, outputs
from generator.pages.sheets import Sheet
from generator.pipeline import examine
from generator.planning.answers import Answers
from generator.planning.digests import Digests
from generator.planning.due import planned
from generator.planning.known import Entry, Known
from generator.publish.project import Project
from generator.publish.shelf import Shelf
from generator.publish.shelves import shelves_in

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
ITEM = """\
kind: activity
published: 2026-{month:02}-{day:02}
title:
  th: อำเภอสมมุติเปิดรับสมัครผู้เข้าร่วมอบรมการจัดการน้ำในไร่นา รุ่นที่ {number}
  en: Imaginary district opens course {number} on managing water in the fields
summary: {{th: อบรมสามวันโดยไม่มีค่าใช้จ่าย, en: A course of three days without a fee}}
body:
  th: |
    อำเภอสมมุติเปิดรับสมัครผู้เข้าร่วมอบรมการจัดการน้ำในไร่นา ผู้เข้าอบรมจะได้ลงมือทำในแปลงจริง

    ทั้งนี้ ผู้ผ่านการอบรมจะได้ร่วมวางแผนน้ำของหมู่บ้าน
  en: The imaginary district takes applications. Those who come work on a real plot.
event: {{starts: 2026-11-{day:02} 09:00, venues: [{{name: ศาลาประชาคม}}]}}
sources: [{{title: สมุดข่าวสมมุติ, own: yes}}]
"""


def write(folder: Path, count: int) -> None:
    """A site of so many synthetic items, with the settings of this project."""
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("news"))
    shutil.copytree(ROOT / "districts", folder / "districts")
    site = folder / "content" / "site.yml"
    more = "\nchannels: {cards: {every: yes}, notices: {every: yes}}\n"
    site.write_text(site.read_text("utf-8") + more, "utf-8")
    for number in range(count):
        month, day = number % 10 + 1, number % 28 + 1
        path = folder / f"content/news/2026/2026-{month:02}-{day:02}-course-{number}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ITEM.format(number=number, month=month, day=day), "utf-8")


def peer(sheets: list[Sheet]) -> float:
    """Seconds a card of Pillow's own."""
    font = ImageFont.truetype(str(typeface.folder() / "Sarabun-Bold.ttf"), 62)
    start = time.perf_counter()
    for sheet in sheets:
        words = "".join(text for text, _ in json.loads(sheet.data)["title"])
        image = Image.new("RGB", (1200, 630), "#faf6ec")
        draw = ImageDraw.Draw(image)
        lines = [words[at : at + 32] for at in range(0, len(words), 32)]
        draw.multiline_text((64, 150), "\n".join(lines), fill="#12393b", font=font)
        image.save(BytesIO(), "JPEG", quality=90, subsampling=0, optimize=True)
    return (time.perf_counter() - start) / len(sheets)


def filled(kept: Shelf[Sheet], sheets: list[Sheet], jobs: int) -> float:
    start = time.perf_counter()
    if lost := kept.fill(sheets, jobs=jobs):
        raise SystemExit(f"not made: {lost[:3]}")
    return time.perf_counter() - start


def decided(made: Outputs, known: Known) -> float:
    """CPU seconds to find out which cards and notices are due; those that are, are known then."""
    with known:
        start = time.process_time()
        sheets = {sheet.name: sheet for sheet in made.planned_sheets()}
        digests = Digests()
        answers = Answers(made.site, digests)
        plan = planned(sheets, known, digests, answers, "edition")
        took = time.process_time() - start
        entries, questions = {}, set()
        for name in plan.due:
            with made.questions.listening() as asked:
                sheets[name].make()
            questions |= asked
            entries[name] = Entry(plan.given[name], tuple(asked), {})
        told = {"edition": "edition"}
        known.keep(entries, (), {}, {one: answers.of(one) for one in questions}, told)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--cold", type=int, default=0, help="set only so many of each kind")
    given, jobs = parser.parse_args(), os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "site"
        write(root, given.items)
        examined = examine(root, TODAY)
        site = examined.site
        if site is None or len(site.news) != given.items:
            raise SystemExit(f"faults: {[p.message('en') for p in examined.problems[:3]]}")
        print(", ".join(f"{key} {value}" for key, value in measure.machine().items()))
        print(f"{given.items} items, {jobs} at a time, load {measure.load()}")
        made = outputs(site, root)
        known = Known(Path(name) / "known.sqlite3")
        deciding = decided(outputs(site, root), known)
        kept = shelves_in(Path(name) / "shelves", Project.at(ROOT)).sheets
        start = time.process_time()
        sheets_ = made.sheets
        saying = time.process_time() - start
        looks = {
            look: [s for s in sheets_ if s.look == look][: given.cold or None]
            for look in ("card", "notice")
        }
        cold = 0.0
        for look, sheets in looks.items():
            before = time.process_time()
            took = filled(kept, sheets, jobs)
            used = time.process_time() - before
            cold += used / len(sheets) * sum(s.look == look for s in sheets_)
            weight = sum(kept.path(*sheet).stat().st_size for sheet in sheets) / len(sheets)
            print(
                f"{look}s: {len(sheets)}, cold {len(sheets) / took:.1f}/s,"
                f" {weight / 1000:.0f} KB each"
            )
        unchanged = decided(outputs(site, root), known)
        print(
            f"CPU of {len(sheets_)} cards and notices: to set them {cold:.1f} s, to say what each"
            f" shows {saying:.2f} s, to find out which are due {deciding:.2f} s; nothing changed"
            f" {unchanged:.2f} s, {unchanged / (cold + saying + deciding):.2%} of cold"
        )
        one = filled(shelves_in(Path(name) / "one", Project.at(ROOT)).sheets, looks["card"][:40], 1)
        other = peer(looks["card"][:40])
        raqm = features.check_feature("raqm")
        print(
            f"one at a time: {one / 40 * 1000:.1f} ms a card; Pillow {other * 1000:.1f} ms", end=""
        )
        print(f" ({'with' if raqm else 'without'} raqm), ratio {one / 40 / other:.2f}")


if __name__ == "__main__":
    main()
