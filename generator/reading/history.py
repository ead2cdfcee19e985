"""Earlier versions of a file, from git: the only module that starts it, and it only reads."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MOST = 20  # versions looked at; an item that was never good in so many has no good version


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit has it; one that no commit has yet has neither commit nor day."""

    commit: str
    day: date | None
    text: bytes


def versions(root: Path, file: str) -> Iterator[Version]:
    """The versions of `file`, newest first, back to where it was last deleted.

    None without git or outside a repository.
    """
    log = _git(root, "log", f"-{MOST}", "--format=%H %cs", "--", file)
    for line in (log or b"").decode().splitlines():
        commit, _, day = line.partition(" ")
        text = _git(root, "show", f"{commit}:./{file}")
        if text is None:
            return  # deleted here: what was before is not brought back
        yield Version(commit, date.fromisoformat(day), text)


def is_shallow(root: Path) -> bool:
    """Whether only part of the history was fetched, as many CI jobs do."""
    return (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


@dataclass(frozen=True, slots=True)
class Standing:
    """The commit that a folder stands at; `changed`: something in it is not as committed."""

    commit: str
    changed: bool


def standing(root: Path) -> Standing | None:
    """None without git, outside a repository, or where there is no commit yet."""
    commit = _git(root, "rev-parse", "HEAD")
    changed = _git(root, "status", "--porcelain", "--", ".")
    if commit is None or changed is None:
        return None
    return Standing(commit.decode("ascii", "replace").strip(), bool(changed.strip()))


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None where there is no git, no repository or no such version."""
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", "-C", str(root), *arguments],
            capture_output=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
