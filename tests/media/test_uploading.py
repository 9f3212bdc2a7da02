"""Pictures uploaded one by one for a table: who may, what is taken, what is said of the rest."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.models import ReferenceIndex
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.media.models import SiteImage
from tests.factories import ImageFactory, PhotoReportPageFactory, UserFactory
from tests.factories.media import png
from tests.factories.world import CENTRAL, site
from tests.sites.test_media_of_roles import ADDS, CHANGES, NOBODY, ROLES, SITES, XHR, by_role, client_of

pytestmark = pytest.mark.django_db

UPLOAD, LOOK_UP = "media_upload_picture", "media_pictures"


@pytest.fixture
def editor() -> Client:
    """Of the first site, with a Persian screen."""
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "editor")))
    return client


def file(content: bytes | None = None, name: str = "bridge.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, png(40, 30) if content is None else content, "image/png")


def send(
    client: Client, content: bytes | None = None, name: str = "bridge.png", code: str = "first", **more: Any
) -> Any:
    return client.post(reverse(UPLOAD), {"site": site(code).pk, "file": file(content, name), **more}, **XHR)


def change(client: Client, image: SiteImage, **values: Any) -> Any:
    return client.post(reverse("media_change_picture", args=[image.pk]), values, **XHR)


def ids(answer: Any) -> list[int]:
    return [row["id"] for row in answer.json()["pictures"]]


# Who may.


def test_where_each_role_adds() -> None:
    def adds(client: Client, code: str) -> bool:
        rows = SiteImage.objects.filter(collection=site(code).collection)
        before, everywhere = rows.count(), SiteImage.objects.count()
        status = send(client, code=code).status_code
        is_added = rows.count() > before
        assert SiteImage.objects.count() == everywhere + is_added
        assert (status == 201) is is_added
        SiteImage.objects.all().delete()
        return is_added

    assert by_role(adds) == ADDS


def test_a_collection_that_is_sent_along_means_nothing(editor: Client) -> None:
    assert send(editor, collection=site("second").collection_id).status_code == 201
    image = SiteImage.objects.get()
    assert (image.collection, image.uploaded_by_user) == (site("first").collection, User.objects.latest("pk"))
    assert image.title == "bridge"


@pytest.mark.parametrize("value", ["", "0", "x", "-1", "9" * 40, "۱"])
def test_a_site_that_is_none(editor: Client, value: str) -> None:
    assert editor.post(reverse(UPLOAD), {"site": value, "file": file()}, **XHR).status_code == 404
    assert SiteImage.objects.count() == 0


def test_whose_pictures_each_role_looks_up() -> None:
    images = {code: ImageFactory(code=code, width=40, height=30) for code in SITES}

    def sees(client: Client, code: str) -> bool:
        answer = client.get(reverse(LOOK_UP), {"id": images[code].pk}, **XHR)
        return answer.status_code == 200 and ids(answer) == [images[code].pk]

    assert by_role(sees) == ADDS


def test_whose_words_each_role_changes() -> None:
    def changes(client: Client, code: str) -> bool:
        image = ImageFactory(code=code, width=40, height=30, alt_fa="پیشین")
        status = change(client, image, alt_fa="تازه").status_code
        image.refresh_from_db()
        is_changed = image.alt_fa == "تازه"
        assert (status == 200) is is_changed
        return is_changed

    assert by_role(changes) == CHANGES


def test_a_contributor_gives_words_to_its_own() -> None:
    client = client_of("own-site contributor")
    image = ImageFactory(width=40, height=30, uploaded_by_user=User.objects.latest("pk"))
    other = ImageFactory(width=40, height=30)
    assert change(client, image, credit_fa="عکاس").json()["picture"]["credit"]["fa"] == "عکاس"
    rows = client.get(reverse(LOOK_UP), {"id": [image.pk, other.pk]}).json()["pictures"]
    assert [(row["can_change"], bool(row["edit_url"])) for row in rows] == [(True, True), (False, False)]


def test_addresses_have_their_methods(editor: Client) -> None:
    image = ImageFactory(width=40, height=30)
    assert editor.get(reverse(UPLOAD)).status_code == 405
    assert editor.get(reverse("media_change_picture", args=[image.pk])).status_code == 405
    assert editor.post(reverse(LOOK_UP)).status_code == 405
    assert editor.get(reverse(LOOK_UP), {"id": ["x", "", "9" * 30], "page": "x"}).json() == {"pictures": []}


# What is taken.


def bomb() -> bytes:
    """A PNG that says it has 2,500 million pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


