"""Words for synthetic texts: true of no place and no person, in both languages side by side."""

# ruff: noqa: E501  # a pair stands on one line, both languages side by side

from __future__ import annotations

from random import Random
from typing import Literal

Lang = Literal["th", "en"]

TITLES = (
    ("การประชุมตัวอย่างเพื่อทดสอบเว็บไซต์", "An example meeting to test a website"),
    ("กิจกรรมตัวอย่างที่ตลาดสมมุติ", "An example activity at a market that does not exist"),
    ("แจ้งกำหนดการสมมุติของสัปดาห์หน้า", "Notice of an invented timetable for next week"),
    ("เรื่องเล่าสมมุติจากแปลงทดลอง", "An invented story from a trial plot"),
    ("ผลการทดสอบระบบประจำเดือน", "This month’s results of testing the system"),
    ("ตัวอย่างการรับสมัครผู้เข้าอบรม", "An example call for people to be trained"),
)

HEADINGS = (
    ("เรื่องนี้คืออะไร", "What this is"),
    ("ใครทำอะไร", "Who does what"),
    ("ขั้นตอนที่สมมุติขึ้น", "The invented steps"),
    ("สิ่งที่ยังไม่ทราบ", "What is not known"),
    ("กำหนดการตัวอย่าง", "An example timetable"),
    ("ผลที่เกิดขึ้นในตัวอย่าง", "What came of it in the example"),
    ("คำถามของผู้อ่านสมมุติ", "Questions of an invented reader"),
)

CLAUSES = (
    ("ข้อความนี้เขียนขึ้นเพื่อวัดความเร็วเท่านั้น", "this sentence was written to measure speed and nothing else"),
    ("ไม่มีผู้ใดและไม่มีที่ใดในข้อความนี้ที่มีอยู่จริง", "no person and no place in it is real"),
    ("คณะทำงานสมมุติเดินทางไปดูแปลงทดลองในช่วงเช้า", "an invented working group went to see the trial plot in the morning"),
    ("ทีมตัวอย่างสิบคนนั่งล้อมวงกันที่ศาลาไม้", "an example team of ten sat in a circle in a wooden pavilion"),
    ("น้ำในสระทดลองลดลงสองเซนติเมตรต่อสัปดาห์", "the water in the trial pond fell by two centimetres a week"),
    ("ต้นกล้าที่ปลูกไว้เมื่อปีก่อนสูงขึ้นราวหนึ่งศอก", "the saplings of last year had grown by about half a metre"),
    ("ผู้เข้าร่วมเขียนคำถามลงบนกระดาษแผ่นใหญ่", "those who came wrote their questions on a large sheet of paper"),
    ("ครูและนักเรียนสมมุติช่วยกันนับชนิดของนก", "invented teachers and pupils counted kinds of birds together"),
    ("ร้านค้าตัวอย่างสามแห่งเปิดขายผักปลอดสาร", "three example shops sold vegetables grown without poison"),
    ("รายงานฉบับย่อจะพร้อมให้อ่านในเดือนถัดไป", "a short report will be there to read in the month after"),
    ("งบประมาณในตัวอย่างนี้ไม่ได้ระบุไว้", "the budget of this example is not stated"),
    ("ถนนเข้าหมู่บ้านสมมุติกว้างหกเมตรและมีไฟทุกห้าสิบเมตร", "the road to the invented village is six metres wide with a lamp every fifty"),
    ("ผู้สูงอายุเล่าว่าเมื่อก่อนใช้เรือแทนรถ", "older people told how boats once did what cars do now"),
    ("สมาชิกกลุ่มออมทรัพย์ตัวอย่างพบกันทุกวันพุธ", "members of the example savings group meet every Wednesday"),
    ("อาสาสมัครยี่สิบสี่คนแบ่งงานกันตามความถนัด", "twenty-four volunteers shared out the work by what each does best"),
    ("เครื่องวัดฝนอ่านค่าได้สี่สิบสองมิลลิเมตร", "the rain gauge read forty-two millimetres"),
    ("การซ้อมครั้งนี้ใช้เวลาสามชั่วโมงโดยไม่หยุดพัก", "the rehearsal took three hours without a break"),
    ("แผนที่ที่แนบมาวาดด้วยมือและไม่ตรงมาตราส่วน", "the map that goes with it was drawn by hand and is not to scale"),
    ("ทุกคนเห็นตรงกันว่าควรลองอีกครั้งในฤดูแล้ง", "all agreed to try again in the dry season"),
    ("ผู้อ่านไม่ต้องทำสิ่งใดต่อจากข้อความนี้", "the reader need not do anything about it"),
    ("เอกสารประกอบมีห้าหน้าและอยู่ในภาคผนวก", "the paper that belongs to it has five pages and stands in the appendix"),
    ("หน่วยงานสมมุติสองแห่งตกลงใช้แบบฟอร์มเดียวกัน", "two invented offices agreed to use the same form"),
)  # fmt: skip

FIGURES = (
    ("ครัวเรือนสมมุติ", "Invented households", "ครัวเรือน", "households"),
    ("สระทดลอง", "Trial ponds", "แห่ง", "ponds"),
    ("อาสาสมัครตัวอย่าง", "Example volunteers", "คน", "people"),
    ("ต้นกล้า", "Saplings", "ต้น", "trees"),
)


def sentences(rng: Random, lang: Lang, count: int) -> str:
    """So many sentences of two clauses each; Thai has a space where English has a full stop."""
    said = []
    for _ in range(count):
        first, second = (pair[lang == "en"] for pair in rng.sample(CLAUSES, 2))
        if lang == "th":
            said.append(f"{first} และ{second}")
        else:
            said.append(f"{first[0].upper()}{first[1:]}, and {second}.")
    return " ".join(said)


def body(rng: Random, lang: Lang, length: int, links: list[tuple[str, str]]) -> str:
    """Markdown of about `length` characters: paragraphs, headings, lists, and every link once.

    `links` are (words, target) with a target such as `district:id`.
    """
    waiting = list(links)
    blocks = [_paragraph(rng, lang, waiting)]
    while len("\n\n".join(blocks)) < length:
        heading = rng.choice(HEADINGS)[lang == "en"]
        blocks += [f"## {heading}", _paragraph(rng, lang, waiting)]
        if rng.random() < 0.5:
            points = [f"- {sentences(rng, lang, 1)}" for _ in range(rng.randint(3, 5))]
            blocks.append("\n".join(points))
    rest = " ".join(f"[{words}]({target})" for words, target in waiting)
    return "\n\n".join([*blocks, rest] if rest else blocks) + "\n"


def _paragraph(rng: Random, lang: Lang, waiting: list[tuple[str, str]]) -> str:
    text = sentences(rng, lang, rng.randint(2, 3))
    if waiting:
        words, target = waiting.pop()
        text += f" [{words}]({target})"
    return text
