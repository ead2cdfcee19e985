"""Lists of news: every item once, and a new item leaves the old pages as they are."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs import outputs
from generator.pages.rows import PER_PAGE, chunks

ITEMS = st.integers(0, 150).map(lambda n: list(range(n, 0, -1)))  # newest first
SIZES = st.integers(1, 25)


def by_address(items, size):
    return {chunk.address: chunk.items for chunk in chunks("news/", items, size)}


@given(ITEMS, SIZES)
def test_every_item_stands_once_and_in_order(items, size):
    assert [item for chunk in chunks("news/", items, size) for item in chunk.items] == items


@given(ITEMS, SIZES)
def test_a_page_is_full_and_none_is_endless(items, size):
    first, *further = chunks("news/", items, size)
    assert all(len(chunk.items) == size for chunk in further)
    assert len(first.items) < 2 * size
    assert len(first.items) >= min(size, len(items))


@given(ITEMS, SIZES)
def test_a_new_item_changes_no_more_than_the_newest_page_and_one_more(items, size):
    before = by_address(items, size)
    after = by_address([len(items) + 1, *items], size)
    changed = {address for address in before | after if before.get(address) != after.get(address)}
    assert len(changed) <= 2
    assert "news/" in changed
    kept = {address: found for address, found in before.items() if address != "news/"}
    assert kept.items() <= after.items()


@given(ITEMS, SIZES)
def test_the_oldest_items_stay_at_page_2_for_good(items, size):
    pages = by_address(items, size)
    if "news/page/2/" in pages:
        assert pages["news/page/2/"] == tuple(items[-size:])


@given(ITEMS, SIZES)
def test_newer_and_older_lead_from_end_to_end_and_back(items, size):
    pages = chunks("news/", items, size)
    by_name = {page.address: page for page in pages}
    assert len(by_name) == len(pages)
    walked = [pages[0]]
    while walked[-1].older is not None:
        walked.append(by_name[walked[-1].older])
    assert walked == list(pages)
    assert all(by_name[one.newer].older == one.address for one in pages[1:])
    assert pages[0].newer is None


def test_an_empty_list_is_one_empty_page():
    assert by_address([], 20) == {"news/": ()}


def add(workshop, number):
    day = date(2022, 1, 1) + timedelta(days=number)
    workshop.news(f"more-{number:03}", "areas: [phachi]\ngoals: [8]\n", published=str(day))


def lists(workshop):
    """The HTML of each list page's content, by address."""
    site = workshop.examine().site
    made = outputs(site, workshop.root)
    return {p.url: str(made.frame(p)["content"]) for p in made.pages if p.template == "list"}


def slugs_of(content):
    return re.findall(r"<h3[^>]*><a href=\"[^\"]*news/([a-z0-9-]+)/\"", content)


def test_a_long_list_has_further_pages_and_an_added_item_changes_one(workshop):
    for number in range(2 * PER_PAGE + 5):
        add(workshop, number)
    before = lists(workshop)
    assert {"news/page/2/", "en/news/2022/page/2/", "goals/8/page/2/", "areas/14/page/2/"} <= set(
        before
    )
    for base in ("news/2022/", "en/news/2022/"):
        found = [
            s for url, content in before.items() if url.startswith(base) for s in slugs_of(content)
        ]
        assert sorted(found) == [f"more-{n:03}" for n in range(2 * PER_PAGE + 5)]
    add(workshop, 2 * PER_PAGE + 5)
    after = lists(workshop)
    changed = {url for url in before if before[url] != after[url]}
    assert not [url for url in changed if "/page/" in url]
    assert {"news/2022/", "en/news/2022/", "goals/8/"} <= changed
    assert set(before) == set(after)


def test_a_list_is_newest_first(good):
    times = good.page("news/").xpath("//main//li/time/@datetime")
    assert times == sorted(times, reverse=True)
    assert len(times) == 8


def test_an_area_without_a_profile_has_a_list_and_one_with_a_profile_has_none(good):
    for address in ("areas/5203", "areas/57", "areas/52", "en/areas/5203"):
        assert good.has(address)
    assert not good.has("areas/5205")
    assert "ตลาดนอกหน้าอำเภอ" in good.words("areas/52/")
    assert "น้ำในธารสูงขึ้น" in good.words("areas/52/")
    assert "ตลาดนอกหน้าอำเภอ" not in good.words("areas/14/")


def test_news_of_a_subdistrict_stands_with_its_district_and_its_province(workshop):
    workshop.news("more", "areas: ['520302']\n")
    built = workshop.build()
    assert built.status == 0, built.said
    for address in ("areas/5203/", "areas/52/"):
        assert "ข่าวเพิ่ม" in built.words(address)
    assert "ตำบลนาแก้ว อำเภอเกาะคา จังหวัดลำปาง" in built.words("news/more/")


def test_a_site_without_news_builds(workshop):
    for path in (workshop.root / "content/news").rglob("*.yml"):
        path.unlink()
    workshop.replace("content/programme.yml", "[ข่าวเปิดตลาด](news:market-opening)", "ข่าว")
    workshop.replace("content/programme.yml", "[the opening](news:market-opening)", "the opening")
    for file in ("content/pages/everything.yml", "districts/ngao.yml"):
        text = (workshop.root / file).read_text("utf-8")
        workshop.write(file, re.sub(r"\[([^\]]*)\]\(news:market-opening\)", r"\1", text))
    built = workshop.build()
    assert built.status == 0, built.said
    assert "ยังไม่มีข่าว" in built.words("news/")
