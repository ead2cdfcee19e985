"""What each host takes, as its own documentation says: files, bytes, files in one folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

GB = 10**9  # as a host's "GB" is read at its strictest; GitHub and GitLab may mean 2**30
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Host:
    """The limits of one host; None where it names none.

    `size` is of the whole site and `largest` of one file, in bytes. `entries` counts folders
    too, `in_folder` what stands in one folder.
    """

    name: str
    size: int | None = None
    files: int | None = None
    entries: int | None = None
    largest: int | None = None
    in_folder: int | None = None


# By their name in site.yml. Read in each host's documentation on 2026-11-25; docs/deploy.md says
# where. A plan that is paid for may take more: then `own` switches the check off.
HOSTS: Mapping[str, Host] = MappingProxyType(
    {
        "github_pages": Host("GitHub Pages", size=GB),
        "gitlab_pages": Host("GitLab Pages", size=GB, entries=200_000),
        "cloudflare_pages": Host("Cloudflare Pages", files=20_000, largest=25 * MIB),
        "netlify": Host("Netlify", in_folder=54_000),
        "own": Host("own"),
    }
)
