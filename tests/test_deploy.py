"""What GitHub, GitLab and the hosts are told to do is sound, pinned, and has few rights."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from generator.publish.hosts import GB, HOSTS, MIB

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
OTHERS = [GITLAB, ROOT / ".github/dependabot.yml", ROOT / "netlify.toml"]
TOLD = [*WORKFLOWS, *OTHERS, *sorted((ROOT / "deploy").rglob("*.*"))]


def read(path: Path) -> dict:
    """YAML as GitHub reads it: `on` is a word, not a yes."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  makes nothing but texts


def jobs() -> list[tuple[str, dict]]:
    return [
        (f"{path.stem}/{name}", job)
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
    ]


def steps() -> list[tuple[str, dict]]:
    return [(name, step) for name, job in jobs() for step in job["steps"]]


def run(*command: str | Path) -> None:
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_that_is_promised_is_there():
    assert [path.stem for path in WORKFLOWS] == ["check", "deploy", "tests", "verify"]
    assert all(path.is_file() for path in TOLD)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ("gitlab-ci", [GITLAB]),
    ],
)
def test_each_file_has_the_shape_that_its_service_reads(schema, files):
    more = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    run(*check, *more, *files)


@pytest.mark.slow
def test_zizmor_finds_no_hole_in_the_workflows():
    """Its strictest persona: untrusted input, credentials left behind, poisoned caches, rights."""
    zizmor = Path(sys.executable).parent / "zizmor"
    run(zizmor, "--offline", "--no-progress", "--persona=pedantic", ".github")


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it():
    pinned = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    lines = [
        line.strip().removeprefix("- ")
        for path in WORKFLOWS
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(lines) > 10
    assert [line for line in lines if not pinned.fullmatch(line)] == []
    versions: dict[str, set[str]] = {}
    for line in lines:
        versions.setdefault(line.split("@")[0], set()).add(line)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_no_input_of_others_reaches_a_shell():
    assert [name for name, step in steps() if "${{" in step.get("run", "")] == []
    triggers = {name for path in WORKFLOWS for name in read(path)["on"]}
    assert triggers <= {"push", "pull_request", "schedule", "workflow_dispatch"}


def test_what_is_told_in_a_title_is_read_whole():
    """In GitHub's ::warning title=...:: a comma begins another property."""
    found = [
        title
        for _, step in steps()
        for title in re.findall(r"::\w+ title=(.*?)::", step.get("run", ""))
    ]
    assert len(found) == 2
    assert [title for title in found if re.search("[,:%]", title)] == []


def test_only_the_deployment_may_write_and_only_to_pages():
    assert {path.stem: read(path)["permissions"] for path in WORKFLOWS} == {
        path.stem: {} for path in WORKFLOWS
    }
    rights = {name: job["permissions"] for name, job in jobs()}
    assert rights.pop("deploy/deploy") == {"pages": "write", "id-token": "write"}
    assert all(each == {"contents": "read"} for each in rights.values())


def test_no_job_runs_for_ever_and_none_leaves_credentials_behind():
    assert all(int(job["timeout-minutes"]) <= 90 for _, job in jobs())
    checkouts = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout")]
    assert len(checkouts) == 5
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.mark.parametrize("job", ["check/check", "deploy/build"])
def test_the_whole_history_is_there_to_look_for_the_last_good_version(job):
    (checkout,) = (s for name, s in steps() if name == job and "checkout" in s.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == "0"
    assert read(GITLAB)["variables"]["GIT_DEPTH"] == "0"


def test_two_deployments_never_cross():
    assert read(ROOT / ".github/workflows/deploy.yml")["concurrency"] == {
        "group": "deploy",
        "cancel-in-progress": "false",
    }
    assert read(GITLAB)["pages"]["resource_group"]
    assert read(GITLAB)["pages"]["interruptible"] == "false"


def test_the_site_is_published_anew_soon_after_midnight_in_bangkok():
    schedule = read(ROOT / ".github/workflows/deploy.yml")["on"]["schedule"]
    times = [entry["cron"].split() for entry in schedule]
    assert all(rest == ["*", "*", "*"] for _, _, *rest in times)
    bangkok = sorted((int(hour) * 60 + int(minute) + 7 * 60) % 1440 for minute, hour, *_ in times)
    assert 0 < bangkok[0] < 15
    assert all(minute < 5 * 60 for minute in bangkok)


def test_hidden_files_of_the_site_are_uploaded():
    """security.txt lies in .well-known/, which the actions leave out unless told."""
    uploads = [s for _, s in steps() if re.search(r"upload-\S*artifact", s.get("uses", ""))]
    assert len(uploads) == 2
    assert all(step["with"]["include-hidden-files"] == "true" for step in uploads)


def test_what_was_made_is_kept_where_no_pull_request_can_write():
    """Memory holds pickles. GitHub parts caches by branch; only main's own run writes there."""
    kept = {
        name for name, s in steps() if ".namrong" in str(s.get("with", {})) and "cache" in s["uses"]
    }
    assert kept == {"deploy/build"}
    assert ".namrong/" in read(GITLAB)[".program"]["cache"]["paths"]


def test_people_read_thai_first():
    names = [(name, job["name"]) for name, job in jobs()]
    names += [(name, step["name"]) for name, step in steps()]
    names += [(path.stem, read(path)["name"]) for path in WORKFLOWS]
    assert [one for one in names if not re.fullmatch(r"[^|]*[ก-๛][^|]* \| [^|]+", one[1])] == []


def test_nothing_names_a_registry_or_a_machine():
    """Packages come from wherever pip looks; only stand-in addresses are written."""
    allowed = {"https://www.example.org/", "https://..."}
    for path in TOLD:
        text = path.read_text("utf-8")
        found = set(re.findall(r"https?://[^\s\"';,)]+", text))
        assert found <= allowed, path
        assert not re.search(r"index[-_]url|PIP_INDEX|trusted-host|find-links", text), path


def test_netlify_publishes_the_folder_that_the_build_makes():
    told = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    assert told["build"]["publish"] == "site"
    assert told["build"]["environment"]["PYTHON_VERSION"] == "3.11"


def test_the_page_on_deploying_has_the_limits_that_the_program_knows():
    page = (ROOT / "docs/deploy.md").read_text("utf-8")
    for name, host in HOSTS.items():
        (row,) = re.findall(rf"^\| `{name}` \|.*", page, re.MULTILINE)
        figures = [f"{n:,}" for n in (host.files, host.entries, host.in_folder) if n]
        figures += [f"{host.size // GB} GB"] if host.size else []
        figures += [f"{host.largest // MIB} MiB"] if host.largest else []
        assert [figure for figure in figures if figure not in row] == []


@pytest.mark.parametrize("page", ["docs/deploy.md", "docs/deploy.th.md", "docs/scale.md"])
def test_the_pages_lead_to_files_that_are_there(page):
    text = (ROOT / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#\s]+)", text)
    assert links
    missing = [link for link in links if "://" not in link and not (ROOT / "docs" / link).exists()]
    assert missing == []


@pytest.mark.slow
def test_the_audit_reads_every_lock():
    """Without asking anybody: that each dependency is locked with its hash and can be read."""
    audit = Path(sys.executable).parent / "pip-audit"
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        run(audit, "--disable-pip", "--require-hashes", "--dry-run", "--requirement", lock)


def test_what_could_not_be_audited_is_no_success():
    (line,) = re.findall(r".*pip-audit .*", (ROOT / "Makefile").read_text("utf-8"))
    assert "--strict" in line
