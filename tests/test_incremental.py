"""A build that makes only what changed gives the same bytes as one that makes everything."""

import os
import random
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from PIL import Image

from generator import outputs
from generator.memory import Session
from generator.pipeline import Order, build, examine
from generator.progress import Untold
from generator.publish import making, pictures, sheets
from generator.publish.project import Project, shipped
from generator.render import render

GOOD = Path(__file__).parent / "good"
TODAY = date(2024, 6, 15)
WORDS = ("ใหม่", "ตลาดเช้า", "ฝนตกหนัก", "ลำธาร", "ประชุมหมู่บ้าน", "แผงที่สิบ", "กล้วย", "บูรณาการ")


def pressed(sheet, _):
    """What is set in type is compared, not the picture of it: a press takes its time."""
    return f"{sheet.look} {sheet.at} {sheet.data}".encode()


def sized(sizing, original):
    """As with a press: what a picture is made of is compared, not the picture."""
    return dict.fromkeys(sizing, original.read_bytes())


@pytest.fixture(autouse=True, scope="module")
def _press():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sheets, "pressed", pressed)
        patched.setattr(pictures, "sized", sized)
        yield


class Desk:
    """A site with its own theme, edited by a hand that a seed leads."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.root = folder / "desk"
        shutil.copytree(GOOD, self.root)
        shutil.copytree(shipped() / "theme", self.root / "theme")
        shutil.copyfile(shipped() / "mkdocs.yml", self.root / "mkdocs.yml")
        self.hand = random.Random(seed)  # noqa: S311  # nothing secret
        self.today = TODAY
        self.memory = Session()
        self.count = 0

    def built(self, out: Path, state: Path, jobs: int = 1):
        examined = examine(self.root, self.today, memory=self.memory)
        assert examined.site is not None
        order = Order(Project.at(self.root), out, "", state)
        return build(examined.site, order, Untold(), jobs=jobs)

    # Edits, each named for what a person would say of it.

    def edit(self) -> str:
        edits = (
            *(self.change_a_text,) * 6,
            *(self.add_news,) * 3,
            *(self.delete_news,) * 2,
            *(self.rename_news,) * 2,
            self.move_a_day,
            self.withdraw,
            self.expire,
            self.make_a_draft,
            self.another_day,
            self.change_the_theme,
            self.change_a_template,
            self.change_the_settings,
            self.change_the_programme,
            self.change_a_district,
            self.rename_a_district,
            self.delete_a_district,
            self.keep_a_word_whole,
            self.change_a_picture,
            self.change_a_document,
            self.name_a_person,
            self.raise_an_alert,
            self.spoil_a_file,
            self.change_the_channels,
        )
        chosen = self.hand.choice(edits)
        chosen()
        return chosen.__name__

    def _news(self) -> Path:
        return self.hand.choice(sorted(self.root.glob("content/news/*/*.yml")))

    def _district(self) -> Path:
        return self.hand.choice(sorted(self.root.glob("districts/*.yml")))

    def _change(self, path: Path, **fields) -> None:
        record = yaml.safe_load(path.read_text("utf-8")) | fields
        path.write_text(
            yaml.safe_dump(
                {name: value for name, value in record.items() if value is not None},
                allow_unicode=True,
                sort_keys=False,
            ),
            "utf-8",
        )

    def _word(self) -> str:
        self.count += 1
        return f"{self.hand.choice(WORDS)} {self.count}"

    def change_a_text(self) -> None:
        path = self.hand.choice(
            [*self.root.glob("content/news/*/*.yml"), *self.root.glob("content/pages/*.yml")]
        )
        name = self.hand.choice(["title", "summary", "body"])
        self._change(path, **{name: {"th": self._word(), "en": f"Text {self.count}"}})

    def add_news(self) -> None:
        self.count += 1
        day = self.today - timedelta(days=self.hand.randrange(0, 500))
        path = self.root / f"content/news/{day.year}/{day}-added-{self.count}.yml"
        path.parent.mkdir(exist_ok=True)
        record = {
            "kind": self.hand.choice(["announcement", "story", "activity"]),
            "published": str(day),
            "title": {"th": self._word(), "en": f"News {self.count}"},
            "summary": {"th": self._word(), "en": "Summary"},
            "body": {"th": self._word(), "en": "Body"},
            "areas": self.hand.sample(["ngao", "phachi", "sikhio", "50", "กรุงเทพมหานคร"], 1)[:1]
            if self.hand.random() < 0.7
            else [],
            "goals": [self.hand.randrange(1, 17)],
            "sources": [{"title": {"th": "สมุดข่าว", "en": "Notebook"}, "own": "yes"}],
        }
        self._change_new(path, record)

    def _change_new(self, path: Path, record) -> None:
        path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")

    def delete_news(self) -> None:
        self._news().unlink()

    def rename_news(self) -> None:
        path = self._news()
        self.count += 1
        slug = path.stem[11:]
        aliases = (yaml.safe_load(path.read_text("utf-8")).get("aliases") or []) + [slug]
        path.rename(path.with_name(f"{path.stem[:10]}-named-{self.count}.yml"))
        if self.hand.random() < 0.5:
            self._change(
                path.with_name(f"{path.stem[:10]}-named-{self.count}.yml"), aliases=aliases
            )

    def move_a_day(self) -> None:
        day = self.today - timedelta(days=self.hand.randrange(-20, 800))
        self._change(
            self._news(), published=str(day), updated=None, translated=None, corrections=None
        )

    def withdraw(self) -> None:
        entry = {"date": str(self.today), "reason": {"th": "ออกผิด", "en": "By mistake"}}
        self._change(self._news(), withdrawn=self.hand.choice([entry, None]))

    def expire(self) -> None:
        day = self.today + timedelta(days=self.hand.randrange(-5, 5))
        self._change(self._news(), expires=self.hand.choice([str(day), None]))

    def make_a_draft(self) -> None:
        self._change(self._news(), status=self.hand.choice(["draft", "published"]))

    def another_day(self) -> None:
        self.today += timedelta(days=self.hand.choice([1, 1, 7, 200]))

    def change_the_theme(self) -> None:
        style = self.root / "theme/assets/site.css"
        style.write_text(style.read_text("utf-8") + f"\n/* {self._word()} */\n", "utf-8")

    def change_a_template(self) -> None:
        foot = self.root / "theme/shell/footer.html"
        foot.write_text(foot.read_text("utf-8") + f"\n<!-- {self._word()} -->\n", "utf-8")

    def change_the_settings(self) -> None:
        name = self.hand.choice(["name", "tagline", "owner", "description"])
        text = {"th": self._word(), "en": f"Site {self.count}"}
        self._change(self.root / "content/site.yml", **{name: text})

    def change_the_programme(self) -> None:
        text = {"th": self._word(), "en": f"Programme {self.count}"}
        self._change(self.root / "content/programme.yml", short=text)

    def change_a_district(self) -> None:
        self._change(self._district(), summary={"th": self._word(), "en": f"About {self.count}"})

    def rename_a_district(self) -> None:
        path = self._district()
        self.count += 1
        path.rename(path.with_name(f"place-{self.count}.yml"))

    def delete_a_district(self) -> None:
        if len(list(self.root.glob("districts/*.yml"))) > 1:
            self._district().unlink()

    def keep_a_word_whole(self) -> None:
        path = self.root / "content/words.yml"
        self._change(path, whole=self.hand.sample(WORDS, 3))

    def change_a_picture(self) -> None:
        path = self.root / "content/images/hall.jpg"
        with Image.open(path) as seen:
            size = seen.size
        Image.new("RGB", size, tuple(self.hand.randrange(256) for _ in range(3))).save(path)

    def change_a_document(self) -> None:
        (self.root / "content/files/stall-form.txt").write_text(self._word(), "utf-8")

    def name_a_person(self) -> None:
        name = {"th": f"นาย{self.hand.choice(WORDS)} {self.hand.choice(WORDS)}", "en": "Mr Example"}
        quote = {"text": {"th": self._word(), "en": "Said"}, "by": {"name": name}}
        self._change(self._news(), quotes=[quote])

    def raise_an_alert(self) -> None:
        until = self.today + timedelta(days=self.hand.randrange(0, 4))
        alert = {"level": "watch", "from": str(self.today), "until": str(until)}
        self._change(self._news(), alert=self.hand.choice([alert, None]))

    def spoil_a_file(self) -> None:
        path = self._news()
        path.write_text(path.read_text("utf-8") + "unknown_key: 1\n", "utf-8")

    def change_the_channels(self) -> None:
        channels = {
            "cards": {"newest": self.hand.randrange(1, 20)},
            "notices": {"newest": self.hand.randrange(1, 20)},
            "messages": {"months": self.hand.randrange(1, 20)},
        }
        self._change(self.root / "content/site.yml", channels=channels)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def told(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    """The files in which two trees differ."""
    return sorted(name for name in {*one, *two} if one.get(name) != two.get(name))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_after_each_of_25_random_edits_the_tree_is_that_of_a_clean_build(tmp_path, seed):
    desk = Desk(tmp_path, seed)
    done, published = Counter(), 0
    for number in range(25):
        edit = desk.edit()
        done[edit] += 1
        step = desk.built(tmp_path / "site", tmp_path / "state")
        whole = desk.built(tmp_path / "clean" / "site", tmp_path / "none" / str(number))
        assert step.published == whole.published, (number, edit, step.broken, whole.broken)
        if whole.published:
            published += 1
            differ = told(tree(tmp_path / "site"), tree(tmp_path / "clean" / "site"))
            assert not differ, (number, edit, done, differ[:20])
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        shutil.rmtree(tmp_path / "none", ignore_errors=True)
    assert published > 20, (published, done)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site that was built twice, so that both its copies stand; each test leaves it whole."""
    folder = tmp_path_factory.mktemp("incremental")
    desk = Desk(folder, 0)

    def again(jobs: int = 1):
        return desk.built(folder / "site", folder / "state", jobs)

    again()
    desk.change_a_document()
    again()
    return desk, folder / "site", again


