"""Which area a person means: a profile's id, an official code, or a name of the register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.models.fields import nearest
from generator.register import Area, Register
from generator.strings import Words
from generator.text import LANGS, Lang, Text
from generator.typed_dates import THAI_DIGITS

# Between the parts of a place's name.
SEPARATOR: dict[Lang, str] = {"th": " ", "en": ", "}


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
        return self.register.named(typed) or self._with_province(typed.split())

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
        bare = name.removeprefix("อำเภอ").removeprefix("เขต")
        districts = self.register.named(f"อำเภอ{bare}")
        return tuple(area for area in districts if area.province_code in codes)

    def close_to(self, typed: str) -> tuple[str, Area] | None:
        """The nearest name that means one area, and that area."""
        close = nearest(typed, [*self.profiles, *self.register.names()])
        found = self.named(close) if close else ()
        return (close, found[0]) if close and found else None

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
