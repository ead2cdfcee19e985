"""robots.txt: everything may be read; here is the sitemap."""

from __future__ import annotations

from generator.site import Site


def robots(site: Site) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {site.settings.address}sitemap.xml\n".encode()
