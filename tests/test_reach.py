"""For which items a channel is made, as site.yml says."""

from datetime import date

import pytest

DAYS = ["2024-06-15", "2024-05-01", "2023-12-31", "2021-01-01"]


@pytest.fixture
def made(workshop):
    """Four more items, and what `notices` of site.yml makes of them."""
    for number, day in enumerate(DAYS):
        workshop.news(f"reach-{number}", published=day)

    def of(settings: str, today: date = date(2024, 6, 15)) -> list[str]:
        site = workshop.root / "content/site.yml"
        lines = [line for line in site.read_text("utf-8").splitlines() if "notices:" not in line]
        site.write_text("\n".join([*lines, f"  notices: {settings}", ""]), "utf-8")
        found = workshop.examine(today).site.made["notices"]
        return sorted(slug for slug in found if slug.startswith("reach-"))

    return of


def test_the_newest_items_are_counted_over_all_news(made):
    assert made("{newest: 1}") == ["reach-0"]
    assert made("{newest: 0}") == []


def test_every_item_is_more_than_any_number(made):
    assert made("{every: yes, newest: 1}") == [f"reach-{n}" for n in range(4)]


def test_months_begin_with_the_first_day_of_the_month(made):
    assert made("{months: 1}") == ["reach-0", "reach-1"]
    assert made("{months: 5}") == ["reach-0", "reach-1"]  # from 1 January 2024
    assert made("{months: 6}") == ["reach-0", "reach-1", "reach-2"]  # from 1 December 2023
    assert made("{months: 999999}") == [f"reach-{n}" for n in range(4)]


def test_only_the_named_kinds_are_made(made):
    assert made("{kinds: [meeting]}") == []
    assert made("{kinds: [announcement]}") == [f"reach-{n}" for n in range(4)]


def test_what_is_withdrawn_has_nothing_made(workshop):
    workshop.news("gone", "withdrawn: {date: 2024-06-10, reason: {th: ผิดพลาด, en: Wrong}}\n")
    site = workshop.examine().site
    assert not any("gone" in slugs for slugs in site.made.values())
