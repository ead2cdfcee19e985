"""Makes a site of any size: real codes of the register, profiles and news plainly invented.

    python benchmarks/synthetic.py 2000 build/bench/2000

The same size and seed give the same files. A body has 1,500 to 3,000 characters in each
language, as the news of real districts has. The site's own files are those of tests/good.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from places import REFERENCE, places
from records import GOOD, Block, Synthetic, slug

MARK = ".synthetic"  # stands in every folder made here, and in no other


def sized(pages: int, seed: int = 1) -> Synthetic:
    """A site of about so many HTML pages; one profile to 11 items, 878 profiles at most."""
    districts = max(1, min(len(places()), round(pages * 0.04)))
    few, many = 1, pages
    while few < many:
        middle = (few + many + 1) // 2
        if Synthetic(districts, middle, seed).pages() <= pages:
            few = middle
        else:
            many = middle - 1
    return Synthetic(districts, few, seed)


def write(site: Synthetic, folder: Path) -> None:
    """Write the site into `folder`, which is emptied first if it was made here."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            raise SystemExit(f"{folder} was not made by this program, and is left alone")
        shutil.rmtree(folder)
    content = folder / "content"
    shutil.copytree(REFERENCE, content / "reference")
    shutil.copytree(GOOD / "drawings", content / "drawings")  # the programme shows one
    (folder / MARK).touch()
    for path in (GOOD / "site.yml", GOOD / "programme.yml", *sorted((GOOD / "pages").glob("*"))):
        _write(content / path.relative_to(GOOD), _relinked(path.read_text("utf-8"), site))
    for index, place in enumerate(site.places):
        _write(folder / "districts" / f"{place.id}.yml", _dumped(site.district(index)))
    for number in range(site.news):
        name, record = site.item(number)
        _write(content / "news" / name, _dumped(record))


def _relinked(text: str, site: Synthetic) -> str:
    """What tests/good says of its own news and districts leads to ours."""
    text = re.sub(r"\(news:[^)]+", f"(news:{slug(0)}", text)
    return re.sub(r"\(district:[^)]+", f"(district:{site.places[0].id}", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    Block,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"),
)


def _dumped(record: dict[str, Any]) -> str:
    return str(yaml.dump(record, None, _Dumper, allow_unicode=True, sort_keys=False, width=10_000))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=int, help="about so many HTML pages in all")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    site = sized(given.pages, given.seed)
    write(site, given.folder)
    print(f"{given.folder}: {len(site.places)} districts, {site.news} news, {site.pages()} pages")


if __name__ == "__main__":
    main()
