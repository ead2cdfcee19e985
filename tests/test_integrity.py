"""integrity.json: whoever changes a published file, adds one or takes one away is found out."""

import json
import os
import random
import re
import shutil
import subprocess
import threading
from datetime import timedelta
from hashlib import sha256

import minisign
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import namrong
from generator.integrity.record import Integrity, Print, Unreadable, as_bytes, read
from generator.integrity.web import Site
from tests.conftest import TODAY, run_build
from tests.tools.loopback import give, served

RECORD, SIGNATURE = "integrity.json", "integrity.json.minisig"
TAMPERINGS = 100


def verify(*arguments):
    return CliRunner().invoke(namrong, ["verify", *map(str, arguments)])


def recorded(folder) -> dict:
    return json.loads((folder / RECORD).read_text("utf-8"))


@pytest.fixture
def site(good, tmp_path):
    shutil.copytree(good.folder, tmp_path / "site")
    return tmp_path / "site"


# What a build writes.


def test_every_published_file_is_listed_with_its_digest_and_size(good):
    record = recorded(good.folder)
    standing = {
        path.relative_to(good.folder).as_posix(): path
        for path in good.folder.rglob("*")
        if path.is_file() and path.name not in (RECORD, SIGNATURE)
    }
    assert list(record["files"]) == sorted(standing)
    for name, entry in record["files"].items():
        raw = standing[name].read_bytes()
        assert entry == {"sha256": sha256(raw).hexdigest(), "size": len(raw)}
    assert {"_redirects", ".well-known/security.txt", "404.html"} <= set(record["files"])
    assert (record["address"], record["day"]) == ("https://market.example/fair/", "2024-06-15")


def test_the_same_site_has_the_same_record(workshop):
    first = workshop.build().read(RECORD)
    again = workshop.build(out=workshop.root.parent / "elsewhere").read(RECORD)
    assert first == again
    assert first != workshop.build(today=TODAY + timedelta(days=1)).read(RECORD)


