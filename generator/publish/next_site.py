"""The site that a build works on: what of it is due, what is taken over, what is gone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.batch import Batch, Gap, attempted, parted
from generator.line_breaks import CLOSED, MAY_END, OPENED
from generator.outputs import Outputs
from generator.pages.page import Page
from generator.pages.sheets import PlannedSheet, Sheet
from generator.planning.answers import Answers
from generator.planning.digests import Digests
from generator.planning.due import Planned, Reason, planned
from generator.planning.known import Entry, Known
from generator.progress import Progress
from generator.publish.check import Broken, Scan, broken_references, targets
from generator.publish.copies import Copy
from generator.publish.edition import edition
from generator.publish.making import Made, Maker
from generator.publish.project import Project
from generator.publish.sheets import unforeseen
from generator.publish.shelves import Shelves
from generator.publish.theme_code import headers_batch, theme_code
from generator.publish.trees import bring, clear, put, standing


@dataclass
class NextSite:
    """`folder` is brought up to what the plan says, with `out` to take over from.

    Call `press`, `make` and `broken` in this order, and `keep` once it is published.
    """

    made: Outputs
    kept: Shelves
    known: Known
    project: Project
    out: Path
    folder: Path
    edition: str
    things: Mapping[str, Any]
    planned: Planned
    answers: Answers
    reasons: dict[str, Reason] = field(default_factory=dict)
    removed: int = 0
    files: dict[str, str] = field(default_factory=dict)  # of the whole site, as far as made
    _brought: list[str] = field(default_factory=list)
    _spoilt: list[str] = field(default_factory=list)
    _new: dict[str, Made] = field(default_factory=dict)
    _shelved: dict[str, str] = field(default_factory=dict)
    _asked_of_sheets: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(  # noqa: PLR0913  # what `publish` takes
        cls,
        made: Outputs,
        kept: Shelves,
        known: Known,
        *,
        project: Project,
        out: Path,
        folder: Path,
    ) -> NextSite:
        """Decide what is due."""
        digests = Digests()
        answers = Answers(made.site, digests)
        code = theme_code(project.theme)
        copies = {**code.files(project.theme), **made.copies}
        things: dict[str, Any] = {page.file: page for page in made.pages}
        rules = headers_batch(made.site.settings.address, code)
        things |= {batch.label: batch for batch in (*made.batches, rules)}
        things |= {sheet.name: sheet for sheet in made.planned_sheets()}
        things |= {name: Copy.of(path) for name, path in copies.items()}
        with_ = edition(project)
        plan = planned(things, known, digests, answers, with_)
        found = cls(made, kept, known, project, out, folder, with_, things, plan, answers)
        found.reasons |= plan.due
        found._look_at_words()
        found._take_stock()
        return found

    def _look_at_words(self) -> None:
        """A page in which a word stands that is kept whole from now on, or no longer, is due."""
        before = set(filter(None, self.known.told("words").split("\n")))
        changed = before ^ set(self.made.whole_words)
        if not changed or not self.known.told("edition"):
            return
        for page in self.made.pages:
            if page.file in self.reasons:
                continue
            text = self._published(page.file)
            if text is None or any(word in text for word in changed):
                self.reasons[page.file] = Reason("words")

    def _published(self, name: str) -> str | None:
        """A page as it was published, without what keeps its words whole."""
        path = next((f / name for f in (self.out, self.folder) if (f / name).is_file()), None)
        if path is None:
            return None
        return re.sub(f"{MAY_END}|{OPENED}|{CLOSED}", "", path.read_text("utf-8"))

    def press(self, progress: Progress, jobs: int) -> tuple[Gap, ...]:
        """Set the cards and notices that are due; returns what could not be made."""
        tried: list[Sheet | Gap] = []
        for name in self.reasons:
            planned_ = self.things[name]
            if isinstance(planned_, PlannedSheet):
                with self.made.questions.listening() as asked:
                    tried.append(attempted(planned_.make, name))
                self._asked_of_sheets[name] = frozenset(asked)
        due, gaps = parted(tried)
        for sheet in due:
            (self._shelved[sheet.name],) = sheet
        return (*gaps.values(), *map(Gap, self.kept.sheets.fill(due, progress, jobs)))

    def sheets(self) -> frozenset[str]:
        """The names on the shelf of every card and notice that is published."""
        return frozenset(
            self._shelved.get(name) or self.known.shelved(name)
            for name, thing in self.things.items()
            if isinstance(thing, PlannedSheet)
        )

    def make(self, progress: Progress, jobs: int) -> tuple[Gap, ...]:
        """Bring the folder up to date; returns what is missing, which no page is to name."""
        clear(self.folder, self._spoilt)
        for name in self._brought:
            bring(name, self.out / name, self.folder)
        due = [self.things[name] for name in self.reasons]
        pages = [one for one in due if isinstance(one, Page)]
        batches = [one for one in due if isinstance(one, Batch)]
        maker = Maker(self.made, self.project, self.folder)
        self._note(maker.made((), batches, jobs, progress.advance))
        gaps = tuple(gap for one in self._new.values() for gap in one.gaps)
        if unforeseen(self.made, gaps):
            return gaps
        progress.start("write", len(pages))
        self._note(maker.made(pages, (), jobs, progress.advance))
        for name in self.reasons:
            thing = self.things[name]
            if isinstance(thing, PlannedSheet):
                self._put(name, self.kept.sheets.path(self._shelved[name]))
            elif isinstance(thing, Copy):
                self._put(name, thing.source)
        return gaps

    def _note(self, found: Iterable[Made]) -> None:
        for one in found:
            self._new[one.name] = one
            self.files |= one.files

    def _put(self, name: str, source: Path) -> None:
        digest = put(self.folder, name, source.read_bytes())
        asked = self._asked_of_sheets.get(name, frozenset())
        self._new[name] = Made(name, {name: digest}, asked)
        self.files[name] = digest

    def _take_stock(self) -> None:
        """What of the rest stands in the folder, or in the published one; else it is due too."""
        stays = {name: self.known.files(name) for name in self.things if name not in self.reasons}
        wanted = {file: digest for files in stays.values() for file, digest in files.items()}
        here = standing(self.folder, wanted)
        there = standing(self.out, wanted) if len(here.intact) < len(wanted) else None
        for name, files in stays.items():
            lacking = [file for file in files if file not in here.intact]
            if lacking and not (there and all(file in there.intact for file in lacking)):
                self.reasons[name] = Reason("missing")
                for file in files:
                    del wanted[file]
        self.files = wanted
        self._brought = [file for file in wanted if file not in here.intact]
        spoilt = (name for name in here.intact if name not in wanted)
        self._spoilt = [*here.surplus, *spoilt, *self._brought]

    def broken(self) -> tuple[Broken, ...]:
        """Check the pages that were made, and those that lead to what is gone."""
        scans = {name: one.scan for name, one in self._new.items() if one.scan is not None}
        before = {
            file
            for name in (*self.planned.gone, *self.reasons)
            if name in self.known.entries
            for file in self.known.files(name)
        }
        gone = before - set(self.files)
        self.removed = len(gone)
        lost = {name: self._lost_ids(name, scan.ids) for name, scan in scans.items()}
        scans |= self._leading_to(gone, {name: ids for name, ids in lost.items() if ids}, scans)

        @cache
        def ids(name: str) -> frozenset[str]:
            if name in scans:
                return scans[name].ids
            known = self.known.scan(name)
            return known[1] if known else frozenset()

        return broken_references(scans, self.files, ids, self.made.site.settings.address)

    def _lost_ids(self, name: str, ids: frozenset[str]) -> frozenset[str]:
        known = self.known.scan(name)
        return known[1] - ids if known else frozenset()

    def _leading_to(
        self,
        gone: set[str],
        lost: Mapping[str, frozenset[str]],
        made: Mapping[str, Scan],
    ) -> dict[str, Scan]:
        """Pages that stay as they are, and refer to what no longer is."""
        if not gone and not lost:
            return {}
        base = urlsplit(self.made.site.settings.address)
        found = {}
        for page, references, own in self.known.scans():
            if page in made or page not in self.files:
                continue
            for _, file, anchor in targets(page, references, base.netloc, unquote(base.path)):
                if file in gone or anchor in lost.get(file, ()):
                    found[page] = Scan(references, own)
                    break
        return found

    def keep(self, sealed: Mapping[str, str]) -> None:
        """Note what the published site was made from; `sealed` is its record, of no output."""
        clear(self.folder, standing(self.folder, self.files).surplus)
        made = {
            name: Entry(
                given=self.planned.given[name],
                asked=tuple(one.asked),
                files=one.files,
                shelved=self._shelved.get(name, ""),
            )
            for name, one in self._new.items()
            if not one.gaps
        }
        # What has gaps is tried again by the next build.
        gone = (*self.planned.gone, *(name for name, one in self._new.items() if one.gaps))
        scans = {n: (s.references, s.ids) for n, one in self._new.items() if (s := one.scan)}
        answers = {q: self.answers.of(q) for one in self._new.values() for q in one.asked}
        words, seals = "\n".join(self.made.whole_words), json.dumps(dict(sealed))
        told = {"edition": self.edition, "words": words, "sealed": seals}
        self.known.keep(made, gone, scans, answers, told)
