"""A site that its host would not take is refused before it is published, and people told why."""

import re
from pathlib import Path

import pytest

from generator.commands.room import megabytes
from generator.publish import room, site_folder
from generator.publish.hosts import GB, HOSTS, MIB, Host
from generator.publish.room import CHANNELS, Measure, kind_of, weigh
from generator.strings import choices, wording

ROOT = Path(__file__).parents[1]


@pytest.fixture
def hosted(workshop, monkeypatch):
    """The second site put on GitHub Pages, as if that took only so much."""
    workshop.replace("content/site.yml", "host: own", "host: github_pages")

    def build(*options: str, **limits: int):
        hosts = {**HOSTS, "github_pages": Host("GitHub Pages", **limits)}
        monkeypatch.setattr(site_folder, "HOSTS", hosts)
        return workshop.build(*options, sheets=True)

    return build


def folder(path: Path, sizes: dict[str, int]) -> Path:
    for name, size in sizes.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        with (path / name).open("wb") as file:
            file.truncate(size)  # takes no room on the disk
    return path


def test_the_names_of_site_yml_are_the_hosts_that_are_known():
    assert list(choices("host")) == list(HOSTS)


def test_the_words_for_each_host_have_its_figures():
    """In thousands, GB and MiB, as the hosts' own pages write them."""
    for name, host in HOSTS.items():
        figures = [f"{n:,}" for n in (host.files, host.entries, host.in_folder) if n]
        figures += [f"{host.size // GB} GB"] if host.size else []
        figures += [f"{host.largest // MIB} MiB"] if host.largest else []
        label = choices("host")[name]
        found = re.findall(r"\d[\d,]*(?: GB| MiB)?", label.th)
        assert sorted(found) == sorted(figures)
        assert sorted(re.findall(r"\d[\d,]*(?: GB| MiB)?", label.en)) == sorted(figures)


def test_every_limit_and_every_kind_of_file_has_its_words():
    limits = set(Host.__dataclass_fields__) - {"name"}
    kinds = {kind for kind, _ in room._KINDS}
    assert kinds > CHANNELS
    assert limits | kinds <= set(wording("cli")["room"])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("card.jpg", "cards"),
        ("en/news/fair/card.jpg", "cards"),
        ("news/fair/notice.pdf", "notices"),
        ("en/news/fair/notice/index.html", "notices"),
        ("news/fair/broadcast.txt", "broadcasts"),
        ("news/fair/broadcast/index.html", "broadcasts"),
        ("en/news/fair/line.txt", "messages"),
        ("news/fair/press.txt", "messages"),
        ("news/fair/index.html", "pages"),
        ("notice/index.html", "pages"),
        ("news/fair/event.ics", "feeds"),
        ("districts/ngao/feed.xml", "feeds"),
        ("search/th/pages-0.json", "search"),
        ("files/news/notice.pdf", "documents"),
        ("files/card.jpg.pdf", "documents"),
        ("images/a-480.webp", "pictures"),
        ("robots.txt", "rest"),
        ("odd\nname", "rest"),
    ],
)
def test_a_file_is_counted_for_what_it_is(path, kind):
    assert kind_of(path) == kind


def test_a_folder_is_counted_and_weighed(tmp_path):
    found = weigh(folder(tmp_path, {"index.html": 10, "a/index.html": 30, "a/b/card.jpg": 500}))
    assert (found.files, found.folders, found.size) == (3, 2, 540)
    assert [(load.kind, load.files, load.size) for load in found.loads] == [
        ("cards", 1, 500),
        ("pages", 2, 40),
    ]
    assert found.largest[0] == ("a/b/card.jpg", 500)
    assert dict(found.fullest) == {".": 2, "a": 2, "a/b": 1}


def test_every_file_of_the_second_site_is_counted(good):
    found = weigh(good.folder)
    files = [path for path in good.folder.rglob("*") if path.is_file()]
    assert found.files == len(files)
    assert found.size == sum(path.stat().st_size for path in files)
    assert {load.kind for load in found.loads} >= {*CHANNELS, "pages", "feeds", "search"}


def test_a_host_takes_all_up_to_its_limit_and_no_more(tmp_path):
    found = weigh(folder(tmp_path, {"a.html": 100, "b.html": 100}))
    exact = Host("x", size=200, files=2, entries=2, largest=100, in_folder=2)
    assert found.over(exact) == ()
    less = Host("x", size=199, files=1, entries=1, largest=99, in_folder=1)
    whats = ["size", "files", "entries", "largest", "largest", "in_folder"]
    assert [one.what for one in found.over(less)] == whats
    assert found.over(less)[3] == Measure("largest", 100, 99, "a.html")


