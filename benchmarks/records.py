"""The invented records of a synthetic site: profiles and news, each drawn from its own seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

import words
import yaml
from places import REFERENCE, places

GOOD = REFERENCE.parent.parent / "tests" / "good" / "content"
FIRST_DAY, LAST_DAY = date(2020, 1, 6), date(2026, 11, 1)
PER_PAGE = 20  # as generator/pages/rows.py has it; only the estimate of pages needs it
KINDS = ("meeting", "activity", "announcement", "story")
NUMBERS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")


class Block(str):
    """A text that YAML writes as a block, as people do."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """What decides in which lists an item stands; drawn first, so that pages can be counted."""

    kind: str
    day: date
    area: str
    code: str
    goals: tuple[int, ...]


class Synthetic:
    """The records of one site. Each is drawn from its own seed, whatever the others are."""

    def __init__(self, districts: int, news: int, seed: int = 1) -> None:
        self.seed, self.news = seed, news
        self.places = places()[:districts]

    def _rng(self, what: str, number: int) -> Random:
        return Random(f"{self.seed}/{what}/{number}")  # noqa: S311  # repeatable, not secret

    def facets(self, number: int) -> Facets:
        """Four items in five are of a district with a profile, most others of a province."""
        rng = self._rng("facets", number)
        near, drawn = rng.choice(self.places), rng.random()
        area, code = near.id, near.code
        if drawn >= 0.95:
            area = code = rng.choice(places()).code
        elif drawn >= 0.8:
            area = code = near.code[:2]
        goals = range(1, 18) if number % 100 == 1 else rng.sample(range(1, 18), number % 3)
        day = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
        return Facets(rng.choice(KINDS), day, area, code, tuple(sorted(goals)))

    def pages(self) -> int:
        """How many HTML pages will be made of it, lists and both languages included."""
        profiles = {place.code for place in self.places}
        lists: Counter[str] = Counter()
        for number in range(self.news):
            item = self.facets(number)
            lists.update(["all", f"year {item.day.year}", item.kind])
            lists.update(f"goal {goal}" for goal in item.goals)
            lists.update(f"area {code}" for code in {item.code[:2], item.code[:4]} - profiles)
        listed = sum(max(1, count // PER_PAGE) for count in lists.values())
        return 2 * (2 + len(self.standing) + len(self.places) + self.news + listed) + 1

    @cached_property
    def standing(self) -> list[str]:
        return sorted(path.stem for path in (GOOD / "pages").glob("*.yml"))

    @cached_property
    def sectors(self) -> list[str]:
        programme = yaml.safe_load((GOOD / "programme.yml").read_text("utf-8"))
        return [sector["id"] for sector in programme["sectors"]]

    def district(self, index: int) -> dict[str, Any]:
        place, rng = self.places[index], self._rng("district", index)
        note = _text(
            f"ข้อมูลสมมุติชุดที่ {index + 1} ใช้วัดความเร็ว ไม่ใช่เรื่องจริงของ{place.th}",
            f"Invented profile {index + 1}, to measure speed; nothing in it is true of {place.en}.",
        )
        return {
            "code": place.code,
            "summary": note,
            "slogan": _text("คำขวัญสมมุติ ไม่มีอยู่จริง", "An invented slogan"),
            "about": self._body(rng, []),
            "location": {"lat": place.lat, "lon": place.lon, "source": "made"},
            "pilot": {"since": 2020 + index % 7, "text": note, "source": "made"},
            "figures": [_figure(rng) for _ in range(3)],
            "team": {
                "chief": _person(rng) | {"source": "made"},
                "members": [_person(rng) | {"sector": one} for one in self.sectors],
                "as_of": 2026,
                "source": "made",
            },
            "projects": [
                _told(rng, "title", "summary") | {"goals": sorted(rng.sample(range(1, 18), 2))}
                for _ in range(2)
            ],
            "landmarks": [_told(rng, "name", "text") for _ in range(2)],
            "sources": [_source(index)],
            "reviewed": "2026-10-01",
        }

    def item(self, number: int) -> tuple[str, dict[str, Any]]:
        """The path below content/news/, and what the file holds."""
        facets, rng = self.facets(number), self._rng("item", number)
        th, en = rng.choice(words.TITLES)
        record: dict[str, Any] = {
            "kind": facets.kind,
            "published": f"{facets.day} {8 + number % 9:02d}:30",
            "title": _text(f"ข่าวสมมุติที่ {number + 1} {th}", f"Invented news {number + 1}: {en}"),
            "summary": _said(rng),
            "areas": [facets.area],
            "sectors": sorted(rng.sample(self.sectors, min(2, len(self.sectors)))),
            "goals": list(facets.goals),
        }
        if facets.kind in ("meeting", "activity"):
            record["event"] = _event(number, facets, rng)
        if facets.kind == "announcement":
            record["action"] = _action(facets)
        if number % 4 == 0:
            record["figures"] = [_figure(rng) for _ in range(2)]
        if number % 3 == 0:
            record["quick_facts"] = [_said(rng) for _ in range(3)]
        if number % 5 == 0:
            record["quotes"] = [{"text": _said(rng), "by": _person(rng)}]
        record["body"] = self._body(rng, self._links(number, rng))
        if number % 33 == 32:
            del record["body"]["en"]  # the English lags
        record["sources"] = [_source(number)]
        return f"{facets.day.year}/{facets.day}-{slug(number)}.yml", record

    def _links(self, number: int, rng: Random) -> list[tuple[str, str, str]]:
        place = rng.choice(self.places)
        links = [(f"district:{place.id}", place.th, place.en)]
        if number:
            before = rng.randrange(max(0, number - 500), number)
            said = f"ข่าวสมมุติที่ {before + 1}", f"Invented news {before + 1}"
            links.append((f"news:{slug(before)}", *said))
        return links

    def _body(self, rng: Random, links: list[tuple[str, str, str]]) -> dict[str, str]:
        """Each link is a target with its words in Thai and in English."""
        links = [*links, (f"page:{self.standing[0]}", "หน้าของเว็บไซต์ทดสอบ", "Page of the test site")]
        length = rng.randint(1500, 2600)
        return {
            "th": Block(words.body(rng, "th", length, [(th, target) for target, th, _ in links])),
            "en": Block(words.body(rng, "en", length, [(en, target) for target, _, en in links])),
        }


def slug(number: int) -> str:
    return f"invented-{number + 1:06d}"


def _text(th: str, en: str) -> dict[str, str]:
    return {"th": th, "en": en}


def _said(rng: Random) -> dict[str, str]:
    return _text(words.sentences(rng, "th", 1), words.sentences(rng, "en", 1))


def _told(rng: Random, title: str, text: str) -> dict[str, Any]:
    return {title: _text(*rng.choice(words.TITLES)), text: _said(rng), "source": "made"}


def _person(rng: Random) -> dict[str, Any]:
    number = rng.randrange(10)
    name = _text(f"นายตัวอย่าง สมมุติ{NUMBERS[number]}", f"Example Person {number + 1}")
    return {"name": name, "role": _text("ตำแหน่งสมมุติ", "Invented office")}


def _figure(rng: Random) -> dict[str, Any]:
    th, en, unit_th, unit_en = rng.choice(words.FIGURES)
    value = rng.randint(10, 90_000)
    texts = {"label": _text(th, en), "value": value, "unit": _text(unit_th, unit_en)}
    return texts | {"as_of": 2026, "source": "made"}


def _event(number: int, facets: Facets, rng: Random) -> dict[str, Any]:
    people = {"group": _text("อาสาสมัคร", "Volunteers"), "count": rng.randint(5, 80)}
    return {
        "group": _text("คณะทำงานสมมุติ", "An invented working group"),
        "number": f"{number % 12 + 1}/{facets.day.year + 543}",
        "starts": f"{facets.day} 09:00",
        "ends": f"{facets.day} 12:00",
        "mode": ("in_person", "online", "hybrid")[number % 3],
        "chairs": [_person(rng)],
        "venues": [{"name": _text("ห้องตัวอย่าง", "Example room"), "area": facets.code}],
        "attendees": [_person(rng), people],
    }


def _action(facets: Facets) -> dict[str, Any]:
    return {
        "who": _text("ผู้อ่านสมมุติ", "Invented readers"),
        "opens": f"{facets.day}",
        "closes": f"{facets.day + timedelta(days=30)}",
        "bring": [_text("แบบฟอร์มตัวอย่าง", "An example form")],
        "cost": _text("ไม่มีค่าใช้จ่าย", "Free"),
    }


def _source(number: int) -> dict[str, Any]:
    return {
        "id": "made",
        "title": _text(f"เอกสารสมมุติ {number + 1}", f"Invented paper {number + 1}"),
        "publisher": _text("ผู้เผยแพร่สมมุติ", "Invented publisher"),
        "url": f"https://example.org/papers/{number + 1}",
        "published": "2026-01-15",
    }
