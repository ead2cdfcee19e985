"""`namrong rename`: the file, every reference and the old address, all at once or not at all."""

import os
import shutil

import pytest
from click.testing import CliRunner

from generator.authoring import files
from generator.cli import namrong
from generator.problems import errors
from tests.conftest import GOOD, TODAY


def rename(workshop, *arguments):
    command = ["rename", "-C", str(workshop.root), "--today", str(TODAY), *arguments]
    return CliRunner().invoke(namrong, command)


def texts(root):
    """Every source by its path."""
    folders = (root / "content", root / "districts")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def linked(workshop):
    """The district ngao named wherever a district can be."""
    workshop.news(
        "one-more",
        "areas:\n- ngao   # ที่เกิดเหตุ\n"
        "event:\n  venues: [{name: ลานค้า, area: 'ngao'}]\n"
        "action: {at: {area: ngao, name: ngao}}\n",
    )
    workshop.replace(
        "content/news/2024/2024-06-01-one-more.yml",
        "body: {th: เนื้อข่าว, en: Text of one-more}",
        "body:\n  th: |\n    ดู[ที่นี่](district:ngao#days) ไม่ใช่ district:ngao-2 หรือ ngao\n"
        "  en: See [it](district:ngao).",
    )
    assert errors(workshop.problems()) == ()
    return workshop


@pytest.mark.parametrize("step", range(3))
def test_a_disk_that_refuses_one_of_the_steps_changes_nothing(linked, monkeypatch, step):
    before, replace, done = texts(linked.root), os.replace, []

    def refuse(*names):
        if len(done) == step:
            raise PermissionError(13, "Permission denied")
        done.append(names)
        replace(*names)

    monkeypatch.setattr(files.os, "replace", refuse)
    answer = rename(linked, "district", "ngao", "ngao-new")
    assert (answer.exit_code, len(done)) == (2, step)
    assert "ไฟล์เดิมยังอยู่ครบ" in answer.output
    assert texts(linked.root) == before


def test_a_district_moves_with_every_reference_to_it(linked):
    before = texts(linked.root)
    done = rename(linked, "district", "ngao", "ngao-new")
    assert done.exit_code == 0, done.output
    after = texts(linked.root)
    assert set(after) == set(before) - {"districts/ngao.yml"} | {"districts/ngao-new.yml"}
    item = after["content/news/2024/2024-06-01-one-more.yml"].decode()
    assert "- ngao-new   # ที่เกิดเหตุ\n" in item
    assert "{name: ลานค้า, area: 'ngao-new'}" in item
    assert "{area: ngao-new, name: ngao}" in item
    assert "[ที่นี่](district:ngao-new#days) ไม่ใช่ district:ngao-2 หรือ ngao\n" in item
    assert "See [it](district:ngao-new)." in item
    programme = after["content/programme.yml"].decode()
    assert programme == before["content/programme.yml"].decode().replace(":ngao#", ":ngao-new#")
    assert b"aliases: [ngao, ngao-old]" in after["districts/ngao-new.yml"]
    assert errors(linked.problems()) == ()


def test_files_that_name_it_nowhere_stay_as_they_are(linked):
    before = texts(linked.root)
    rename(linked, "district", "ngao", "ngao-new")
    after = texts(linked.root)
    for file, text in before.items():
        if b"ngao" not in text:
            assert after[file] == text


def test_the_new_address_is_published_and_the_old_one_leads_on(linked):
    rename(linked, "district", "ngao", "ngao-new")
    built = linked.build()
    assert built.status == 0, built.said
    for prefix in ("", "en/"):
        assert built.words(f"{prefix}districts/ngao-new/", "//h1")
        for old in ("ngao", "ngao-old"):
            leads_to = built.moved()[f"{prefix}districts/{old}/index.html"]
            assert leads_to == f"{prefix}districts/ngao-new/index.html"
    assert "districts/ngao/" not in built.read("sitemap.xml")


def test_there_and_back_again_keeps_both_addresses_apart(linked):
    rename(linked, "district", "ngao", "ngao-new")
    done = rename(linked, "district", "ngao-new", "ngao")
    assert done.exit_code == 0, done.output
    assert "aliases: [ngao-new, ngao-old]" in (linked.root / "districts/ngao.yml").read_text(
        "utf-8"
    )
    assert errors(linked.problems()) == ()


