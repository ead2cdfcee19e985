"""What is generated is fresh."""

from tests.tools.problems_page import PAGE, page


def test_the_page_of_problems_is_fresh():
    assert PAGE.read_text("utf-8") == page(), "run: make docs"
