"""news/slug/broadcast.txt: the loudspeaker script as plain text."""

from __future__ import annotations

from generator.linking.made import is_read
from generator.pages.script import Script, script
from generator.site import Site


def broadcast_files(site: Site) -> dict[str, bytes]:
    """By their path below the published folder; UTF-8, Thai alone."""
    return {
        f"news/{item.slug}/broadcast.txt": _text(script(item, site))
        for item in site.news
        if is_read(item, site)
    }


def _text(made: Script) -> bytes:
    """The first line is for whoever plans the programme; all below it is read out."""
    head = f"# {made.seconds} วินาที (อ่านนาทีละ {made.pace} คำ)"
    return ("\n\n".join([head, *made.lines]) + "\n").encode()
