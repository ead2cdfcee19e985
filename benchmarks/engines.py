"""What a whole site costs here, and what Hugo, Eleventy and Material need for the same pages.

    python benchmarks/engines.py 2180 --json build/bench/engines.json
    python benchmarks/engines.py 21800 --runs 3 --only namrong hugo

Ours is the whole way: YAML to checked HTML, lists, feeds, calendars, data, sitemap, search. The
others get the Markdown of `namrong export`, lists among it, and lay around it the very frame of
our own pages, so that a page weighs the same; Hugo and Eleventy write a feed and a sitemap as
well, Material its own search. Engines run in turn; a ratio is one of medians. Cards, notices
and pictures are measured by cards.py and pictures.py.

On first use the peers are installed into build/bench/peers, from PyPI and npm.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import measure
import synthetic

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
HERE = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
PINNED = {"hugo": "0.168.0", "mkdocs": "1.6.1", "mkdocs-material": "9.8.1"}
ELEVENTY = "3.1.2"
LIGHT = ("--no-cards", "--no-notices")
OURS = [sys.executable, "-m", "generator"]
LEAST = 0.2  # how far the HTML of another engine may be from ours


@dataclass
class Result:
    """What an engine needed for one task, and how much HTML it wrote."""

    engine: str
    task: str
    runs: list[measure.Cost] = field(default_factory=list)
    html: int = 0
    pages: int = 0

    def median(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)


@dataclass
class Course:
    """One size of site: the source, its export, and a folder for every peer."""

    folder: Path
    peers: Path
    results: dict[tuple[str, str], Result] = field(default_factory=dict)

    def run(
        self, engine: str, task: str, command: list[Any], out: Path, env: dict[str, str]
    ) -> None:
        """Run once more, and note what it cost."""
        log = self.folder / f"{engine}.log"
        cost = measure.run([str(part) for part in command], log, env)
        if cost.status != 0:
            raise SystemExit(f"{engine}, {task}: status {cost.status}\n{log.read_text()[-2000:]}")
        result = self.results.setdefault((engine, task), Result(engine, task))
        result.runs.append(cost)
        written = [path.stat().st_size for path in out.rglob("*.html")]
        result.pages, result.html = len(written), sum(written)
        print(f"  {engine:9} {task:12} {cost.wall:7.2f} s wall {cost.cpu:7.2f} s CPU", flush=True)


# Our own tasks. Each takes the site as the one before it left it.


def ours(course: Course, site: Path, *, cold: bool = True) -> Iterator[str]:
    """Cold, then with a warm state folder: an item edited, a district edited, nothing changed."""
    build = [*OURS, "build", "-C", site, "--today", TODAY, *LIGHT]

    def run(task: str) -> str:
        course.run("namrong", task, build, site / "site", HERE)
        return task

    if cold:
        for name in ("site", ".site.next", ".namrong"):
            shutil.rmtree(site / name, ignore_errors=True)
        yield run("cold")
        _touch(_newest_item(site))
        run("second")  # brings up the second copy of the site, once
        course.results.pop(("namrong", "second"))
    _touch(_newest_item(site))
    yield run("one item")
    _touch(_most_cited(site))
    yield run("one district")
    _settle(site)
    yield run("(settled)")
    course.results.pop(("namrong", "(settled)"))
    yield run("nothing")


def _touch(path: Path) -> None:
    """Mend one word, as an editor does."""
    text = path.read_text("utf-8")
    at = re.search(r"^summary:\s*\n?\s*(?:th:)?\s*\S", text, re.MULTILINE)
    if at is None:
        raise SystemExit(f"{path} has no summary")
    path.write_text(f"{text[: at.end()]}ก{text[at.end() :]}", "utf-8")


def _newest_item(site: Path) -> Path:
    return max(site.glob("content/news/*/*.yml"), key=lambda path: path.name)


def _most_cited(site: Path) -> Path:
    """The profile whose district is named by most news."""
    counts: dict[str, int] = {}
    for path in site.glob("content/news/*/*.yml"):
        for id_ in re.findall(r"^- ([a-z-]+)$", path.read_text("utf-8"), re.MULTILINE):
            counts[id_] = counts.get(id_, 0) + 1
    known = list(site.glob("districts/*.yml"))
    return max(known, key=lambda path: (counts.get(path.stem, 0), path.name))


def _settle(site: Path) -> None:
    """Set the times of all files back: a build trusts no time of the last two seconds."""
    for path in [*site.glob("content/**/*"), *site.glob("districts/*")]:
        if path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))


# The frame of our pages, for the others.


def _frame(site: Path) -> tuple[str, str]:
    """What stands before and behind the content of a news page."""
    page = next(path for path in sorted(site.glob("site/news/*/index.html")))
    html = page.read_text("utf-8").replace("<wbr>", "")
    html = re.sub(r'<span class="nb">([^<]*)</span>', r"\1", html)
    start = html.index(">", html.index("<main")) + 1
    behind = html.index("</main>")
    head = re.sub(r"<title>.*?</title>", "<title>TITLE</title>", html[:start], flags=re.DOTALL)
    return head, html[behind:]


def _documents(site: Path, export: Path) -> None:
    shutil.rmtree(export, ignore_errors=True)
    command = [*map(str, OURS), "export", "-C", str(site), str(export)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | HERE)


def _escaped(text: str, opening: str, closing: str) -> str:
    """Nothing of the frame may be read as the template's own language."""
    return text.replace(opening, "").replace(closing, "")


