"""The drawing at the head of a page: one of content/drawings/, shown as a picture of its own."""

from __future__ import annotations

from dataclasses import dataclass

from generator.models.images import DrawingFile
from generator.pages.addresses import Links
from generator.text import Lang


@dataclass(frozen=True, slots=True)
class SceneView:
    """As an `img`, so that no style or name of the drawing reaches the page."""

    href: str
    alt: str
    lang: Lang  # of `alt`
    width: int
    height: int


def scene(drawing: DrawingFile | None, links: Links) -> SceneView | None:
    """None where no drawing is named, or a faulty one."""
    sound = links.site.drawings.get(drawing.file) if drawing else None
    if drawing is None or sound is None:
        return None
    return SceneView(
        href=f"{links.root}drawings/{sound.name}",
        alt=drawing.alt.best(links.lang),
        lang=links.lang if drawing.alt.has(links.lang) else "th",
        width=sound.width,
        height=sound.height,
    )


def panorama(links: Links) -> SceneView:
    """The theme's own river scene; it says nothing that the page does not."""
    return SceneView(f"{links.root}assets/img/panorama.svg", "", links.lang, 1600, 360)
