"""Finds nginx and rsync; `python -m tests.tools.nginx` installs them where none is found.

`serving` runs one of its own, with a configuration made for a folder, on a free port.
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools.installing import by_apt, told
from tests.tools.missing import Missing

ADVICE = "ไม่พบ nginx หรือ rsync: ติดตั้งทั้งสองก่อน | nginx or rsync was not found: install both"
PLACES = (None, "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")  # Debian's users have no sbin
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
SECONDS = 20
CONFIGURATION = """\
{load}
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {brotli}
        include {folder}/namrong.conf;
    }}
}}
"""


def nginx() -> str:
    """Return the path of nginx; rsync, which publishes to it, is there as well."""
    for place in PLACES:
        if (found := shutil.which("nginx", path=place)) and shutil.which("rsync"):
            return found
    raise Missing(ADVICE)


def install() -> str:
    """The same, installed now if that can be done; with brotli where there is one."""
    try:
        return nginx()
    except Missing:
        by_apt("nginx-light")
        by_apt("rsync")
    if not BROTLI.exists():
        by_apt("libnginx-mod-http-brotli-filter")
    return nginx()


@contextmanager
def serving(root: Path, snippet: str, folder: Path) -> Iterator[str]:
    """The address of an nginx that serves what is in `root`; it is gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "namrong.conf").write_text(snippet, "utf-8")
    told_of_brotli = "brotli on; brotli_types text/css text/javascript application/json;"
    configuration = CONFIGURATION.format(
        folder=folder,
        root=root,
        port=port,
        load=f"load_module {BROTLI};" if BROTLI.exists() else "",
        brotli=told_of_brotli if BROTLI.exists() else "",
    )
    (folder / "nginx.conf").write_text(configuration, "utf-8")
    command = [nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    command += ["-e", str(folder / "error.log")]
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        _wait(port, program, folder)
        yield f"http://127.0.0.1:{port}"
    finally:
        program.terminate()
        program.wait(SECONDS)


def _wait(port: int, program: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(SECONDS * 20):
        if program.poll() is not None:
            said = (folder / "error.log").read_text("utf-8")
            raise RuntimeError(f"nginx ended in {program.returncode}: {said}")
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nginx did not answer within {SECONDS} s")


if __name__ == "__main__":
    sys.exit(told(install))
