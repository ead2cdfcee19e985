"""Home, districts, lists and goals: what is shown where, what is said, and what leads on."""

from dataclasses import replace
from datetime import date

import pytest

from generator.outputs import outputs
from generator.pages.addresses import Links
from generator.pages.districts import finder
from generator.pages.happening import open_actions, timeline
from generator.pages.home import DISTRICTS_SHOWN
from generator.pipeline import examine
from generator.strings import Words
from tests.conftest import GOOD, TODAY


@pytest.fixture(scope="module")
def small():
    return examine(GOOD, TODAY).site


def links_of(site):
    return Links.from_page(site, "districts/ngao/", "th")


def items(page, xpath):
    return [" ".join(found.text_content().split()) for found in page.xpath(xpath)]


# ---- the field that narrows the list


@pytest.mark.parametrize("address", ["", "districts/", "en/", "en/districts/"])
def test_without_a_script_no_dead_field_is_shown(good, address):
    (box,) = good.page(address).xpath("//*[@data-finder]")
    assert box.get("hidden") is not None
    assert len(box.xpath(".//label[@for='h-finder'] | .//*[@role='status']")) == 2
    assert good.page(address).xpath("//script[@defer]/@src")


def test_only_pages_that_get_better_with_a_script_load_it(good):
    loading = {
        name
        for name, page in good.pages().items()
        if any("/map." in src for src in page.xpath("//script/@src"))
    }
    assert loading == {
        f"{lang}{page}index.html" for lang in ("", "en/") for page in ("", "districts/")
    }


def test_a_list_that_is_cut_short_leads_to_the_whole_one(small):
    links, words = Links.from_page(small, "", "th"), Words("th")
    assert finder(small, links, words, DISTRICTS_SHOWN).more == ""
    assert finder(small, links, words, shown=2).more == "districts/"
    assert finder(replace(small, districts=small.districts[:1]), links, words) is None


def test_a_district_is_found_by_its_names_in_both_languages(good):
    rows = good.page("districts/").xpath("//ul[@class='places']/li/@data-also")
    assert "Ngao Lampang" in rows
    assert "งาว ลำปาง" in good.page("en/districts/").xpath("//ul[@class='places']/li/@data-also")


# ---- the map and the circle on a page


def test_the_map_has_a_title_a_description_and_the_same_links_as_the_list(good):
    page = good.page("districts/")
    (drawing,) = page.xpath("//figure[@class='map']/*[local-name()='svg']")
    ids = {
        one.get("id") for one in drawing.xpath("./*[local-name()='title' or local-name()='desc']")
    }
    assert {drawing.get("aria-labelledby"), drawing.get("aria-describedby")} == ids
    listed = page.xpath("//ul[@class='places']//h3/a/@href")
    assert drawing.xpath(".//*[local-name()='a']/@href") == listed


def test_a_district_without_coordinates_is_said_to_stand_at_its_province(good):
    rows = items(good.page("districts/"), "//ul[@class='places']/li")
    assert ["ยังไม่พบพิกัด" in row for row in rows] == ["งาว" not in row for row in rows]
    names = good.page("districts/").xpath("//figure[@class='map']//*[local-name()='a']/@aria-label")
    assert ["ยังไม่พบพิกัด" in name for name in names] == ["งาว" not in name for name in names]


def test_the_circle_is_drawn_as_the_programme_counts_and_says_that_nothing_joins(good):
    for address in ("", "districts/ngao/", "everything/"):
        (ring,) = good.page(address).xpath("//*[contains(@class, 'ring')][@role='img']")
        assert len(ring.xpath(".//*[local-name()='g']")) == 3
        assert "3 คน" in ring.text_content()
        assert "ไม่มีเส้นโยงคนกับภาคส่วน" in ring.get("aria-label")


def test_the_rows_of_the_team_have_the_numbers_of_the_circle(good):
    numbers = items(good.page("districts/ngao/"), "//table[contains(@class, 'stack')]//i")
    assert numbers == ["1", "2"]


def test_a_news_page_shows_where_its_first_area_lies(good):
    page = good.page("news/water-watch/")
    assert len(page.xpath("//aside//*[@class='loc']")) == 1
    assert "จังหวัดลำปางอยู่กลางภาพ" in good.words("news/water-watch/")


def test_news_of_the_whole_country_shows_no_place(workshop):
    workshop.news("everywhere")
    assert workshop.build().page("news/everywhere/").xpath("//*[@class='loc']") == []


def test_the_home_page_s_heading_breaks_between_phrases(good):
    assert items(good.page(""), "//h1/span[@class='ph']") == [
        "หนึ่งอำเภอ",
        "หนึ่งตลาด",
        "*ของเราเอง*",
    ]
    assert good.page("en/").xpath("//h1/span") == []


# ---- what is happening in a district


def test_what_people_can_do_now_stands_in_their_district_through_its_last_day(small):
    news = small.news_of(small.register.areas["5205"])
    for day, found in ((date(2024, 6, 20), ["น้ำในธารสูงขึ้น"]), (date(2024, 6, 21), [])):
        site = replace(small, today=day)
        shown = open_actions(news, site, links_of(site), Words("th"))
        assert [str(one.title) for one in shown] == found
        assert all("20 มิถุนายน 2567" in one.until for one in shown)


