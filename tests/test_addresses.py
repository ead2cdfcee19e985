"""An address that was published stays: it is kept in a file, and what would vanish is told."""

import shutil
import subprocess

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import namrong
from generator.problems import errors
from generator.reading.ledger import ADDRESS, read_ledger, with_addresses
from tests.conftest import REAL, TODAY

LEDGER = "addresses.txt"


def command(workshop, *arguments):
    return CliRunner().invoke(
        namrong, [arguments[0], "-C", str(workshop.root), "--today", str(TODAY), *arguments[1:]]
    )


def told(workshop) -> list[tuple[str, str]]:
    """The code and the address of each problem of the file."""
    return [(p.code, str(p.data.get("found", ""))) for p in workshop.problems(LEDGER)]


@pytest.fixture
def kept(workshop):
    """The second site with all its addresses kept, as after a first publication."""
    done = command(workshop, "addresses", "--write")
    assert done.exit_code == 0, done.output
    assert told(workshop) == []
    return workshop


def test_without_the_file_nothing_is_told_and_nothing_is_made(workshop, good):
    assert told(workshop) == []
    workshop.remove("content/news/2024/2024-05-20-older-translation.yml")
    assert told(workshop) == []
    assert not workshop.build().has("news/older-translation")


def test_the_command_writes_every_address_once_and_sorted(kept, good):
    lines = [
        line for line in (kept.root / LEDGER).read_text("utf-8").splitlines() if line[0] != "#"
    ]
    assert lines == sorted(set(lines))
    assert {"districts/ngao/", "news/market-opening/", "everything/", "areas/52/"} <= set(lines)
    for address in lines:
        assert good.has(address), address
        assert good.has(f"en/{address}"), address


def test_every_page_that_is_published_is_kept_or_follows_from_one_that_is(kept, good):
    lines = set((kept.root / LEDGER).read_text("utf-8").splitlines())
    made_by_the_program = {"", "news/", "districts/", "goals/", "data/", "search/"}
    moved = set(good.moved())
    for name in good.pages():
        address = name.removesuffix("index.html")
        if name in moved or name == "404.html" or address.startswith("en/"):
            continue
        parents = {address, address.split("page/")[0]}
        parents |= {address.removesuffix(f"{part}/") for part in ("notice", "broadcast")}
        assert parents & (lines | made_by_the_program), name


def test_writing_twice_changes_nothing_and_takes_nothing_away(kept):
    before = (kept.root / LEDGER).read_bytes()
    kept.remove("content/news/2024/2024-05-20-older-translation.yml")
    done = command(kept, "addresses", "--write")
    assert done.exit_code == 0
    assert (kept.root / LEDGER).read_bytes() == before


def test_without_write_the_new_addresses_are_only_named(kept):
    before = (kept.root / LEDGER).read_bytes()
    kept.news("one-more")
    done = command(kept, "addresses")
    assert (done.exit_code, done.stdout) == (0, "news/one-more/\n")
    assert (kept.root / LEDGER).read_bytes() == before


def test_a_new_address_is_a_warning_until_it_is_written(kept):
    kept.news("one-more")
    assert told(kept) == [("W980", "")]
    assert errors(kept.problems()) == ()
    command(kept, "addresses", "--write")
    assert told(kept) == []


@pytest.mark.parametrize("more", ["status: draft\n", ""], ids=["draft", "later day"])
def test_what_is_not_published_yet_is_not_kept(kept, more):
    kept.news("one-more", more, published="2024-06-01" if more else "2024-06-16")
    assert told(kept) == []
    command(kept, "addresses", "--write")
    assert "one-more" not in (kept.root / LEDGER).read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "address", "code"),
    [
        ("content/news/2024/2024-05-20-older-translation.yml", "news/older-translation/", "R340"),
        ("content/pages/thai-only.yml", "thai-only/", "R341"),
        ("districts/ngao.yml", "districts/ngao/", "R341"),
    ],
)
def test_a_file_that_is_deleted_is_told_at_the_line_of_its_address(kept, file, address, code):
    kept.remove(file)
    (problem,) = [p for p in kept.problems(LEDGER) if p.severity == "error"]
    lines = (kept.root / LEDGER).read_text("utf-8").splitlines()
    assert (problem.code, lines[problem.spot.line - 1]) == (code, address)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_at_a_deleted_file_s_address_a_page_says_so_and_shows_nothing_of_it(kept, lang):
    text = (kept.root / "content/news/2024/2024-05-20-older-translation.yml").read_text("utf-8")
    kept.remove("content/news/2024/2024-05-20-older-translation.yml")
    built = kept.build()
    assert built.status == 3
    assert "R340" in built.said
    page = built.page(f"{lang}news/older-translation/")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//main//a/@href")
    words = built.words(f"{lang}news/older-translation/")
    assert ("ไม่แสดงในขณะนี้" in words) != bool(lang)
    title = text.partition("th: ")[2][:12]
    assert title not in built.read(f"{lang}news/older-translation/index.html")
    assert "older-translation" not in built.read("sitemap.xml")


