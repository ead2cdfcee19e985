"""The export is plain Markdown that another engine builds whole, with no trace of ours."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from lxml import etree, html
from markdown import markdown

from generator.cli import namrong
from generator.problems import errors
from generator.publish.project import shipped
from tests.conftest import GOOD, REAL, TODAY, BuiltSite
from tests.tools.links import broken_in

ADDRESS = "https://market.example/fair/"
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n\n(.*)\Z", re.DOTALL)
SPEAKS = re.compile(r"^\s*(javascript|vbscript|data):", re.IGNORECASE)


def export(*arguments: object) -> Result:
    given = ["export", "--today", str(TODAY), *map(str, arguments)]
    return CliRunner().invoke(namrong, given, prog_name="namrong")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True)
class Exported:
    """tests/good/ as Markdown, and what plain MkDocs makes of it."""

    folder: Path
    engine: subprocess.CompletedProcess

    @property
    def site(self) -> BuiltSite:
        return BuiltSite(self.folder / "site", self.engine.returncode, self.engine.stderr)

    def pages(self) -> dict[str, tuple[dict[str, str], str]]:
        """Front matter and body of every page by its file's name."""
        found = {}
        for path in sorted((self.folder / "docs").rglob("*.md")):
            head, body = FRONT_MATTER.fullmatch(path.read_text("utf-8")).groups()
            found[path.relative_to(self.folder / "docs").as_posix()] = (yaml.safe_load(head), body)
        return found


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Exported:
    """Read only."""
    folder = tmp_path_factory.mktemp("export") / "markdown"
    done = export("-C", GOOD, folder)
    assert done.exit_code == 0, done.output
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    engine = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    return Exported(folder, engine)


# What is written.


def test_every_page_but_the_404_and_the_search_is_a_markdown_file_at_its_own_address(
    exported, good
):
    ours = {page.replace(".html", ".md") for page in good.pages()}
    both = {f"{lang}{name}/index.md" for lang in ("", "en/") for name in ("search",)}
    without = {"404.md"} | both  # of no use elsewhere
    assert set(exported.pages()) == ours - without


def test_every_page_s_front_matter_says_what_it_is(exported, good):
    for name, (head, _) in exported.pages().items():
        assert list(head) == ["title", "description", "language", "kind", "address"]
        assert all(isinstance(value, str) for value in head.values()), name
        assert head["address"] == "/" + name.removesuffix("index.md")
        assert head["language"] == ("en" if name.startswith("en/") else "th")
        assert head["language"] == good.page(name.replace(".md", ".html")).get("lang")


def test_a_title_with_every_awkward_sign_survives_the_front_matter(exported):
    head, _ = exported.pages()["news/awkward-text/index.md"]
    assert head["title"] == '1. "ตลาด" <b>หนา</b> & *ดอก* _ขีด_ | ท่อ ◊ ฯลฯ เด็ก ๆ กรุงเทพฯ'


def test_no_script_survives(exported):
    for name, (_, body) in exported.pages().items():
        for element in html.fragment_fromstring(body, create_parent="div").iter("*"):
            assert element.tag not in {"script", "iframe", "object", "embed", "form", "style"}, name
            assert not [key for key in element.attrib if key.startswith("on")], name
            assert not [value for value in element.values() if SPEAKS.match(value)], name


def test_what_was_typed_as_a_script_is_words_on_the_page(exported):
    page = exported.site.page("news/awkward-text")
    assert '<script>alert("x")</script>' in page.xpath("string(//div[@role='main'])")
    assert not page.xpath("//script[contains(., 'alert(\"x\")')]")


def test_the_settings_name_no_plugin_and_no_theme(exported):
    settings = yaml.safe_load((exported.folder / "mkdocs.yml").read_text("utf-8"))
    assert not {"plugins", "theme", "hooks", "extra_javascript"} & set(settings)
    assert settings["site_url"] == ADDRESS
    assert "namrong" not in (exported.folder / "mkdocs.yml").read_text("utf-8").lower()


def test_styles_pictures_and_files_come_along_unchanged(exported, good):
    docs = exported.folder / "docs"
    taken = {name: text for name, text in files(docs).items() if not name.endswith(".md")}
    assert "files/stall-form.txt" in taken
    assert "assets/site.css" in taken
    theme = shipped() / "theme"  # the published folder has its code under names of their own
    places = {name: theme if name.startswith("assets/") else good.folder for name in taken}
    assert {name: (place / name).read_bytes() for name, place in places.items()} == taken
    assert (exported.folder / "mkdocs.yml").is_file()


def test_nothing_that_readers_may_not_see_is_exported(exported):
    text = "".join(body for _, body in exported.pages().values())
    hidden = ("ไม่ควรเหลืออยู่", "must not remain")
    assert not [words for words in hidden if words in text]
    assert not {"news/draft-item/index.md", "news/future-item/index.md"} & set(exported.pages())


# What another engine makes of it.


def test_plain_mkdocs_builds_it_without_a_warning(exported):
    assert exported.engine.returncode == 0, exported.engine.stderr
    assert "WARNING" not in exported.engine.stdout + exported.engine.stderr


def test_every_internal_link_of_the_other_engine_s_site_leads_somewhere(exported):
    found = broken_in(exported.site.folder, ADDRESS)
    assert [one for one in found if one.page != "404.html"] == []  # the engine's own