def test_the_record_names_the_commit_and_whether_it_was_all(workshop):
    def git(*arguments):
        name = ["-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
        run = subprocess.run(
            ["git", "-C", workshop.root, *name, *arguments], check=True, capture_output=True
        )
        return run.stdout.decode().strip()

    record = recorded(workshop.build().folder)
    assert (record["commit"], record["uncommitted"]) == (None, False)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    record = recorded(workshop.build().folder)
    assert (record["commit"], record["uncommitted"]) == (git("rev-parse", "HEAD"), False)
    workshop.news("one-more")
    record = recorded(workshop.build().folder)
    assert (record["commit"], record["uncommitted"]) == (git("rev-parse", "HEAD"), True)


def test_a_build_mends_a_record_that_somebody_changed_or_took_away(workshop):
    """Also where nothing else is to be done."""
    built = workshop.build()
    before = built.read(RECORD)
    for harm in (b"{}", None):
        (built.folder / RECORD).unlink()
        if harm is not None:
            (built.folder / RECORD).write_bytes(harm)
        assert workshop.build().read(RECORD) == before
    (built.folder / SIGNATURE).write_bytes(b"x")
    workshop.build()
    assert not (built.folder / SIGNATURE).exists()


def test_the_record_is_right_after_many_small_changes(workshop):
    """Most digests are known from earlier builds; each must still be that of the file."""
    for number in range(4):
        workshop.news(f"turn-{number % 2}", title=f"รอบที่ {number}")
        built = workshop.build(today=TODAY + timedelta(days=number))
        assert verify(built.folder).exit_code == 0
        workshop.remove(f"content/news/2024/2024-06-01-turn-{number % 2}.yml")


# What is found out.


def test_an_untouched_copy_has_no_difference(site):
    done = verify(site)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "15 มิถุนายน 2567" in done.stderr


def put(path, data: bytes) -> None:
    """Write a file anew: it may be a link to that of a site which others read."""
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def tampered(site, chance: random.Random) -> tuple[str, set[str]]:
    """Do something to a copy; what was done, and the names that must be spoken of."""
    files = sorted(p for p in site.rglob("*") if p.is_file() and p.name != RECORD)
    path = chance.choice(files)
    name = path.relative_to(site).as_posix()
    what = chance.choice(["byte", "cut", "grown", "removed", "added", "renamed", "header", "link"])
    if what == "header":
        path, name = site / "_redirects", "_redirects"
        put(path, path.read_bytes() + b"/fair/ https://elsewhere.example/ 302\n")
    elif what == "byte":
        raw = bytearray(path.read_bytes())
        at = chance.randrange(len(raw))
        raw[at] ^= 1 << chance.randrange(8)
        before = path.stat()
        put(path, raw)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif what == "cut":
        put(path, path.read_bytes()[:-1])
    elif what == "grown":
        put(path, path.read_bytes() + b"\n")
    elif what == "removed":
        path.unlink()
    elif what == "renamed":
        path.rename(path.with_name(f"x{path.name}"))
    elif what == "link":
        raw = path.read_bytes()
        (site.parent / "elsewhere").write_bytes(raw)
        path.unlink()
        path.symlink_to(site.parent / "elsewhere")
    else:
        name = f"{name}.{chance.randrange(1000)}"
        put(site / name, b"x" * chance.randrange(2))
    return what, {name}


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_whatever_is_done_to_a_published_folder_is_found(seed, good, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(good.folder, site, copy_function=os.link)
    what, names = tampered(site, random.Random(seed))  # noqa: S311  # no secret
    done = verify(site, "--lang", "th")
    assert done.exit_code == 1, what
    lines = done.stdout.splitlines()
    assert len(lines) == 1, (what, lines)
    assert all(name in lines[0] for name in names), (what, lines)
    verb = {"removed": "หายไป", "added": "เพิ่มเข้ามา", "renamed": "ถูกเปลี่ยนชื่อ"}.get(what, "ถูกแก้")
    assert lines[0].startswith(verb)


def test_a_difference_is_told_in_thai_first(site):
    (site / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    done = verify(site)
    assert done.stdout.splitlines() == ["ถูกแก้: robots.txt", "changed: robots.txt"]
    assert done.stderr.index("ไม่ตรง") < done.stderr.index("differences")


def test_a_name_that_moves_the_cursor_is_printed_as_letters(site):
    (site / "a\x1b[2J\u202eb.txt").write_bytes(b"")
    done = verify(site, "--lang", "th")
    assert done.exit_code == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.output)


def test_a_folder_that_is_a_link_is_not_gone_into(site, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/index.html").write_bytes((site / "data/index.html").read_bytes())
    shutil.move(site / "data", tmp_path / "moved")
    (site / "data").symlink_to(tmp_path / "moved")
    done = verify(site, "--lang", "th")
    assert done.exit_code == 1
    assert "เพิ่มเข้ามา: data" in done.stdout
    assert "หายไป: data/index.html" in done.stdout


# A record that is broken, or that somebody made to do harm.


def without_record(site):
    (site / RECORD).unlink()


def broken(**changes):
    def change(site):
        record = recorded(site)
        record.update(changes)
        (site / RECORD).write_text(json.dumps(record), "utf-8")

    return change


def raw(data: bytes):
    return lambda site: (site / RECORD).write_bytes(data)


GOOD_PRINT = {"sha256": "0" * 64, "size": 1}
HOSTILE = {
    "gone": without_record,
    "cut short": lambda site: (site / RECORD).write_bytes((site / RECORD).read_bytes()[:-100]),
    "no JSON": raw(b"<html>404</html>"),
    "not UTF-8": raw(b'{"files": "\xff"}'),
    "a list": raw(b"[]"),
    "a number": raw(b"1"),
    "very deep": raw(b"[" * 200_000),
    "a long number": raw(b'{"version": ' + b"9" * 5_000 + b', "files": {}}'),
    "a name twice": raw(b'{"version": 1, "files": {"a": {}, "a": {}}}'),
    "no files": broken(files=None),
    "a list of files": broken(files=["index.html"]),
    "another version": broken(version=2),
    "no digest": broken(files={"index.html": {"size": 1}}),
    "a short digest": broken(files={"index.html": {"sha256": "00", "size": 1}}),
    "a negative size": broken(files={"index.html": {"sha256": "0" * 64, "size": -1}}),
    "a size in words": broken(files={"index.html": {"sha256": "0" * 64, "size": "1"}}),
    "yes for a size": broken(files={"index.html": {"sha256": "0" * 64, "size": True}}),
} | {
    f"the name {name!r}": broken(files={name: GOOD_PRINT})
    for name in (
        *("../secret", "a/../../secret", "/etc/passwd", "", ".", "..", "a//b", "a/", "./a"),
        *("C:/Windows", "a\\b", "..\\secret", "a\x00b", "a\nb", "a\x1b[2J", "a.", "a ", "a/.. /b"),
        *(RECORD, SIGNATURE, "\u202etxt.exe", "file:///etc/passwd"),
    )
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_record_that_cannot_be_believed_is_told_in_plain_words(name, site):
    HOSTILE[name](site)
    done = verify(site)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    assert RECORD in done.stderr
    assert "โปรแกรมหยุดเพราะข้อบกพร่อง" not in done.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.stderr)


def test_a_record_is_read_no_further_than_its_size_allows(site, monkeypatch):
    monkeypatch.setattr("generator.commands.verify.MOST_BYTES", 1_000)
    done = verify(site)
    assert done.exit_code == 2
    assert "ใหญ่เกิน" in done.stderr


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data):
    assert isinstance(read(data), Unreadable | Integrity)


NAMES = st.from_regex(r"[a-z0-9_-]{1,8}(/[a-z0-9_-]{1,8}){0,3}\.(html|json|jpg)", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=8), max_size=6), st.text(max_size=20))
def test_a_record_says_again_what_it_was_told(files, address):
    prints = {name: Print(sha256(raw).hexdigest(), len(raw)) for name, raw in files.items()}
    found = read(as_bytes(Integrity(address, "2024-06-15", prints, "abc", redirects={"a/": "b/"})))
    assert isinstance(found, Integrity)
    assert (found.files, found.commit, found.redirects) == (prints, "abc", {"a/": "b/"})