KIND = "Pictures of this kind are not taken. Save it as JPEG, PNG or WebP."
NOT_ONE = "This is no picture, or its file is broken. Open it on your computer and save it anew as JPEG or PNG."
BAD_FILES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "text": (lambda: "متن".encode(), "a.png", NOT_ONE),
    "nothing": (lambda: b"", "a.png", "The file is empty. Choose it again, or get it anew from whoever sent it."),
    "a signature alone": (lambda: b"\x89PNG\r\n\x1a\n", "a.png", NOT_ONE),
    "cut off": (lambda: jpeg()[:4000], "a.jpg", NOT_ONE),
    "a drawing that runs scripts": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "a.svg",
        KIND,
    ),
    "another ending": (
        jpeg,
        "a.png",
        "The ending of the file's name does not fit what is in it. Save it as JPEG or PNG.",
    ),
    "a page": (lambda: b"<html><script>alert(1)</script></html>", "a.html", KIND),
    "too many pixels": (bomb, "a.png", "The picture has more than 80 million pixels. Save it smaller."),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_what_is_not_taken(english: Client, kind: str) -> None:
    make, name, sentence = BAD_FILES[kind]
    answer = send(english, make(), name)
    assert (answer.status_code, answer.json()) == (400, {"problem": sentence})
    assert SiteImage.objects.count() == 0


@pytest.fixture
def english(editor: Client) -> Client:
    UserProfile.objects.create(user=User.objects.latest("pk"), preferred_language="en")
    return editor


@pytest.mark.parametrize("kind", BAD_FILES)
def test_the_forms_of_images_say_the_same(english: Client, kind: str) -> None:
    make, name, sentence = BAD_FILES[kind]
    data = {"title": "باغ", "collection": site("first").collection_id, "tags": "", "alt_fa": "باغ"}
    answer = english.post(reverse("wagtailimages:add"), {**data, "file": file(make(), name)})
    assert answer.context["form"].errors == {"file": [sentence]}
    assert SiteImage.objects.count() == 0


def test_a_file_that_is_too_large(english: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1024 * 1024
    answer = send(english, png(40, 30) + b"\0" * 1_600_000)
    assert answer.json() == {"problem": "The file has 1.5 megabytes; at most 1 can be uploaded. Save it smaller."}
    assert SiteImage.objects.count() == 0


def test_no_file(english: Client) -> None:
    answer = english.post(reverse(UPLOAD), {"site": site("first").pk}, **XHR)
    assert (answer.status_code, answer.json()) == (400, {"problem": "No file came. Choose it again."})


@pytest.mark.parametrize("image_format", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_the_kinds_that_are_taken(editor: Client, image_format: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, image_format)
    answer = send(editor, buffer.getvalue(), f"باغ_تازه.{image_format.lower()}")
    row = answer.json()["picture"]
    assert (answer.status_code, row["title"], row["can_change"], row["uses"]) == (201, "باغ تازه", True, 0)
    assert (row["alt"], row["is_decorative"], row["focal"]) == ({"fa": "", "en": "", "ar": ""}, False, None)
    assert row["thumbnail"]["width"] == 60


def test_a_picture_from_a_camera_held_sideways(editor: Client) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "JPEG", exif=exif)
    row = send(editor, buffer.getvalue(), "a.jpg").json()["picture"]
    assert (row["thumbnail"]["width"], row["thumbnail"]["height"]) == (40, 60)


def test_where_a_picture_was_taken_stays_with_the_original(editor: Client) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "JPEG", exif=exif)
    row = send(editor, buffer.getvalue(), "a.jpg").json()["picture"]
    image = SiteImage.objects.get()
    rendition = image.renditions.get()
    with Image.open(image.file) as original, Image.open(rendition.file) as shown:
        assert (dict(original.getexif().get_ifd(0x8825)), dict(shown.getexif())) == ({1: "N"}, {})
    assert editor.get(row["thumbnail"]["url"]).status_code == 200
    assert editor.get(f"/media/{image.file.name}").status_code == 404
    assert editor.get(f"/media/images/../{image.file.name}").status_code == 404


