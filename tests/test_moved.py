"""An earlier address leads on to the new one, in both languages and without a script."""

import pytest

OLD = {
    "districts/ngao-old/": "districts/ngao/",
    "news/market-first-day/": "news/market-opening/",
}


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(("old", "new"), OLD.items())
def test_an_earlier_address_leads_on_without_a_script(good, prefix, old, new):
    page = good.page(prefix + old)
    assert good.moved()[f"{prefix}{old}index.html"] == f"{prefix}{new}index.html"
    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"https://market.example/fair/{prefix}{new}"
    ]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (link,) = page.xpath("//main//a")
    target = (good.folder / prefix / old / link.get("href") / "index.html").resolve()
    assert target == (good.folder / prefix / new / "index.html").resolve()
    assert link.text_content().strip()
    assert page.get("lang") == ("en" if prefix else "th")
    assert page.xpath("//header//nav")


def test_no_list_and_no_sitemap_names_an_earlier_address(good):
    moved = good.moved()
    for name, text in good.texts().items():
        # A feed's id is the first address for good, or readers would show the item anew.
        # The record of the site lists every file, with the rules for the host.
        if name not in moved and not name.endswith(
            ("feed.xml", "rss.xml", "feed.json", ".ics", "integrity.json")
        ):
            assert "ngao-old" not in text, name
            assert "market-first-day" not in text, name


def test_an_earlier_address_that_two_claim_is_told_of_the_second(workshop):
    workshop.news("one-more", "aliases: [market-first-day]\n")
    found = [p for p in workshop.problems() if p.code == "R330"]
    assert [p.file for p in found] == ["content/news/2024/2024-06-10-market-opening.yml"]
    assert "2024-06-01-one-more.yml" in found[0].message("th")


def test_a_name_that_stands_twice_in_a_file_makes_one_page(workshop):
    workshop.news("one-more", "aliases: [long-ago, long-ago]\n")
    built = workshop.build()
    assert built.status == 0, built.said
    assert built.moved()["news/long-ago/index.html"] == "news/one-more/index.html"


def test_the_earlier_address_of_a_draft_is_not_published(workshop):
    workshop.news("one-more", "aliases: [long-ago]\nstatus: draft\n")
    assert not workshop.build().has("news/long-ago")
