"""A page fits the screen, the type is large enough, and it is our own."""

from playwright.sync_api import Page

from tests.browser.views import each_real_view, each_view, each_view_and_answer

WIDTHS = (320, 360, 768, 1280)
SCHEMES = ("light", "dark")
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"

# What sticks out at the right or the left, where the page can be pushed sideways.
SIDEWAYS = """() => {
  const root = document.documentElement, wide = root.clientWidth;
  if (root.scrollWidth <= wide && document.body.scrollWidth <= wide) return [];
  const out = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && (box.right > wide + .5 || box.left < -.5);
  });
  return [`page ${root.scrollWidth} px wide`, ...out.slice(-3).map(element =>
    `${element.localName}.${element.getAttribute('class') || ''} ` +
    element.textContent.trim().slice(0, 40))];
}"""

# Text that its own box cuts off; boxes of a pixel are for screen readers alone.
CUT_OFF = """() => [...document.body.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return /hidden|clip/.test(style.overflowX + style.overflowY) && element.innerText?.trim() &&
    element.clientWidth > 1 && element.clientHeight > 1 &&
    (element.scrollWidth > element.clientWidth + 1 ||
    element.scrollHeight > element.clientHeight + 1);
}).map(element => `${element.localName} cuts off: ${element.innerText.trim().slice(0, 40)}`)"""

# Every piece of text that can be seen: its size as drawn, its length, and where it stands.
SIZES = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    if (!text || element.closest('svg title, svg desc, script, style')) continue;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const scale = element.ownerSVGElement ? element.getScreenCTM().a : 1;
    const style = getComputedStyle(element);
    found.push({
      size: Math.round(parseFloat(style.fontSize) * scale * 100) / 100,
      line: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
      text: text.slice(0, 60),
      prose: !!element.closest('main') && text.length >= 80 &&
        !element.closest('small, figcaption, caption, h1, h2, h3, h4, h5, h6'),
    });
  }
  return found;
}"""

FACES = """async () => {
  await document.fonts.ready;
  return [...document.fonts].filter(face => face.status === 'loaded')
    .map(face => face.family.replaceAll('"', ''));
}"""
# The figures of WCAG 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
KNOWN = (
    "document.fonts.check('400 18px Sarabun', 'ก') && document.fonts.check('400 18px Sarabun', 'A')"
)
READ = "h1, h2, h3, p, li, dt, dd, th, td, summary, small, svg text"


@each_view_and_answer
def test_nothing_has_to_be_pushed_sideways_at_any_width(shown: Page) -> None:
    shown.evaluate(OPEN_ALL)
    faults = {}
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            shown.emulate_media(color_scheme=scheme)
            if out := shown.evaluate(SIDEWAYS):
                faults[width, scheme] = out
    assert faults == {}


@each_view_and_answer
def test_text_twice_as_large_still_fits_and_is_not_cut_off(shown: Page) -> None:
    assert _sideways_or_cut_off(shown, 1280, "html { font-size: 200% !important }") == []


@each_view
def test_text_with_wider_spacing_still_fits_and_is_not_cut_off(shown: Page) -> None:
    assert _sideways_or_cut_off(shown, 360, SPACED) == []


@each_view
def test_a_page_at_four_times_its_size_reflows(shown: Page) -> None:
    # 1280 by 1024 at 400 %, as WCAG 1.4.10 has it.
    assert _sideways_or_cut_off(shown, 320, height=256) == []


@each_view
def test_text_is_large_enough_to_read(shown: Page) -> None:
    faults = set()
    for width in (360, 1280):
        shown.set_viewport_size({"width": width, "height": 800})
        for one in shown.evaluate(SIZES):
            least = 18 if one["prose"] else 16
            if one["size"] < least:
                faults.add(f"{one['size']} px at {width}, not {least}: {one['text']}")
            if one["prose"] and one["line"] < 1.6:
                faults.add(f"line height {one['line']} at {width}: {one['text']}")
    assert sorted(faults) == []


@each_real_view
def test_every_letter_is_set_in_our_own_sarabun(shown: Page) -> None:
    faces = shown.evaluate(FACES)
    assert faces
    assert set(faces) == {"Sarabun"}
    assert shown.evaluate(KNOWN)
    strangers = set()
    client = shown.context.new_cdp_session(shown)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    asked = {"nodeId": root, "selector": READ}
    for node in client.send("DOM.querySelectorAll", asked)["nodeIds"]:
        used = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        strangers |= {font["familyName"] for font in used if not font["isCustomFont"]}
    assert strangers == set()


def _sideways_or_cut_off(
    page: Page, width: int, style: str = "/**/", height: int = 800
) -> list[str]:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(OPEN_ALL)
    added = page.add_style_tag(content=style)
    found = page.evaluate(SIDEWAYS) + page.evaluate(CUT_OFF)
    added.evaluate("style => style.remove()")
    return found
