"""Bilingual text: the Thai is always there, the English may lag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["th", "en"]
LANGS: tuple[Lang, ...] = ("th", "en")


def other(lang: Lang) -> Lang:
    return "en" if lang == "th" else "th"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; `en` is None while nobody has translated it."""

    th: str
    en: str | None = None

    def has(self, lang: Lang) -> bool:
        return lang == "th" or self.en is not None

    def spoken_in(self, lang: Lang) -> Lang:
        """The language that a reader of `lang` will really see."""
        return lang if self.has(lang) else "th"

    def best(self, lang: Lang) -> str:
        """The text for a reader of `lang`; Thai where English is missing.

        Whoever prints it must mark the Thai with lang="th": see `pages.phrases.say`.
        """
        return self.en if lang == "en" and self.en is not None else self.th

    def filled(self, lang: Lang, data: Mapping[str, object]) -> str:
        """A sentence of generator/wording/ with its blanks filled, texts among the data as well."""
        said = {key: one.best(lang) if isinstance(one, Text) else one for key, one in data.items()}
        return self.best(lang).format(**said)

    def with_data(self, data: Mapping[str, object]) -> Text:
        """The same in both languages."""
        return Text(*(self.filled(lang, data) for lang in LANGS))
