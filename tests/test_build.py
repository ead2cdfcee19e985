"""The whole way: same input, same bytes; MkDocs alone makes the same; faults stay apart."""

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from generator.problems import errors
from tests.conftest import GOOD, REAL, TODAY

ROOT = Path(__file__).parent.parent


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(without_commit(path)).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_commit(path: Path) -> bytes:
    """A copy of a site stands in no repository, so that its record names no commit."""
    raw = path.read_bytes()
    if path.name == "integrity.json":
        raw = re.sub(rb'\n "(commit|uncommitted)": .*', b"", raw)
    return raw


def start(module: str, *arguments, **environment) -> subprocess.Popen:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(
        command,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen) -> int:
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said
    return process.returncode


@pytest.mark.slow
@pytest.mark.parametrize("source", [GOOD, REAL], ids=["second site", "first site"])
def test_two_builds_are_the_same_bytes_anywhere_in_the_world(tmp_path, source):
    copy = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(source / "content", copy / "content")
    shutil.copytree(source / "districts", copy / "districts")
    out = {zone: tmp_path / zone.replace("/", "-") for zone in ("UTC", "Asia/Tokyo")}
    day = ("--today", TODAY)
    builds = [
        start("generator", "build", "-C", source, "--out", out["UTC"], *day, "--jobs", 1, TZ="UTC"),
        start(
            *("generator", "build", "-C", copy, "--out", out["Asia/Tokyo"], *day, "--jobs", 3),
            TZ="Asia/Tokyo",
            PYTHONHASHSEED="7",
            LC_ALL="C",
        ),
    ]
    assert [finished(build) for build in builds] == [0, 0]
    one, two = tree(out["UTC"]), tree(out["Asia/Tokyo"])
    assert len(one) > 60
    assert one == two


@pytest.mark.slow
def test_mkdocs_alone_makes_the_same_site(workshop, good, tmp_path):
    shutil.copy(ROOT / "mkdocs.yml", workshop.root)
    shutil.copytree(ROOT / "theme", workshop.root / "theme")
    config = workshop.root / "mkdocs.yml"
    arguments = ["build", "--strict", "--quiet", "-f", config, "-d", tmp_path / "plain"]
    finished(start("mkdocs", *arguments, NAMRONG_TODAY=str(TODAY)))
    assert tree(tmp_path / "plain") == tree(good.folder)


@pytest.mark.slow
def test_mkdocs_alone_refuses_a_faulty_site_when_it_is_strict(workshop, tmp_path):
    shutil.copy(ROOT / "mkdocs.yml", workshop.root)
    shutil.copytree(ROOT / "theme", workshop.root / "theme")
    workshop.news("bad", "kind: x\n")
    config = workshop.root / "mkdocs.yml"
    arguments = ["build", "--strict", "-f", config, "-d", tmp_path / "plain"]
    process = start("mkdocs", *arguments, NAMRONG_TODAY=str(TODAY))
    said, _ = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "2024-06-01-bad.yml" in said
    assert "Traceback" not in said


def test_a_site_s_own_theme_and_mkdocs_file_are_used(workshop):
    shutil.copytree(ROOT / "theme", workshop.root / "theme")
    workshop.replace("theme/main.html", "<body>", '<body data-own="yes">')
    assert workshop.build().page("").xpath("//body/@data-own") == ["yes"]


FAULTS = [
    "",
    "# only a comment\n",
    "- list\n",
    "title: ข่าว: วันนี้\n",
    "a: [1\n",
    'a: "x\n',
    "a: &x [*x]\n",
    "a: !!python/object/apply:os.system [ls]\n",
    "\ttab: x\n",
    "kind: story\nkind: story\n",
    "kind: story\n",
    "colour: red\n",
    "text\n",
    "? [a]\n: b\n",
    "a: 1\n---\nb: 2\n",
    "a: \x07\n",
    "x: " + "[" * 500,
    b"\xff\xfe\x00\x01",
    "ข่าว: ตลาด\n".encode("cp874"),
    "ข่าว\n".encode("utf-16"),
    b"a: 1" + b" " * 2_000_000,
]
NESTED = [
    "published: 2565-02-29\n",
    "published: 31/08/2565\n",
    "published: 65-08-31\n",
    "kind: party\n",
    "summary: " + "ก" * 301 + "\n",
    "areas: [ไม่มีที่นี่]\n",
    "sectors: [x]\n",
    "goals: [99]\n",
    "body: '[x](news:none)'\n",
    "event: {starts: 2024-02-02, ends: 2024-02-01}\n",
    "figures: [{label: ก, value: สิบ}]\n",
    "files: [{title: ก, file: none.pdf}]\n",
]


def test_thirty_faulty_files_stop_none_of_the_good_ones(workshop, good):
    assert len(FAULTS) + len(NESTED) >= 30
    files = [
        workshop.write(f"content/news/2024/2024-01-{n % 28 + 1:02}-fault-{n}.yml", text)
        for n, text in enumerate(FAULTS)
    ]
    for n, text in enumerate(NESTED):
        slug = f"nested-{n}"
        file = workshop.news(slug)
        field = text.partition(":")[0]
        lines = (workshop.root / file).read_text("utf-8").splitlines(keepends=True)
        workshop.write(
            file, "".join(one for one in lines if not one.startswith(f"{field}:")) + text
        )
        files.append(file)
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    told = {problem.file for problem in errors(workshop.examine().problems)}
    assert told == set(files)
    assert tree(built.folder) == tree(good.folder)
    for file in files:
        assert file in built.said


def test_a_faulty_district_or_page_leaves_the_rest(workshop):
    workshop.write("districts/broken.yml", "code: [")
    workshop.write("content/pages/broken.yml", "id: Broken One\ntitle: ก\nsummary: ข\n")
    built = workshop.build()
    assert built.status == 3
    assert built.has("districts/ngao")
    assert built.has("everything")


@pytest.mark.parametrize(
    "file",
    [
        "districts/ngao.yml",
        "content/pages/everything.yml",
        "content/pages/thai-only.yml",
        "content/news/2024/2024-06-10-market-opening.yml",
        "content/news/2024/2024-06-12-water-watch.yml",
    ],
)
def test_any_one_file_may_be_faulty_and_every_other_page_is_published(workshop, good, file):
    """Others link to it: their links lose their address, and no page is lost with it."""
    workshop.write(file, "title: [")
    built = workshop.build(sheets=True)
    assert built.status == 3, built.said
    slug = re.sub(r".*/(\d{4}-\d\d-\d\d-)?|\.yml$", "", file)
    lost = set(good.pages()) - set(built.pages())
    lost -= {old for old, new in good.moved().items() if f"/{slug}/" in new}
    # A goal's or an area's list goes with the only item in it.
    assert {page for page in lost if not re.search(rf"\b({slug}|goals|areas)/", page)} == set()


def test_a_site_without_districts_or_pages_builds(workshop):
    shutil.rmtree(workshop.root / "districts")
    shutil.rmtree(workshop.root / "content/news")
    shutil.rmtree(workshop.root / "content/pages")
    built = workshop.build()
    assert built.status in {0, 3}, built.said
    assert built.has("districts")
