"""A host on this machine alone: serves a folder as Cloudflare Pages and the like do."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Answering = Callable[[SimpleHTTPRequestHandler], bool]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a connection serves many files

    def __init__(self, *arguments: Any, answer: Answering | None, **more: Any) -> None:
        self._answer = answer
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        if self._answer and self._answer(self):
            return
        rules = Path(self.directory, "_redirects")
        for line in rules.read_text("utf-8").splitlines() if rules.is_file() else ():
            old, new, code = line.split()
            if self.path == old:
                give(self, int(code), {"Location": new})
                return
        if self.path in ("/_headers", "/_redirects"):
            give(self, 404)
        elif self.path.endswith("/index.html"):
            give(self, 308, {"Location": self.path.removesuffix("index.html")})
        else:
            super().do_GET()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def give(
    handler: SimpleHTTPRequestHandler,
    status: int,
    headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> None:
    """Answer one request."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def served(folder: Path, answer: Answering | None = None) -> Iterator[str]:
    """The address of the folder while it is served; `answer` may take a request over."""
    handler = partial(_Handler, directory=str(folder), answer=answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
