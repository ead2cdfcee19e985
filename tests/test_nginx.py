"""deploy/nginx: a site is exchanged in one step, and nginx serves it as its readers need it."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.tools.missing import Missing, must_have_all
from tests.tools.nginx import nginx

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy/nginx"
pytestmark = pytest.mark.slow
HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'; img-src 'self'
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: max-age=9
"""


@pytest.fixture(scope="module")
def program() -> str:
    try:
        return nginx()
    except Missing as missing:
        if must_have_all():
            pytest.fail(str(missing))
        pytest.skip(str(missing))


def publish(site: Path, target: Path | str) -> subprocess.CompletedProcess:
    command = [DEPLOY / "publish.sh", site, target]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def small(path: Path, text: str) -> Path:
    for name in ("index.html", "news/index.html", "sitemap.xml", ".well-known/security.txt"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text if name.endswith("html") else "same")
    return path


def releases(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "releases").iterdir())


def test_what_is_published_is_the_site_whole_with_its_hidden_files(program, tmp_path):
    done = publish(small(tmp_path / "site", "one"), tmp_path / "srv")
    assert done.returncode == 0, done.stderr
    current = tmp_path / "srv/current"
    assert current.is_symlink()
    assert (current / "index.html").read_text() == "one"
    assert (current / ".well-known/security.txt").is_file()
    assert not (tmp_path / "srv/headers.conf").exists()


def test_the_last_five_releases_stay_and_unchanged_files_take_no_room(program, tmp_path):
    for number in range(7):
        assert publish(small(tmp_path / "site", str(number)), tmp_path / "srv").returncode == 0
    found = releases(tmp_path / "srv")
    assert len(found) == 5
    assert (tmp_path / "srv/current/index.html").read_text() == "6"
    assert (tmp_path / "srv/current/sitemap.xml").stat().st_nlink == 5
    assert (tmp_path / "srv/current/index.html").stat().st_nlink == 1


def test_an_earlier_release_can_be_put_back_as_the_script_says(program, tmp_path):
    folder = tmp_path / "srv"
    publish(small(tmp_path / "site", "good"), folder)
    (old,) = releases(folder)
    publish(small(tmp_path / "site", "bad"), folder)
    (said,) = re.findall(r"#   cd /srv/namrong && (.*)", (DEPLOY / "publish.sh").read_text("utf-8"))
    subprocess.run(["sh", "-c", said.replace("NAME", old)], cwd=folder, check=True)
    assert (folder / "current/index.html").read_text() == "good"
    publish(small(tmp_path / "site", "better"), folder)
    assert (folder / "current/index.html").read_text() == "better"


@pytest.mark.parametrize(
    "target", ["srv", "/srv/a b", "/srv/$(touch x)", "/srv/'x", "", "-oProxyCommand=x:/srv"]
)
def test_a_folder_that_a_shell_would_misread_is_refused(program, tmp_path, target):
    done = publish(small(tmp_path / "site", "one"), target)
    assert done.returncode == 2
    assert re.search("[ก-๛]", done.stderr)


def test_a_folder_that_is_no_site_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    assert publish(tmp_path / "empty", tmp_path / "srv").returncode == 2
    assert not (tmp_path / "srv").exists()


