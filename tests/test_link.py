"""What one file says of another, and what of it all may be published today."""

from datetime import date

import pytest

from generator.outputs import outputs
from tests.conftest import TODAY

NEWS = "content/news/2024/2024-06-01-more.yml"


def slugs(workshop, today=TODAY, **options):
    return {item.slug for item in workshop.examine(today, **options).site.news}


def test_of_two_files_with_one_address_the_second_is_told_and_left_out(workshop):
    workshop.news("same", published="2023-01-01", title="ข่าวแรก")
    second = workshop.news("same", published="2024-01-01", title="ข่าวหลัง")
    (problem,) = workshop.problems()
    assert problem.file == second
    assert "2023-01-01-same.yml" in problem.message("th") + problem.hint("th")
    kept = [item for item in workshop.examine().site.news if item.slug == "same"]
    assert [item.title.th for item in kept] == ["ข่าวแรก"]


def test_of_two_pages_with_one_id_the_second_is_told(workshop):
    text = "id: everything\ntitle: ก\nsummary: ข\n"
    file = workshop.write("content/pages/zz-copy.yml", text)
    assert [(p.file, p.spot.line) for p in workshop.problems()] == [(file, 1)]


@pytest.mark.parametrize("name", ["news", "districts", "areas", "goals", "search", "data", "en"])
def test_a_page_cannot_take_an_address_of_the_software(workshop, name):
    file = workshop.write("content/pages/zz.yml", f"id: {name}\ntitle: ก\nsummary: ข\n")
    assert [p.file for p in workshop.problems()] == [file]


def test_two_profiles_of_one_district_are_told(workshop):
    profile = 'code: "5205"\nsummary: ก\nsources: [{title: ข, own: yes}]\n'
    file = workshop.write("districts/zz.yml", profile)
    (problem,) = workshop.problems()
    assert (problem.file, problem.spot.line) == (file, 1)


@pytest.mark.parametrize("code", ["9999", "5299"])
def test_a_profile_of_a_code_that_is_not_in_the_register_is_left_out(workshop, code):
    workshop.replace("districts/phachi.yml", "1409", code)
    examined = workshop.examine()
    assert {p.file for p in examined.problems} >= {"districts/phachi.yml"}
    assert "phachi" not in {district.id for district in examined.site.districts}


@pytest.mark.parametrize("link", ["news:no-such", "district:no-such", "page:no-such"])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_wrong_link_is_told_at_its_own_line_within_a_block(workshop, link, lang):
    other = "en" if lang == "th" else "th"
    word = "หนึ่ง" if lang == "th" else "one"
    lines = f"body:\n  {other}: x\n  {lang}: |\n    {word}\n\n    {word}\n    a [b]({link}) c\n"
    text = (workshop.root / "content/news/2024/2024-06-12-water-watch.yml").read_text("utf-8")
    kept = "".join(f"{line}\n" for line in text.splitlines() if not line.startswith("body"))
    workshop.write(NEWS, lines + kept)
    (problem,) = workshop.problems()
    assert (problem.file, problem.spot.line) == (NEWS, 7)
    assert link in problem.message("th")
    assert "more" not in slugs(workshop)


def test_a_wrong_link_offers_the_nearest_right_one(workshop):
    workshop.news("more")
    workshop.replace(NEWS, "เนื้อข่าว", "'[ก](news:market-openning)'")
    (problem,) = workshop.problems()
    assert "market-opening" in problem.hint("en")


def test_a_link_to_a_faulty_file_is_no_fault_of_the_file_that_links(workshop):
    workshop.news("more")
    workshop.replace(NEWS, "เนื้อข่าว", "'[ก](news:water-watch)'")
    workshop.replace("content/news/2024/2024-06-12-water-watch.yml", "warning", "yellow")
    assert {p.file for p in workshop.problems()} == {"content/news/2024/2024-06-12-water-watch.yml"}