def test_a_renamed_file_is_recognised_and_an_alias_mends_it(kept):
    old = kept.root / "content/news/2024/2024-05-20-older-translation.yml"
    new = old.with_name("2024-05-20-old-translation.yml")
    old.rename(new)
    (problem,) = [p for p in kept.problems(LEDGER) if p.severity == "error"]
    assert problem.data["write"] == "aliases: [older-translation]"
    assert str(problem.data["file"]).endswith(new.name)
    new.write_text(f"{new.read_text('utf-8')}\n{problem.data['write']}\n", "utf-8")
    assert told(kept) == [("W980", "")]
    built = kept.build()
    assert built.moved()["news/older-translation/index.html"] == ("news/old-translation/index.html")


def test_an_address_is_released_by_hand_with_a_day_and_a_reason(kept):
    kept.remove("content/news/2024/2024-05-20-older-translation.yml")
    kept.replace(
        LEDGER,
        "news/older-translation/\n",
        "news/older-translation/ released 2024-06-15 รวมกับข่าวอื่นแล้ว\n",
    )
    assert told(kept) == []
    built = kept.build()
    assert built.status == 0, built.said
    assert not built.has("news/older-translation")
    command(kept, "addresses", "--write")
    text = (kept.root / LEDGER).read_text("utf-8")
    assert "news/older-translation/ released 2024-06-15 รวมกับข่าวอื่นแล้ว\n" in text


def test_a_published_item_that_becomes_a_draft_is_told_and_hidden(kept):
    file = "content/news/2024/2024-05-20-older-translation.yml"
    kept.write(file, (kept.root / file).read_text("utf-8") + "\nstatus: draft\n")
    assert told(kept) == [("R343", "news/older-translation/")]
    built = kept.build()
    assert built.status == 3
    assert "ไม่แสดงในขณะนี้" in built.words("news/older-translation/")


def test_an_item_that_is_withdrawn_keeps_its_page_and_nothing_is_told(kept):
    file = "content/news/2024/2024-05-20-older-translation.yml"
    text = (kept.root / file).read_text("utf-8")
    kept.write(file, text + "\nwithdrawn: {date: 2024-06-14, reason: {th: ผิดพลาด, en: Wrong}}\n")
    assert [code for code, _ in told(kept)] == []
    assert "ผิดพลาด" in kept.build().words("news/older-translation/")


def test_a_faulty_file_is_not_told_of_twice(kept):
    file = "content/news/2024/2024-05-20-older-translation.yml"
    kept.write(file, "kind: story\ntitle: {th: x}\n")
    assert told(kept) == []
    built = kept.build()
    assert built.status == 3
    assert "ไม่แสดงในขณะนี้" in built.words("news/older-translation/")


def test_a_list_that_is_empty_now_leads_on_and_says_nothing(kept):
    lines = (kept.root / LEDGER).read_text("utf-8")
    more = ["areas/99/", "areas/5203/", "goals/16/", "news/1999/", "news/kind/story/"]
    kept.write(LEDGER, with_addresses(lines, more))
    for path in (kept.root / "content/news").rglob("*.yml"):
        if "kind: story" in path.read_text("utf-8"):
            path.write_text(path.read_text("utf-8").replace("kind: story", "kind: activity"))
    assert [code for code, _ in told(kept) if code.startswith("R")] == []
    built = kept.build()
    moved = built.moved()
    assert moved["news/1999/index.html"] == "news/index.html"
    assert moved["en/areas/99/index.html"] == "en/news/index.html"
    rules = built.read("_redirects").splitlines()
    assert "/fair/news/1999/ /fair/news/ 302" in rules


def test_rename_keeps_the_file_right(kept):
    done = command(kept, "rename", "news", "older-translation", "old-news")
    assert done.exit_code == 0, done.output
    assert told(kept) == []
    assert "news/old-news/\n" in (kept.root / LEDGER).read_text("utf-8")
    done = command(kept, "rename", "news", "old-news", "older-translation")
    assert done.exit_code == 0, done.output
    assert told(kept) == []


