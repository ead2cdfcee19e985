"""The index: what is in it, what never is, and that it can be read as the script reads it."""

import json

import pytest

from generator.memory import Session, Stored
from generator.search.index import search_files
from generator.search.words import parts, typed_words


class Reader:
    """Reads the index of one language as assets/search.js does."""

    def __init__(self, files, lang):
        self.files, self.folder = files, f"search/{lang}/"
        self.root = self.load("root.json")

    def load(self, name):
        return json.loads(self.files[self.folder + name])

    def pages(self, term):
        """The addresses of the pages that have the word, each with its weight."""
        if term not in self.root["terms"]:
            return {}
        number, firsts = self.root["terms"].index(term), self.root["firsts"]
        bucket = max(n for n, first in enumerate(firsts) if first <= number)
        found, at = {}, 0
        for step in self.load(f"terms-{bucket}.json")[number - firsts[bucket]]:
            at += step
            found[self.shown(at >> self.root["shift"])[0]] = at & (1 << self.root["shift"]) - 1
        return found

    def runs(self, term):
        """The addresses of the pages that have the word, each with the letters of its runs."""
        number, firsts = self.root["terms"].index(term), self.root["firsts"]
        bucket = max(n for n, first in enumerate(firsts) if first <= number)
        told = self.load(f"runs-{bucket}.json")[number - firsts[bucket]]
        return dict(zip(self.pages(term), told.split(","), strict=True))

    def shown(self, page):
        block = self.root["block"]
        return self.load(f"pages-{page // block}.json")[page % block]


@pytest.fixture
def index(workshop):
    def read(lang="th"):
        return Reader(search_files(workshop.examine().site), lang)

    return read


def test_a_word_leads_to_its_pages_the_title_weighing_most(index):
    found = index().pages("ตลาด")
    assert found["news/market-opening/"] == 8
    assert all(1 <= weight <= 8 for weight in found.values())


def test_a_page_is_found_by_its_name_in_the_other_language(index):
    assert "districts/ngao/" in index("th").pages("ngao")
    assert "en/districts/ngao/" in index("en").pages("งาว")


def test_a_word_of_the_site_s_list_is_found_with_and_without_its_space(workshop, index):
    workshop.news("spaced", title="ชิมของดี ใกล้บ้าน")
    workshop.news("joined", title="ชิมของดีใกล้บ้าน")
    assert {"news/spaced/", "news/joined/"} <= set(index().pages("ของดีใกล้บ้าน"))


def test_a_compound_is_found_by_its_parts(workshop, index):
    workshop.news("ministry", title="กระทรวงมหาดไทยมาเยือน")
    assert "news/ministry/" in index().pages("มหาดไทย")
    assert "news/ministry/" in index().pages("กระทรวง")
    assert parts("จังหวัด") == ()  # a cold is not meant


def test_synonyms_of_the_site_and_known_abbreviations_lead_to_each_other(workshop, index):
    workshop.news("stalls", title="ย้ายแผงลอย")
    workshop.news("governor", title="ผวจ.มอบนโยบาย")
    workshop.news("whole", title="ผู้ว่าราชการจังหวัดมอบนโยบาย")
    assert "news/stalls/" in index().pages("ร้านริมทาง")
    assert "news/governor/" in index().pages("ผู้ว่าราชการจังหวัด")
    assert "news/whole/" in index().pages("ผวจ")


def test_nothing_that_is_not_listed_can_be_found(workshop):
    workshop.news("hidden-draft", "status: draft\n", title="ข่าวลับ hushdraft")
    workshop.news("tomorrow", published="2024-06-16", title="ข่าวลับ hushtomorrow")
    workshop.news("gone", "withdrawn: {date: 2024-06-10, reason: ถอน}\n", title="ข่าวลับ hushgone")
    workshop.news("over", "expires: 2024-06-10\n", title="ข่าวลับ hushover")
    files = search_files(workshop.examine().site)
    assert files
    assert not any(b"hush" in data for data in files.values())
    drafts = search_files(workshop.examine(drafts=True).site)
    assert not any(b"hushdraft" in data for data in drafts.values())