def test_a_dry_run_tells_every_line_and_changes_nothing(linked):
    before = texts(linked.root)
    done = rename(linked, "district", "ngao", "ngao-new", "--dry-run")
    assert done.exit_code == 0
    assert "ย้าย districts/ngao.yml ไปเป็น districts/ngao-new.yml" in done.output
    item = before["content/news/2024/2024-06-01-one-more.yml"].decode().splitlines()
    lines = [number for number, line in enumerate(item, 1) if line != line.replace("ngao", "?")]
    listed = ", ".join(map(str, lines))
    assert f"แก้ content/news/2024/2024-06-01-one-more.yml บรรทัด {listed}" in done.output
    assert "ยังไม่ได้เขียนอะไร" in done.output
    assert texts(linked.root) == before


def test_news_moves_too_and_keeps_its_date(linked):
    done = rename(linked, "news", "market-opening", "grand-opening")
    assert done.exit_code == 0, done.output
    assert (linked.root / "content/news/2024/2024-06-10-grand-opening.yml").is_file()
    assert "(news:grand-opening)" in (linked.root / "content/programme.yml").read_text("utf-8")
    built = linked.build()
    assert built.status == 0, built.said
    for old in ("market-opening", "market-first-day"):
        assert built.moved()[f"news/{old}/index.html"] == "news/grand-opening/index.html"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("district", "ngoa", "x"), "ไม่พบ “ngoa” ใกล้เคียงที่สุดคือ ngao"),
        (("district", "ngao", "phachi"), "ชื่อ phachi เป็นของ districts/phachi.yml แล้ว"),
        (("district", "ngao", "งาว"), "“งาว” ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
        (("district", "ngao", "Ngao_1"), "“Ngao_1” ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
        (("news", "market-opening", "2024"), "“2024” ใช้เป็นที่อยู่หน้าเว็บไม่ได้"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_plain_words(workshop, names, said):
    before = texts(workshop.root)
    done = rename(workshop, *names)
    assert done.exit_code == 2
    assert said in done.output
    assert texts(workshop.root) == before


def test_a_file_that_cannot_be_read_and_names_it_stops_the_renaming(linked):
    linked.write("content/news/2024/2024-06-02-torn.yml", "title: [\nareas: [ngao]\n")
    linked.write("content/news/2024/2024-06-03-other.yml", "title: [\nareas: [ngao-2]\n")
    before = texts(linked.root)
    done = rename(linked, "district", "ngao", "ngao-new")
    assert done.exit_code == 2
    assert "2024-06-02-torn.yml" in done.output
    assert "2024-06-03-other.yml" not in done.output
    assert texts(linked.root) == before


def test_a_fault_elsewhere_does_not_hinder_it(linked):
    linked.news("bad", "sectors: [no-such]\n", published="2024-06-02")
    assert rename(linked, "district", "ngao", "ngao-new").exit_code == 0
    assert [p.code for p in errors(linked.problems())] == ["R304"]


def test_a_faulty_profile_may_be_renamed_when_it_can_be_read(linked):
    linked.replace("districts/ngao.yml", "summary:", "sumary:")
    known = len(errors(linked.problems()))
    assert rename(linked, "district", "ngao", "ngao-new").exit_code == 0
    assert len(errors(linked.problems())) == known


def test_a_name_that_was_another_s_address_would_spoil_the_site_and_is_refused(linked):
    """The other one's earlier address would lead nowhere sensible."""
    linked.replace("districts/phachi.yml", "code:", "aliases: [long-ago]\ncode:")
    assert errors(linked.problems()) == ()
    before = texts(linked.root)
    done = rename(linked, "district", "ngao", "long-ago")
    assert done.exit_code == 1
    assert "districts/phachi.yml" in done.output
    assert "R330" in done.output
    assert "ไม่ได้เปลี่ยนอะไร" in done.output
    assert texts(linked.root) == before


def test_a_file_saved_on_windows_keeps_its_lines(linked):
    path = linked.root / "content/news/2024/2024-06-01-one-more.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert rename(linked, "district", "ngao", "ngao-new").exit_code == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\r\n") == after.count(b"\n") == before.count(b"\n")
    assert b"- ngao-new   #" in after


def test_a_build_writes_nothing_among_the_sources(tmp_path, workshop):
    before = texts(workshop.root)
    workshop.build()
    assert texts(workshop.root) == before
    shutil.copytree(GOOD, tmp_path / "again")
    assert texts(tmp_path / "again") == before
