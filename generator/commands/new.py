"""`namrong new`: begin a file from its commented example."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import clock, report
from generator.authoring import places, starters
from generator.authoring.files import Writing, write
from generator.authoring.new_site import new_site
from generator.commands.answers import address_of, day_of, free_news_slug, free_page_id, kind_of
from generator.commands.options import CLEAN, FAILED, needs_site, short, site_option
from generator.commands.questions import needed, refuse, understood, wished
from generator.models.near_values import slug_of
from generator.publish.project import shipped
from generator.reading.folder import read_folder
from generator.reading.layout import FOLDERS
from generator.text import Text


@click.group()
def new() -> None:
    """เริ่มไฟล์ใหม่จากตัวอย่างที่มีคำอธิบายทุกช่อง

    Begin a file from its commented example. On a terminal it asks for what it needs; give it
    as options and nothing is asked. Nothing that is there is ever overwritten.

    \b
    ตัวอย่าง | examples
      namrong new news                                ถามทีละข้อ | asks step by step
      namrong new news --kind meeting --title "ประชุมเตรียมรับน้ำ" --area จังหวัดน่าน
      namrong new district ปัว                        อำเภอใหม่ | a district's profile
      namrong new page --title "วิธีสมัคร" --id how-to-join
      namrong new site ../my-site                     เว็บไซต์ใหม่ | a whole new site
    """  # noqa: D301  # click ends a paragraph at \b


@new.command()
@site_option
@click.option("--kind", help="ประเภท: meeting, activity, announcement, story | kind of news")
@click.option("--title", help="หัวข้อข่าว | title in Thai")
@click.option("--title-en", help="หัวข้อภาษาอังกฤษ | title in English")
@click.option("--slug", help="ที่อยู่หน้าเว็บ เช่น flood-watch | the page's address")
@click.option("--date", "day", help="วันที่ให้ข่าว ปกติคือวันนี้ | day of publication (default: today)")
@click.option(
    "--area",
    "--district",
    "areas",
    multiple=True,
    help="พื้นที่: ชื่อไฟล์อำเภอ ชื่อ หรือรหัส ใช้ซ้ำได้ | area: id, name or code; may be repeated",
)
def news(  # noqa: PLR0913  # click gives one argument an option
    *,
    root: Path,
    kind: str | None,
    title: str | None,
    title_en: str | None,
    slug: str | None,
    day: str | None,
    areas: tuple[str, ...],
) -> None:
    """เขียนข่าวใหม่ เป็นฉบับร่างจนกว่าจะลบบรรทัด status: draft

    Begin a news item in content/news/YEAR/. It is a draft, which nobody sees, until its line
    `status: draft` is deleted.

    \b
    ตัวอย่าง | examples
      namrong new news
      namrong new news --title "เปิดรับสมัครอาสา" --title-en "Volunteers wanted" --area จังหวัดน่าน
      namrong new news --kind meeting --title "ประชุมประจำเดือน" --date 2026-01-15 --slug meeting-1
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    folder = read_folder(root)
    names = places.names_of(folder)
    headline = needed(title, "title", "--title")
    asks = title is None
    english = wished(title_en, "title_en", asks=asks)
    usual = "announcement"
    chosen = understood(wished(kind, "kind", usual, asks=asks), kind_of, "kind", usual)
    typed = areas or tuple(filter(None, [wished(None, "area", asks=asks)]))
    meant = [understood(one, lambda t: places.area_meant(t, names), "area") for one in typed]
    today = clock.today().isoformat()
    written_day = understood(wished(day, "date", today, asks=asks), day_of, "date", today)
    spelt = tuple(places.area_typed(area, names) for area in meant)
    first = slug_of(meant[0].name.best("en")) if meant else ""
    proposed = slug_of(english) or f"{first}-{chosen}-{written_day}".lstrip("-")
    name = free_news_slug(slug, proposed, folder, asks=asks)
    item = starters.News(chosen, written_day, name, Text(headline, english or None), spelt)
    _write(Writing(new={item.file: starters.news(item).encode()}), root)
    report.say("authoring.next_news", file=short((root / item.file).resolve()))
    sys.exit(CLEAN)