def times(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and path.name != "integrity.json"  # of what is published alone
    }


def test_where_nothing_changed_no_file_is_written(built):
    _, site, again = built
    before = tree(site)
    done = again()
    assert (dict(done.made), done.removed) == ({}, 0)
    assert tree(site) == before
    assert times(site) == times(site.parent / ".site.next")


def test_a_word_of_one_item_touches_its_own_pages_and_the_lists_that_show_it(built):
    desk, _, again = built
    item = desk.root / "content/news/2024/2024-06-05-thai-only-story.yml"
    desk._change(item, body={"th": desk._word()})
    made = set(again().made)
    assert {"news/thai-only-story/index.html", "en/news/thai-only-story/index.html"} <= made
    assert {"search/", "news/thai-only-story/line.txt"} <= made
    others = {name for name in made if "news/" in name and "thai-only-story" not in name}
    lists = {
        f"{lang}{name}"
        for lang in ("", "en/")
        for name in (
            *("news/index.html", "news/2024/index.html", "news/kind/story/index.html"),
            *("news/feed", "news/kind/story/feed"),
        )
    }
    related = {f"{lang}news/market-opening/index.html" for lang in ("", "en/")}
    assert others == lists | related
    assert not [name for name in made if name.startswith(("everything/", "areas/50", "goals/"))][1:]