def test_two_indexes_of_one_site_are_the_same_bytes(workshop):
    site = workshop.examine().site
    assert search_files(site) == search_files(workshop.examine().site)


class Counting(Session):
    """Counts what it did not know."""

    def __init__(self):
        super().__init__()
        self.made = []

    def keep(self, name, digest, value):
        self.made.append(name)
        super().keep(name, digest, value)


def test_a_changed_item_alone_is_indexed_anew_with_the_same_bytes(workshop):
    memory = Counting()
    workshop.news("changed", title="ข่าวเก่า")
    first = search_files(workshop.examine().site, memory)
    assert first == search_files(workshop.examine().site)
    memory.made.clear()
    workshop.news("changed", title="ข่าวใหม่เอี่ยม")
    site = workshop.examine().site
    second = search_files(site, memory)
    assert sorted(memory.made) == ["(search) en/news/changed/", "(search) news/changed/"]
    assert second == search_files(site) != first


def test_what_the_disk_kept_of_a_page_gives_the_same_bytes(workshop, tmp_path):
    site = workshop.examine().site
    with Stored(tmp_path / "kept.sqlite3") as memory:
        first = search_files(site, memory)
    with Stored(tmp_path / "kept.sqlite3") as memory:
        assert memory.recall("(search) news/market-opening/", "another") is None
        assert search_files(site, memory) == first
        assert memory._new == {}


def test_words_tell_in_which_runs_they_stand(workshop, index):
    workshop.news("two-runs", title="ปลูกมะพร้าว ขายมะพร้าวน้ำหอม")
    coconut, plant = (index().runs(word)["news/two-runs/"] for word in ("มะพร้าว", "ปลูก"))
    assert coconut[0] == plant
    assert ord(coconut[1]) == ord(plant) + 1


def test_every_file_is_named_by_the_root_with_a_tag_of_what_is_in_it(workshop):
    before = search_files(workshop.examine().site)
    workshop.news("more", title="ข่าวใหม่เอี่ยม")
    after = search_files(workshop.examine().site)
    for files in (before, after):
        root = Reader(files, "th").root
        named = {f"search/th/terms-{n}.json" for n in range(len(root["terms_tags"]))}
        named |= {f"search/th/runs-{n}.json" for n in range(len(root["runs_tags"]))}
        named |= {f"search/th/pages-{n}.json" for n in range(len(root["pages_tags"]))}
        assert named | {"search/th/root.json"} == {n for n in files if n.startswith("search/th/")}
    roots = [Reader(files, "th").root for files in (before, after)]
    assert roots[0]["pages_tags"] != roots[1]["pages_tags"]


def test_markup_in_a_text_stays_a_text(index):
    english = index("en")
    every = [english.shown(number) for number in range(len(english.root["pages"]))]
    shown = [one for one in every if "awkward-text" in one[0]]
    assert "<script>alert(1)</script>" in shown[0][1]


@pytest.mark.parametrize("text", ["", " ", "ๆ", "🛒", "ก" * 5_000, "a" * 5_000, "\u0e4d\u0e49"])
def test_no_text_is_too_odd_to_be_cut(text):
    assert isinstance(typed_words(text), list)


def test_the_page_that_searches_reads_without_its_script(good):
    for address in ("search/", "en/search/"):
        page = good.page(address)
        assert page.xpath("//noscript/p")
        links = page.xpath("//aside//li/a/@href")
        assert len(links) >= 4
    assert good.page("").xpath("//header//form[@role='search']/@action") == ["search/"]
    assert good.page("news/market-opening/").xpath("//header//form/@action") == ["../../search/"]
    assert good.page("search/").xpath("//header//form") == []
