"""What `namrong build` says of a site's weight beside what its host takes."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

from generator import report
from generator.publish.hosts import HOSTS
from generator.publish.room import CHANNELS, Measure
from generator.publish.site_folder import Built
from generator.strings import wording

_BYTES = ("size", "largest")


def too_little(built: Built, lang: str) -> None:
    """The host would not take the site: by how much, what weighs so, and what to turn off."""
    _room(built, built.over, "room.over", lang)
    whats = {one.what for one in built.over}
    if "largest" in whats:
        report.say("room.larger_file", lang)
    if whats & {"size", "files", "entries"}:
        heaviest = max(
            (load for load in built.weight.loads if load.kind in CHANNELS),
            key=lambda load: load.size if "size" in whats else load.files,
            default=None,
        )
        report.say("room.how", lang, channel=heaviest.kind if heaviest else "cards")
    if whats != {"largest"}:
        report.say("room.elsewhere", lang)


def told(built: Built, lang: str) -> None:
    """Of a published site: that its host is nearly full, or that some hosts would not take it."""
    weight = built.weight
    if built.host:
        if close := weight.close(built.host):
            _room(built, close, "room.close", lang)
        return
    if others := [host.name for host in HOSTS.values() if weight.over(host)]:
        data = {"files": f"{weight.files:,}", "size": megabytes(weight.size)}
        report.say("room.unnamed", lang, hosts=", ".join(others), **data)


def _room(built: Built, found: Iterable[Measure], sentence: str, lang: str) -> None:
    """The sentence, each measure below it, and the files by kind."""
    report.say(sentence, lang, host=built.host.name if built.host else "")
    for one in found:
        numbers = {"found": f"{one.found:,}", "most": f"{one.most:,}"}
        if one.what in _BYTES:
            numbers = {"found": megabytes(one.found), "most": megabytes(one.most, most=True)}
        report.say(f"room.{one.what}", lang, where=one.where, **numbers)
    report.say("room.kinds", lang)
    for load in built.weight.loads:
        key = "room.channel" if load.kind in CHANNELS else "room.kind"
        kind, size = wording("cli")["room"][load.kind], megabytes(load.size)
        report.say(key, lang, kind=kind, channel=load.kind, files=f"{load.files:,}", size=size)


def megabytes(size: int, *, most: bool = False) -> str:
    """Bytes as people write them; rounded up, a limit down, so that more never looks the same."""
    tenths = size / 10**5
    return f"{(floor(tenths) if most else ceil(tenths)) / 10:,.1f} MB"
