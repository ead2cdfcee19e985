"""Builds a site as its visitors get it, and serves it as a plain web host does."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import yaml

PROJECT = Path(__file__).resolve().parents[2]
# Where each site is, and the day it is built for: an alert of tests/good/ is in force then.
ROOTS = {"real": (PROJECT, "2026-11-22"), "good": (PROJECT / "tests" / "good", "2024-06-15")}

# Not left to the system's table, which differs from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
GZIPPED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
KEPT = {".css", ".js", ".woff2"}  # in the browser's cache from page to page


@dataclass(frozen=True)
class Site:
    """A finished site: its folder, and the address that its pages name as their own."""

    folder: Path
    address: str

    @property
    def path(self) -> str:
        """Where the site begins on its host, such as `/`."""
        return urlsplit(self.address).path

    def files(self, ending: str) -> list[Path]:
        return sorted(self.folder.rglob(f"*{ending}"))

    def url(self, file: Path) -> str:
        """The lasting address of a published file."""
        return self.address + file.relative_to(self.folder).as_posix().removesuffix("index.html")


def build(name: str, folder: Path) -> Site:
    """Build the site `name` of ROOTS below `folder`, once in a run of the tests."""
    site, complaint = _built(name, folder)
    assert not complaint, complaint
    return site


@cache  # a failure too: it would be the same, and slow
def _built(name: str, folder: Path) -> tuple[Site, str]:
    root, today = ROOTS[name]
    out = folder / f"site-{name}"
    command = [sys.executable, "-m", "generator", "build", "-C", str(root), "--out", str(out)]
    command += ["--today", today]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    settings = yaml.safe_load((root / "content" / "site.yml").read_text(encoding="utf-8"))
    said = f"{' '.join(command)} ended in {done.returncode}\n{done.stdout}\n{done.stderr}"
    return Site(out, settings["address"]), said if done.returncode else ""


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve `site` on this machine alone; gives the origin, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, site))
    thread = Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Host(BaseHTTPRequestHandler):
    """A host of plain files: gzip for text, 404.html for what is not there, no guessing."""

    def __init__(self, site: Site, *arguments: object) -> None:
        self.site = site
        super().__init__(*arguments)

    def do_GET(self) -> None:
        file = self._file()
        status = 200 if file.is_file() else 404
        if status == 404:
            file = self.site.folder / "404.html"
        body = file.read_bytes()
        zipped = file.suffix in GZIPPED and "gzip" in self.headers.get("Accept-Encoding", "")
        if zipped:
            body = gzip.compress(body, compresslevel=6, mtime=0)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        if file.suffix in KEPT:
            self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True  # the browser left the page

    def _file(self) -> Path:
        asked = unquote(urlsplit(self.path).path)
        if not asked.startswith(self.site.path):
            return self.site.folder / "nothing outside the site's path"
        below = asked.removeprefix(self.site.path)
        if below.endswith("/") or not below:
            below += "index.html"
        return self.site.folder / below

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests speak."""
