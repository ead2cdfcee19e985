"""Drives Firefox by WebDriver BiDi, in the few words that the tests need.

Playwright's own way into an installed Firefox asks for commands that Debian's does not have yet.
"""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

SECONDS = 60
# Whatever the browser would tell its maker goes to a port where nobody listens; this machine's
# own addresses are never sent through a proxy.
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "intl.accept_languages": "th-TH, th",
}


class FirefoxPage:
    """One tab. `goto` and `evaluate` do what those of a Playwright Page do."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._number = 0
        self._say("session.new", capabilities={})
        self._tab = self._say("browsingContext.getTree")["contexts"][0]["context"]

    def goto(self, url: str) -> None:
        self._say("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def evaluate(self, function: str, argument: object = None) -> Any:
        """The value of the function, which is waited for; raises RuntimeError where it throws.

        Both ways the value is JSON, so that no type of the protocol has to be read.
        """
        given = json.dumps(argument)
        script = f"(async () => JSON.stringify((await ({function})({given})) ?? null))()"
        told = self._say(
            "script.evaluate",
            expression=script,
            target={"context": self._tab},
            awaitPromise=True,
        )
        if told["type"] != "success":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def _say(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            told: dict[str, Any] = json.loads(self._line.recv(timeout=SECONDS))
            if told.get("id") == self._number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                result: dict[str, Any] = told["result"]
                return result


@contextmanager
def firefox_page(path: str) -> Iterator[FirefoxPage]:
    """A tab of a Firefox of its own, with a new profile; both are gone afterwards."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        lines = (f'user_pref("{key}", {json.dumps(one)});' for key, one in PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [path, "--headless", "--no-remote", "--profile", folder]
        program = subprocess.Popen(
            [*command, "--remote-debugging-port", "0"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            # The answer of a script with many results is longer than the library's usual limit.
            with connect(_address(profile, program), max_size=None) as line:
                yield FirefoxPage(line)
        finally:
            program.terminate()
            try:
                program.wait(SECONDS)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


def _address(profile: Path, program: "subprocess.Popen[bytes]") -> str:
    """Where it listens: Firefox writes that into its profile once it does."""
    told = profile / "WebDriverBiDiServer.json"
    for _ in range(SECONDS * 10):
        if program.poll() is not None:
            raise RuntimeError(f"Firefox ended in {program.returncode}")
        try:
            where = json.loads(told.read_text("utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.1)
        else:
            return f"ws://{where['ws_host']}:{where['ws_port']}/session"
    raise RuntimeError(f"Firefox did not say within {SECONDS} s where it listens")