def hugo(course: Course, site: Path, export: Path) -> Callable[[], None]:
    """Set up a Hugo site; returns what runs it once."""
    folder = course.folder / "hugo"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "layouts/_default").mkdir(parents=True)
    _as_sections(export / "docs", folder / "content")
    head, foot = (_escaped(part, "{{", "}}") for part in _frame(site))
    page = head.replace("TITLE", "{{ .Title }}") + "{{ .Content }}" + foot
    for name in ("single", "list", "home"):
        (folder / f"layouts/_default/{name}.html").write_text(page, "utf-8")
    (folder / "layouts/index.html").write_text(page, "utf-8")
    config = {
        "baseURL": "https://example.org/",
        "title": "Example",
        "disableKinds": ["taxonomy", "term"],
        "outputs": {"home": ["html", "rss"], "section": ["html", "rss"]},
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        "services": {"rss": {"limit": 30}},
    }
    (folder / "hugo.json").write_text(json.dumps(config), "utf-8")
    command = [course.peers / "v/bin/hugo", "--quiet", "--source", folder]

    def run() -> None:
        for name in ("public", "resources"):
            shutil.rmtree(folder / name, ignore_errors=True)
        course.run("hugo", "cold", command, folder / "public", {})

    return run


def _as_sections(docs: Path, content: Path) -> None:
    """Hugo knows a folder that has pages below it by the name _index.md."""
    shutil.copytree(docs, content, ignore=shutil.ignore_patterns("*.jpg", "*.pdf", "assets"))
    for path in sorted(content.rglob("index.md")):
        path.rename(path.with_name("_index.md"))