@pytest.mark.parametrize("target", ["draft-item", "future-item"])
def test_a_link_to_what_is_not_published_keeps_its_words_and_breaks_nothing(workshop, target):
    workshop.news("more")
    workshop.replace(NEWS, "เนื้อข่าว", f"'ดู [คำในลิงก์](news:{target}) ก่อน'")
    built = workshop.build()
    assert built.status == 0, built.said
    assert "ดู คำในลิงก์ ก่อน" in built.words("news/more/")
    assert target not in built.read("news/more/index.html")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("districts/ngao.yml", "area: 3-2-0\n      source: own-list", "source: no-such"),
        ("content/programme.yml", "  source: minutes\n    sources: [plan]", "  source: no-such"),
        ("content/programme.yml", "sources: [minutes]", "sources: [plan, no-such]"),
    ],
)
def test_a_source_that_the_file_does_not_list_is_told(workshop, file, old, new):
    workshop.replace(file, old, new)
    problems = workshop.problems(file)
    assert problems
    assert all(p.severity == "error" for p in problems)
    assert all("no-such" in p.message("en") for p in problems)
    assert all(p.field.split(".")[-1] in {"source", "1"} for p in problems)


def test_a_sector_or_a_goal_that_is_not_there_is_told(workshop):
    workshop.news("more", "sectors: [sellers, seller]\ngoals: [17, 18]\n")
    found = {p.field: p.spot for p in workshop.problems(NEWS)}
    assert set(found) == {"sectors.1", "goals.1"}
    assert (found["sectors.1"].line, found["goals.1"].line) == (9, 10)


def test_an_attachment_that_is_not_there_is_told_with_the_nearest(workshop):
    workshop.news("more", "files:\n  - {title: ใบสมัคร, file: stall-from.txt}\n")
    (problem,) = workshop.problems(NEWS)
    assert problem.field == "files.0.file"
    assert "stall-form.txt" in problem.hint("th")


def test_a_menu_that_names_no_page_is_told_and_the_site_stays(workshop):
    workshop.replace("content/site.yml", "districts, everything]", "districts, everythin]")
    (problem,) = workshop.problems()
    assert (problem.file, problem.field) == ("content/site.yml", "menu.2")
    assert workshop.build().status == 3


# What may be published today.


def test_drafts_and_items_of_a_later_day_are_in_no_output(good):
    tokens = ("Futuretoken", "Drafttoken", "ห้ามเห็น", "future-item", "draft-item")
    found = {
        f"{file}: {token}"
        for file, text in good.texts().items()
        for token in tokens
        if token in text
    }
    assert found == set()
    assert not any(token in str(path) for path in good.folder.rglob("*") for token in tokens)


def test_an_item_appears_on_its_day(workshop):
    assert "future-item" not in slugs(workshop, date(2024, 11, 30))
    assert "future-item" in slugs(workshop, date(2024, 12, 1))


def test_drafts_are_shown_when_asked_for_and_say_so(workshop):
    built = workshop.build("--drafts")
    assert built.status == 0, built.said
    assert "ฉบับร่าง" in built.words("news/draft-item/")
    robots = built.page("news/draft-item/").xpath("//meta[@name='robots']/@content")
    assert robots == ["noindex"]
    assert "draft-item" not in built.read("sitemap.xml")


def test_a_withdrawn_item_keeps_its_address_and_says_why(good):
    for prefix, reason in (("", "นับแผงผิดวัน"), ("en/", "counted on the wrong day")):
        assert reason in good.words(f"{prefix}news/withdrawn-item/")


def test_nothing_of_a_withdrawn_item_but_its_title_and_reason_is_left(good):
    gone = ("ไม่ควรเหลืออยู่", "must not remain", "Source of the withdrawn", "ที่มาของข่าวที่ถอน")
    found = {
        f"{file}: {text}" for file, whole in good.texts().items() for text in gone if text in whole
    }
    assert found == set()


