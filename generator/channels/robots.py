"""robots.txt: everything may be read; here is the sitemap."""

from __future__ import annotations

from functools import partial

from generator.batch import Batch
from generator.site import Site


def robots_batch(site: Site) -> Batch:
    return Batch("robots.txt", partial(_files, site.settings.address))


def _files(address: str) -> dict[str, bytes]:
    return {"robots.txt": f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode()}
