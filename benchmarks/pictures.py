"""What it costs to size pictures, cold and unchanged, and how many bytes come of it.

    python benchmarks/pictures.py --pictures 24

The pictures are of nothing, and as hard to make small as photographs of leaves.
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import measure

from generator.pages.pictures import Sizing
from generator.publish.pictures import picture_shelf
from generator.publish.shelf import Shelf
from generator.reading.pictures import Picture, fingerprint, read_picture
from tests.tools.photographs import photograph

ROOT = Path(__file__).resolve().parent.parent


def write(folder: Path, pictures: int, width: int) -> int:
    """So many JPEGs of four by three; returns their bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number in range(pictures):
        image = photograph(width, width * 3 // 4, number)
        image.save(folder / f"picture-{number:03}.jpg", quality=88)
    return sum(path.stat().st_size for path in folder.iterdir())


def planned(folder: Path) -> list[Sizing]:
    """What a build does before it sizes anything: look into each file, and read it."""
    found = []
    for path in sorted(folder.iterdir()):
        picture = read_picture(path)
        if isinstance(picture, Picture):
            found.append(Sizing(path.name, replace(picture, digest=fingerprint(path))))
    return found


def seconds(pictures: list[Sizing], kept: Shelf[Sizing], jobs: int) -> tuple[float, float]:
    """Wall and processor seconds, of this process and of those that it waited for."""
    wall, before = time.perf_counter(), os.times()
    if lost := kept.fill(pictures, jobs=jobs):
        raise SystemExit(f"not made: {lost}")
    after = os.times()
    return time.perf_counter() - wall, sum(after[:4]) - sum(before[:4])


def weights(kept: Shelf[Sizing], pictures: list[Sizing]) -> dict[str, list[int]]:
    """The bytes of each file by width and kind."""
    found: dict[str, list[int]] = {}
    for sizing in pictures:
        for name, size, ending in sizing.files():
            found.setdefault(f"{size[0]}.{ending}", []).append(kept.path(name).stat().st_size)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pictures", type=int, default=24)
    parser.add_argument("--width", type=int, default=4000, help="pixels of the originals")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench" / "pictures")
    given = parser.parse_args()
    originals, count = given.folder / "originals", given.pictures
    total = write(originals, count, given.width)
    print(", ".join(f"{name} {value}" for name, value in measure.machine().items()))
    print(f"{count} pictures, {total / 1e6:.1f} MB, load {measure.load()}")
    start = time.perf_counter()
    pictures = planned(originals)
    reading = time.perf_counter() - start
    print(f"looked into and read: {reading:.3f} s, {total / 1e6 / reading:.0f} MB/s")
    for jobs in dict.fromkeys((1, os.cpu_count() or 1)):
        shutil.rmtree(given.folder / "shelf", ignore_errors=True)
        kept = picture_shelf(given.folder / "shelf", originals)
        cold, work = seconds(pictures, kept, jobs)
        again, _ = seconds(pictures, kept, jobs)
        print(
            f"{jobs} at a time: cold {count / cold:.2f} pictures/s ({work / count:.2f} s of a"
            f" processor each), unchanged {count / again:.0f} pictures/s,"
            f" ratio {(again + reading) / (cold + reading):.4f} with reading"
        )
    for kind, sizes in weights(kept, pictures).items():
        print(f"{kind:10} median {median(sizes) / 1000:6.1f} KB, most {max(sizes) / 1000:6.1f} KB")


if __name__ == "__main__":
    main()
