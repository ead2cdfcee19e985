"""The pictures of a page: which files a browser may choose from, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.markup import escape
from generator.models.district import District
from generator.models.images import Image
from generator.models.news import NewsItem
from generator.pages.addresses import Links
from generator.pages.phrases import labelled, say
from generator.reading.pictures import Picture
from generator.reading.sizes import NEAR, PHONE, sizes
from generator.site import Site
from generator.strings import Words
from generator.text import Lang

FOLDER = "images/"
# How wide a picture is drawn, as site.css has it. A telephone of very fine pixels is told two
# thirds of the truth: nobody sees the difference, and it pays for half the bytes.
_ONE = "(min-width: 60rem) 46rem, (min-resolution: 2.5dppx) 66vw, calc(100vw - 2.5rem)"
_MANY = "(min-width: 40rem) 22rem, (min-resolution: 2.5dppx) 66vw, calc(100vw - 2.5rem)"
_TALL = "(min-width: 32rem) 28rem, (min-resolution: 2.5dppx) 66vw, calc(100vw - 2.5rem)"


@dataclass(frozen=True, slots=True)
class Sizing:
    """One file of content/images/ and the files that are made of it.

    Their names carry the digest of the file, so that a name always means the same bytes.
    """

    file: str
    picture: Picture

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        return sizes(self.picture.width, self.picture.height)

    @property
    def plain(self) -> str:
        """The kind for whoever does not know WebP."""
        return "png" if self.picture.drawing else "jpg"

    @property
    def middle(self) -> tuple[int, int]:
        """The size for whoever can take only one."""
        return [size for size in self.sizes if size[0] <= PHONE * NEAR][-1]

    def name(self, width: int, ending: str) -> str:
        """Below the published folder."""
        stem = self.file.rpartition(".")[0]
        return f"{FOLDER}{stem}-{self.picture.digest}-{width}.{ending}"

    def files(self) -> Iterator[tuple[str, tuple[int, int], str]]:
        """Each file that is made: its name, size and kind."""
        for ending in ("webp", self.plain):
            for size in self.sizes:
                yield self.name(size[0], ending), size, ending

    @property
    def label(self) -> str:
        return self.file

    def __iter__(self) -> Iterator[str]:
        """The names of the files that are made."""
        return (name for name, _, _ in self.files())


@dataclass(frozen=True, slots=True)
class PictureView:
    """One picture as HTML has it; `webp` and `plain` are the candidates of srcset."""

    webp: str
    plain: str
    sizes: str
    src: str
    width: int
    height: int
    alt: Markup
    lang: str  # of the description, where it is not the page's
    eager: bool


@dataclass(frozen=True, slots=True)
class FigureOfPictures:
    """One picture, or a gallery of several that share a description.

    `look` is how site.css sets them: one, tall or many; of drawings also `drawn`.
    """

    look: str
    picture: PictureView | None
    gallery: tuple[PictureView, ...]
    caption: Markup
    credit: Markup


def figures_of(
    one: NewsItem | District, site: Site, links: Links, words: Words, *, eager: bool = False
) -> tuple[FigureOfPictures, ...]:
    """The pictures of a page in their order; `eager` says that the first is seen at once."""
    return tuple(
        _figure(image, files, site, links, words, eager=eager and not place)
        for place, (image, files) in enumerate(site.images_of(one))
    )


def _figure(  # noqa: PLR0913  # what the picture is, for whom, and whether it comes first
    image: Image, files: tuple[str, ...], site: Site, links: Links, words: Words, *, eager: bool
) -> FigureOfPictures:
    made = [Sizing(file, site.pictures[file]) for file in files]
    look = "many" if len(made) > 1 else _look(made[0].picture)
    views = []
    for number, sizing in enumerate(made, 1):
        alt = escape(image.alt.best(words.lang).strip())
        if len(made) > 1:
            said = Words(image.alt.spoken_in(words.lang))
            alt += escape(" " + said("picture.of", number=number, count=len(made)))
        lang = image.alt.spoken_in(words.lang)
        views.append(
            _picture(sizing, look, alt, lang, links, eager=eager and number == 1),
        )
    drawn = any(sizing.picture.drawing for sizing in made)
    credit = say(image.credit, words.lang)
    return FigureOfPictures(
        look=f"{look} drawn" if drawn else look,
        picture=views[0] if len(views) == 1 else None,
        gallery=tuple(views) if len(views) > 1 else (),
        caption=say(image.caption, words.lang),
        credit=labelled(words("picture.credit"), credit) if credit else Markup(),
    )


def _look(picture: Picture) -> str:
    return "tall" if picture.height > picture.width else "one"


def _picture(  # noqa: PLR0913  # as above
    sizing: Sizing, look: str, alt: Markup, lang: Lang, links: Links, *, eager: bool
) -> PictureView:
    def candidates(ending: str) -> str:
        return ", ".join(
            f"{links.root}{sizing.name(width, ending)} {width}w" for width, _ in sizing.sizes
        )

    width, height = sizing.middle
    return PictureView(
        webp=candidates("webp"),
        plain=candidates(sizing.plain),
        sizes={"one": _ONE, "tall": _TALL, "many": _MANY}[look],
        src=links.root + sizing.name(width, sizing.plain),
        width=width,
        height=height,
        alt=alt,
        lang="" if lang == links.lang else lang,
        eager=eager,
    )


def shown_files(site: Site) -> tuple[str, ...]:
    """Every file of content/images/ that some page shows today, in a fixed order."""
    found = {file for one in site.pictured for _, files in site.images_of(one) for file in files}
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Lead:
    """The picture that stands for a page elsewhere: a JPEG or PNG of the largest size.

    `name` is its file below the published folder; `lang` is the language of `alt`.
    """

    name: str
    width: int
    height: int
    kind: str
    alt: str
    lang: Lang


def lead_picture(one: NewsItem | District, site: Site, lang: Lang) -> Lead | None:
    """For feeds, and for og:image where there is no card.

    The first that may be cropped, since whoever shows a link crops its picture.
    """
    for image, files in site.images_of(one):
        if image.crop:
            sizing = Sizing(files[0], site.pictures[files[0]])
            width, height = sizing.sizes[-1]
            return Lead(
                name=sizing.name(width, sizing.plain),
                width=width,
                height=height,
                kind={"jpg": "image/jpeg", "png": "image/png"}[sizing.plain],
                alt=image.alt.best(lang).strip(),
                lang=image.alt.spoken_in(lang),
            )
    return None