# The same file again.


def test_the_same_file_is_offered_before_it_is_added_again(editor: Client) -> None:
    first = send(editor).json()["picture"]["id"]
    assert send(editor, name="copy.png").json()["duplicate"]["id"] == first
    assert SiteImage.objects.count() == 1
    assert send(editor, again="1").json()["picture"]["id"] != first
    assert SiteImage.objects.count() == 2


def test_the_same_file_on_another_site_is_nobodys_business(editor: Client) -> None:
    assert send(client_of("other-site editor"), code="second").status_code == 201
    assert send(editor).status_code == 201


# Words and focal point.


def test_only_what_is_sent_changes(editor: Client) -> None:
    image = ImageFactory(width=400, height=300, alt_fa="باغ", credit_fa="عکاس")
    row = change(editor, image, alt_fa="باغ تازه", alt_en="Garden", alt_ar="").json()["picture"]
    assert (row["alt"], row["credit"]["fa"]) == ({"fa": "باغ تازه", "en": "Garden", "ar": ""}, "عکاس")
    row = change(editor, image, focal_x="0.25", focal_y="0.5").json()["picture"]
    assert (row["focal"], row["alt"]["fa"]) == ({"x": 0.25, "y": 0.5}, "باغ تازه")
    image.refresh_from_db()
    assert image.get_focal_point().centroid == (100, 150)
    row = change(editor, image, focal_x="", focal_y="").json()["picture"]
    assert (row["focal"], row["credit"]["fa"]) == (None, "عکاس")
    row = change(editor, image, alt_fa="", alt_en="", alt_ar="", is_decorative="true").json()["picture"]
    assert (row["is_decorative"], row["alt"]["fa"]) == (True, "")
    row = change(editor, image, alt_fa="باغ").json()["picture"]
    assert (row["is_decorative"], row["alt"]["fa"]) == (False, "باغ")


@pytest.mark.parametrize(
    "values",
    [
        {"alt_fa": "باغ", "is_decorative": "true"},
        {"alt_fa": "آ" * 301},
        {"focal_x": "1.2", "focal_y": "0.5"},
        {"focal_x": "0.5"},
        {"focal_x": "nan", "focal_y": "0"},
        {"focal_x": "0.5", "focal_y": ""},
    ],
)
def test_words_that_are_refused_change_nothing(editor: Client, values: dict[str, str]) -> None:
    image = ImageFactory(width=40, height=30, alt_fa="پیشین", focal_point_x=None)
    answer = change(editor, image, **values)
    assert answer.status_code == 400
    assert answer.json()["problem"]
    image.refresh_from_db()
    assert (image.alt_fa, image.is_decorative, image.focal_point_x) == ("پیشین", False, None)


def test_other_places_that_show_a_picture_are_counted(editor: Client) -> None:
    image, other = ImageFactory(width=40, height=30), ImageFactory(width=40, height=30)
    here = PhotoReportPageFactory(images=[image, image, other])
    for page in (here, PhotoReportPageFactory(images=[image])):
        ReferenceIndex.create_or_update_for_object(page)

    def uses(**more: Any) -> list[int]:
        answer = editor.get(reverse(LOOK_UP), {"id": [other.pk, image.pk], **more})
        return [row["uses"] for row in answer.json()["pictures"]]

    assert (uses(), uses(page=here.pk), uses(page=0)) == ([1, 2], [0, 1], [1, 2])


def test_queries_do_not_grow_with_the_pictures(editor: Client) -> None:
    images = [ImageFactory(width=40, height=30) for _number in range(12)]

    def look_up(count: int) -> int:
        chosen = [image.pk for image in images[:count]]
        with CaptureQueriesContext(connection) as queries:
            answer = editor.get(reverse(LOOK_UP), {"id": chosen})
        assert ids(answer) == chosen
        return len(queries)

    look_up(12)
    assert look_up(1) == look_up(12)


def test_everybody_has_a_row_in_the_tables() -> None:
    assert ROLES.keys() == ADDS.keys() == CHANGES.keys()
    assert ADDS["anonymous"] == NOBODY
