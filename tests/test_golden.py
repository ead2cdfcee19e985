"""What tests/good/ must produce, byte for byte: one page of each kind in each language.

After a wanted change: `.venv/bin/pytest tests/test_golden.py --refresh-golden`, then read
`git diff tests/golden/` as carefully as the code.
"""

from difflib import unified_diff
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
KINDS = {
    "home": "index.html",
    "districts": "districts/index.html",
    "district": "districts/ngao/index.html",
    "news": "news/market-opening/index.html",
    "list": "news/index.html",
    "area": "areas/5203/index.html",
    "standing": "everything/index.html",
    "moved": "districts/ngao-old/index.html",
}
PAGES = {f"{kind}.th.html": page for kind, page in KINDS.items()}
PAGES |= {f"{kind}.en.html": f"en/{page}" for kind, page in KINDS.items()}
PAGES |= {"404.html": "404.html", "sitemap.xml": "sitemap.xml", "robots.txt": "robots.txt"}


@pytest.mark.parametrize("name", PAGES)
def test_the_second_site_is_published_as_the_golden_files_have_it(name, good, request):
    made = (good.folder / PAGES[name]).read_bytes()
    golden = GOLDEN / name
    if request.config.getoption("--refresh-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made)
    expected = golden.read_bytes() if golden.exists() else b""
    if made != expected:
        lines = (text.decode().splitlines(keepends=True) for text in (expected, made))
        diff = "".join(unified_diff(*lines, f"golden/{name}", f"built {PAGES[name]}", n=1))
        pytest.fail(
            f"{diff[:6000]}\nwanted? pytest tests/test_golden.py --refresh-golden", pytrace=False
        )


def test_every_golden_file_is_compared():
    assert {path.name for path in GOLDEN.iterdir()} == set(PAGES)
