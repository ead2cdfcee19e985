"""The build, as a table of contents: read, parse, link, plan, render, publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.link import Records, link
from generator.models import parse
from generator.outputs import Outputs, outputs
from generator.problems import Problem, in_order
from generator.publish.project import Project
from generator.publish.site_folder import Built, Progress, publish
from generator.register import read_register
from generator.site import Site
from generator.source import Source, read, yaml_files

FOLDERS = {"district": "districts", "news": "content/news", "page": "content/pages"}


@dataclass(frozen=True, slots=True)
class Examined:
    """What reading found. `site` is None when not even a home page could be made."""

    site: Site | None
    problems: tuple[Problem, ...]
    files: int


@dataclass(frozen=True, slots=True)
class How:
    """What a build was asked for: the day, drafts or not, how many processes."""

    today: date
    drafts: bool = False
    jobs: int = 1


def examine(root: Path, today: date, *, drafts: bool = False) -> Examined:
    """Read, parse and link everything below `root`. Nothing is written."""
    sources = {name: _all(root, folder) for name, folder in FOLDERS.items()}
    settings = parse.parse_settings(_only(root, "content/site.yml"))
    programme = parse.parse_programme(_only(root, "content/programme.yml"))
    districts = [parse.parse_district(source) for source in sources["district"]]
    news = [parse.parse_news(source) for source in sources["news"]]
    pages = [parse.parse_page(source) for source in sources["page"]]
    register, missing = read_register(root)
    several: tuple[parse.Outcome[Any], ...] = (*districts, *news, *pages)
    problems = [*missing, *settings.problems, *programme.problems]
    problems += [problem for outcome in several for problem in outcome.problems]
    files = len(several) + 2
    if settings.parsed is None or programme.parsed is None:
        return Examined(None, in_order(problems), files)
    records = Records(
        settings=settings.parsed,
        programme=programme.parsed,
        districts=tuple(one.parsed for one in districts if one.parsed),
        news=tuple(one.parsed for one in news if one.parsed),
        pages=tuple(one.parsed for one in pages if one.parsed),
        register=register,
        ids={name: _first_files(found) for name, found in sources.items()},
        codes={parse.id_of(one): str(one.value("code")) for one in sources["district"]},
        files=frozenset(_files(root, "files")),
        pictures=_files(root, "images"),
    )
    site, more = link(records, today, drafts=drafts)
    return Examined(site, in_order([*problems, *more]), files)


def plan(site: Site, root: Path) -> Outputs:
    """Decide every page and every file beside the pages."""
    return outputs(site, root)


def build(
    project: Project, out: Path, how: How, progress: Progress
) -> tuple[Examined, Built | None]:
    """The whole way from YAML to the published folder."""
    examined = examine(project.root, how.today, drafts=how.drafts)
    if examined.site is None:
        return examined, None
    made = plan(examined.site, project.root)
    return examined, publish(made, project, out, progress, how.jobs)


def _first_files(sources: list[Source]) -> dict[str, str]:
    """The file of each id; where two have one id, the first."""
    return {parse.id_of(source): source.file for source in reversed(sources)}


def _only(root: Path, file: str) -> Source:
    return read(root / file, file)


def _all(root: Path, folder: str) -> list[Source]:
    return [read(path, file) for path, file in yaml_files(root, folder)]


def _files(root: Path, folder: str) -> dict[str, int]:
    """What stands in a folder of content/, by its path below that folder, with its bytes."""
    base = root / "content" / folder
    found = sorted(path for path in base.rglob("*") if path.is_file())
    return {path.relative_to(base).as_posix(): path.stat().st_size for path in found}
