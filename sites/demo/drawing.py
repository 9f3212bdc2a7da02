"""Pictures and films drawn in processes of their own, while the network is being published."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from os import cpu_count
from types import TracebackType
from typing import Any, NamedTuple, Self

from PIL.Image import Image

from sites.demo.pictures import SCENES, draw_scene, draw_seal

JPEG_QUALITY = 90
PORTRAIT = "seal"


class Sketch(NamedTuple):
    """What tells one picture from another; small ones have half the width and height."""

    scene: str
    hue: int
    seed: int
    is_small: bool = False

    def draw(self) -> Image:
        """Raises KeyError for no such scene."""
        if self.scene == PORTRAIT:
            return draw_seal(self.hue, self.seed)
        image = draw_scene(self.scene, self.hue, self.seed)
        return image.reduce(2) if self.is_small else image


class Studio:
    """Draws what was ordered in the order of the orders; whatever else is asked for is drawn on the spot."""

    def __init__(self) -> None:
        # A forked process would share the connection to the database.
        self._pool = ProcessPoolExecutor(cpu_count(), mp_context=get_context("spawn"))
        self._pictures: dict[Sketch, Future[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def order(self, sketches: Iterator[Sketch]) -> None:
        for sketch in sketches:
            if sketch not in self._pictures:
                self._pictures[sketch] = self._pool.submit(jpeg, sketch)

    def picture(self, sketch: Sketch) -> bytes:
        """The picture as a JPEG file. Raises KeyError for no such scene."""
        self.order(iter([sketch]))
        return self._pictures.pop(sketch).result()


def jpeg(sketch: Sketch) -> bytes:
    stream = BytesIO()
    sketch.draw().save(stream, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return stream.getvalue()


def sketches_in(content: Any, hue: int) -> Iterator[Sketch]:
    """Every picture that a content file names, in its order: `[scene, seed]`, small ones `[scene, seed, "small"]`."""
    if isinstance(content, dict):
        if "portrait" in content:
            yield Sketch(PORTRAIT, hue, content["portrait"])
        for value in content.values():
            yield from sketches_in(value, hue)
    elif isinstance(content, list):
        match content:
            case [str(scene), int(seed), *size] if scene in SCENES:
                yield Sketch(scene, hue, seed, bool(size))
            case _:
                for value in content:
                    yield from sketches_in(value, hue)