def test_a_transfer_that_fails_leaves_the_old_site(program, tmp_path):
    site = small(tmp_path / "site", "one")
    publish(site, tmp_path / "srv")
    small(site, "two")
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "rsync").write_text("#!/bin/sh\nexit 12\n")
    (broken / "rsync").chmod(0o755)
    environment = {**os.environ, "PATH": f"{broken}:{os.environ['PATH']}"}
    command = [DEPLOY / "publish.sh", site, tmp_path / "srv"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 12
    assert (tmp_path / "srv/current/index.html").read_text() == "one"


def test_a_header_that_nginx_would_misread_stops_the_publishing(program, tmp_path):
    site = small(tmp_path / "site", "one")
    (site / "_headers").write_text('/*\n  X-Odd: "$host"\n')
    done = publish(site, tmp_path / "srv")
    assert done.returncode != 0
    assert not (tmp_path / "srv/current").exists()


class Served:
    """A running nginx with site.conf, its place and its port exchanged for ours."""

    def __init__(self, program: str, folder: Path, work: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        site = (DEPLOY / "site.conf").read_text("utf-8")
        site = site.replace("/srv/namrong", str(folder)).replace("listen [::]:80;", "")
        site = site.replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        work.mkdir()
        (work / "site.conf").write_text(site, "utf-8")
        main = (
            f"daemon off; pid {work}/pid; error_log {work}/error.log; events {{}}\n"
            f"{'user root;' if os.geteuid() == 0 else ''}\n"
            f"http {{ include /etc/nginx/mime.types; access_log off;\n"
            f"client_body_temp_path {work}/b; proxy_temp_path {work}/p;\n"
            f"fastcgi_temp_path {work}/f; uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;\n"
            f"include {work}/site.conf; }}\n"
        )
        (work / "nginx.conf").write_text(main, "utf-8")
        self._process = subprocess.Popen(
            [program, "-e", f"{work}/error.log", "-c", f"{work}/nginx.conf"]
        )
        for _ in range(200):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            assert self._process.poll() is None, (work / "error.log").read_text()
            time.sleep(0.05)
        raise AssertionError("nginx does not answer")

    def get(self, path: str, **headers: str):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.text = answer.read()
        connection.close()
        return answer

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture(scope="module")
def served(program, good, tmp_path_factory):
    """The second site with headers of its own, published and served."""
    base = tmp_path_factory.mktemp("nginx")
    base.chmod(0o755)
    site = base / "site"
    shutil.copytree(good.folder, site)
    (site / "_headers").write_text(HEADERS, "utf-8")
    (site / ".well-known").mkdir(exist_ok=True)
    (site / ".well-known/security.txt").write_text("Contact: mailto:desk@market.example\n")
    (site / ".secret").write_text("no")
    assert publish(site, base / "srv").returncode == 0
    server = Served(program, base / "srv", base / "work")
    yield server
    server.stop()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/news/", "text/html; charset=utf-8"),
        ("/news/market-opening/broadcast.txt", "text/plain; charset=utf-8"),
        ("/news/market-opening/notice.pdf", "application/pdf"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/data/districts.csv", "text/csv; charset=utf-8"),
        ("/data/districts.geojson", "application/geo+json"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_kind_of_file_is_called_what_it_is(served, path, kind):
    answer = served.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_every_page_has_the_headers_that_the_site_asks_for(served):
    for path in ("/", "/news/", "/no/such/page/", "/calendar.ics"):
        headers = served.get(path).headers
        assert headers["Content-Security-Policy"] == "default-src 'none'; img-src 'self'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] is None  # that was for assets alone


def test_a_missing_page_gets_the_site_s_own_404(served):
    answer = served.get("/no/such/page/")
    assert answer.status == 404
    assert "ไม่พบ" in answer.text.decode()


def test_an_address_without_its_slash_is_led_on_to_the_same_server(served):
    answer = served.get("/en/news")
    assert (answer.status, answer.headers["Location"]) == (301, "/en/news/")


def test_other_hidden_files_are_not_shown(served):
    assert served.get("/.secret").status == 404


def test_pages_go_out_compressed(served):
    assert served.get("/", **{"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_no_reader_ever_meets_a_gap_while_sites_are_exchanged(program, tmp_path):
    tmp_path.chmod(0o755)
    site = small(tmp_path / "site", "0")
    publish(site, tmp_path / "srv")
    server = Served(program, tmp_path / "srv", tmp_path / "work")
    seen: list[tuple[int, bytes]] = []
    done = threading.Event()

    def reads() -> None:
        while not done.is_set():
            answer = server.get("/")
            seen.append((answer.status, answer.text))

    reader = threading.Thread(target=reads)
    reader.start()
    try:
        for number in range(1, 8):
            assert publish(small(site, str(number)), tmp_path / "srv").returncode == 0
    finally:
        done.set()
        reader.join()
        server.stop()
    assert {status for status, _ in seen} == {200}
    numbers = [int(text) for _, text in seen]
    assert numbers == sorted(numbers)  # never back to an older one
    assert len(set(numbers)) > 1