def test_rename_of_what_was_never_published_writes_no_address(kept):
    kept.news("one-more", "status: draft\n")
    before = (kept.root / LEDGER).read_bytes()
    done = command(kept, "rename", "news", "one-more", "one-less")
    assert done.exit_code == 0, done.output
    assert (kept.root / LEDGER).read_bytes() == before


def test_rename_makes_no_file_where_there_is_none(workshop):
    assert command(workshop, "rename", "news", "older-translation", "old-news").exit_code == 0
    assert not (workshop.root / LEDGER).exists()


def test_a_build_with_nothing_else_to_do_sees_a_change_of_the_file_alone(kept):
    assert kept.build().status == 0
    kept.write(LEDGER, (kept.root / LEDGER).read_text("utf-8") + "news/never-there/\n")
    built = kept.build()
    assert built.status == 3
    assert built.has("news/never-there")


def test_a_check_sees_a_change_of_the_file_alone(kept):
    """What `check` remembers depends on this file too."""
    assert command(kept, "check").exit_code == 0
    kept.write(LEDGER, (kept.root / LEDGER).read_text("utf-8") + "news/never-there/\n")
    done = command(kept, "check")
    assert done.exit_code == 1
    assert "R340" in done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "../../etc/",
        "en/",
        "assets/",
        "search/",
        "404.html",
        "<b>/",
        "news//",
        "/",
        "news/x/page/2/",
    ],
)
def test_no_line_can_make_a_page_where_none_may_be(kept, line):
    before = set(kept.build().pages())
    kept.write(LEDGER, (kept.root / LEDGER).read_text("utf-8") + f"{line}\n")
    built = kept.build()
    assert built.status in (0, 3), built.said
    assert set(built.pages()) == before


def test_lines_that_nobody_can_read_stop_the_writing(kept):
    text = (kept.root / LEDGER).read_text("utf-8") + "<<<<<<< HEAD\n"
    kept.write(LEDGER, text)
    kept.news("one-more")
    done = command(kept, "addresses", "--write")
    assert done.exit_code == 1
    assert "R342" in done.stdout
    assert (kept.root / LEDGER).read_text("utf-8") == text


def test_two_branches_that_add_addresses_merge_by_themselves(tmp_path):
    """The file says how git merges it, and reading does not mind what a union leaves."""
    shutil.copy(REAL / ".gitattributes", tmp_path)
    shutil.copy(REAL / LEDGER, tmp_path)

    def git(*arguments):
        name = ["-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", tmp_path, *name, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "one")
    path = tmp_path / LEDGER
    for branch, address in (("a", "news/flood-a/"), ("b", "news/flood-b/")):
        git("checkout", "-q", "-b", branch, "main")
        path.write_text(with_addresses(path.read_text("utf-8"), [address]), "utf-8")
        git("commit", "-qam", branch)
    git("merge", "-q", "a")
    ledger, problems = read_ledger(tmp_path)
    assert problems == ()
    assert {"news/flood-a/", "news/flood-b/"} <= set(ledger.entries)


def test_a_release_outlives_a_merge_that_kept_the_line_as_well(tmp_path):
    for lines in (["a/", "a/ released 2024-01-01 why"], ["a/ released 2024-01-01 why", "a/"]):
        (tmp_path / LEDGER).write_text("\n".join(lines), "utf-8")
        ledger, _ = read_ledger(tmp_path)
        assert [entry.address for entry in ledger.kept] == []
        assert "a/\n" not in with_addresses("\n".join(lines), [])


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)


@given(st.lists(SLUGS.map(lambda slug: f"news/{slug}/"), max_size=8), st.randoms())
def test_the_file_is_the_same_in_whatever_order_addresses_come(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    one = with_addresses("# why\n", found)
    half = with_addresses("# why\n", shuffled[:3])
    assert one == with_addresses(half, shuffled)
    assert all(ADDRESS.fullmatch(line) for line in one.splitlines()[1:])


@given(st.binary(max_size=300))
def test_whatever_bytes_the_file_has_its_lines_are_told_and_nothing_fails(tmp_path_factory, raw):
    folder = tmp_path_factory.getbasetemp() / "ledger"
    folder.mkdir(exist_ok=True)
    (folder / LEDGER).write_bytes(raw)
    _, problems = read_ledger(folder)
    for problem in problems:
        assert problem.message("th")
        assert problem.hint("en")


def test_the_real_site_has_all_its_addresses_kept():
    ledger, problems = read_ledger(REAL)
    assert ledger.there
    assert problems == ()
    done = CliRunner().invoke(namrong, ["addresses", "-C", str(REAL), "--today", "2026-11-25"])
    assert (done.exit_code, done.stdout) == (0, "")
