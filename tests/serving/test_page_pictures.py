"""The picture made for a page: right letters, right address, and only of what is released."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from PIL import Image, ImageDraw

from cms.serving.page_pictures import keeping, typeface
from cms.serving.page_pictures.drawing import BAND_TOP, colour, draw
from cms.serving.page_pictures.lettering import Lettering, Room, fitting
from cms.serving.page_pictures.picture import HEIGHT, WIDTH, PagePicture
from cms.serving.page_pictures.typeface import Piece, drawable, pieces
from tests.conftest import missing
from tests.factories import NewsPageFactory
from tests.factories.world import FIRST, SECOND, site
from tests.serving.visitor import ask, read, where

HALF = "\u200c"


@pytest.fixture(autouse=True)
def kept(settings: Any, tmp_path: Path) -> Path:
    if not typeface.is_available():
        missing("the typeface (make assets) or Raqm is not there")
    settings.PAGE_PICTURES_ROOT = tmp_path
    return tmp_path


def picture(**values: Any) -> PagePicture:
    usual: dict[str, Any] = {
        "uid": UUID(int=1),
        "language": "fa",
        "title": f"شصت بوستان محله{HALF}ای نو می{HALF}شوند",
        "site_name": f"روابط{HALF}عمومی منطقهٔ ۷",
        "kind": "خبر",
        "date": "۱ آذر ۱۴۰۵",
        "hue": 38,
        "seal_points": 8,
        "number": "۷",
    }
    return PagePicture(**usual | values)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


# Lettering ---------------------------------------------------------------------------------------------------------


def test_a_line_falls_into_pieces_of_one_part_and_direction() -> None:
    assert list(pieces(f"خبر{HALF}ها", "rtl")) == [Piece(f"خبر{HALF}ها", "arabic", "rtl")]
    assert [piece.text for piece in pieces("«خبر» (Payvand 2.0) نو", "rtl")] == [
        "«",
        "خبر",
        "» (",
        "Payvand 2.0",
        ") ",
        "نو",
    ]
    # A number reads from the left, so that in a line from the right its last part comes first.
    assert [(piece.text, piece.direction) for piece in pieces("ساعت ۱۰:۳۰", "rtl")] == [
        ("ساعت", "rtl"),
        (" ", "rtl"),
        ("۳۰", "ltr"),
        (":", "ltr"),
        ("۱۰", "ltr"),
    ]
    assert [(piece.text, piece.direction) for piece in pieces("The شهردار شهر speaks", "ltr")] == [
        ("The ", "ltr"),
        ("شهر", "rtl"),
        (" ", "rtl"),
        ("شهردار", "rtl"),
        (" speaks", "ltr"),
    ]


def test_letters_are_joined_and_half_spaces_part_them() -> None:
    lettering = Lettering(60, 700, "fa")
    alone = sum(lettering.width(letter) for letter in "بیت")
    assert lettering.width("بیت") < 0.8 * alone
    joined, parted = lettering.width("میشود"), lettering.width(f"می{HALF}شود")
    assert parted > joined
    # A sign from the other part of the typeface adds its ink and changes nothing of the word.
    word, sign = ink(lettering, f"می{HALF}شود"), ink(lettering, "!")
    assert ink(lettering, f"می{HALF}شود!") == pytest.approx(word + sign, rel=0.03)


def ink(lettering: Lettering, line: str) -> int:
    image = Image.new("L", (600, 120))
    lettering.draw(ImageDraw.Draw(image), line, 580, 80, "white")
    return sum(image.histogram()[128:])


def test_a_line_from_the_right_ends_at_its_left() -> None:
    image = Image.new("L", (600, 120))
    lettering = Lettering(40, 700, "fa")
    end = lettering.draw(ImageDraw.Draw(image), "خبر Payvand", 580, 80, "white")
    left, _top, right, _bottom = image.getbbox() or (0, 0, 0, 0)
    assert end == pytest.approx(580 - lettering.width("خبر Payvand"))
    assert left == pytest.approx(end, abs=6)
    assert right == pytest.approx(580, abs=6)


def test_lines_are_broken_at_words_and_cut_at_the_last() -> None:
    lettering = Lettering(40, 700, "fa")
    text = "یک دو سه چهار پنج شش هفت هشت نه ده"
    lines = lettering.lines(text, 250)
    assert " ".join(lines) == text
    assert max(map(lettering.width, lines)) <= 250
    chosen, lines = fitting(text * 9, "fa", (60, 40), 700, Room(300, 130, 1.5))
    assert (chosen.size, len(lines)) == (40, 2)
    assert lines[-1].endswith("…")
    assert max(map(chosen.width, lines)) <= 300
    assert Lettering(40, 700, "fa").lines("آ" * 200, 300)[0].endswith("…")
    assert fitting("کوتاه", "fa", (60, 40), 700, Room(300, 130, 1.5))[0].size == 60


def test_what_the_typeface_has_not_got_is_left_out() -> None:
    assert drawable("خبر 🙂 漢 نو\n\n") == "خبر نو"
    assert Lettering(40, 700, "fa").lines("🙂", 300) == []


# The drawing -------------------------------------------------------------------------------------------------------


def test_the_picture_wears_the_colours_of_its_site() -> None:
    for hue in (38, 225):
        image = opened(draw(picture(hue=hue)))
        assert image.size == (WIDTH, HEIGHT)
        near = [
            max(abs(one - other) for one, other in zip(image.getpixel(place), rgb(role, hue), strict=True))
            for place, role in (((5, 5), (0.985, 0.004)), ((5, HEIGHT - 5), (0.335, 0.085)))
        ]
        assert max(near) <= 6
    assert draw(picture(hue=38)) != draw(picture(hue=225))


def rgb(role: tuple[float, float], hue: int) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour(role, hue)[1:]))


def test_colours_of_known_value() -> None:
    assert colour((1, 0), 0) == "#ffffff"
    assert colour((0, 0), 0) == "#000000"
    # sRGB red in OKLCH, from the definition's table.
    assert colour((0.62796, 0.25768), 29) == "#ff0004"


def test_the_title_begins_on_the_side_of_its_script() -> None:
    def darkest_columns(image: Image.Image) -> tuple[int, int]:
        words = image.crop((0, 130, WIDTH, BAND_TOP - 20)).convert("L").point(lambda value: 255 if value < 128 else 0)
        box = words.getbbox()
        assert box is not None
        return box[0], WIDTH - box[2]

    persian = darkest_columns(opened(draw(picture(title="کوتاه"))))
    english = darkest_columns(opened(draw(picture(title="Short", language="en"))))
    assert (persian[1], english[0]) == (pytest.approx(72, abs=12), pytest.approx(72, abs=12))
    assert (persian[0] > 500, english[1] > 500) == (True, True)


@pytest.mark.parametrize("title", ["", "🙂", "آ" * 400, "واژه " * 200, "a" * 300, "۱۰:۳۰ – ۱۲/۱۲", "\u200f\u202e‹›"])
@pytest.mark.parametrize("language", ["fa", "en", "ar"])
def test_any_title_makes_a_picture(title: str, language: str) -> None:
    image = opened(draw(picture(title=title, language=language, number="", site_name="نام " * 60)))
    assert image.size == (WIDTH, HEIGHT)


# Addresses ---------------------------------------------------------------------------------------------------------


def address_of(path: str) -> str:
    return urlsplit(read(FIRST, path).select_one("meta[property='og:image']")["content"]).path


@pytest.mark.django_db
def test_the_picture_of_a_page(kept: Path) -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر", title_en="News", ready_en=True)
    persian, english = address_of("/news/item/"), address_of("/en/news/item/")
    assert persian.startswith(f"/og/{page.uid}/fa/")
    assert english.startswith(f"/og/{page.uid}/en/")
    answer = ask(FIRST, persian)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert opened(answer.content).size == (1200, 630)
    assert [file.read_bytes() for file in kept.glob("*/*")] == [answer.content]
    assert ask(FIRST, persian).content == answer.content
    # Of another site it is nothing.
    assert ask(SECOND, persian).status_code == 404


@pytest.mark.django_db
def test_a_change_that_is_seen_changes_the_address() -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    before = address_of("/news/item/")
    page.title_fa = "خبر نو"
    page.save_revision().publish()
    renamed = address_of("/news/item/")
    record = site("first")
    record.hue = 120
    record.save()
    recoloured = address_of("/news/item/")
    assert len({before, renamed, recoloured}) == 3
    assert where(ask(FIRST, before)) == (302, recoloured)


@pytest.mark.django_db
def test_of_what_is_not_released_there_is_no_picture(kept: Path) -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    address = address_of("/news/item/")
    assert ask(FIRST, address).status_code == 200
    page.unpublish()
    assert ask(FIRST, address).status_code == 404
    draft = NewsPageFactory(publish=False)
    assert ask(FIRST, f"/og/{draft.uid}/fa/0123456789abcdef0123.png").status_code == 404
    assert ask(FIRST, address.replace("/fa/", "/xx/")).status_code == 404
    record = site("first")
    record.status = "suspended"
    record.save()
    assert ask(FIRST, address).status_code == 503


@pytest.mark.django_db
def test_without_the_typeface_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    NewsPageFactory(slug="item", title_fa="خبر")
    address = address_of("/news/item/")
    monkeypatch.setattr("cms.serving.page_pictures.picture.is_available", lambda: False)
    assert read(FIRST, "/news/item/").select("meta[property='og:image']") == []
    assert ask(FIRST, address).status_code == 404


def test_few_are_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "KEPT_IN_A_FOLDER", 3)
    monkeypatch.setattr(keeping, "draw", lambda picture: picture.title.encode())
    monkeypatch.setattr(PagePicture, "digest", property(lambda self: f"ab{self.title}"))
    for number in range(8):
        assert keeping.drawn(picture(title=str(number))) == str(number).encode()
    assert len(list(kept.glob("ab/*"))) == 3
    assert (kept / "ab" / "ab7.png").read_bytes() == b"7"
