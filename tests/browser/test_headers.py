"""Behind a real nginx: every header on every kind of file, and a policy that no page runs into."""

import gzip
import http.client
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from generator.channels.headers.hosts import TYPES, nginx
from generator.publish.project import shipped
from generator.publish.theme_code import theme_code
from tests.browser.sites import Site
from tests.browser.views import GOOD, NOT_FOUND
from tests.tools.missing import Missing, must_have_all
from tests.tools.nginx import BROTLI, serving
from tests.tools.nginx import nginx as find_nginx

BASE = "/fair/"
ITEM = "news/market-opening/"
EVERYWHERE = {
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "strict-transport-security",
    "x-frame-options",
}
FOREVER = "public, max-age=31536000, immutable"
WATCH = """window.violations = [];
addEventListener('securitypolicyviolation', (seen) => violations.push(
  `${seen.violatedDirective} ${seen.blockedURI} ${seen.sourceFile} ${seen.sample}`))"""
VOICE = """window.read = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text };
Object.defineProperty(window, 'speechSynthesis', {value: {
  paused: false, addEventListener() {}, cancel() {}, pause() {}, resume() {},
  getVoices: () => [{lang: 'th-TH', localService: true}], speak(one) { window.read.push(one.text) },
}})"""


@pytest.fixture(scope="module")
def good(site_named: Callable[[str], Site]) -> Site:
    return site_named("good")