@pytest.mark.parametrize(
    "typed",
    [
        *("nowhere", "http://127.0.0.1:9/", "ftp://127.0.0.1/x", "http://", "http://[::1"),
        *("https://127.0.0.1:99999/", "http://127.0.0.1:0/", "http:///x", "http://a b/", ""),
    ],
)
def test_what_cannot_be_reached_ends_in_2(typed, monkeypatch):
    monkeypatch.setattr("generator.integrity.web._AGAIN", False)
    done = verify(typed)
    assert done.exit_code == 2
    assert "ไม่" in done.stderr


# Over the web.


def test_an_untouched_site_on_the_web_has_no_difference(site):
    with served(site) as address:
        done = verify(address)
        named = verify(address + RECORD)
    assert (done.exit_code, done.stdout) == (0, "")
    assert named.exit_code == 0
    assert "sitemap.xml" in done.stderr
    assert "_redirects" in done.stderr


def test_a_host_that_serves_everything_is_asked_for_everything(site):
    (site / "_redirects").write_bytes(b"")

    def all_of_it(handler):
        if handler.path == "/_redirects":
            give(handler, 200, body=b"/ https://elsewhere.example/ 302\n")
            return True
        return False

    with served(site, all_of_it) as address:
        done = verify(address, "--lang", "th")
    assert (done.exit_code, done.stdout) == (1, "ถูกแก้: _redirects\n")


@pytest.mark.parametrize("seed", range(0, TAMPERINGS, 5))
def test_what_is_done_to_a_site_on_the_web_is_found_but_for_what_was_added(seed, site):
    what, names = tampered(site, random.Random(seed))  # noqa: S311  # no secret
    shown = not names & {"_redirects"}
    with served(site) as address:
        done = verify(address, "--lang", "th")
    if what == "added" or not shown or what == "link":
        assert done.exit_code == 0, (what, done.output)
        return
    assert done.exit_code == 1, what
    assert all(name in done.stdout for name in names), done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_a_page_that_the_sitemap_names_and_the_record_does_not_is_told(site):
    text = (site / "sitemap.xml").read_text("utf-8")
    more = "<url><loc>https://market.example/fair/win-a-prize/</loc></url></urlset>"
    (site / "sitemap.xml").write_text(text.replace("</urlset>", more), "utf-8")
    with served(site) as address:
        done = verify(address, "--lang", "th")
    assert done.stdout.splitlines() == [
        "ถูกแก้: sitemap.xml",
        "เพิ่มเข้ามา: win-a-prize/index.html",
    ]


def test_a_sitemap_of_a_billion_laughs_is_survived(site):
    bomb = '<?xml version="1.0"?><!DOCTYPE u [<!ENTITY a "aaaaaaaaaa">'
    bomb += "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
    (site / "sitemap.xml").write_text(f"{bomb}]><urlset><url><loc>&a11;</loc></url></urlset>")
    with served(site) as address:
        done = verify(address, "--lang", "th")
    assert done.stdout == "ถูกแก้: sitemap.xml\n"


