"""Structured data as a search engine reads it: extruct is the reader, schema.org the measure."""

import json
from functools import cache

import pytest
from extruct import extract
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from generator.markup import data_block

SITE = "https://market.example/fair/"
LANGS = {"th": "", "en": "en/"}
# What may not be missing: Google's documentation of rich results, and what readers are promised.
REQUIRED = {
    "NewsArticle": {
        *("headline", "description", "datePublished", "dateModified", "inLanguage", "author"),
        *("publisher", "mainEntityOfPage", "citation", "license", "url"),
    },
    "Event": {"name", "startDate", "eventStatus", "inLanguage", "description", "url", "subjectOf"},
    "AdministrativeArea": {"name", "identifier", "containedInPlace"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url", "inLanguage", "publisher", "description"},
    "WebPage": {"name", "description", "inLanguage", "url", "isPartOf", "publisher", "license"},
    "CollectionPage": {"name", "description", "inLanguage", "url", "isPartOf", "publisher"},
    "ItemList": {"itemListElement", "numberOfItems"},
    "ListItem": {"position", "name"},
    "Organization": {"name"},
    "GovernmentOrganization": {"name", "url"},
    "CorrectionComment": {"text", "datePublished"},
    "CreativeWork": {"name"},
    "Place": {"name", "address"},
    "PostalAddress": {"addressCountry"},
    "PropertyValue": {"propertyID", "value"},
    "GeoCoordinates": {"latitude", "longitude"},
    "ImageObject": {"url", "width", "height", "caption"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "Schedule": {"startDate", "endDate", "startTime", "repeatFrequency", "scheduleTimezone"},
    "Country": {"name"},
}


def graph_of(text, address):
    """The nodes of a page by their type; the graph stands in one block."""
    (block,) = extract(text, base_url=address, syntaxes=["json-ld"])["json-ld"]
    assert block["@context"] == "https://schema.org"
    return block["@graph"]


@pytest.fixture(scope="module")
def graph(good):
    @cache
    def read(address):
        return graph_of(good.read(f"{address}index.html"), SITE + address)

    return read


def the(nodes, kind):
    (found,) = [node for node in nodes if node["@type"] == kind]
    return found


def inside(node):
    """The node and every node in it."""
    if isinstance(node, list):
        for one in node:
            yield from inside(one)
    elif isinstance(node, dict):
        yield node
        for value in node.values():
            yield from inside(value)


def test_every_page_that_may_be_found_says_what_it_is_and_no_other_page_does(good):
    for name, page in good.pages().items():
        blocks = page.xpath("//script[@type='application/ld+json']")
        hidden = page.xpath("//meta[@name='robots'][@content='noindex']")
        assert len(blocks) == (0 if hidden else 1), name


def test_every_node_has_the_properties_of_its_type(good):
    met = set()
    for name, page in good.pages().items():
        for script in page.xpath("//script[@type='application/ld+json']"):
            whole = json.loads(script.text)
            known = {node["@id"]: node for node in whole["@graph"] if "@id" in node}
            for node in inside(whole["@graph"]):
                if set(node) == {"@id"}:
                    continue
                kind = node["@type"]
                met.add(kind)
                told = node | known.get(node.get("@id"), {})
                wanted = REQUIRED[kind]
                if "headline" in node and node.get("@id") not in known:
                    wanted = {"headline", "url", "inLanguage"}  # the article in the other language
                assert wanted <= set(told), (name, kind, wanted - set(told))
                empty = [key for key, value in node.items() if value in ("", None, [], {})]
                assert empty == [], (name, kind)
    assert set(REQUIRED) == met


@pytest.mark.parametrize("lang", LANGS)
def test_a_news_item_is_an_article_with_its_dates_sources_and_correction(graph, lang):
    address = f"{LANGS[lang]}news/market-opening/"
    article = the(graph(address), "NewsArticle")
    assert article["url"] == article["mainEntityOfPage"]["@id"] == SITE + address
    assert article["inLanguage"] == lang
    assert article["datePublished"] == "2024-06-10T09:30+07:00"
    assert article["dateModified"] == "2024-06-11"
    assert article["license"] == "https://market.example/licence"
    assert article["correction"]["datePublished"] == "2024-06-11"
    assert (
        article["citation"]["name"] == {"th": "สมุดบันทึกวันเปิด", "en": "Log of the opening day"}[lang]
    )
    assert article["author"]["url"] == "https://market.example/division"
    codes = [area["identifier"]["value"] for area in article["contentLocation"]]
    assert codes == ["5205", "3020"]


def test_each_language_names_the_other_where_there_is_a_true_translation(graph):
    thai = the(graph("news/market-opening/"), "NewsArticle")
    english = the(graph("en/news/market-opening/"), "NewsArticle")
    assert thai["workTranslation"]["@id"] == english["@id"]
    assert thai["workTranslation"]["headline"] == english["headline"]
    assert english["translationOfWork"]["@id"] == thai["@id"]
    assert "translationOfWork" not in thai
    assert "workTranslation" not in english


def test_an_english_page_that_still_shows_the_thai_is_told_of_as_thai(graph):
    thai = the(graph("news/thai-only-story/"), "NewsArticle")
    english = graph("en/news/thai-only-story/")
    shown = the(english, "NewsArticle")
    assert shown["inLanguage"] == the(english, "WebPage")["inLanguage"] == "th"
    assert (shown["@id"], shown["url"]) == (thai["@id"], thai["url"])
    assert not {"workTranslation", "translationOfWork"} & set(shown)


def test_an_event_has_its_days_with_the_time_of_thailand_and_its_places(graph):
    event = the(graph("en/news/market-opening/"), "Event")
    assert event["name"] == "Opening group of the stream market Batch 4"
    assert event["startDate"] == "2024-06-08T09:00+07:00"
    assert event["endDate"] == "2024-06-10T12:00+07:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["name"] for place in event["location"]] == [
        "Pavilion by the stream",
        "Yard behind the market",
    ]
    assert event["location"][0]["address"]["addressRegion"] == "Lampang Province"
    assert event["organizer"]["name"] == "Division of Imaginary Markets"
    thai = the(graph("news/market-opening/"), "Event")
    assert thai["@id"] == event["@id"]  # one event, told of twice


def test_a_postponed_event_says_so(graph):
    event = the(graph("news/postponed-fair/"), "Event")
    assert event["eventStatus"] == "https://schema.org/EventPostponed"
    assert event["location"]["identifier"]["value"] == "5205"


def test_a_meeting_of_unknown_date_is_no_event(graph):
    kinds = {node["@type"] for node in graph("news/meeting-2-2567/")}
    assert "NewsArticle" in kinds
    assert "Event" not in kinds


@pytest.mark.parametrize("lang", LANGS)
def test_a_district_is_an_area_with_its_official_code_its_province_and_its_sources(graph, lang):
    nodes = graph(f"{LANGS[lang]}districts/ngao/")
    area, page = the(nodes, "AdministrativeArea"), the(nodes, "WebPage")
    assert area["identifier"]["value"] == "5205"
    province = area["containedInPlace"]
    assert province["identifier"]["value"] == "52"
    assert province["containedInPlace"]["@type"] == "Country"
    assert area["geo"]["@type"] == "GeoCoordinates"
    assert page["about"]["@id"] == area["@id"]
    assert page["citation"]
    assert page["inLanguage"] == lang
    named = the(graph("en/news/water-watch/"), "NewsArticle")["contentLocation"]
    assert named["@id"] == area["@id"]  # news of it means the same district


def test_the_publisher_is_an_office_of_the_state_only_if_the_site_says_so(graph, workshop):
    assert the(graph(""), "GovernmentOrganization")["name"] == "สำนักงานตลาดสมมุติ"
    workshop.replace("content/site.yml", "  government: yes\n", "")
    private = graph_of(workshop.build().read("index.html"), SITE)
    assert the(private, "Organization")["url"] == "https://market.example/office"


def test_the_first_site_claims_no_office_of_the_state(real):
    for name, text in real.texts().items():
        if name.endswith(".html"):
            assert "GovernmentOrganization" not in text, name


def test_breadcrumbs_tell_machines_what_they_tell_readers(good):
    for name, page in good.pages().items():
        shown = [" ".join(li.text_content().split()) for li in page.xpath("//nav//ol/li")]
        scripts = page.xpath("//script[@type='application/ld+json']")
        if not shown or not scripts:
            continue
        crumbs = the(json.loads(scripts[0].text)["@graph"], "BreadcrumbList")["itemListElement"]
        assert [" ".join(step["name"].split()) for step in crumbs] == shown, name
        assert [step["position"] for step in crumbs] == list(range(1, len(shown) + 1))
        for step in crumbs:
            file = step["item"].removeprefix(SITE)
            assert (good.folder / file / "index.html").is_file(), step


def test_a_list_tells_machines_its_news_in_order(good, graph):
    items = the(graph("news/"), "CollectionPage")["mainEntity"]["itemListElement"]
    shown = good.page("news/").xpath("//ul[@class='rows']//h3/a")
    assert [item["name"] for item in items] == [link.text_content() for link in shown]
    assert items[0]["url"].startswith(f"{SITE}news/")


@pytest.mark.parametrize("lang", LANGS)
def test_the_home_page_is_the_website_with_the_search_that_is_there(good, graph, lang):
    site = the(graph(LANGS[lang]), "WebSite")
    assert site["url"] == SITE
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{SITE}{LANGS[lang]}search/?q={{search_term_string}}"
    form = good.page(f"{LANGS[lang]}search/").xpath("//form")[0]
    assert form.xpath(".//input/@name") == ["q"]


def test_an_article_names_its_picture_which_is_there_in_the_size_that_is_told(good, graph):
    picture = the(graph("en/news/market-opening/"), "NewsArticle")["image"]
    assert picture["caption"] == "Two kinds of stall"
    with Image.open(good.folder / picture["url"].removeprefix(SITE)) as shown:
        assert shown.size == (picture["width"], picture["height"])


@pytest.mark.parametrize("lang", LANGS)
def test_awkward_text_reaches_machines_as_it_was_typed(graph, good, lang):
    address = f"{LANGS[lang]}news/awkward-text/"
    heading = good.page(address).xpath("string(//h1)")
    assert the(graph(address), "NewsArticle")["headline"] == heading
    assert "<script>alert" not in good.read(f"{address}index.html")


@given(st.text() | st.sampled_from(['</script><b>"', "<!--<script>", "\u2028🛒\\", "]]>"]))
def test_no_text_can_end_the_block_that_holds_it(text):
    page = f'<html><head><script type="application/ld+json">{data_block({"a": text})}</script>'
    (script,) = html.document_fromstring(page + "</head><body></body></html>").xpath("//script")
    assert json.loads(script.text) == {"a": text}