@pytest.fixture(scope="module")
def host(good: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the home page on this machine."""
    try:
        find_nginx()
    except Missing as missing:
        if must_have_all():
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "root").mkdir()
    (folder / "root" / BASE.strip("/")).symlink_to(good.folder)
    snippet = nginx(theme_code(shipped() / "theme").headers(good.address))
    with serving(folder / "root", snippet, folder) as origin:
        yield origin + BASE


def asked(host: str, path: str, **fields: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in small letters, and body as it is sent."""
    parts = urlsplit(host)
    line = http.client.HTTPConnection(parts.netloc, timeout=20)
    line.request("GET", parts.path + path, headers=fields)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    names = [name.lower() for name, _ in answer.getheaders()]
    assert len(names) == len(set(names)), names  # none is sent twice
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def kinds_of_files(folder: Path) -> dict[str, str]:
    """A file of each ending, by its ending."""
    files = [path for path in sorted(folder.rglob("*.*")) if path.is_file()]
    found = {path.suffix: path.relative_to(folder) for path in files}
    return {ending: path.as_posix() for ending, path in found.items()}


def test_every_header_is_on_every_kind_of_file_and_its_kind_is_told(host: str, good: Site) -> None:
    endings = {f".{one}": kind for kind, names in TYPES.items() for one in names.split()}
    files = kinds_of_files(good.folder)
    assert len(files) >= 12
    for ending, name in files.items():
        status, told, _ = asked(host, name)
        assert status == 200, name
        assert set(told) >= EVERYWHERE, name
        assert told["content-type"].partition(";")[0] == endings[ending], name
        assert "etag" in told, name


def test_what_is_named_after_its_bytes_is_kept_and_pages_are_asked_for_again(
    host: str, good: Site
) -> None:
    def cache(name: str) -> str:
        return asked(host, name)[1]["cache-control"]

    def one(pattern: str) -> str:
        return next(good.folder.glob(pattern)).relative_to(good.folder).as_posix()

    for pattern in ("assets/site.*.css", "assets/search.*.js", "images/*.webp"):
        assert cache(one(pattern)) == FOREVER
    assert cache(one("assets/fonts/*.woff2")) == "public, max-age=604800"
    for name in ("", ITEM, "news/feed.xml", "search/th/root.json", f"{ITEM}card.jpg"):
        assert cache(name) == "public, max-age=60, must-revalidate"
    _, told, _ = asked(host, ITEM)
    assert asked(host, ITEM, **{"If-None-Match": told["etag"]})[0] == 304
    assert asked(host, "data/news.json")[1]["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in told


def test_texts_go_out_packed(host: str, good: Site) -> None:
    for name in ("", "data/news.json", "news/feed.xml", "calendar.ics"):
        _, told, body = asked(host, name, **{"Accept-Encoding": "gzip"})
        assert told["content-encoding"] == "gzip", name
        assert told["vary"] == "Accept-Encoding", name
        whole = good.folder / (name or "index.html")
        assert gzip.decompress(body) == whole.read_bytes(), name
    if BROTLI.exists():
        assert asked(host, "", **{"Accept-Encoding": "br"})[1]["content-encoding"] == "br"


def test_what_is_not_there_gets_the_page_for_it_with_every_header(host: str, good: Site) -> None:
    for name in ("no/such/page/", "assets/site.0000000000.css", "images/none.webp", "_headers"):
        status, told, body = asked(host, name)
        assert status == 404, name
        assert body == (good.folder / "404.html").read_bytes(), name
        assert set(told) >= EVERYWHERE, name
        assert told["cache-control"] == "public, max-age=60, must-revalidate", name


@pytest.fixture(scope="module")
def watched(browser: Browser, host: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what goes wrong on it: it is on the site already."""
    context = browser.new_context(locale="th-TH", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(WATCH)
    page.add_init_script(VOICE)
    page.add_init_script("window.print = () => { window.printed = true }")
    found: list[str] = []

    def judge(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and NOT_FOUND not in said.location["url"]:
            found.append(f"{page.url}: {said.text}")

    page.on("console", judge)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    origin = host.removesuffix(BASE)
    page.on(
        "request",
        lambda request: None if request.url.startswith(origin) else found.append(request.url),
    )
    yield page, found
    context.close()


@pytest.fixture
def calm(watched: tuple[Page, list[str]]) -> Iterator[Page]:
    """The page; nothing may go wrong on it while the test uses it."""
    page, found = watched
    found.clear()
    yield page
    assert page.evaluate("violations") == []
    assert found == []


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize(
    "address", [*GOOD.values(), f"{ITEM}notice/", "data/", "search/", NOT_FOUND]
)
def test_no_kind_of_page_runs_into_the_policy(
    calm: Page, host: str, lang: str, address: str
) -> None:
    calm.goto(host + lang + address)
    calm.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
    calm.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    calm.evaluate("document.fonts.ready")
    expect(calm.locator("main")).to_be_visible()
    assert calm.evaluate("document.fonts.check('16px Sarabun')")
    assert calm.evaluate("getComputedStyle(document.body).fontFamily").startswith("Sarabun")


def test_searching_switching_the_language_and_finding_a_district_work(
    calm: Page, host: str
) -> None:
    calm.goto(host)
    calm.locator("#h-seek").fill("ตลาด")
    calm.keyboard.press("Enter")
    calm.wait_for_selector("[data-state=done]")
    assert calm.locator("a[data-result]").count() > 0
    calm.locator("a.lang").click()
    expect(calm.locator("html")).to_have_attribute("lang", "en")
    calm.goto(f"{host}districts/")
    calm.locator("main svg a").first.focus()
    if calm.locator("#h-finder").is_visible():
        calm.locator("#h-finder").fill("งาว")


def test_sharing_copying_and_printing_work(calm: Page, host: str, good: Site) -> None:
    calm.goto(host + ITEM)
    calm.locator("[data-act=copy] button").click()
    expect(calm.locator(".sharing [role=status]")).not_to_have_text("")
    assert calm.evaluate("navigator.clipboard.readText()") == good.address + ITEM
    calm.locator("[data-act=print] button").click()
    assert calm.evaluate("window.printed")
    if calm.locator("[data-copy]").count():
        calm.locator("[data-copy]").first.click()
        expect(calm.locator(".outgoing [role=status]")).not_to_have_text("")


def test_the_device_reads_aloud_and_a_recording_plays(calm: Page, host: str) -> None:
    calm.goto(f"{host}{ITEM}broadcast/")
    calm.locator("[data-do=play]").click()
    assert len(calm.evaluate("read")) == 1
    told = "new Promise(done => { for (const kind of ['error', 'loadedmetadata', 'stalled'])"
    told += " one.addEventListener(kind, () => done(kind)); one.load() })"
    if calm.locator("audio").count():
        calm.evaluate(f"() => {{ const one = document.querySelector('audio'); return {told} }}")


def test_drawings_keep_their_colours(calm: Page, host: str, good: Site) -> None:
    """A policy of the page must not reach the styles within a picture."""
    for name in ("assets/img/mark.svg", "drawings/stream.svg"):
        assert (good.folder / name).is_file()
        calm.goto(host)
        calm.evaluate(
            """async (name) => { const image = new Image(); image.src = name; await image.decode();
            const canvas = document.createElement('canvas'); canvas.width = canvas.height = 200;
            const brush = canvas.getContext('2d'); brush.drawImage(image, 0, 0, 200, 200);
            const seen = new Set(brush.getImageData(0, 0, 200, 200).data.values());
            if (seen.size < 6) throw new Error(`${name} has lost its colours`) }""",
            name,
        )


def test_a_page_within_another_is_refused(browser: Browser, host: str) -> None:
    page = browser.new_page()
    page.goto("about:blank")
    page.set_content(f'<iframe src="{host}"></iframe>')
    page.wait_for_timeout(500)
    assert not [frame for frame in page.frames[1:] if frame.url.startswith(host)]
    page.context.close()


def test_a_script_that_stands_in_a_page_does_not_run(browser: Browser, host: str) -> None:
    """What a fault of ours would let through is stopped here; the same without any header."""
    context = browser.new_context()
    page = context.new_page()
    slipped = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"

    def spoil(route) -> None:
        body = route.fetch().text().replace("<main", f"{slipped}<main", 1)
        route.fulfill(body=body, headers={"content-type": "text/html; charset=utf-8"})

    page.route(host, spoil)
    page.goto(host)
    page.wait_for_load_state()
    assert page.evaluate("window.ran") is None
    context.close()
