"""Pictures and films drawn in processes of their own, while the network is being published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from os import cpu_count
from types import TracebackType
from typing import Any, NamedTuple, Self

from PIL.Image import Image

from cms.media.renditions import steps
from sites.demo.pictures import SCENES, draw_scene, draw_seal
from sites.demo.recordings import draw_film

JPEG_QUALITY = 90
# Flat colours need little, and the least effort is three times as quick as the usual one.
WEBP_QUALITY, WEBP_EFFORT = 80, 1
PORTRAIT = "seal"


class Files(NamedTuple):
    """A picture as JPEG with its smaller copies as WebP by their widths in pixels, or a film as WebM."""

    original: bytes
    smaller: dict[int, bytes]


class Sketch(NamedTuple):
    """What tells one picture from another; small ones are narrower by a third."""

    scene: str
    hue: int
    seed: int
    is_small: bool = False

    def draw(self) -> Image:
        """Raises KeyError for no such scene."""
        if self.scene == PORTRAIT:
            return draw_seal(self.hue, self.seed)
        return draw_scene(self.scene, self.hue, self.seed, is_small=self.is_small)

    def make(self) -> Files:
        image = self.draw()
        smaller = {
            width: image.resize((width, round(image.height * width / image.width))) for width in steps(image.width)
        }
        return Files(
            encoded(image, "JPEG", quality=JPEG_QUALITY, subsampling=0),
            {width: encoded(copy, "WEBP", quality=WEBP_QUALITY, method=WEBP_EFFORT) for width, copy in smaller.items()},
        )


class Reel(NamedTuple):
    """What tells one film from another: its scenes with their seeds, and how many seconds they take together."""

    scenes: tuple[tuple[str, int], ...]
    hue: int
    seconds: int

    def make(self) -> Files:
        return Files(draw_film(self.scenes, self.hue, self.seconds), {})


class Studio:
    """Draws what was ordered in the order of the orders; whatever else is asked for is drawn on the spot."""

    def __init__(self) -> None:
        # A forked process would share the connection to the database.
        self._pool = ProcessPoolExecutor(cpu_count(), mp_context=get_context("spawn"))
        self._works: dict[Sketch | Reel, Future[Files]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def order(self, works: Iterable[Sketch | Reel]) -> None:
        for work in works:
            if work not in self._works:
                self._works[work] = self._pool.submit(made, work)

    def files(self, work: Sketch | Reel) -> Files:
        """Raises KeyError for no such scene."""
        self.order([work])
        return self._works.pop(work).result()


def made(work: Sketch | Reel) -> Files:
    return work.make()


def encoded(image: Image, file_format: str, **options: int) -> bytes:
    stream = BytesIO()
    image.save(stream, file_format, **options)
    return stream.getvalue()


def works_in(content: Any, hue: int) -> Iterator[Sketch | Reel]:
    """Every picture and film that a content file names, in its order.

    A picture is `[scene, seed]`, a small one `[scene, seed, "small"]`.
    """
    match content:
        case {"portrait": int(seed), **others}:
            yield Sketch(PORTRAIT, hue, seed)
            yield from works_in(others, hue)
        case {"film": record, **others}:
            yield reel(record, hue)
            yield from works_in(others, hue)
        case dict():
            for value in content.values():
                yield from works_in(value, hue)
        case [str(scene), int(seed), *size] if scene in SCENES:
            yield Sketch(scene, hue, seed, bool(size))
        case list():
            for value in content:
                yield from works_in(value, hue)


def reel(record: dict[str, Any], hue: int) -> Reel:
    """The film of a content file's `{"scenes": ["street 1", …], "seconds": …}`."""
    scenes = ((name, int(seed)) for name, seed in (scene.split() for scene in record["scenes"]))
    return Reel(tuple(scenes), hue, record["seconds"])
