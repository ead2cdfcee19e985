"""The documents and queries of the search test are sound, and their split is fair."""

from collections import Counter

from tests.search.split import documents, queries, split


def test_the_halves_hold_every_query_once_and_every_kind_evenly() -> None:
    tuning, measured = split(queries())
    together = Counter((query["lang"], query["q"]) for query in tuning + measured)
    assert together == Counter((query["lang"], query["q"]) for query in queries())
    assert abs(len(tuning) - len(measured)) <= 1
    first, second = (Counter(query["why"] for query in half) for half in (tuning, measured))
    assert first.keys() == second.keys()
    assert all(abs(first[why] - second[why]) <= 1 for why in first)


def test_the_split_is_the_same_again_and_does_not_depend_on_the_order_of_the_file() -> None:
    turned = queries()
    turned.reverse()
    assert split(turned) == split(queries()) == split(queries())


def test_no_query_is_there_twice() -> None:
    every = queries() + queries("fresh")
    typed = Counter((query["lang"], query["q"]) for query in every)
    assert [query for query, times in typed.items() if times > 1] == []


def test_every_kind_has_twelve_queries_or_more() -> None:
    assert min(Counter(query["why"] for query in queries()).values()) >= 12


def test_every_answer_is_a_document_of_the_language_asked() -> None:
    thai = {document["id"] for document in documents()}
    of = {"th": thai, "en": {document["id"] for document in documents() if "text_en" in document}}
    for query in queries() + queries("fresh"):
        answers = query["finds"] + query.get("also", [])
        assert set(answers) <= of[query["lang"]], query
        assert len(answers) == len(set(answers)), query
        assert (query["why"] == "nothing") == (not answers), query


def test_there_are_enough_documents_each_with_its_own_id_and_words_enough() -> None:
    ids = Counter(document["id"] for document in documents())
    assert len(ids) >= 130
    assert max(ids.values()) == 1
    # A Thai word of such prose is between four and five letters: 80 to 250 words.
    assert all(320 <= len(document["text"]) <= 1200 for document in documents())


def test_every_field_has_its_name_and_its_value() -> None:
    needed, english = (
        {"id", "kind", "province", "published", "title", "text"},
        {"title_en", "text_en"},
    )
    for document in documents():
        assert document.keys() in (needed, needed | english), document["id"]
        assert all(document.values()), document["id"]
        assert document["kind"] in {"meeting", "activity", "announcement", "story"}, document["id"]
    for query in queries() + queries("fresh"):
        assert query.keys() - {"also"} == {"q", "lang", "why", "finds"}, query
