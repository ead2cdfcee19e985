"""The digest of what a Site answers today to a question that was noted in an earlier build."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.planning.day import Question, compare
from generator.planning.digests import Digests
from generator.planning.watched import MAPPINGS, SETS, SETS_BY_NAME
from generator.site import Site

GONE = b"-"  # nobody can be asked any more


class Answers:
    """Each question is answered once."""

    def __init__(self, site: Site, digests: Digests) -> None:
        self._site, self._digests = site, digests
        self._known: dict[Question, bytes] = {}
        self._news = {item.slug: item for item in site.news}
        self._districts = {district.id: district for district in site.districts}

    def of(self, question: Question) -> bytes:
        """16 bytes, or fewer where there is no such thing."""
        known = self._known.get(question)
        if known is None:
            known = self._known[question] = self._answer(question)
        return known

    def _answer(self, question: Question) -> bytes:
        try:
            return self._digests.of(self._asked(question))
        except KeyError:
            return GONE

    def _asked(self, question: Question) -> Any:  # noqa: PLR0911
        """Raises KeyError where the thing that was asked about is not there."""
        site, (name, *keys) = self._site, question
        if not keys:
            asked = getattr(site, name)
            return asked() if name == "area_codes" else asked
        if name == "today":
            sign, day = keys
            return compare(site.today, sign, date.fromisoformat(day))
        if name in MAPPINGS:
            return getattr(site, name)[keys[0]]
        if name in SETS:
            return keys[0] in getattr(site, name)
        if name in SETS_BY_NAME:
            group = getattr(site, name)[keys[0]]
            return keys[1] in group if len(keys) > 1 else group
        if name == "images_of":
            kind, id_ = keys
            images = site.images_of((self._news if kind == "news" else self._districts)[id_])
            return images, [site.pictures[file] for _, files in images for file in files]
        if name == "related":
            return site.related(self._news[keys[0]], int(keys[1]))
        if name == "alerts_of":
            return site.alerts_of(tuple(keys))
        if name in ("areas", "is_listed", "is_expired"):
            return getattr(site, name)(self._news[keys[0]])
        if name == "news_of":
            return site.news_of(site.register.areas[keys[0]], *map(int, keys[1:]))
        if name == "profile":
            return site.profile(site.register.areas[keys[0]])
        return getattr(site, name)(keys[0])