def eleventy(course: Course, site: Path, export: Path) -> Callable[[], None]:
    """Set up an Eleventy site; returns what runs it once."""
    folder = course.folder / "eleventy"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src/_includes").mkdir(parents=True)
    shutil.copytree(export / "docs", folder / "src", dirs_exist_ok=True)
    head, foot = (_escaped(part, "{{", "}}") for part in _frame(site))
    page = head.replace("TITLE", "{{ title }}") + "{{ content | safe }}" + foot
    (folder / "src/_includes/page.njk").write_text(page, "utf-8")
    (folder / "src/src.json").write_text(json.dumps({"layout": "page.njk"}), "utf-8")
    feed = (
        "---\npermalink: /all.xml\nlayout: null\n---\n"
        "<feed>{% for p in collections.all | reverse %}"
        "{% if loop.index < 31 %}<entry><id>{{ p.url }}</id></entry>{% endif %}{% endfor %}"
        "</feed>\n"
    )
    (folder / "src/all.njk").write_text(feed, "utf-8")
    config = (
        "module.exports = c => { c.setTemplateFormats(['md', 'njk']);\n"
        "c.addGlobalData('layout', 'page.njk');\n"
        "return { dir: { input: 'src', output: 'out' }, markdownTemplateEngine: false }; };\n"
    )
    (folder / "eleventy.config.cjs").write_text(config, "utf-8")
    command = ["node", course.peers / "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]
    command.append("--config=eleventy.config.cjs")

    def run() -> None:
        shutil.rmtree(folder / "out", ignore_errors=True)
        shell = ["sh", "-c", 'cd "$0" && exec "$@"', folder, *command]
        memory = {"NODE_OPTIONS": "--max-old-space-size=8000"}
        course.run("eleventy", "cold", shell, folder / "out", memory)

    return run


def material(course: Course, site: Path, export: Path) -> Callable[[], None]:
    """Set up a site of Material's own look and search, with a small nav; returns what runs it."""
    folder = course.folder / "material"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(export, folder)
    config = {
        "site_name": "Example",
        "theme": {"name": "material", "language": "th"},
        "plugins": [{"search": {"lang": ["th", "en"]}}],
        "nav": [{"Home": "index.md"}, {"News": "news/index.md"}],
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
        "validation": {"omitted_files": "ignore", "links": {"not_found": "ignore"}},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    command = [course.peers / "v/bin/mkdocs", "build", "--quiet", "-f", folder / "mkdocs.yml"]

    def run() -> None:
        shutil.rmtree(folder / "site", ignore_errors=True)
        course.run("material", "cold", command, folder / "site", HERE)

    return run


PEERS = {"hugo": hugo, "eleventy": eleventy, "material": material}


def install(peers: Path) -> None:
    """Once; later runs use what is there."""
    if not (peers / "v/bin/hugo").is_file():
        subprocess.run([sys.executable, "-m", "venv", str(peers / "v")], check=True)
        wanted = [f"{name}=={number}" for name, number in PINNED.items()]
        subprocess.run([peers / "v/bin/pip", "install", "--quiet", *wanted], check=True)
    if not (peers / "node_modules/@11ty/eleventy").is_dir():
        npm = ["npm", "install", "--silent", "--prefix", str(peers), f"@11ty/eleventy@{ELEVENTY}"]
        subprocess.run(npm, check=True)


def show(course: Course) -> None:
    """The table, each row beside Hugo's whole build."""
    hugo_ = course.results.get(("hugo", "cold"))
    ours_ = course.results[("namrong", "cold")]
    print(
        "| engine | task | runs | wall s | of Hugo's | CPU s | RSS MB | PSS MB | pages | HTML KB |"
    )
    print("|---|---|" + "--:|" * 8)
    for one in course.results.values():
        of_hugo = f"{one.median('wall') / hugo_.median('wall'):.3f}" if hugo_ else "-"
        cells = (
            *(one.engine, one.task, len(one.runs), f"{one.median('wall'):.2f}", of_hugo),
            *(f"{one.median('cpu'):.2f}", f"{one.median('rss') / 1e6:.0f}"),
            *(f"{one.median('pss') / 1e6:.0f}", f"{one.pages:,}"),
            f"{one.html / 1000 / max(one.pages, 1):.1f}",
        )
        print("| " + " | ".join(map(str, cells)) + " |")
    for one in course.results.values():
        own = (one.html / max(one.pages, 1)) / (ours_.html / ours_.pages)
        if one.engine != "namrong" and abs(own - 1) > LEAST:
            print(f"{one.engine}: a page weighs {own:.2f} of ours")


def main() -> None:
    """Measure one size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=int, help="about so many pages")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--only", nargs="+", choices=["namrong", *PEERS], default=["namrong", *PEERS]
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--json", type=Path, help="the figures, for a program to read")
    asked = parser.parse_args()
    peers = asked.folder / "peers"
    install(peers)
    course = Course(asked.folder / f"engines-{asked.pages}", peers)
    site, export = course.folder / "source", course.folder / "export"
    course.folder.mkdir(parents=True, exist_ok=True)
    synthetic.write(synthetic.sized(asked.pages), site)
    print(f"load: {measure.load()}", flush=True)
    for _ in ours(course, site):
        pass
    _documents(site, export)
    runs = [PEERS[name](course, site, export) for name in asked.only if name != "namrong"]
    for run in runs:
        run()
    for _ in range(asked.runs - 1):  # each in turn, so that a busy moment is everybody's
        for _ in ours(course, site):
            pass
        for run in runs:
            run()
    show(course)
    if asked.json:
        rows = [asdict(one) for one in course.results.values()]
        told = {"when": datetime.now(UTC).isoformat(), "versions": PINNED, "results": rows}
        asked.json.write_text(json.dumps(told, indent=1), "utf-8")


if __name__ == "__main__":
    main()
