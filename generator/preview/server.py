"""Serves the preview on this machine alone, and tells open pages when to load again."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Any

from generator.preview.shown import Answer, Shown, path_of

CHANGES = "/.preview/changes"
_BREATH = 15.0  # seconds between two signs of life, so that a closed page is noticed
_SCRIPT = (
    '<script>new EventSource("{changes}").onmessage = (sign) => {{'
    ' if (sign.data !== "{version}") location.reload() }}</script>'
)


class Server:
    """Answers browsers until it is stopped; `tell` makes every open page load again."""

    def __init__(self, shown: Shown, port: int) -> None:
        """Raises OSError when the port is taken."""
        self._shown = shown
        self._changed = Condition()
        self._open = True
        self._http = _Http(("127.0.0.1", port), partial(_Browser, self))
        self.port = self._http.server_port

    def start(self) -> None:
        Thread(target=partial(self._http.serve_forever, poll_interval=0.1), daemon=True).start()

    def stop(self) -> None:
        with self._changed:
            self._open = False
            self._changed.notify_all()
        self._http.shutdown()
        self._http.server_close()

    def tell(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def answer(self, target: str) -> Answer:
        """The page, or file, with the script that listens for changes."""
        version = self._shown.version
        answer = self._shown.answer(target)
        if not answer.kind.startswith("text/html") or not answer.body:
            return answer
        script = _SCRIPT.format(changes=CHANGES, version=version)
        body = answer.body.decode().replace("</body>", f"{script}\n</body>", 1).encode()
        return Answer(answer.status, answer.kind, body)

    def wait(self, seen: int) -> int | None:
        """The version that is shown, once it is not `seen` or a while has passed; None at the end.

        A page that was laid out before the last change is told at once.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: not self._open or self._shown.version != seen, timeout=_BREATH
            )
        return self._shown.version if self._open else None


class _Http(ThreadingHTTPServer):
    daemon_threads = True  # an open page must not keep the program alive

    def finish_request(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is nothing to tell of."""
        with suppress(ConnectionError):
            super().finish_request(request, client_address)


class _Browser(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, server: Server, *arguments: Any) -> None:
        self._preview = server
        super().__init__(*arguments)

    def do_HEAD(self) -> None:  # the library's name
        self._send(self._preview.answer(self.path), body=False)

    def do_GET(self) -> None:  # the library's name
        if path_of(self.path) == CHANGES:
            self._send_changes()
        else:
            self._send(self._preview.answer(self.path), body=True)

    def _send(self, answer: Answer, *, body: bool) -> None:
        self.send_response(answer.status)
        if answer.place:
            self.send_header("Location", answer.place)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if body:
            self.wfile.write(answer.body)

    def _send_changes(self) -> None:
        """Server-sent events: the version now, and each later one; a page knows its own."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = -1
        while (version := self._preview.wait(seen)) is not None:
            self.wfile.write(f"data: {version}\n\n".encode())
            seen = version

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # the library's name
        """Say nothing of each request: the terminal is for what there is to mend."""