def test_nobody_is_led_to_another_host(site):
    asked = []

    def record(handler):
        asked.append(handler.path)
        return False

    def lead(handler):
        if handler.path == "/robots.txt":
            give(handler, 302, {"Location": f"{other}robots.txt"})
        elif handler.path == "/data/":
            give(handler, 302, {"Location": "//user@127.0.0.1:1/"})
        elif handler.path == "/districts/":
            give(handler, 302, {"Location": "file:///etc/passwd"})
        else:
            return False
        return True

    with served(site, record) as other, served(site, lead) as address:
        done = verify(address, "--lang", "th")
    assert done.exit_code == 1
    assert asked == []
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("ถูกพาไปเว็บไซต์อื่น") for line in lines)


def test_a_host_that_leads_round_in_rings_lies_or_sends_no_end_is_told(site):
    def answer(handler):
        if handler.path == "/robots.txt":
            give(handler, 302, {"Location": "/robots.txt"})
        elif handler.path == "/data/":
            give(handler, 403)
        elif handler.path == "/districts/":
            handler.send_response(200)
            handler.end_headers()
            handler.close_connection = True
            for _ in range(100):  # far more than the file has
                try:
                    handler.wfile.write(b"x" * 1_000_000)
                except OSError:
                    return True
            endless.append(handler.path)
        elif handler.path == "/search/":
            give(handler, 200, {"Content-Length": "100000"}, b"cut")
            handler.close_connection = True
        else:
            return False
        return True

    endless = []
    with served(site, answer) as address:
        done = verify(address, "--lang", "th")
    told = {line.partition(":")[0]: line for line in done.stdout.splitlines()}
    assert done.exit_code == 1
    assert "districts/index.html" in told["ถูกแก้"]
    assert "data/index.html (รหัส 403)" in told["เครื่องที่วางเว็บไซต์ไม่ส่งให้"]
    assert len(done.stdout.splitlines()) == 4
    assert endless == []


def test_files_are_asked_for_a_few_at_a_time(site):
    now, most, lock = [], [], threading.Lock()

    def count(handler):
        with lock:
            now.append(handler.path)
            most.append(len(now))
        threading.Event().wait(0.005)
        with lock:
            now.remove(handler.path)
        return False

    with served(site, count) as address:
        done = verify(address)
    assert done.exit_code == 0
    assert 2 <= max(most) <= 8


def test_a_path_with_odd_letters_is_asked_for_as_it_is(site):
    (site / "ก ข#?%.txt").write_bytes(b"here")
    with served(site) as address:
        answer = Site(address).get("ก ข#?%.txt", 10, keep=True)
    assert (answer.status, answer.body) == (200, b"here")


# Signatures.


@pytest.fixture
def keys(tmp_path):
    done = CliRunner().invoke(namrong, ["key", str(tmp_path / "secret.key")])
    assert done.exit_code == 0, done.output
    return tmp_path / "secret.key", tmp_path / "secret.key.pub"


@pytest.fixture
def signed(workshop, keys):
    built = workshop.build("--sign", str(keys[0]))
    assert built.status == 0, built.said
    return built.folder


def test_a_signed_site_is_believed_by_its_key_alone(signed, keys, tmp_path):
    line = keys[1].read_text().splitlines()[1]
    for given_key in (keys[1], line):
        done = verify(signed, "--key", given_key)
        assert done.exit_code == 0, done.output
        assert "ยังไม่ได้ตรวจลายมือชื่อ" not in done.stderr
    CliRunner().invoke(namrong, ["key", str(tmp_path / "other.key")])
    other = verify(signed, "--key", tmp_path / "other.key.pub")
    assert other.exit_code == 1
    assert "เชื่อไฟล์นั้นไม่ได้" in other.stderr


def test_whoever_changes_the_record_as_well_is_found_by_the_signature(signed, keys):
    (signed / "robots.txt").write_bytes(b"x")
    record = recorded(signed)
    record["files"]["robots.txt"] = {"sha256": sha256(b"x").hexdigest(), "size": 1}
    (signed / RECORD).write_text(json.dumps(record), "utf-8")
    assert verify(signed).exit_code == 0  # believed as it is found there, and told so
    assert verify(signed, "--key", keys[1]).exit_code == 1