def test_every_page_of_the_other_engine_has_the_words_of_ours(exported, good):
    for name in exported.pages():
        page = name.replace(".md", ".html")
        theirs = exported.site.words(page, "//div[@role='main']")
        ours = good.words(page, "//main")
        assert _close_up(theirs) == _close_up(ours), name


def _close_up(text: str) -> str:
    return "".join(text.split())


def test_a_translation_is_called_one_in_the_export_too(exported, good):
    address = "en/news/market-opening"
    for site, main in ((good, "//main"), (exported.site, "//div[@role='main']")):
        assert "Unofficial translation. The Thai text prevails." in site.words(address, main)


AWKWARD = """\
body: |
  ```
  <script>alert(1)</script>

  - ไม่ใช่รายการ

  # ไม่ใช่หัวข้อ
  ```

  > อ้าง
  >
  > - รายการ
  >
  >   ย่อหน้าในรายการ

  1. หนึ่ง

     | ก | ข |
     |---|---|
     | `a|b` | **ค** |

  </div></section> [ก]: # {: .x } *ข้อความ*

      เว้นสี่เคาะ

      บรรทัดว่างข้างบน
"""


def test_an_awkward_body_is_left_alone_by_another_engine(workshop, tmp_path):
    file = workshop.news("awkward")
    workshop.replace(file, "body: {th: เนื้อข่าว, en: Text of awkward}\n", AWKWARD)
    assert errors(workshop.problems(file)) == ()
    assert export("-C", workshop.root, tmp_path / "out").exit_code == 0
    settings = yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text("utf-8"))
    text = (tmp_path / "out/docs/news/awkward/index.md").read_text("utf-8")
    body = FRONT_MATTER.fullmatch(text)[2]
    made = markdown(body, extensions=settings["markdown_extensions"])
    theirs = html.fragment_fromstring(made, create_parent="main")
    ours = workshop.build(sheets=True).page("news/awkward").xpath("//main")[0]
    etree.strip_tags(ours, "wbr")  # where lines may end is no matter of the Markdown
    for run in ours.xpath(".//span[@class='nb']"):
        run.drop_tag()
    shape = [[(e.tag, _close_up(e.text or "")) for e in tree.iter("*")] for tree in (theirs, ours)]
    assert shape[0] == shape[1]


def test_two_exports_give_the_same_bytes(exported, tmp_path):
    assert export("-C", GOOD, tmp_path / "again").exit_code == 0
    first = {n: d for n, d in files(exported.folder).items() if not n.startswith("site/")}
    assert files(tmp_path / "again") == first


def test_the_project_s_own_site_exports_whole(tmp_path):
    done = export("-C", REAL, tmp_path / "real")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "real/docs/index.md").is_file()


# Where it may go, and how it ends.


def test_a_folder_with_files_is_refused_and_kept(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "diary.txt").write_text("dear")
    done = export("-C", GOOD, home)
    assert done.exit_code == 2
    assert str(home) in done.output
    assert files(home) == {"diary.txt": b"dear"}


def test_a_published_site_s_folder_is_refused_and_kept(workshop):
    built = workshop.build()
    before = files(built.folder)
    assert export("-C", workshop.root, built.folder).exit_code == 2
    assert files(built.folder) == before


def test_a_file_in_the_folder_s_place_is_refused_and_kept(tmp_path):
    (tmp_path / "out").write_text("keep")
    assert export("-C", GOOD, tmp_path / "out").exit_code == 2
    assert (tmp_path / "out").read_text() == "keep"


@pytest.mark.parametrize("inside", ["content/markdown", "districts/markdown"])
def test_a_folder_among_the_sources_is_refused(workshop, inside):
    before = files(workshop.root)
    assert export("-C", workshop.root, workshop.root / inside).exit_code == 2
    assert files(workshop.root) == before


def test_an_empty_folder_and_one_that_is_not_there_are_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "not/there"):
        assert export("-C", GOOD, folder).exit_code == 0
        assert (folder / "mkdocs.yml").is_file()


def test_it_is_run_from_anywhere_and_out_is_named_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = export("-C", os.path.relpath(GOOD, tmp_path), "here")
    assert done.exit_code == 0, done.output
    assert "here" in done.output
    assert (tmp_path / "here/docs/index.md").is_file()


def test_without_a_folder_named_it_takes_the_one_it_is_run_in(workshop, monkeypatch):
    monkeypatch.chdir(workshop.root)
    before = files(workshop.root)
    assert export("../markdown").exit_code == 0
    assert (workshop.root.parent / "markdown/docs/index.md").is_file()
    assert files(workshop.root) == before


def test_content_problems_are_told_and_it_ends_in_3(workshop, tmp_path):
    bad = workshop.news("bad", "sumary: สรุป\n")
    done = export("-C", workshop.root, tmp_path / "out")
    assert done.exit_code == 3
    assert bad in done.output
    assert not (tmp_path / "out/docs/news/bad").exists()
    assert (tmp_path / "out/docs/news/market-opening/index.md").is_file()


@pytest.mark.parametrize("typed", ["", "address: ["])
def test_a_site_of_which_nothing_can_be_made_ends_in_2_and_writes_nothing(
    workshop, tmp_path, typed
):
    workshop.write("content/site.yml", typed)
    assert export("-C", workshop.root, tmp_path / "out").exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_no_site_ends_in_2(tmp_path):
    done = export("-C", tmp_path, tmp_path / "out")
    assert done.exit_code == 2
    assert "content/site.yml" in done.output


def test_out_must_be_named():
    assert export("-C", GOOD).exit_code == 2
