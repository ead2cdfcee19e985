"""Which area a person means: a profile's id, an official code, or a name of the register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.reading.nearest import nearest
from generator.reading.register import Area, Register, key_of, parted
from generator.reading.typed_dates import THAI_DIGITS
from generator.strings import Words
from generator.text import LANGS, Lang, Text

# Between the parts of a place's name.
SEPARATOR: dict[Lang, str] = {"th": " ", "en": ", "}
_CAPITAL = ("เมือง", "mueang", "muang")
_WORD = {"province": "จังหวัด", "district": "อำเภอ", "subdistrict": "ตำบล"}


@dataclass(frozen=True, slots=True)
class AreaNames:
    """`profiles` gives the official code of each district id, faulty profiles included."""

    register: Register
    profiles: Mapping[str, str]

    def named(self, typed: str) -> tuple[Area, ...]:
        """Every area that `typed` may mean; one when it is clear, none when it is unknown.

        A name that two bear may stand with its province: `สระบุรี บ้านหมอ`, `Ban Mo Saraburi`.
        """
        areas = self.register.areas
        typed = typed.strip().translate(THAI_DIGITS)
        if self.profiles.get(typed) in areas:
            return (areas[self.profiles[typed]],)
        if re.fullmatch(r"\d{2}|\d{4}|\d{6}", typed):
            return (areas[typed],) if typed in areas else ()
        return self.register.named(typed) or self._with_province(re.split(r"[\s,]+", typed))

    def _with_province(self, words: list[str]) -> tuple[Area, ...]:
        for cut in range(1, len(words)):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            for province, name in ((first, second), (second, first)):
                found = self._inside(province, name)
                if found:
                    return found
        return ()

    def _inside(self, province: str, name: str) -> tuple[Area, ...]:
        codes = {a.code for a in self.register.named(province) if a.level == "province"}
        bare = parted(name)[0]
        if bare in _CAPITAL:  # อ.เมือง จ.สระบุรี, as everyone says it
            bare = f"เมือง{parted(province)[0]}"
        districts = self.register.named(f"อำเภอ{bare}")
        return tuple(area for area in districts if area.province_code in codes)

    def close_to(self, typed: str) -> tuple[str, tuple[Area, ...]] | None:
        """The known name most like what was typed, and every area that bears it.

        A word of level (อ., จังหวัด, District) is kept: `อ.กันตั่ง` is no province.
        """
        bare, level = parted(typed)
        if bare in _CAPITAL:
            return None  # every province has one
        names = {
            name.lower(): name
            for area in self.register.areas.values()
            if len(area.code) < 6 and level in ("", area.level)
            for name in (area.name.th, area.name.en or "")
        }
        ids = {id_: id_ for id_ in self.profiles} if level in ("", "district") else {}
        close = nearest(bare, [*ids, *(name.replace(" ", "") for name in names)])
        if close is None:
            return None
        known = ids | {name.replace(" ", ""): shown for name, shown in names.items()}
        write = known[close]
        found = self.named(f"{_WORD[level]}{write}" if level else write)
        return (write, found) if found else None

    def several(self, typed: str) -> tuple[str, ...]:
        """The areas that a Thai text of several words names, each as it can be written.

        A district with a province is one place; of another province, it gets its own. None where
        a word is unknown: a hint must not drop it.
        """
        parts: list[str] = []
        for word in re.split(r"[\s,]+(?:และ\s*)?", typed.strip()):
            near = None if (found := self.named(word)) else self.close_to(word)
            name, areas = near or (word, found)
            if not areas:
                return ()
            alone = parts and " " not in parts[-1]
            above = self.named(parts[-1]) if alone else ()
            if alone and self.named(f"{parts[-1]} {name}"):
                parts[-1] = f"{parts[-1]} {name}"
            elif [area.level for area in above] == ["district"] and areas[0].level == "province":
                parts[-1] = self.full(above[0]).th
            else:
                parts.append(name)
        return tuple(parts)

    def subdistricts(self, typed: str) -> tuple[Area, ...]:
        """The subdistricts of that name; only their codes can be written."""
        bare, level = parted(typed)
        return tuple(
            area
            for area in self.register.areas.values()
            if level in ("", area.level)
            and area.level == "subdistrict"
            and bare in {key_of(area.name.th), key_of(area.name.en or "")}
        )

    def districts_of(self, code: str) -> tuple[Area, ...]:
        """The districts of the province that a wrong code begins with."""
        areas = self.register.areas.values()
        return tuple(a for a in areas if a.level == "district" and a.province_code == code[:2])

    def full(self, area: Area) -> Text:
        """The area with its province, as a message names it."""
        return Text(*(full_name(area, self.register, lang) for lang in LANGS))


def full_name(area: Area, register: Register, lang: Lang, *, province: bool = True) -> str:
    """อำเภอบ้านหมอ จังหวัดสระบุรี / Ban Mo District, Saraburi Province; for any level of area."""
    around = [area.code[:4]] if area.level == "subdistrict" else []
    around += [area.province_code] if province and area.level != "province" else []
    several = [area, *(register.areas[code] for code in around if code in register.areas)]
    return SEPARATOR[lang].join(_called(one, lang) for one in several)


@cache
def _called(area: Area, lang: Lang) -> str:
    name = area.name.best(lang)
    return name if area.form == "capital" else Words(lang)(f"area.{area.form}", name=name)
