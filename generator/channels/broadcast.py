"""news/slug/broadcast.txt: the loudspeaker script as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.batch import Batch
from generator.linking.made import is_read, script_file
from generator.models.news import NewsItem
from generator.pages.script import Script, script
from generator.site import Site


def broadcast_batches(site: Site) -> Iterator[Batch]:
    """One of each item that is read aloud; UTF-8, Thai alone."""
    for item in site.news:
        if is_read(item, site):
            name = script_file(item)
            yield Batch(name, partial(_file, name, item, site), (name,))


def _file(name: str, item: NewsItem, site: Site) -> dict[str, bytes]:
    return {name: _text(script(item, site))}


def _text(made: Script) -> bytes:
    """The first line is for whoever plans the programme; all below it is read out."""
    head = f"# {made.seconds} วินาที (อ่านนาทีละ {made.pace} คำ)"
    return ("\n\n".join([head, *made.lines]) + "\n").encode()
