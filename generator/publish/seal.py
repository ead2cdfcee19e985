"""Writes the record of a finished site into it, and its signature: the last files of a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from generator.channels.redirects import FILE as REDIRECTS
from generator.integrity.folder import prints
from generator.integrity.record import FILE, SIGNATURE, Integrity, Print, as_bytes
from generator.integrity.signature import Signer
from generator.publish.trees import put
from generator.reading.history import standing
from generator.site import Site


def seal(
    folder: Path,
    site: Site,
    root: Path,
    signer: Signer | None = None,
    digests: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Record every file below `folder`; nothing may be written there afterwards.

    `root` is where the sources stand, for their commit; `digests` has the SHA-256 of every file
    where it is known already. Returns that of the files which were written. Raises OSError.
    """
    commit = standing(root)
    record = Integrity(
        address=site.settings.address,
        day=site.today.isoformat(),
        files=prints(folder) if digests is None else _prints(folder, digests),
        commit=commit.commit if commit else "",
        uncommitted=commit.changed if commit else False,
        redirects=_redirects(folder / REDIRECTS, urlsplit(site.settings.address).path),
    )
    data = as_bytes(record)
    written = {FILE: put(folder, FILE, data)}
    (folder / SIGNATURE).unlink(missing_ok=True)
    if signer:
        comment = f"{record.address} {record.day} {record.commit}".strip()
        written[SIGNATURE] = put(folder, SIGNATURE, signer.sign(data, comment))
    return written


def _prints(folder: Path, digests: Mapping[str, str]) -> dict[str, Print]:
    return {name: Print(sha, (folder / name).stat().st_size) for name, sha in digests.items()}


def _redirects(file: Path, base: str) -> dict[str, str]:
    """The rules for the host, from one address below the site's own to another."""
    if not file.is_file():
        return {}
    rules = (line.split() for line in file.read_text("utf-8").splitlines())
    return {old.removeprefix(base): new.removeprefix(base) for old, new, *_ in rules}