def test_a_published_file_that_was_altered_or_lost_is_put_right(built):
    _, site, again = built
    before = tree(site)
    for folder in (site, site.parent / ".site.next"):
        (folder / "news/index.html").write_text("another hand", "utf-8")
        (folder / "data/news.json").unlink()
        (folder / "added.html").write_text("another hand", "utf-8")
    done = again()
    assert {name: reason.why for name, reason in done.made.items()} == {
        "news/index.html": "missing",
        "data/": "missing",
    }
    assert tree(site) == before


def test_a_copy_that_lost_its_times_is_read_and_taken_for_what_it_is(built):
    _, site, again = built
    before = tree(site)
    for folder in (site, site.parent / ".site.next"):
        for path in folder.rglob("*.html"):
            os.utime(path, (1_700_000_000, 1_700_000_000))
    assert dict(again().made) == {}
    assert tree(site) == before


def test_what_is_taken_away_stands_in_neither_copy(built):
    desk, site, again = built
    item = desk.root / "content/news/2024/2024-05-10-outside-profiles.yml"
    text = item.read_text("utf-8")
    item.unlink()
    done = again()
    assert done.removed
    left = [*site.rglob("outside-profiles"), *(site.parent / ".site.next").rglob("*profiles")]
    assert left == []
    item.write_text(text, "utf-8")
    again()


def test_a_build_that_stops_half_way_leaves_the_next_one_whole(built, monkeypatch):
    desk, site, again = built
    before = tree(site)
    desk.change_a_document()
    desk.change_the_settings()
    written = []

    def stop(page):
        written.append(page)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return render(page)

    with monkeypatch.context() as patched:
        patched.setattr(outputs, "render", stop)
        with pytest.raises(OSError, match="No space"):
            again()
    assert tree(site) == before
    again()
    assert tree(site) != before
    clean = desk.built(site.parent / "whole" / "site", site.parent / "another state")
    assert clean.published
    assert told(tree(site), tree(site.parent / "whole" / "site")) == []


def test_several_processes_note_what_one_would(built, monkeypatch):
    desk, site, again = built
    monkeypatch.setattr(making, "WORTH_SHARING", 2)
    desk.change_the_settings()
    many = again(jobs=2)
    assert len(many.made) > 100
    assert dict(again().made) == {}
    desk.another_day()
    step = again()
    clean = desk.built(site.parent / "day" / "site", site.parent / "day's state")
    assert clean.published
    assert 0 < len(step.made) < len(clean.made)
    assert told(tree(site), tree(site.parent / "day" / "site")) == []
