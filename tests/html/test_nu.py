"""Every finished page is valid HTML."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.browser.sites import Site
from tests.tools.nu import Message

# The checker's list of directives is older than this one, which Chromium knows since 2020 and
# the W3C describes in Trusted Types.
NEWER = 'Unrecognised directive-name: "require-trusted-types-for".'


@pytest.mark.html
def test_the_html_checker_has_nothing_to_say_of_any_page(
    site: Site, nu: Callable[[Iterable[Path]], list[Message]]
) -> None:
    files = site.files(".html")
    assert len(files) > 50
    places = defaultdict(list)
    for message in nu(files):
        if message.text.rstrip().endswith(NEWER):
            continue
        places[f"{message.kind}: {message.text}"].append(f"{message.file}:{message.line}")
    assert {text: (len(found), found[0]) for text, found in places.items()} == {}
