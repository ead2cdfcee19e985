"""Files for hosts and for those who look after them: _redirects and security.txt."""

from datetime import UTC, date, datetime, timedelta

import pytest

from generator.channels import redirects as redirects_module
from generator.channels.redirects import redirects
from tests.conftest import TODAY

FILE = ".well-known/security.txt"


def rules(built) -> dict[str, tuple[str, int]]:
    """As Cloudflare Pages, Netlify and GitLab Pages read them."""
    found = {}
    for line in built.read("_redirects").splitlines():
        old, new, code = line.split(" ")
        assert len(line) <= 1_000
        assert old not in found, "the first would win"
        assert not set(old + new) & set("*:#?"), "no rule with a wildcard: those are few"
        found[old] = new, int(code)
    return found


def test_every_earlier_address_has_a_rule_in_both_languages(good):
    base = "/fair/"
    expected = {
        base + old.removesuffix("index.html"): (base + new.removesuffix("index.html"), 301)
        for old, new in good.moved().items()
    }
    assert rules(good) == expected
    assert len(expected) >= 4


def test_a_rule_leads_to_a_page_and_to_no_other_rule(good):
    found = rules(good)
    for new, _ in found.values():
        assert good.has(new.removeprefix("/fair/"))
        assert new not in found


def test_without_an_earlier_address_there_is_no_file(workshop):
    for file in (workshop.root / "content/news").rglob("*.yml"):
        text = file.read_text("utf-8")
        file.write_text(
            "\n".join(line for line in text.splitlines() if not line.startswith("aliases")), "utf-8"
        )
    district = workshop.root / "districts/ngao.yml"
    kept = [line for line in district.read_text("utf-8").splitlines() if "ngao-old" not in line]
    district.write_text("\n".join(kept).replace("aliases:\n", ""), "utf-8")
    built = workshop.build()
    assert built.moved() == {}
    assert not (built.folder / "_redirects").exists()


@pytest.mark.parametrize(("most", "room"), [(1_000, 64_000), (1_000, 5_000), (7, 64_000)])
def test_a_host_s_limits_cut_whole_lines_off_and_the_pages_lead_on(
    workshop, monkeypatch, most, room
):
    monkeypatch.setattr(redirects_module, "MOST", most)
    monkeypatch.setattr(redirects_module, "BYTES", room)
    many = ", ".join(f"long-ago-{number}" for number in range(600))
    workshop.news("one-more", f"aliases: [{many}]\n")
    site = workshop.examine().site
    data = redirects(site)["_redirects"]
    lines = data.decode().splitlines()
    assert len(lines) <= most
    assert len(data) <= room
    assert data.endswith(b" 301\n")
    assert all(len(line.split(" ")) == 3 for line in lines)
    assert len(lines) == most or len(data) > room - 200


def fields(built) -> dict[str, list[str]]:
    """As RFC 9116 has it: a name, a colon, a blank, a value; names in any case."""
    found: dict[str, list[str]] = {}
    for line in built.read(FILE).splitlines():
        name, colon, value = line.partition(": ")
        assert colon
        found.setdefault(name.lower(), []).append(value)
    return found


def test_security_txt_has_what_the_standard_asks_for(good):
    found = fields(good)
    assert found["contact"] == ["mailto:hole@market.example", "https://market.example/hole"]
    assert found["preferred-languages"] == ["th, en"]
    assert found["canonical"] == [f"https://market.example/fair/{FILE}"]
    assert found["policy"] == ["https://market.example/fair/everything/"]
    (expires,) = found["expires"]
    assert datetime.fromisoformat(expires).tzinfo == UTC


@pytest.mark.parametrize("day", [TODAY, date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1)])
def test_it_expires_within_a_year_and_not_soon(workshop, day):
    built = workshop.build("--no-cards", "--no-notices", today=day)
    (expires,) = fields(built)["expires"]
    left = datetime.fromisoformat(expires).date() - day
    assert timedelta(days=300) < left < timedelta(days=365)


SECURITY = 'security: {email: hole@market.example, url: "https://market.example/hole", policy: everything}\n'  # noqa: E501


@pytest.mark.parametrize(
    ("change", "contacts"),
    [
        ("", ["mailto:fix@market.example", "https://market.example/fix?a=1&b=2"]),
        (
            "security: {policy: everything}\n",
            ["mailto:fix@market.example", "https://market.example/fix?a=1&b=2"],
        ),
        ("security: {email: a@b.example}\n", ["mailto:a@b.example"]),
    ],
    ids=["not given", "a page alone", "e-mail"],
)
def test_without_a_contact_of_its_own_it_names_that_for_corrections(workshop, change, contacts):
    workshop.replace("content/site.yml", SECURITY, change)
    assert fields(workshop.build("--no-cards", "--no-notices"))["contact"] == contacts


def test_a_site_that_nobody_can_write_to_has_none(workshop):
    workshop.replace("content/site.yml", SECURITY, "")
    workshop.replace("content/site.yml", "  email: fix@market.example\n", "")
    workshop.replace("content/site.yml", "  url: https://market.example/fix?a=1&b=2\n", "")
    workshop.replace("content/site.yml", "    email: desk@market.example\n", "")
    assert not (workshop.build("--no-cards", "--no-notices").folder / FILE).exists()


def test_a_page_for_reports_that_is_not_there_is_told(workshop):
    workshop.replace("content/site.yml", "policy: everything", "policy: everythin")
    (problem,) = [p for p in workshop.problems("content/site.yml") if p.severity == "error"]
    assert (problem.code, problem.field, problem.data["write"]) == (
        "R306",
        "security.policy",
        "everything",
    )
