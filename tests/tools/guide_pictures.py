"""`python -m tests.tools.guide_pictures` takes the pictures of the Thai guide from the real thing.

The program runs in a terminal of its own, the preview and the built site are opened in a browser;
site, names and news are those of tests/good/ and docs/guide/, all made up.
"""

import base64
import html
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from io import StringIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.tools.chromium import chromium
from tests.tools.fixtures import QUIET
from tests.tools.screenshots import PROJECT, SHOTS, Quiet
from tests.tools.terminal import environment, on_a_terminal

GUIDE = SHOTS / "guide"
EXAMPLE = PROJECT / "docs" / "guide" / "2024-06-14-compost-day.yml"
SITE = PROJECT / "tests" / "good"
FILE = f"content/news/2024/{EXAMPLE.name}"
ADDRESS = "news/compost-day/"
TODAY = "2024-06-21"
# What a hand may slip on: a letter of the district's name, and a year of the Thai calendar.
SLIPS = {"areas: [ngao]": "areas: [ngoa]", "closes: 2024-06-21": "closes: 2567-06-21"}
# The colours of a common editor's terminal.
COLOURS = TerminalTheme(
    (27, 31, 36),
    (230, 232, 234),
    [
        (0, 0, 0),
        (241, 76, 76),
        (63, 191, 127),
        (229, 192, 80),
        (86, 156, 255),
        (214, 112, 214),
        (70, 190, 215),
        (230, 232, 234),
    ],
)
MOST_BYTES = 64_000
FONTS = PROJECT / "theme" / "assets" / "fonts"

STYLE = """
@font-face { font-family: Thai; src: url(data:font/woff2;base64,%(font)s); }
body { margin: 0; background: #fff; }
main { width: 860px; padding: 14px 18px; font: 15px/1.65 "DejaVu Sans Mono", Thai, monospace; }
main.dark { background: #1b1f24; color: #e6e8ea; }
main.light { background: #fff; color: #1f2328; border: 1px solid #c9ced4; border-radius: 6px; }
h1 { font: inherit; margin: -14px -18px 10px; padding: 5px 18px; font-size: 13px; }
.dark h1 { background: #2c333a; color: #b8c0c8; }
.light h1 { background: #eef1f4; color: #4a5259; border-radius: 6px 6px 0 0; }
pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
ol { margin: 0; padding-left: 3.2em; white-space: pre-wrap; }
li::marker { content: counter(list-item) "   "; color: #69727a; font-size: 13px; }
mark { background: #fff1b8; }
.key { color: #0b5394; } .note { color: #55702a; }
"""


def shoot() -> list[Path]:
    """Take every picture into docs/screenshots/guide/."""
    shutil.rmtree(GUIDE, ignore_errors=True)
    GUIDE.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        root = Path(folder) / "market-site"
        shutil.copytree(SITE, root)
        example = EXAMPLE.read_text("utf-8")
        slipped = example
        for right, wrong in SLIPS.items():
            assert example.count(right) == 1, right  # else the example has changed
            slipped = slipped.replace(right, wrong)
        made = [_folder(browser, root), _listing(browser, example)]
        (root / FILE).write_text(slipped, "utf-8")
        made.append(_terminal(browser, "check-found", root, f"namrong check --lang th {FILE}"))
        (root / FILE).write_text(example, "utf-8")
        made.append(_terminal(browser, "check-clean", root, "namrong check --lang th"))
        made.append(_terminal(browser, "status", root, "namrong status --lang th --within 7"))
        with _preview(root) as address:
            made.append(_page(browser, address + ADDRESS, "preview", 1000, 760))
        with _published(root, Path(folder) / "out") as address:
            made.append(_page(browser, address + ADDRESS, "published-phone", 375, 900))
        browser.close()
    return made


def _folder(browser: Browser, root: Path) -> Path:
    """The site's folder, with the place of the new file."""
    rows, seen = [], set[str]()
    files = {path.relative_to(root).as_posix() for path in root.rglob("*.yml")} | {FILE}
    for file in sorted(files):
        *folders, name = file.split("/")
        for depth in range(len(folders)):
            folder = "/".join(folders[: depth + 1])
            if folder not in seen:
                seen.add(folder)
                rows.append(f"{'    ' * depth}<b>{folders[depth]}/</b>")
        shown = f"{'    ' * len(folders)}{name}"
        rows.append(f"<mark>{shown}</mark>" if file == FILE else shown)
    body = f"<main class=light><h1>{root.name}</h1><pre>{chr(10).join(rows)}</pre></main>"
    return _laid_out(browser, "folder", body)