@pytest.mark.parametrize("signature", [None, b"", b"nonsense", b"a\nb\nc\nd\n", b"\xff" * 300])
def test_a_signature_that_is_gone_or_broken_is_no_signature(signed, keys, signature):
    (signed / SIGNATURE).unlink()
    if signature is not None:
        (signed / SIGNATURE).write_bytes(signature)
    assert verify(signed, "--key", keys[1]).exit_code == 1
    with served(signed) as address:
        assert verify(address, "--key", keys[1]).exit_code == 1


def test_a_signed_site_on_the_web_is_believed(signed, keys):
    with served(signed) as address:
        assert verify(address, "--key", keys[1]).exit_code == 0


def test_a_site_on_the_web_is_compared_with_a_record_kept_at_home(site, tmp_path):
    shutil.copy(site / RECORD, tmp_path / "kept.json")
    (site / "robots.txt").write_bytes(b"x")
    record = recorded(site)
    record["files"]["robots.txt"] = {"sha256": sha256(b"x").hexdigest(), "size": 1}
    (site / RECORD).write_text(json.dumps(record), "utf-8")
    with served(site) as address:
        assert verify(address).exit_code == 0
        done = verify(address, "--record", tmp_path / "kept.json", "--lang", "th")
    assert (done.exit_code, done.stdout) == (1, "ถูกแก้: robots.txt\n")


def test_the_library_of_minisign_reads_the_signature(signed, keys):
    public = minisign.PublicKey.from_file(keys[1])
    signature = minisign.Signature.from_file(signed / SIGNATURE)
    public.verify((signed / RECORD).read_bytes(), signature)
    assert signature.is_prehashed()
    assert signature.trusted_comment == "https://market.example/fair/ 2024-06-15"


def test_a_build_without_a_key_leaves_no_old_signature(workshop, keys):
    assert (workshop.build("--sign", str(keys[0])).folder / SIGNATURE).is_file()
    assert not (workshop.build().folder / SIGNATURE).exists()


def test_the_same_key_signs_the_same_site_with_the_same_bytes(workshop, keys):
    one = (workshop.build("--sign", str(keys[0])).folder / SIGNATURE).read_bytes()
    assert (workshop.build("--sign", str(keys[0])).folder / SIGNATURE).read_bytes() == one


def test_a_secret_key_is_for_its_owner_alone_and_never_in_a_repository(keys, workshop, tmp_path):
    assert keys[0].stat().st_mode & 0o077 == 0
    (tmp_path / "repository/.git").mkdir(parents=True)
    for place in (tmp_path / "repository/secret.key", tmp_path / "repository/.git/../x.key"):
        done = CliRunner().invoke(namrong, ["key", str(place)])
        assert done.exit_code == 2
        assert not place.exists()


def test_no_key_is_overwritten(keys):
    before = keys[0].read_bytes()
    for name in keys:
        done = CliRunner().invoke(namrong, ["key", str(keys[0])])
        assert done.exit_code == 2
        name.unlink()
        name.write_bytes(before)
    assert keys[0].read_bytes() == before


def test_a_key_with_a_password_signs_only_with_it(workshop, tmp_path, monkeypatch):
    monkeypatch.setenv("NAMRONG_KEY_PASSWORD", "ไม่บอก")
    CliRunner().invoke(namrong, ["key", str(tmp_path / "k")])
    assert workshop.build("--sign", str(tmp_path / "k")).status == 0
    before = (workshop.root.parent / "published" / SIGNATURE).read_bytes()
    monkeypatch.setenv("NAMRONG_KEY_PASSWORD", "wrong")
    built = workshop.build("--sign", str(tmp_path / "k"))
    assert built.status == 2
    assert "รหัสผ่าน" in built.said
    assert (built.folder / SIGNATURE).read_bytes() == before


@pytest.mark.parametrize("what", ["absent", "no key", "public"])
def test_what_is_no_secret_key_builds_nothing(workshop, keys, tmp_path, what):
    path = {"absent": tmp_path / "none", "public": keys[1], "no key": tmp_path / "text"}[what]
    if what == "no key":
        path.write_text("hello\nworld\n")
    built = run_build(workshop.root, tmp_path / "out", TODAY, "--sign", str(path))
    assert built.status == 2
    assert not (tmp_path / "out").exists()


def test_what_is_no_public_key_is_told(site):
    done = verify(site, "--key", "nonsense")
    assert done.exit_code == 2
    assert "กุญแจสาธารณะ" in done.stderr
