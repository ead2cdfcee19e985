"""What helps while writing is whole: the editor's settings, the hooks, the installed program."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from generator.models.shapes import FILES

ROOT = Path(__file__).parents[1]
HOOKS = {
    ".pre-commit-config.yaml": lambda text: text["repos"][0]["hooks"][0],
    ".pre-commit-hooks.yaml": lambda text: text[0],
    "generator/examples/pre-commit-config.yaml": lambda text: text["repos"][0]["hooks"][0],
}


def settings():
    """VS Code's JSON may have remarks on lines of their own."""
    text = (ROOT / ".vscode/settings.json").read_text("utf-8")
    return json.loads(re.sub(r"(?m)^\s*//.*$", "", text))


def test_every_source_of_this_site_has_its_schema_by_its_place_and_by_its_first_line():
    mapped = settings()["yaml.schemas"]
    assert set(mapped) == {f".vscode/schemas/{kind}.json" for kind in FILES}
    sources = [p for folder in ("content", "districts") for p in (ROOT / folder).rglob("*.yml")]
    assert len(sources) > 10
    for path in sources:
        place = path.relative_to(ROOT).as_posix()
        (schema,) = [
            name for name, glob in mapped.items() if fnmatch(place, glob.replace("**", "*"))
        ]
        first = path.read_text("utf-8").partition("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve() == ROOT / schema, place


def test_the_editor_writes_what_our_reader_likes_best():
    assert settings()["files.encoding"] == "utf8"
    assert settings()["files.insertFinalNewline"] is True
    assert settings()["[yaml]"]["editor.insertSpaces"] is True
    assert settings()["[yaml]"]["editor.tabSize"] == 2
    assert settings()["[yaml]"]["editor.wordWrap"] == "on"
    extensions = (ROOT / ".vscode/extensions.json").read_text("utf-8")
    assert json.loads(re.sub(r"(?m)^\s*//.*$", "", extensions))["recommendations"]


@pytest.mark.parametrize("file", HOOKS)
def test_a_hook_says_what_it_does_in_thai_and_english(file):
    hook = HOOKS[file](yaml.safe_load((ROOT / file).read_text("utf-8")))
    thai, _, english = hook["name"].partition(" | ")
    assert re.search("[ก-๛]", thai)
    assert english.isascii()
    assert hook["entry"].split()[-1] == "check"
    assert hook["pass_filenames"] is False
    for source in ("content/news/2022/2022-08-31-x.yml", "districts/x.yml", "content/images/x.jpg"):
        assert re.search(hook["files"], source)
    assert not re.search(hook["files"], "generator/cli.py")


@pytest.mark.slow
def test_the_hook_of_this_repository_runs_and_lets_sound_files_pass():
    hook = HOOKS[".pre-commit-config.yaml"](
        yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    )
    program, *arguments = hook["entry"].split()
    command = ROOT / program
    if not command.exists():  # another environment than `make` sets up: the same program
        command, arguments = Path(sys.executable), ["-m", "generator", *arguments]
    done = subprocess.run([command, *arguments], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.slow
def test_an_installed_program_begins_a_whole_site_and_checks_it(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    made = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}

    def namrong(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    file = [sys.executable, "-c", "import generator; print(generator.__file__)"]
    used = subprocess.run(file, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert str(tmp_path / "installed") in used.stdout.decode()
    where = ["--name", "ก", "--address", "https://a.example/", "--owner", "ข"]
    begun = namrong("new", "site", "mine", *where)
    assert begun.returncode == 0, begun.stderr
    assert namrong("check", "-C", "mine").returncode == 0
    site = tmp_path / "mine"
    register = "content/reference/districts.csv"
    assert (site / register).read_bytes() == (ROOT / register).read_bytes()
    assert (site / ".vscode/settings.json").is_file()
    shutil.rmtree(tmp_path / "installed")
