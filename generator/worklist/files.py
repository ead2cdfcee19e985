"""Files as such: those that hold a fault, with what readers get of them, and those that wait."""

from __future__ import annotations

from collections.abc import Iterator

from generator.linking.quarantine import Quarantined
from generator.models.news import NewsItem
from generator.problems import Problem, errors
from generator.site import Site
from generator.worklist.places import Places
from generator.worklist.task import Task


def faulty(
    problems: tuple[Problem, ...], fates: tuple[Quarantined, ...], site: Site | None
) -> Iterator[Task]:
    """One task a file that has errors, at the first of them."""
    fate_of = {fate.file: fate for fate in fates}
    waiting = {item.file for item in site.news if waits(item, site)} if site else set()
    for file, found in _by_file(errors(problems)).items():
        fate = fate_of.get(file)
        # `plain`: no file of its own on the site, such as a table of the register.
        reason, day = (fate.fate, fate.day) if fate else ("plain", None)
        if reason == "kept" and file in waiting:
            reason, day = "hidden", None
        spot = found[0].spot
        yield Task("faulty", str(reason), file, spot, None, day, data={"count": len(found)})


def worth_a_look(problems: tuple[Problem, ...]) -> Iterator[Task]:
    """One task a file that is published all the same, at the first of its warnings."""
    faults = {problem.file for problem in errors(problems)}
    for file, found in _by_file(problems).items():
        if file not in faults:
            yield Task("look", "warnings", file, found[0].spot, data={"count": len(found)})


def _by_file(problems: tuple[Problem, ...]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:  # in order already, so that the first of each file stands first
        found.setdefault(problem.file, []).append(problem)
    return found


def waits(item: NewsItem, site: Site) -> bool:
    """A draft, or the news of a later day."""
    return item.status == "draft" or item.published.day > site.today


def waiting(item: NewsItem, site: Site, places: Places) -> Iterator[Task]:
    if item.withdrawn or not waits(item, site):
        return
    day = item.published.day
    if item.status != "draft":
        reason, field = "later", "published"
    else:
        reason, field = "draft" if day > site.today else "overdue", "status"
    yield Task("waiting", reason, item.file, places.spot(item.file, field), item.title, day)