@new.command()
@site_option
@click.argument("name", required=False)
@click.option("--name", "--code", "option", help="ชื่ออำเภอหรือรหัส 4 หลัก | its name or 4-digit code")
@click.option("--province", default="", help="จังหวัด เมื่อมีชื่อซ้ำกัน | where several bear the name")
@click.option("--id", "id_", help="ชื่อไฟล์และที่อยู่หน้าเว็บ | the file's name and address")
def district(
    *, root: Path, name: str | None, option: str | None, province: str, id_: str | None
) -> None:
    """เพิ่มอำเภอใหม่ จากชื่อไทย ชื่ออังกฤษ หรือรหัสในทะเบียน

    Begin a district's profile in districts/, from its Thai or English name or its code in the
    official register. Of several with one name, give the province or the code.

    \b
    ตัวอย่าง | examples
      namrong new district ปัว
      namrong new district "Wiang Sa" --province น่าน
      namrong new district 5505 --id pua
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    folder = read_folder(root)
    names = places.names_of(folder)
    typed = needed(name or option, "district", "NAME")
    area = understood(typed, lambda t: places.district_meant(t, province, names), "district")
    for other, code in names.profiles.items():
        if code == area.code:
            refuse("has_profile", name=names.full(area), file=f"{FOLDERS['district']}/{other}.yml")
    taken = set(names.profiles)
    chosen = id_ or places.district_id(area, names, taken)
    file = f"{FOLDERS['district']}/{chosen}.yml"
    if chosen != slug_of(chosen):
        refuse("no_slug", found=chosen)
    if chosen in taken:
        refuse("name_taken", new=chosen, file=file)
    _write(Writing(new={file: starters.district(area, names.full(area)).encode()}), root)
    report.say("authoring.next_district", name=names.full(area))
    sys.exit(CLEAN)


@new.command()
@site_option
@click.option("--title", help="ชื่อหน้า | title in Thai")
@click.option("--title-en", help="ชื่อภาษาอังกฤษ | title in English")
@click.option("--id", "--slug", "id_", help="ที่อยู่หน้าเว็บ เช่น how-to-join | the page's address")
def page(*, root: Path, title: str | None, title_en: str | None, id_: str | None) -> None:
    """เพิ่มหน้าอื่น เช่น วิธีสมัคร คำถามที่พบบ่อย

    Begin a standing page in content/pages/. Readers find it once its id stands in `menu` or
    `footer` of content/site.yml.

    \b
    ตัวอย่าง | example
      namrong new page --title "วิธีสมัคร" --title-en "How to join" --id how-to-join
    """  # noqa: D301  # click ends a paragraph at \b
    needs_site(root)
    folder = read_folder(root)
    words = needed(title, "page_title", "--title")
    english = wished(title_en, "title_en", asks=title is None)
    chosen = free_page_id(id_, slug_of(english), folder, asks=title is None)
    file = f"{FOLDERS['page']}/{chosen}.yml"
    _write(Writing(new={file: starters.page(chosen, Text(words, english or None)).encode()}), root)
    report.say("authoring.next_page", id=chosen)
    sys.exit(CLEAN)


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="ชื่อเว็บไซต์ | the site's name in Thai")
@click.option("--name-en", help="ชื่อภาษาอังกฤษ | its name in English")
@click.option("--address", help="ที่อยู่เว็บไซต์ https://... | the site's address")
@click.option("--owner", help="หน่วยงานเจ้าของเว็บไซต์ | whose site it is, in Thai")
@click.option("--owner-en", help="ชื่อหน่วยงานภาษาอังกฤษ | the same in English")
def site(  # noqa: PLR0913  # click gives one argument an option
    *,
    folder: Path,
    name: str | None,
    name_en: str | None,
    address: str | None,
    owner: str | None,
    owner_en: str | None,
) -> None:
    """สร้างเว็บไซต์ใหม่ทั้งเว็บสำหรับโครงการอื่น ลงในโฟลเดอร์ DIR

    A whole new site for another programme in DIR, which must be empty or not there yet. It can
    be checked and built at once; its texts say what is still to be filled in.

    \b
    ตัวอย่าง | example
      namrong new site ../my-site --name "ตลาดชุมชน" --address https://market.example/ \\
          --owner "สำนักงานตัวอย่าง"
    """  # noqa: D301  # click ends a paragraph at \b
    if folder.exists() and any(folder.iterdir()):
        report.say("export.not_empty", out=folder)
        sys.exit(FAILED)
    asks = None in (name, address, owner)
    called = needed(name, "site_name", "--name")
    english = wished(name_en, "site_name_en", asks=asks)
    where = understood(needed(address, "address", "--address"), address_of, "address")
    owned = needed(owner, "owner", "--owner")
    whose = Text(owned, wished(owner_en, "owner_en", asks=asks) or None)
    _write(Writing(new=new_site(where, Text(called, english or None), whose, shipped())), folder)
    report.say("authoring.next_site", folder=short(folder.resolve()))
    sys.exit(CLEAN)


def _write(writing: Writing, root: Path) -> None:
    """Write and tell, or say in words why the disk did not take it."""
    try:
        write(writing, root)
    except FileExistsError as error:
        refuse("exists", file=error.args[0])
    except OSError as error:
        refuse("disk", reason=error.strerror or str(error))
    if len(writing.new) == 1:
        report.say("authoring.written", file=short((root / next(iter(writing.new))).resolve()))
    else:
        report.say("authoring.written_all", count=len(writing.new), folder=short(root.resolve()))
