"""What a first view costs a reader on a slow and metered line, gzip as any host has it."""

from playwright.sync_api import Page, Response

from tests.browser.views import View, each_view_of

KB = 1000


def _weights(page: Page, address: str) -> dict[str, int]:
    """The bytes over the wire by kind of resource, as the browser counts them, and in all."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  a bound method fails
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address)
    page.evaluate("document.fonts.ready")
    weights = {"script": 0}
    for answer in answers:
        sizes = answer.request.sizes()
        kind = answer.request.resource_type
        size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        weights[kind] = weights.get(kind, 0) + size
    return {**weights, "all": sum(weights.values())}


@each_view_of("item")
def test_a_news_page_is_light(page: Page, view: View, start: str) -> None:
    weights = _weights(page, start + view.path)
    assert weights["all"] - weights.get("image", 0) < 110 * KB, weights
    assert weights["document"] < 15 * KB, weights
    assert weights["script"] < 20 * KB, weights


@each_view_of("home")
def test_the_home_page_with_its_map_is_light(page: Page, view: View, start: str) -> None:
    weights = _weights(page, start + view.path)
    assert weights["all"] < 150 * KB, weights
