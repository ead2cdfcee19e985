"""From what was examined to the list of what an editor has to do. Nothing is judged a fault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.linking.area_names import full_name
from generator.linking.quarantine import Quarantined
from generator.problems import Problem, errors
from generator.site import Site
from generator.text import LANGS, Text
from generator.worklist import days, english, files, teams
from generator.worklist.places import Places
from generator.worklist.task import SECTIONS, Subject, Task, Worklist


def worklist(
    site: Site | None,
    problems: tuple[Problem, ...],
    fates: tuple[Quarantined, ...],
    places: Places,
    window: days.Window,
) -> Worklist:
    """Every task in a fixed order. `site` has drafts and later news; without one, only faults.

    A file with errors has that task alone: what readers see of it is an earlier version, and
    the rest of what is to be done shows when it is mended.
    """
    found = [*files.faulty(problems, fates, site), *files.worth_a_look(problems)]
    if site is not None:
        mended_first = {problem.file for problem in errors(problems)}
        found += [task for task in _content(site, places, window) if task.file not in mended_first]
    return Worklist(window.today, window.within, tuple(sorted(found, key=_order)))


def _order(task: Task) -> tuple[int, date, str, int, str]:
    """By section; what has a day by its day, the rest by file and line."""
    first = SECTIONS.index(task.section)
    return (first, task.day or date.max, task.file, task.spot.line, task.reason)


def _content(site: Site, places: Places, window: days.Window) -> Iterator[Task]:
    settings, programme = site.settings, site.programme
    yield from english.missing(settings, Subject(settings.file, settings.name), places)
    yield from english.missing(programme, Subject(programme.file, programme.name), places)
    for page in site.pages:
        subject = Subject(page.file, page.title)
        yield from english.missing(page, subject, places)
        read_through = (page.reviewed, page.updated)
        yield from days.reviews(subject, read_through, places, window.today)
    for district in site.districts:
        area = site.register.areas[district.code]
        name = Text(*(full_name(area, site.register, lang) for lang in LANGS))
        subject = Subject(district.file, name)
        yield from english.missing(district, subject, places)
        yield from days.reviews(subject, (district.reviewed,), places, window.today)
        yield from teams.unnamed(district, subject, site, places)
        yield from days.endings(subject, days.of_images(district.images), places, window)
    for item in site.news:
        subject = Subject(item.file, item.title)
        yield from english.news_missing(item, subject, places)
        yield from english.outdated(item, places)
        yield from files.waiting(item, site, places)
        yield from days.endings(subject, days.of_news(item, window.today), places, window)
