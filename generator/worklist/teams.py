"""The seats and sectors of a district's team for which no published name was found."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.district import District
from generator.site import Site
from generator.worklist.places import Places
from generator.worklist.task import Subject, Task, listed


def unnamed(district: District, subject: Subject, site: Site, places: Places) -> Iterator[Task]:
    """Counted as the district's page shows it: a role without a name is no name."""
    team, plan = district.team, site.programme
    members = [member for member in (team.members if team else ()) if member.name]
    has_chief = bool(team and team.chief and team.chief.name)
    held = {site.sector_of.get(member.sector or "") for member in members}
    names = [] if has_chief else [plan.team.lead]
    names += [sector.name for sector in plan.sectors if sector.id not in held]
    named = len(members) + has_chief
    if not names and named >= plan.team.size:
        return
    yield Task(
        section="team",
        reason="unnamed" if names else "fewer",
        file=district.file,
        spot=places.spot(district.file, "team"),
        title=subject.title,
        data={
            "which": listed(names),
            "named": named,
            "size": plan.team.size,
        },
    )