def test_what_is_called_off_or_not_yet_open_is_nothing_to_do_now(workshop):
    workshop.news("soon", "areas: [ngao]\naction: {opens: 2024-06-16}\n")
    workshop.news("off", "areas: [ngao]\nevent: {state: cancelled}\naction: {closes: 2024-07-01}\n")
    workshop.news("now", "areas: [ngao]\naction: {opens: 2024-06-15}\n", title="เปิดอยู่")
    built = workshop.build()
    shown = items(built.page("districts/ngao/"), "//ul[@class='open']/li/a")
    assert shown == ["น้ำในธารสูงขึ้น", "เปิดอยู่"]
    assert "ไม่ได้ระบุวันปิดรับ" in built.words("districts/ngao/")


def test_the_course_of_events_is_in_order_with_the_programme_s_phases_in_between(small):
    district = next(one for one in small.districts if one.id == "ngao")
    news = small.news_of(small.register.areas[district.code])
    steps = timeline(district, news, small, links_of(small), Words("th"))
    assert [step.iso for step in steps] == sorted(step.iso for step in steps)
    assert [step.note for step in steps if not step.look] == ["ทั้งโครงการ"]
    assert all(step.sources for step in steps if not step.look)
    assert len(steps) >= 4


def test_a_district_with_fewer_than_two_dates_has_no_course_of_events(good, small):
    assert good.page("districts/ngao/").xpath("//ol[@class='course']")
    district = next(one for one in small.districts if one.id == "phachi")
    for news in ((), small.news_of(small.register.areas["1409"])[:1]):
        assert timeline(district, news, small, links_of(small), Words("th")) == ()


def test_a_plot_shows_both_seasons_and_its_land_in_rai_and_ngan(good):
    page = good.page("districts/ngao/")
    drawings = [src.rpartition("/")[2] for src in page.xpath("//div[@class='seasons']//img/@src")]
    assert drawings == ["khok-nong-na-rainy.svg", "khok-nong-na-dry.svg"]
    assert "เนื้อที่ 3 ไร่ 2 งาน" in good.words("districts/ngao/")


def test_where_no_plot_is_known_the_principle_is_shown_as_a_principle(good):
    said = good.words("districts/phachi/")
    assert "ยังไม่พบแหล่งข้อมูลเรื่องโครงการในพื้นที่" in said
    assert "ไม่ใช่ภาพของพื้นที่จริง" in said
    assert "ไม่ใช่ภาพของพื้นที่จริง" not in good.words("districts/ngao/")


# ---- goals and lists


def test_goals_have_the_numbers_of_the_goals_and_lead_to_their_news(good):
    page = good.page("goals/")
    assert items(page, "//ul[@class='goals']/li/b") == ["2", "8", "12"]
    assert page.xpath("//ul[@class='goals']//a/@href") == [f"../goals/{n}/" for n in (2, 8, 12)]
    assert "เป้าหมายที่ 2 เป้าหมายสมมุติที่สอง มีข่าว 1 เรื่อง" in good.words("goals/")
    assert items(good.page("everything/"), "//ul[@class='goals']/li/b") == ["2", "8", "12"]


def test_a_goal_without_news_is_named_and_leads_nowhere(workshop):
    workshop.replace("content/programme.yml", "{number: 8,", "{number: 9,")
    built = workshop.build()
    assert "เป้าหมายที่ 9 เป้าหมายสมมุติที่แปด ยังไม่มีข่าว" in built.words("goals/")
    assert "../goals/9/" not in built.page("goals/").xpath("//a/@href")


def test_all_news_can_be_narrowed_by_year_kind_area_and_goal(good):
    titles = items(good.page("news/"), "//nav[@class='facets']//h2")
    assert titles == ["ปี", "ประเภท", "พื้นที่", "เป้าหมาย"]
    said = good.words("news/", "//nav[@class='facets']")
    assert "พ.ศ. 2567 (6)" in said
    assert "พ.ศ. 2566 (2)" in said
    assert "อำเภองาว จังหวัดลำปาง (" in said
    hrefs = good.page("news/").xpath("//nav[@class='facets']//a/@href")
    assert {"../districts/ngao/", "../goals/", "../news/2023/"} <= set(hrefs)


def test_a_list_of_several_years_is_parted_by_year(good):
    assert items(good.page("news/"), "//h2[@class='year']") == ["พ.ศ. 2567", "พ.ศ. 2566"]
    assert good.page("news/2023/").xpath("//h2[@class='year']") == []


def test_a_new_item_leaves_the_lists_alone_that_it_is_not_in(workshop):
    """Numbers beside every list would change them all at each item."""

    def lists():
        made = outputs(workshop.examine().site, workshop.root)
        return {p.url: made.frame(p)["content"] for p in made.pages if p.template == "list"}

    before = lists()
    workshop.news("one-more", "areas: [phachi]\ngoals: [8]\n")
    after = lists()
    changed = {url for url in before if before[url] != after[url] and not url.startswith("en/")}
    assert changed == {"news/", "news/2024/", "news/kind/announcement/", "goals/8/", "areas/14/"}