def _listing(browser: Browser, text: str) -> Path:
    """The file as an editor shows it: numbered lines, names of fields in a colour."""
    rows = []
    for line in text.splitlines():
        safe = html.escape(line)
        name, colon, rest = safe.partition(":")
        if safe.startswith("#"):
            safe = f'<span class="note">{safe}</span>'
        elif colon and name.strip(" -").isidentifier():
            safe = f'<span class="key">{name}:</span>{rest}'
        rows.append(f"<li>{safe}</li>")
    body = f"<main class=light><h1>{FILE}</h1><ol>{''.join(rows)}</ol></main>"
    return _laid_out(browser, "file", body)


def _terminal(browser: Browser, name: str, root: Path, command: str) -> Path:
    """What a person sees who types the command in a terminal that stands in the site's folder."""
    screen = Console(record=True, file=StringIO(), force_terminal=True, width=400)
    screen.print(Text.from_ansi(_typed(root, command)), soft_wrap=True)
    said = screen.export_html(theme=COLOURS, inline_styles=True, code_format="{code}")
    body = f"<main class=dark><h1>{root.name}</h1><pre>$ {command}\n{said}</pre></main>"
    return _laid_out(browser, name, body)


def _typed(root: Path, command: str) -> str:
    """The program's output, with colours, since it runs in a terminal."""
    arguments = [sys.executable, "-m", "generator", *command.split()[1:], "--today", TODAY]
    variables = environment(COLUMNS="400", PYTHONPATH=str(PROJECT))
    said, _ = on_a_terminal(arguments, variables, root)
    return said.replace("\r\n", "\n").rstrip()


def _laid_out(browser: Browser, name: str, body: str) -> Path:
    font = base64.b64encode((FONTS / "sarabun-thai-400-normal.woff2").read_bytes()).decode()
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    page.set_content(f"<style>{STYLE % {'font': font}}</style>{body}")
    page.evaluate("document.fonts.ready")
    path = GUIDE / f"{name}.png"
    page.locator("main").screenshot(path=path)
    page.close()
    _shrink(path)
    return path


def _shrink(path: Path) -> None:
    """With as many colours as keep it small: letters with smooth edges need few."""
    with Image.open(path) as image:
        whole = image.convert("RGB")
    for colours in (96, 48, 32, 16):
        few = whole.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            return


def _page(browser: Browser, address: str, name: str, width: int, height: int) -> Path:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    path = GUIDE / f"{name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=62)
    page.close()
    return path


# The program as it is, on the day of the pictures.
_ON_THAT_DAY = f"""
from datetime import date
from generator import cli, clock
clock.today = lambda: date.fromisoformat("{TODAY}")
cli.main()
"""


@contextmanager
def _preview(root: Path) -> Iterator[str]:
    """`namrong serve` as a person starts it, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, "-c", _ON_THAT_DAY, "serve", "-C", str(root), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _when_ready(running, f"http://127.0.0.1:{port}/")
    finally:
        running.terminate()
        running.wait(timeout=20)


def _when_ready(running: "subprocess.Popen[bytes]", address: str) -> str:
    """Wait for the preview, and give the address at which the site really stands."""
    for _ in range(120):
        if running.poll() is not None:
            raise SystemExit(f"namrong serve ended with {running.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  # our own
                return str(answer.url)
        except OSError:
            time.sleep(0.5)
    raise SystemExit("namrong serve does not answer")


@contextmanager
def _published(root: Path, out: Path) -> Iterator[str]:
    """The built site behind a plain web server."""
    command = ["build", "-C", str(root), "--out", str(out), "--today", TODAY]
    subprocess.run([sys.executable, "-m", "generator", *command], check=True, stderr=-3, stdout=-3)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    for shot in shoot():
        print(shot.relative_to(PROJECT), shot.stat().st_size)  # noqa: T201  the answer
