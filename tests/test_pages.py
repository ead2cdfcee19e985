"""What a reader sees: the right language, what is known, what is not, and how old it is."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import etree

THAI = re.compile("[ก-๛]")
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def language(element) -> str:
    return next(e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang"))


def test_every_page_stands_in_both_languages(good):
    pages = set(good.pages())
    aloud = {name for name in pages if name.endswith("/broadcast/index.html")}
    assert aloud
    assert not any(name.startswith("en/") for name in aloud)
    pages -= aloud
    thai = {name for name in pages if not name.startswith("en/")} - {"404.html"}
    assert {f"en/{name}" for name in thai} | thai | {"404.html"} == pages


def test_every_page_says_its_language(good):
    for name, page in good.pages().items():
        assert page.get("lang") == ("en" if name.startswith("en/") else "th")


def test_thai_on_an_english_page_is_marked_as_thai(good):
    """A voice that reads the page must know where Thai begins: WCAG 3.1.2."""
    unmarked = set()
    for name, page in good.pages().items():
        if not name.startswith("en/"):
            continue
        for element in page.xpath("//body//*[not(self::script)]"):
            texts = [element.text, *(child.tail for child in element)]
            if any(THAI.search(text or "") for text in texts) and language(element) != "th":
                unmarked.add(f"{name}: {element.tag} {element.text_content().strip()[:40]}")
    assert unmarked == set()


def test_an_english_reader_is_told_that_a_text_is_not_translated(good):
    for address in ("news/thai-only-story/", "thai-only/", "districts/sikhio/"):
        assert "not been translated" in good.words(f"en/{address}")
        assert "not been translated" not in good.words(address)


def test_an_older_translation_says_so_and_since_when(good):
    said = good.words("en/news/older-translation/")
    assert "older than the Thai" in said
    assert "2 June 2024" in said
    assert "older than the Thai" not in good.words("en/news/market-opening/")


def test_english_is_marked_as_unofficial_unless_the_site_says_otherwise(good, workshop):
    assert "Unofficial translation" in good.words("en/news/market-opening/")
    workshop.replace("content/site.yml", "translation: unofficial", "translation: official")
    built = workshop.build()
    assert "Unofficial translation" not in built.words("en/news/market-opening/")


UNTRANSLATED = ("news/thai-only-story/", "thai-only/", "districts/sikhio/")


def test_a_page_without_english_is_offered_as_a_translation_nowhere(good):
    tree = etree.fromstring(good.read("sitemap.xml").encode())
    addresses = set(tree.xpath("//s:loc/text()", namespaces=SITEMAP))
    offered = set(tree.xpath("//x:link/@href", namespaces=SITEMAP))
    for address in UNTRANSLATED:
        assert f"https://market.example/fair/{address}" in addresses
        for found in (addresses, offered):
            assert f"https://market.example/fair/en/{address}" not in found
        for prefix in ("", "en/"):
            assert good.page(prefix + address).xpath("//link[@hreflang]") == []


def test_translations_point_at_each_other(good):
    base = "https://market.example/fair/"
    tree = etree.fromstring(good.read("sitemap.xml").encode())
    for entry in tree.xpath("//s:url[x:link]", namespaces=SITEMAP):
        pairs = {
            link.get("hreflang"): link.get("href")
            for link in entry.xpath("x:link", namespaces=SITEMAP)
        }
        path = pairs["th"].removeprefix(base)
        assert pairs == {"th": base + path, "en": f"{base}en/{path}"}
        for prefix in ("", "en/"):
            page = good.page(prefix + path)
            links = {
                one.get("hreflang"): one.get("href") for one in page.xpath("//link[@hreflang]")
            }
            assert links == pairs | {"x-default": pairs["th"]}


def test_the_sitemap_names_every_page_that_may_be_found_and_no_other(good):
    tree = etree.fromstring(good.read("sitemap.xml").encode())
    locations = tree.xpath("//s:loc/text()", namespaces=SITEMAP)
    files = {loc.removeprefix("https://market.example/fair/") + "index.html" for loc in locations}
    hidden = {"404.html", "news/withdrawn-item/index.html", "en/news/withdrawn-item/index.html"}
    hidden |= {name for name in good.pages() if name.endswith("/notice/index.html")}
    hidden |= {name for name in good.pages() if name.endswith("/broadcast/index.html")}
    untranslated = {f"en/{address}index.html" for address in UNTRANSLATED}
    assert len(files) == len(locations)
    assert files == set(good.pages()) - hidden - untranslated - set(good.moved())


def test_each_page_has_its_own_canonical_address(good):
    moved = good.moved()
    for name, page in good.pages().items():
        if name != "404.html":
            leads_to = moved.get(name, name)
            address = "https://market.example/fair/" + leads_to.removesuffix("index.html")
            assert page.xpath("//link[@rel='canonical']/@href") == [address]


def test_the_switch_leads_to_the_same_page_in_the_other_language(good):
    for name, page in good.pages().items():
        if name == "404.html":
            continue
        twin = name.removeprefix("en/") if name.startswith("en/") else f"en/{name}"
        twin = twin.replace("/broadcast/", "/")  # which is in Thai alone: there is the item
        (switch,) = page.xpath("//header//a[@hreflang]")
        assert (
            switch.get("lang")
            == switch.get("hreflang")
            == ("th" if name.startswith("en/") else "en")
        )
        folder = name.rpartition("/")[0]
        target = (good.folder / folder / switch.get("href") / "index.html").resolve()
        assert target == (good.folder / twin).resolve()


def test_a_page_not_found_speaks_both_languages_and_links_from_anywhere(good):
    page = good.page("404.html")
    assert page.xpath("//main//*[@lang='en']")
    assert "ไม่พบหน้านี้" in good.words("404.html")
    assert "Page not found" in good.words("404.html")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    for reference in page.xpath("//@href | //@src"):
        assert reference.startswith(("/fair/", "#", "https://market.example", "mailto:"))
    assert not page.xpath("//link[@rel='canonical']")


@pytest.mark.parametrize(
    "address", ["news/market-opening/", "districts/ngao/", "everything/", "news/"]
)
def test_years_are_buddhist_in_thai_and_christian_in_english(good, address):
    thai, english = good.words(address), good.words(f"en/{address}")
    assert re.search(r"256\d", thai)
    assert re.search(r"20\d\d", english)
    for date in re.findall(r"\d{1,2} [A-Z][a-z]+ (\d{4})", english):
        assert date.startswith("20")
    for date in re.findall(r"\d{1,2} [ก-๙.]+ (\d{4})", thai):
        assert date.startswith("25")


def test_weekdays_stand_where_people_plan_by_them(good):
    assert "วันเสาร์ที่ 8 มิถุนายน 2567 เวลา 09.00 น." in good.words("news/market-opening/")
    assert "Saturday 8 June 2024 at 09:00" in good.words("en/news/market-opening/")


def test_a_closed_action_says_so_on_its_page_and_in_every_list(good):
    addresses = ["news/market-opening/", "news/", "news/2024/", "areas/52/", "districts/ngao/"]
    for address in [*addresses, "", "goals/12/", "news/kind/activity/"]:
        assert "ปิดรับแล้ว" in good.words(address), address
        assert "Closed" in good.words(f"en/{address}"), address


def test_an_action_is_open_through_its_last_day(workshop):
    workshop.replace("content/news/2024/2024-06-10-market-opening.yml", "2024-06-12", "2024-06-15")
    assert "ปิดรับแล้ว" not in workshop.build().words("news/market-opening/")


def test_a_postponed_event_says_so(good):
    for address in ("news/postponed-fair/", "news/", "districts/ngao/"):
        assert "เลื่อน" in good.words(address)
        assert "Postponed" in good.words(f"en/{address}")


def test_an_unknown_start_is_said_to_be_unknown(good):
    assert "แหล่งข้อมูลไม่ได้ระบุวันเวลา" in good.words("news/meeting-2-2567/")
    assert "does not state when" in good.words("en/news/meeting-2-2567/")


def test_a_seat_without_a_published_name_says_so_and_is_not_called_empty(good):
    for address in ("districts/ngao/", "districts/phachi/"):
        assert "ยังไม่พบรายชื่อที่เผยแพร่" in good.words(address)
        assert "No published name found" in good.words(f"en/{address}")
        assert "ว่าง" not in good.words(address)


def test_a_place_is_printed_with_village_subdistrict_district_and_province(good):
    thai = "ศาลาริมธาร หมู่ที่ 5 บ้านสมมุติ ตำบลหลวงใต้ อำเภองาว จังหวัดลำปาง"
    assert thai in good.words("news/market-opening/")
    english = "Pavilion by the stream, Village 5 Ban Sommut, Luang Tai Subdistrict, Ngao District"
    assert english in good.words("en/news/market-opening/")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("en/news/market-opening/", "First buyers over 1,500 buyers (Visits)"),
        ("news/market-opening/", "ผู้ซื้อรุ่นแรก กว่า 1,500 ราย (ผู้ตรวจเยี่ยม)"),
        ("en/news/market-opening/", "Seller of greens representing all sellers (Speaks)"),
        ("en/news/market-opening/", "Head of the yard 9 June 2024"),
        ("en/everything/", "02-000-0000 ext. 12"),
        ("everything/", "02-000-0000 ต่อ 12"),
        ("en/everything/", "Division of Imaginary Markets looks after every stall"),
    ],
)
def test_words_stand_apart(good, address, said):
    assert said in good.words(address)


def test_the_closing_says_who_and_from_where(good):
    said = good.words("news/market-opening/", "//section[contains(@class, 'origin')]")
    for part in ("กองตลาดสมมุติ", "นายตัวอย่าง สี่", "นางสาวตัวอย่าง ห้า", "สมุดบันทึกวันเปิด", "10 มิถุนายน 2567"):
        assert part in said
    english = good.words("en/news/market-opening/", "//section[contains(@class, 'origin')]")
    assert "Mr Example Seven" in english
    assert "นายตัวอย่าง เจ็ด" not in said


def test_corrections_are_shown_with_their_day(good):
    assert "11 มิถุนายน 2567: แก้จำนวนแผงจาก 39 เป็น 40" in good.words("news/market-opening/")


def test_awkward_text_reaches_the_reader_as_it_was_typed(good):
    thai = good.page("news/awkward-text/").xpath("string(//h1)")
    assert thai == '1. "ตลาด" <b>หนา</b> & *ดอก* _ขีด_ | ท่อ ◊ ฯลฯ เด็ก ๆ กรุงเทพฯ'
    english = good.page("en/news/awkward-text/").xpath("string(//h1)")
    title = '# It\'s a <script>alert(1)</script> & "market" \\ `tick` {x} [y](z) ~n~ $5 ^up^ ◊'
    assert english == title
    for lang, whole in (("th", thai), ("en", english)):
        page = good.page("news/awkward-text/" if lang == "th" else "en/news/awkward-text/")
        assert page.xpath("string(//title)").startswith(whole)
        assert page.xpath("//meta[@property='og:title']/@content") == [whole]
        crumbs = page.xpath("//nav[contains(@class, 'crumbs')]//li")
        assert whole in [crumb.text_content() for crumb in crumbs]
    for fact in (
        "# not a heading",
        "2) not a list",
        "--- not a rule",
        "&amp; &#42; are characters",
    ):
        assert fact in english or fact in good.words("en/news/awkward-text/")
    for address in ("news/", "news/2023/", "news/kind/story/", "areas/14/", "districts/phachi/"):
        titles = good.page(address).xpath("//h3")
        assert thai in [title.text_content() for title in titles]


@pytest.mark.parametrize("start", ["    - ", "  # ", "      ", "1. "])
def test_a_text_that_begins_with_blanks_or_a_sign_is_still_that_text(workshop, start):
    block = f"|2\n      {start}ต้น\n"
    workshop.replace("content/programme.yml", "{th: แผง ตะกร้า ถุงผ้า, en:", "{th: x, en:")
    text = (workshop.root / "content/programme.yml").read_text("utf-8")
    title = next(line for line in text.splitlines() if "th: x, en:" in line)
    workshop.replace("content/programme.yml", f"{title}\n", f"  title:\n    th: {block}")
    workshop.news("more")
    workshop.replace(
        "content/news/2024/2024-06-01-more.yml",
        "title: {th: ข่าวเพิ่ม, en: News more}\n",
        f"title:\n    th: {block}",
    )
    built = workshop.build()
    assert built.status == 0, built.said
    said = f"{start}ต้น".strip()
    assert built.page("news/more/").xpath("string(//h1)").strip() == said
    assert said in [h.text_content().strip() for h in built.page("everything/").xpath("//main//h2")]
    assert said in [a.text_content().strip() for a in built.page("news/").xpath("//h3/a")]


def test_no_page_holds_a_script_of_its_own_a_handler_or_a_request_to_another_host(good):
    for name, page in good.pages().items():
        assert page.xpath("//script[not(@src)][not(@type='application/ld+json')]") == []
        assert page.xpath("//script[@src][not(@defer)]") == []
        assert page.xpath("//iframe | //object | //embed | //base") == []
        (seek,) = page.xpath("//form") or [None]  # the search, which a reader's own page answers
        action = seek.get("action") if seek is not None else "search/"
        assert action == "./" or action.endswith("search/")
        assert "//" not in action or name == "404.html"
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@style") == []
        for reference in page.xpath("//@src | //@srcset | //link[not(@rel='canonical')]/@href"):
            own = reference.startswith("https://market.example/fair/")
            assert own or "//" not in reference, (name, reference)
        assert "javascript:" not in " ".join(page.xpath("//@href"))


def test_ids_are_unique_on_every_page(good):
    for name, page in good.pages().items():
        twice = [id_ for id_, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert twice == [], name


def test_an_editor_s_headings_take_no_id_from_the_page_s_own(good, workshop):
    own = {
        id_.removeprefix("h-")
        for page in good.pages().values()
        for id_ in page.xpath("//main//@id | /html//@id")
        if id_.isascii()
    }
    lines = "".join(f"    ## {id_}\n\n    ## h {id_}\n\n" for id_ in sorted(own))
    workshop.news("more", "areas: [ngao]\ngoals: [8]\nquick_facts: [ก]\n")
    workshop.replace(
        "content/news/2024/2024-06-01-more.yml",
        "body: {th: เนื้อข่าว, en: Text of more}",
        f"body:\n  th: |\n    เนื้อข่าว\n\n{lines}  en: |\n    Text\n\n{lines}",
    )
    built = workshop.build()
    for address in ("news/more/", "en/news/more/"):
        ids = Counter(built.page(address).xpath("//@id"))
        assert [id_ for id_, count in ids.items() if count > 1] == []


def test_each_page_has_one_first_heading_and_skips_no_level(good):
    for name, page in good.pages().items():
        levels = [
            int(h.tag[1])
            for h in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), (name, levels)


def test_each_page_has_a_title_and_a_description_of_its_own(good):
    titles = Counter()
    for name, page in good.pages().items():
        titles[page.get("lang"), page.xpath("string(//title)")] += 1
        (description,) = page.xpath("//meta[@name='description']/@content")
        assert description.strip(), name
    assert [title for title, count in titles.items() if count > 1] == []


def test_breadcrumbs_lead_home_and_end_where_the_reader_is(good):
    for name, page in good.pages().items():
        if name in {"404.html", "index.html", "en/index.html"}:
            continue
        (crumbs,) = page.xpath("//nav[contains(@class, 'crumbs')]/ol")
        assert crumbs[-1].get("aria-current") == "page"
        home = "en/index.html" if name.startswith("en/") else "index.html"
        link = crumbs[0].xpath("a/@href")[0]
        folder = (good.folder / name).parent
        assert (folder / link / "index.html").resolve() == (good.folder / home).resolve()


def test_open_graph_speaks_the_page_s_language(good):
    for prefix, locale in (("", "th_TH"), ("en/", "en_GB")):
        page = good.page(f"{prefix}news/market-opening/")
        graph = {m.get("property"): m.get("content") for m in page.xpath("//meta[@property]")}
        assert graph["og:locale"] == locale
        assert graph["og:type"] == "article"
        assert graph["og:url"] == f"https://market.example/fair/{prefix}news/market-opening/"


def test_an_attachment_is_published_beside_the_pages(good):
    assert (good.folder / "files/stall-form.txt").read_text("utf-8").startswith("ใบสมัครแผงค้า")
    assert "../../files/stall-form.txt" in good.page("news/market-opening/").xpath(
        "//main//a/@href"
    )


def test_an_attachment_of_a_withdrawn_item_is_withdrawn_too(workshop):
    more = "withdrawn: {date: 2024-06-13, reason: ผิด}\n"
    file = "content/news/2024/2024-06-10-market-opening.yml"
    workshop.write(file, (workshop.root / file).read_text("utf-8") + more)
    assert not (workshop.build().folder / "files/stall-form.txt").exists()


def test_no_yaml_and_no_markdown_is_published(good):
    files = [path for path in good.folder.rglob("*") if path.is_file()]
    kinds = {path.suffix for path in files if path.parent != good.folder / "data"}
    assert kinds.isdisjoint({".yml", ".yaml", ".md", ".csv", ".geojson", ".j2", ".py"})


def test_the_map_shows_known_unknown_and_excluded_provinces(good):
    titles = good.page("en/districts/").xpath(
        "//*[local-name()='path']/*[local-name()='title']/text()"
    )
    assert len(titles) == 6
    assert any(t.startswith("Bangkok") and "outside" in t for t in titles)
    assert any(t.startswith("Saraburi") and "no source" in t for t in titles)
    assert any(t.startswith("Lampang") and "names the district" in t for t in titles)


def test_districts_are_listed_with_what_is_not_known(good):
    said = good.words("en/districts/")
    for name in ("Ngao District", "Sikhio District", "Phachi District", "Saraburi", "Chiang Rai"):
        assert name in said


def test_a_fact_stands_with_its_source(good):
    said = good.words("en/districts/ngao/")
    assert "about 1,234 stalls" in said
    assert "Imaginary Stream Press" in said
    assert "not known" in said
