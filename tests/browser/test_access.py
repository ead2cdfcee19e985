"""What axe-core, the rules that accessibility auditors use, has to say."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.views import each_view_and_answer

# Targets of 24 px are WCAG 2.2 AA, and off unless asked for.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
RUN = "options => axe.run(options).then(results => results.violations)"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@each_view_and_answer
def test_axe_finds_no_violation_at_any_width_in_light_and_dark(shown: Page) -> None:
    shown.evaluate(Axe().axe_script)  # once: Axe.run() would send it again each time
    shown.evaluate(OPEN_ALL)
    faults = {}
    for width in (320, 768, 1280):
        shown.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            shown.emulate_media(color_scheme=scheme)
            found = shown.evaluate(RUN, OPTIONS)
            if found:
                faults[width, scheme] = [
                    f"{rule['id']}: {node['html'][:160]}"
                    for rule in found
                    for node in rule["nodes"]
                ]
    assert faults == {}
