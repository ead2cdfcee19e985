"""What CI would run, run: each line of the workflows and of .gitlab-ci.yml on a fresh clone."""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# By workflow and the first line of the step: what cannot be run within a test, and why.
ELSEWHERE = {
    "tests: sudo apt-get update -q": "changes the machine; make test installs the same",
    "tests: .ci/run": "is what runs this test",
    "tests: make audit": "asks the package index for known holes; test_deploy.py reads the locks",
    'verify: .venv/bin/namrong verify "$SITE_ADDRESS"': "needs a site that is live",
}
FAULTY = "content/news/2024/2024-06-01-faulty-example.yml"


class Clone:
    """A fresh clone with all that is changed here, and the two ways in which CI runs a script."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shared = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)]
        subprocess.run(shared, check=True)
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        told = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
        for name in filter(None, told.stdout.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def _environment(self, **more: str) -> dict[str, str]:
        """As a person's shell has it, without what make and pytest put there."""
        foreign = ("MAKE", "MFLAGS", "PYTEST", "NAMRONG", "GITHUB", "GITLAB", "VIRTUAL_ENV")
        kept = {k: v for k, v in os.environ.items() if not k.startswith((*foreign, "PYTHON"))}
        return {**kept, "CI": "true", **more}

    def github(self, script: str, **more: str) -> tuple[int, str]:
        """One step; GitHub's shell ends with the first command that fails."""
        file = self.folder.parent / "step.sh"
        file.write_text(script, "utf-8")
        environment = self._environment(GITHUB_ACTIONS="true", **more)
        return self._run(["bash", "-e", str(file)], environment)

    def gitlab(self, lines: list[str], **more: str) -> tuple[int, str]:
        """All lines of a job, one after the other in one shell."""
        script = "\n".join(["set -eo pipefail", *lines])
        environment = self._environment(GITLAB_CI="true", CI_PROJECT_DIR=str(self.folder), **more)
        return self._run(["bash", "-c", script], environment)

    def _run(self, command: list[str], environment: dict[str, str]) -> tuple[int, str]:
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def breaks(self) -> None:
        path = self.folder / FAULTY
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("kind: no-such-kind\n", "utf-8")

    def mends(self) -> None:
        (self.folder / FAULTY).unlink()

    def clears(self) -> None:
        for name in ("site", "public"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def workflow(name: str) -> Iterator[str]:
    """Its scripts in their order, but for those that cannot be run here."""
    told = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))
    for job in told["jobs"].values():
        for step in job["steps"]:
            script = step.get("run", "")
            if script and not elsewhere(name, script):
                yield script


def elsewhere(name: str, script: str) -> bool:
    return any(f"{name}: {script}".startswith(begins) for begins in ELSEWHERE)


def gitlab_job(name: str) -> list[str]:
    told = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    job = {**told[told[name]["extends"]], **told[name]}
    return [*job["before_script"], *job["script"]]


def is_site(folder: Path) -> bool:
    pages = ("index.html", "en/index.html", "404.html", "sitemap.xml", "news/index.html")
    return all((folder / page).is_file() for page in pages)


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Clone:
    return Clone(tmp_path_factory.mktemp("ci") / "clone")


def test_nothing_is_left_out_but_what_is_named():
    names = ("check", "deploy", "tests", "verify")
    scripts = {
        name: [
            step["run"]
            for job in yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))[
                "jobs"
            ].values()
            for step in job["steps"]
            if "run" in step
        ]
        for name in names
    }
    told = [f"{name}: {script}" for name, found in scripts.items() for script in found]
    idle = [begins for begins in ELSEWHERE if not any(one.startswith(begins) for one in told)]
    assert idle == []
    assert len(list(workflow("check"))) == 3
    assert len(list(workflow("deploy"))) == 2


@pytest.mark.slow
def test_every_line_that_ci_runs_works_on_a_fresh_clone_and_the_site_comes_out(clone):
    """One test, since all of it needs the same .venv: made by the first step, as in CI."""
    site, public = clone.folder / "site", clone.folder / "public"

    # A pull request, then the same merged.
    for name in ("check", "deploy"):
        clone.clears()
        for script in workflow(name):
            status, said = clone.github(script)
            assert status == 0, f"{name}: {script}\n{said}"
        assert is_site(site), name
        assert "::error" not in said
    before = (site / "sitemap.xml").read_bytes()

    # A merge request, then the same merged.
    for name, folder in (("check", site), ("pages", public)):
        clone.clears()
        status, said = clone.gitlab(gitlab_job(name))
        assert status == 0, f"{name}\n{said}"
        assert is_site(folder), name
    assert (public / "sitemap.xml").read_bytes() == before
    assert clone.gitlab(gitlab_job("problems"))[0] == 0

    # Netlify, for the site and for a preview.
    told = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    for command in (told["build"]["command"], told["context"]["deploy-preview"]["command"]):
        clone.clears()
        status, said = clone.gitlab([command])
        assert status == 0, said
        assert is_site(clone.folder / told["build"]["publish"])

    # A file with an error: refused before the merge, told beside its line, and nothing built.
    clone.breaks()
    clone.clears()
    statuses = [clone.github(script) for script in workflow("check")]
    assert [status for status, _ in statuses] == [0, 1, 1]
    assert f"::error file={FAULTY},line=1" in statuses[1][1]
    assert not site.exists()
    assert clone.gitlab(gitlab_job("check"))[0] == 1

    # Merged nevertheless: all else is published, and people are told.
    *_, (status, said) = [clone.github(script) for script in workflow("deploy")]
    assert status == 0, said
    assert is_site(site)
    assert "::warning title=เผยแพร่แล้ว" in said
    assert f"::error file={FAULTY},line=1" in said
    assert clone.gitlab(gitlab_job("pages"))[0] == 0
    assert is_site(public)
    status, said = clone.gitlab(gitlab_job("problems"))
    assert status == 1
    assert FAULTY in said
    clone.mends()

    # Nothing that could be published, and no history to look in: red, and the last site stays.
    (clone.folder / "content/site.yml").write_text("address: [\n", "utf-8")
    (clone.folder / ".git").rename(clone.folder / ".git-elsewhere")
    *_, (status, said) = [clone.github(script) for script in workflow("deploy")]
    assert status == 2
    assert "::error title=ไม่ได้เผยแพร่" in said
    assert is_site(site)
    assert clone.gitlab(gitlab_job("pages"))[0] != 0
    assert is_site(public)