@pytest.mark.parametrize(
    ("name", "sizes", "what"),
    [
        ("github_pages", {"a.html": GB, "b.html": 1}, "size"),
        ("gitlab_pages", {"a.html": GB + 1}, "size"),
        ("cloudflare_pages", {"files/a.pdf": 25 * MIB + 1}, "largest"),
    ],
)
def test_the_real_limits_hold(tmp_path, name, sizes, what):
    assert [one.what for one in weigh(folder(tmp_path, sizes)).over(HOSTS[name])] == [what]


def test_what_fills_nine_tenths_is_told_in_time(tmp_path):
    found = weigh(folder(tmp_path, {"a.html": 90}))
    assert [one.what for one in found.close(Host("x", size=100))] == ["size"]
    assert found.close(Host("x", size=101)) == ()
    assert found.close(Host("x", size=89)) == ()  # that is too much already


def test_more_than_a_limit_never_looks_the_same():
    assert megabytes(25 * MIB, most=True) == "26.2 MB"
    assert megabytes(25 * MIB + 1) == "26.3 MB"
    assert megabytes(GB, most=True) == megabytes(GB) == "1,000.0 MB"
    assert megabytes(GB + 1) == "1,000.1 MB"


def test_a_site_with_too_many_files_is_not_published_and_the_old_one_stays(hosted):
    before = hosted().texts()
    built = hosted("--clean", files=100)
    assert built.status == 2
    assert built.texts() == before
    again = hosted("--clean", files=100_000)
    assert (again.status, again.texts()) == (0, before)


def test_the_refusal_says_how_much_of_what_and_what_to_turn_off(hosted):
    built = hosted(size=1_000_000)
    assert built.status == 2
    assert not built.folder.exists()
    assert re.search(r"ทั้งเว็บไซต์ [\d,.]+ MB รับได้ 1\.0 MB", built.said)
    assert re.search(r"ภาพแชร์ \d+ ไฟล์ [\d.]+ MB ลดได้ที่ channels: cards", built.said)
    assert re.search(r"share cards: \d+ files, [\d.]+ MB; fewer by channels: cards", built.said)
    assert re.search(r"หน้าเว็บ \d+ ไฟล์ [\d.]+ MB\n", built.said)
    assert "{newest: 100}" in built.said
    assert "--no-cards" in built.said
    assert "This is a bug" not in built.said
    assert built.said.index("ไม่ได้เผยแพร่") < built.said.index("Nothing was published")


def test_what_the_refusal_advises_helps(hosted):
    """Cards and notices are most of the site; without them it fits."""
    assert hosted(size=2_500_000).status == 2
    assert hosted("--no-cards", "--no-notices", size=2_500_000).status == 0


def test_a_file_that_is_too_large_is_named(hosted):
    built = hosted(largest=100_000)
    assert built.status == 2
    assert re.search(r"ไฟล์ \S+ ขนาด [\d.]+ MB รับได้ไฟล์ละ 0\.1 MB", built.said)
    assert "channels: write" not in built.said


def test_a_folder_with_too_many_entries_is_no_matter_of_channels(hosted):
    built = hosted("--no-cards", "--no-notices", in_folder=3)
    assert built.status == 2
    assert re.search(r"the folder \S+: [\d,]+ entries of 3\n", built.said)
    assert "{newest: 100}" not in built.said
    assert "larger host" in built.said


def test_a_site_that_has_nearly_filled_its_host_is_published_and_told(hosted):
    files = weigh(hosted().folder).files
    built = hosted("--clean", files=files + 2)
    assert built.status == 0
    assert "ใกล้เต็ม" in built.said


def test_a_site_with_room_to_spare_is_told_nothing(hosted):
    built = hosted(files=100_000)
    assert built.status == 0
    assert "GitHub Pages" not in built.said


def test_without_a_host_all_is_published_and_a_note_names_who_would_not_take_it(
    workshop, monkeypatch
):
    workshop.replace("content/site.yml", "host: own\n", "")
    small = {**HOSTS, "netlify": Host("Netlify", in_folder=3)}
    monkeypatch.setattr("generator.commands.room.HOSTS", small)
    built = workshop.build(sheets=True)
    assert built.status == 0
    assert "Netlify" in built.said
    assert "host:" in built.said
    assert "GitHub Pages" not in built.said


def test_our_own_server_is_not_measured(workshop, monkeypatch):
    small = {**HOSTS, "netlify": Host("Netlify", in_folder=3)}
    monkeypatch.setattr("generator.commands.room.HOSTS", small)
    assert "Netlify" not in workshop.build(sheets=True).said


def test_a_host_that_is_not_known_is_told_at_its_line(workshop):
    workshop.replace("content/site.yml", "host: own", "host: gihub_pages")
    (problem,) = workshop.problems()
    assert problem.code == "F208"
    assert "github_pages" in problem.hint("th")