def links_to(good, slug):
    end = f"news/{slug}/"
    return {
        name
        for name, page in good.pages().items()
        if any(href.endswith(end) for href in page.xpath("//main//a/@href"))
    }


def test_a_withdrawn_item_is_in_no_list_and_not_in_the_sitemap(good):
    assert links_to(good, "withdrawn-item") == set()
    assert "withdrawn-item" not in good.read("sitemap.xml")


def test_an_expired_item_stays_and_says_so_and_leaves_the_lists(good):
    assert "30 เมษายน 2567" in good.words("news/expired-item/")
    assert "30 April 2024" in good.words("en/news/expired-item/")
    assert "เนื้อข่าวงานเดือนเมษายน" in good.words("news/expired-item/")
    assert links_to(good, "expired-item") == set()


def test_an_item_is_still_listed_on_the_day_it_expires(workshop):
    site = workshop.examine(date(2024, 4, 30)).site
    assert "expired-item" in {item.slug for item in site.listed}
    site = workshop.examine(date(2024, 5, 1)).site
    assert "expired-item" not in {item.slug for item in site.listed}


ALONE = "areas: ['1901']\ngoals: [5]\n"


@pytest.mark.parametrize(
    "fate", ["withdrawn: {date: 2021-02-01, reason: ผิด}\n", "expires: 2021-02-01\n"]
)
def test_an_item_that_left_the_lists_alone_in_its_year_area_and_goal_breaks_no_link(workshop, fate):
    workshop.news("alone", ALONE + fate, published="2021-01-01")
    built = workshop.build()
    assert built.status == 0, built.said
    assert built.has("news/alone/")


def test_a_project_with_a_goal_that_no_news_touches_breaks_no_link(workshop):
    workshop.replace("districts/ngao.yml", "goals: [2, 12]", "goals: [2, 12, 16]")
    built = workshop.build()
    assert built.status == 0, built.said


def test_a_goal_that_the_programme_does_not_name_breaks_no_link(workshop):
    workshop.news("more", "goals: [16]\n")
    built = workshop.build()
    assert built.status == 0, built.said
    assert built.has("goals/16")


# Alerts.


def alerts(workshop, today, address):
    examined = workshop.examine(today)
    made = outputs(examined.site, workshop.root)
    page = next(page for page in made.pages if page.url == address)
    return [alert["href"].rstrip("/").rsplit("/", 1)[-1] for alert in made.frame(page)["alerts"]]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2024-06-11", []),
        ("2024-06-12", ["water-watch"]),
        ("2024-06-20", ["water-watch"]),
        ("2024-06-21", []),
    ],
)
def test_an_alert_stands_from_its_first_day_to_its_last(workshop, day, shown):
    assert alerts(workshop, date.fromisoformat(day), "") == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", True),
        ("en/", True),
        ("districts/ngao/", True),
        ("areas/52/", True),
        ("news/market-opening/", True),
        ("areas/5203/", False),
        ("districts/sikhio/", False),
        ("news/older-translation/", False),
        ("everything/", False),
    ],
)
def test_an_alert_stands_above_the_home_page_and_the_pages_of_its_area(workshop, address, shown):
    assert bool(alerts(workshop, TODAY, address)) == shown


def test_an_alert_of_a_province_stands_above_the_pages_of_its_districts(workshop):
    workshop.replace("content/news/2024/2024-06-12-water-watch.yml", "[ngao]", "['52']")
    for address in ("districts/ngao/", "areas/5203/", "areas/52/"):
        assert alerts(workshop, TODAY, address) == ["water-watch"]
    assert alerts(workshop, TODAY, "districts/sikhio/") == []


def test_a_withdrawn_alert_is_in_force_nowhere(workshop):
    more = "withdrawn: {date: 2024-06-13, reason: ผิด}\n"
    file = "content/news/2024/2024-06-12-water-watch.yml"
    workshop.write(file, (workshop.root / file).read_text("utf-8") + more)
    assert alerts(workshop, TODAY, "") == []
