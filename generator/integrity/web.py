"""A site on the web against its record: every file is asked for, on that host alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, unquote, urljoin, urlsplit

import urllib3
from lxml import etree

from generator.integrity.difference import Comparison, Difference, compared
from generator.integrity.record import FOR_THE_HOST, Integrity, Print
from generator.progress import Progress

AT_ONCE = 8  # what a small host takes without a complaint
_REDIRECTS = 5
_PIECE = 65_536
_SITEMAP, _SITEMAP_BYTES = "sitemap.xml", 50_000_000
# Seconds to connect, and between two pieces of an answer.
_PATIENCE = urllib3.Timeout(connect=10, read=30)
_AGAIN = urllib3.Retry(
    total=3,
    backoff_factor=0.5,
    status_forcelist=(429, 502, 503, 504),
    raise_on_status=False,
    respect_retry_after_header=False,  # a host could have us wait for hours
    redirect=False,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host gave: `status` 0 for nothing; `path` where it was at last; `stamp` of the bytes.

    `body` has them where they were asked for, `why` a reason for nothing, and `elsewhere` the
    address of another host to which it pointed, which was not asked.
    """

    status: int
    path: str = ""
    stamp: Print | None = None
    body: bytes = b""
    elsewhere: str = ""
    why: str = ""


class Site:
    """One published site by its address, which ends in /. Raises ValueError where it is none."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._origin = urlsplit(address)
        if not self._origin.hostname or self._origin.port == 0:  # `port` raises for what is none
            raise ValueError("no host")
        self._pool = urllib3.PoolManager(
            maxsize=AT_ONCE,
            block=True,
            timeout=_PATIENCE,
            retries=_AGAIN,
            headers={"User-Agent": "namrong verify", "Accept-Encoding": "identity"},
        )

    def get(self, path: str, most: int, *, keep: bool = False) -> Answer:
        """What stands at a path below the site, of which at most so many bytes are read."""
        url = urljoin(self.address, quote(path))
        for _ in range(_REDIRECTS + 1):
            try:
                response = self._pool.request("GET", url, redirect=False, preload_content=False)
                to = response.headers.get("Location", "")
                if response.status in (301, 302, 303, 307, 308) and to:
                    response.release_conn()
                    url = urljoin(url, to)
                    if not self._is_here(url):
                        return Answer(response.status, elsewhere=_printable(url))
                    continue
                return self._read(response, url, most, keep=keep)
            except (urllib3.exceptions.HTTPError, ValueError, OSError) as error:
                return Answer(0, why=type(error).__name__)
        return Answer(0, why="redirects")

    def _is_here(self, url: str) -> bool:
        """On the same host and port, where http may become https and not the reverse."""
        parts, own = urlsplit(url), self._origin
        if parts.hostname != own.hostname or parts.username is not None:
            return False
        if parts.scheme == own.scheme:
            return parts.port == own.port
        return (own.scheme, parts.scheme) == ("http", "https") and parts.port is None

    def _read(
        self, response: urllib3.BaseHTTPResponse, url: str, most: int, *, keep: bool
    ) -> Answer:
        digest, size, pieces = sha256(), 0, []
        for piece in response.stream(_PIECE, decode_content=True):
            digest.update(piece)
            size += len(piece)
            if keep:
                pieces.append(piece)
            if size > most:
                response.close()  # the rest is of no interest
                break
        response.release_conn()
        path = unquote(urlsplit(url).path).removeprefix(unquote(self._origin.path))
        print_ = Print(digest.hexdigest(), size)
        return Answer(response.status, path, print_, b"".join(pieces))


def compare_site(site: Site, integrity: Integrity, progress: Progress) -> Comparison:
    """Ask for every file. What a host does not serve is `unseen` unless it serves it all the same.

    A file that was added is seen only where the sitemap names it.
    """
    progress.start("verify", len(integrity.files))
    found: list[Difference] = []
    unseen: list[str] = []
    for name, answer in _answers(site, integrity, progress.advance):
        if name in FOR_THE_HOST and answer.stamp != integrity.files[name] and answer.status >= 400:
            unseen.append(name)
        elif difference := _difference(name, answer, integrity):
            found.append(difference)
    if any((one.path, one.kind) == (_SITEMAP, "changed") for one in found):
        found += _added(site, integrity)
    return compared(found, len(integrity.files) - len(unseen), unseen)


def _answers(
    site: Site, integrity: Integrity, tell: Callable[[], None]
) -> Iterator[tuple[str, Answer]]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        asked: dict[Future[Answer], str] = {
            threads.submit(site.get, _address(name), known.size): name
            for name, known in integrity.files.items()
        }
        try:
            for done in as_completed(asked):
                tell()
                yield asked[done], done.result()
        finally:  # Ctrl+C: what was not asked yet is not asked any more
            threads.shutdown(wait=False, cancel_futures=True)


def _address(name: str) -> str:
    """A page is asked for as readers do: hosts redirect from its index.html."""
    return name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name


def _difference(name: str, answer: Answer, integrity: Integrity) -> Difference | None:
    asked = _address(name)
    led_on = answer.status == 200 and integrity.redirects.get(asked) == answer.path != asked
    if led_on or answer.stamp == integrity.files[name]:
        return None
    if answer.elsewhere:
        return Difference("elsewhere", name, answer.elsewhere)
    if answer.status == 0:
        return Difference("unanswered", name, answer.why)
    if answer.status in (404, 410):
        return Difference("missing", name)
    if answer.status != 200:
        return Difference("refused", name, str(answer.status))
    return Difference("changed", name)


def _added(site: Site, integrity: Integrity) -> Iterator[Difference]:
    """Pages that the sitemap of the host names and the record does not."""
    body = site.get(_SITEMAP, _SITEMAP_BYTES, keep=True).body
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for loc in tree.iter("{*}loc"):
        address = str(loc.text or "").strip()
        if not address.startswith(integrity.address):
            continue
        path = unquote(address.removeprefix(integrity.address))
        name = f"{path}index.html" if path == "" or path.endswith("/") else path
        if name not in integrity.files:
            yield Difference("added", _printable(name))


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())[:300]
