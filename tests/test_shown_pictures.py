"""Pictures on the published site: whole figures, made once, and gone when a right has ended."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from generator.cli import namrong
from generator.commands import options
from generator.memory import Session
from generator.outputs import outputs
from generator.pages.pictures import lead_picture
from generator.pipeline import examine
from generator.preview.shown import Shown
from generator.progress import Untold
from generator.publish import pictures as pictures_module
from generator.publish.pictures import picture_shelf, with_pictures
from generator.publish.project import Project
from generator.publish.shelves import shelves, shelves_in
from tests.conftest import GOOD, TODAY
from tests.test_sizing import quarters, saved
from tests.tools.picture_files import BARE, TRACES, parts

ITEM = "news/market-opening"
HALL = "ศาลาริมธารสีเขียว"
PICTURED = """\
images:
  - file: {file}
    alt: {{th: แผงผักสีฟ้า, en: A blue stall}}
    people: consent
    consent: {{ref: EX-9, until: 2024-06-15}}
"""
LAST_DAY = date(2024, 6, 15)


@pytest.fixture(scope="module")
def lent():
    """Cards and notices alone: how pictures are made is what is asked here."""
    return ("sheets",)


@pytest.fixture
def workshop(workshop):
    """With pictures that are soon made."""
    for name, kind in (("hall.jpg", "JPEG"), ("stall.png", "PNG"), ("stall-two.png", "PNG")):
        workshop.write(f"content/images/{name}", saved(quarters(640, 384), kind))
    return workshop


def sized_files(folder: Path) -> dict[str, bytes]:
    base = folder / "images"
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in base.rglob("*.*")}


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def counted(monkeypatch) -> list[str]:
    """The pictures that were really made, as they are made."""
    found: list[str] = []
    really = pictures_module.sized

    def sized(sizing, original):
        found.append(sizing.file)
        return really(sizing, original)

    monkeypatch.setattr(pictures_module, "sized", sized)
    return found


def spoilt() -> bytes:
    """Whole from head to tail, so that `check` takes it, and damaged in between."""
    raw = bytearray(saved(quarters(), "PNG"))
    at = raw.index(b"IDAT") + 8
    raw[at : at + 40] = b"\xff" * 40
    return bytes(raw)


# The figures.


def source_of(image):
    """Lxml, which knows no HTML 5, takes what follows a source to be inside it."""
    return image.xpath("ancestor::picture//source")[0]


def test_every_size_that_a_page_offers_is_there_and_as_large_as_it_says(good):
    seen = 0
    for name, page in good.pages().items():
        folder = (good.folder / name).parent
        for image in page.xpath("//main//picture//img"):
            with Image.open(folder / image.get("src")) as shown:
                size = (int(image.get("width")), int(image.get("height")))
                assert shown.size == size, name
            for srcset in (image.get("srcset"), source_of(image).get("srcset")):
                for part in srcset.split(", "):
                    address, wide = part.split(" ")
                    with Image.open(folder / address) as shown:
                        assert f"{shown.width}w" == wide
                        ratio = shown.height / shown.width
                        assert ratio == pytest.approx(size[1] / size[0], abs=0.01)
                    seen += 1
            assert image.get("alt")
            assert image.get("sizes") == source_of(image).get("sizes")
    assert seen > 20


def test_the_first_picture_of_a_news_item_comes_at_once_and_all_others_when_they_are_near(good):
    images = good.page(ITEM).xpath("//main//picture//img")
    assert [image.get("loading") for image in images] == [None, "lazy", "lazy"]
    assert [image.get("fetchpriority") for image in images] == ["high", None, None]
    (hall,) = good.page("districts/ngao").xpath("//main//picture//img")
    assert hall.get("loading") == "lazy"


def test_a_picture_has_its_caption_and_credit_in_the_reader_s_language(good):
    thai, english = good.page(ITEM), good.page(f"en/{ITEM}")
    for page, alt, said in (
        (thai, "แผงผักสีเขียว", "แผงตัวอย่าง ภาพ: ภาพสมมุติ"),
        (english, "A green stall", "Example stall Picture: Imaginary picture"),
    ):
        first = page.xpath("//main//figure[picture]")[0]
        assert first.xpath(".//img/@alt") == [alt]
        assert " ".join(first.xpath("string(figcaption)").split()) == said


def test_several_pictures_of_one_description_are_a_list_and_are_told_apart(good):
    gallery = good.page(ITEM).xpath("//main//figure/ul[@class='gallery']")[0]
    assert gallery.xpath("li/picture//img/@alt") == [
        "แผงสองแบบ (ภาพที่ 1 จาก 2)",
        "แผงสองแบบ (ภาพที่ 2 จาก 2)",
    ]
    english = good.page(f"en/{ITEM}").xpath("//main//figure/ul[@class='gallery']//img/@alt")
    assert english == ["Two kinds of stall (picture 1 of 2)", "Two kinds of stall (picture 2 of 2)"]


def test_lists_stay_without_pictures(good):
    for address in ("", "news", "news/2024", "areas/5203"):
        assert good.page(address).xpath("//main//picture") == []


# What readers must not get.


def test_nothing_of_an_original_is_published(good):
    originals = {path.read_bytes() for path in (GOOD / "content/images").iterdir()}
    for name, data in tree(good.folder).items():
        assert data not in originals, name
    for name, data in sized_files(good.folder).items():
        assert parts(name.rpartition(".")[2], data) <= BARE[name.rpartition(".")[2]]
        assert not [trace for trace in TRACES if trace in data], name
    telephone = (GOOD / "content/images/hall.jpg").read_bytes()
    assert [trace for trace in TRACES if trace in telephone]


@pytest.fixture
def consented(workshop):
    workshop.write("content/images/blue.png", saved(quarters(640, 480), "PNG"))
    workshop.news("blue", PICTURED.format(file="blue.png"))
    return workshop


def everywhere(workshop, today: date) -> dict[str, bool]:
    """Where the picture is: page and file of a build, of an export, of the preview."""
    root, found = workshop.root, {}
    site = workshop.build(today=today, out=root.parent / f"site-{today}")
    assert site.status == 0, site.said
    out = root.parent / f"export-{today}"
    arguments = ["export", "-C", str(root), "--today", str(today), str(out)]
    assert CliRunner().invoke(namrong, arguments).exit_code == 0
    with shelves(None, Project.at(root)) as kept:
        shown = Shown(Project.at(root), lambda: today, Session(), kept, drafts=False)
        shown.refresh()
        found["preview"] = "แผงผักสีฟ้า" in shown.answer("/fair/news/blue/").body.decode()
        names = [name for name in shown._now.pictures if "blue" in name]
        asked = [name for name in sized_files(root.parent / f"site-{LAST_DAY}") if "blue" in name]
        answers = {shown.answer(f"/fair/images/{name}").status for name in asked}
        found["preview file"] = answers == {200}
        assert bool(names) == found["preview file"]
    for name, folder in (("site", site.folder), ("export", out / "docs")):
        text = "".join(p.read_text("utf-8") for p in folder.rglob("*") if p.suffix in TEXTS)
        found[name] = "แผงผักสีฟ้า" in text or "blue-" in text
        found[f"{name} file"] = any("blue" in file for file in sized_files(folder))
    return found


TEXTS = {".html", ".md", ".xml", ".json", ".txt"}


def test_after_the_last_day_of_its_consent_a_picture_is_in_no_output(consented):
    on_the_day = everywhere(consented, LAST_DAY)
    assert set(on_the_day.values()) == {True}, on_the_day
    after = everywhere(consented, LAST_DAY + timedelta(days=1))
    assert set(after.values()) == {False}, after


def test_after_its_consent_nothing_of_a_picture_is_kept_beside_the_site_either(consented):
    consented.build(today=LAST_DAY)
    kept = Path(options.STATE) / "pictures"
    assert list(kept.rglob("blue-*"))
    consented.build(today=LAST_DAY + timedelta(days=1))
    assert not list(kept.rglob("blue-*"))
    assert list(kept.rglob("stall-*"))


def test_a_consent_that_has_ended_counts_wherever_the_same_file_is_used(consented):
    consented.news("again", "images: [{file: blue.png, alt: แผงผักสีฟ้า, people: none}]\n")
    site = consented.examine(LAST_DAY).site
    assert [files for _, files in site.images_of(item(site, "again"))] == [("blue.png",)]
    later = consented.examine(LAST_DAY + timedelta(days=1)).site
    assert later.images_of(item(later, "again")) == ()


def item(site, slug: str):
    (found,) = [one for one in site.news if one.slug == slug]
    return found


def test_a_withdrawn_item_shows_no_picture_and_an_expired_one_still_does(workshop):
    workshop.write("content/images/blue.png", saved(quarters(640, 480), "PNG"))
    picture = "images: [{file: blue.png, alt: แผงผักสีฟ้า, people: none}]\n"
    gone = workshop.news("gone", picture + "withdrawn: {date: 2024-06-02, reason: คลาดเคลื่อน}\n")
    site = workshop.examine().site
    assert site.images_of(item(site, "gone")) == ()
    assert lead_picture(item(site, "gone"), site, "th") is None
    built = workshop.build()
    assert not [name for name in sized_files(built.folder) if "blue" in name]
    workshop.remove(gone)
    workshop.news("past", picture + "expires: 2024-06-02\n")
    site = workshop.examine().site
    assert site.images_of(item(site, "past"))


def test_a_draft_s_picture_is_not_made(workshop, counted):
    workshop.write("content/images/blue.png", saved(quarters(640, 480), "PNG"))
    workshop.write("content/images/unused.png", saved(quarters(640, 480), "PNG"))
    workshop.news("d", "images: [{file: blue.png, alt: แผงผักสีฟ้า}]\nstatus: draft\n")
    workshop.build()
    assert sorted(counted) == ["hall.jpg", "stall-two.png", "stall.png"]


# Made once.


def test_an_unchanged_picture_is_made_once(workshop, counted):
    first = tree(workshop.build().folder)
    assert sorted(counted) == ["hall.jpg", "stall-two.png", "stall.png"]
    counted.clear()
    assert tree(workshop.build().folder) == first
    assert counted == []
    workshop.write("content/images/stall.png", saved(quarters(640, 480), "PNG"))
    workshop.build()
    assert counted == ["stall.png"]


def test_without_the_folder_of_the_software_the_site_is_the_same(workshop, monkeypatch, tmp_path):
    first = tree(workshop.build().folder)
    (tmp_path / "a-file").write_text("no folder can be here")
    monkeypatch.setattr(options, "STATE", tmp_path / "a-file")
    assert tree(workshop.build().folder) == first


def test_a_file_that_a_crash_left_empty_is_made_again(workshop, counted):
    first = tree(workshop.build().folder)
    (kept,) = (Path(options.STATE) / "pictures").rglob("stall-two-*-480.webp")
    kept.write_bytes(b"")
    counted.clear()
    assert tree(workshop.build().folder) == first
    assert counted == ["stall-two.png"]


def planned(workshop):
    return outputs(workshop.examine().site, workshop.root)


def test_several_processes_make_the_same_files_as_one(workshop, tmp_path):
    made = planned(workshop)
    originals = workshop.root / "content/images"
    for jobs in (1, 3):
        kept = picture_shelf(tmp_path / str(jobs), originals)
        assert kept.fill(made.pictures, Untold(), jobs) == ()
    assert tree(tmp_path / "1") == tree(tmp_path / "3")


# One picture that cannot be made.


def test_a_damaged_picture_is_told_in_thai_and_all_else_is_published(workshop):
    workshop.write("content/images/new.png", spoilt())
    workshop.news("spoilt", "images: [{file: new.png, alt: แผงผักสีฟ้า, people: none}]\n")
    assert workshop.examine().problems == ()
    built = workshop.build()
    assert built.status == 3
    assert "ยกเว้นภาพ content/images/new.png ซึ่งย่อไม่ได้" in built.said
    assert "without the picture content/images/new.png" in built.said
    assert built.has("news/spoilt")
    assert built.page("news/spoilt").xpath("//main//figure") == []
    assert built.page(ITEM).xpath("//main//picture")
    assert not [name for name in sized_files(built.folder) if "new" in name]


def test_a_picture_for_which_memory_runs_out_is_lost_alone(workshop, monkeypatch):
    really = pictures_module.sized

    def sized(sizing, original):
        if sizing.file == "stall.png":
            raise MemoryError
        return really(sizing, original)

    monkeypatch.setattr(pictures_module, "sized", sized)
    made, lost = planned(workshop), None
    with shelves(None, Project.at(workshop.root)) as kept:
        made, lost = with_pictures(made, workshop.root, kept.pictures, Untold(), 1)
    assert lost == ("stall.png",)
    assert {one.file for one in made.pictures} == {"hall.jpg", "stall-two.png"}


def test_a_process_that_the_system_ends_takes_only_its_own_picture_along(workshop, monkeypatch):
    really = pictures_module.sized

    def sized(sizing, original):
        if sizing.file == "stall.png":
            os._exit(9)
        return really(sizing, original)

    monkeypatch.setattr(pictures_module, "sized", sized)
    with shelves(None, Project.at(workshop.root)) as kept:
        _, lost = with_pictures(planned(workshop), workshop.root, kept.pictures, Untold(), 2)
    assert lost == ("stall.png",)


def test_in_the_preview_a_damaged_picture_leaves_its_description(workshop, tmp_path):
    workshop.write("content/images/new.png", spoilt())
    workshop.news("spoilt", "images: [{file: new.png, alt: แผงผักสีฟ้า, people: none}]\n")
    kept = shelves_in(tmp_path / "shelves", Project.at(workshop.root))
    shown = Shown(Project.at(workshop.root), lambda: TODAY, Session(), kept, drafts=False)
    shown.refresh()
    page = shown.answer("/fair/news/spoilt/")
    assert (page.status, "แผงผักสีฟ้า" in page.body.decode()) == (200, True)
    (name,) = [name for name in shown._now.pictures if name.startswith("images/new-")][:1]
    assert shown.answer(f"/fair/{name}").status == 404


# For whoever shows a page elsewhere.


def test_the_lead_picture_is_the_first_that_may_be_cropped(good):
    site = outputs(examine(GOOD, TODAY).site, GOOD).site
    lead = lead_picture(item(site, "market-opening"), site, "en")
    assert (lead.alt, lead.lang) == ("Two kinds of stall", "en")  # the first says `crop: no`
    with Image.open(good.folder / lead.name) as shown:
        assert (shown.size, shown.get_format_mimetype()) == ((lead.width, lead.height), lead.kind)
    (ngao,) = [one for one in site.districts if one.id == "ngao"]
    assert lead_picture(ngao, site, "th").alt == HALL
    assert lead_picture(item(site, "water-watch"), site, "th") is None


def test_a_description_that_is_not_translated_is_marked_as_thai(workshop):
    workshop.write("content/images/blue.png", saved(quarters(640, 480), "PNG"))
    workshop.news("blue", "images: [{file: blue.png, alt: แผงผักสีฟ้า, credit: ผู้ถ่ายสมมุติ}]\n")
    built = workshop.build()
    (image,) = built.page("en/news/blue").xpath("//main//picture//img")
    assert (image.get("alt"), image.get("lang")) == ("แผงผักสีฟ้า", "th")
    (credit,) = built.page("en/news/blue").xpath("//figcaption//span[@lang='th']")
    assert credit.text == "ผู้ถ่ายสมมุติ"
    (thai,) = built.page("news/blue").xpath("//main//picture//img")
    assert thai.get("lang") is None
