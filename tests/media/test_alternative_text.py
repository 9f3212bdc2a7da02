"""What a picture shows is asked for; that it shows nothing of its own is said on purpose."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from cms.media.bodies import image_body
from cms.media.models import SiteImage
from tests.factories import ImageFactory, UserFactory
from tests.factories.media import png
from tests.factories.world import CENTRAL, site

pytestmark = pytest.mark.django_db

ASKED = "بنویسید تصویر چه نشان می‌دهد، یا پایین‌تر بگویید که تزئینی است."
CONTRADICTED = "تصویری که متن جایگزین دارد تزئینی نیست؛ یکی از این دو را خالی کنید."
XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def client() -> Client:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(role=("first", "editor"))
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def values(**given: str) -> dict[str, str]:
    return {"title": "باغ", "collection": str(site("first").collection.pk), "tags": "", **given}


def edit(client: Client, image: SiteImage, **given: str) -> Any:
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), values(**given))


@pytest.mark.parametrize("code", ["first", "second"])
def test_an_image_with_neither_is_asked_for_one_and_keeps_what_was_typed(client: Client, code: str) -> None:
    image = ImageFactory(code=code, alt_fa="")
    answer = edit(client, image, title="باغ تازه", credit_fa="عکاس")
    if code == "second":
        assert answer.status_code == 302
        assert answer.url == reverse("wagtailadmin_home")
    else:
        form = answer.context["form"]
        assert form.errors == {"alt_fa": [ASKED]}
        assert (form["title"].value(), form["credit_fa"].value()) == ("باغ تازه", "عکاس")
    image.refresh_from_db()
    assert (image.title.startswith("تصویر"), image.alt_fa) == (True, "")


def test_an_alternative_text_or_the_word_that_it_is_decorative_suffices(client: Client) -> None:
    image = ImageFactory(alt_fa="")
    assert edit(client, image, alt_fa="فوارهٔ باغ").status_code == 302
    image.refresh_from_db()
    assert (image.alt_fa, image.is_decorative, image_body(image, "fa").alt) == ("فوارهٔ باغ", False, "فوارهٔ باغ")
    assert edit(client, image, alt_fa="", is_decorative="on").status_code == 302
    image.refresh_from_db()
    assert (image.alt_fa, image.is_decorative, image_body(image, "fa").alt) == (None, True, "")


@pytest.mark.parametrize("code", ["fa", "en", "ar"])
def test_both_at_once_contradict_each_other(client: Client, code: str) -> None:
    image = ImageFactory(alt_fa="")
    answer = edit(client, image, is_decorative="on", **{f"alt_{code}": "a"})
    assert answer.context["form"].errors == {"is_decorative": [CONTRADICTED]}


def test_many_files_at_once_wait_until_each_has_its_words(client: Client) -> None:
    file = SimpleUploadedFile("garden.png", png(60, 40), "image/png")
    answer = client.post(
        reverse("wagtailimages:add_multiple"), {"title": "باغ", "files[]": file, "collection": ""} | values(), **XHR
    ).json()
    assert (answer["success"], SiteImage.objects.count(), UploadedFile.objects.count()) == (True, 0, 1)
    number = answer["uploaded_file_id"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])

    def save(**given: str) -> Any:
        data = {f"uploaded-image-{number}-{name}": value for name, value in values(**given).items()}
        return client.post(address, data, **XHR).json()

    refused = save(credit_fa="عکاس")
    assert refused["success"] is False
    assert "Write what the picture shows, or say below that it is decorative." in refused["form"]
    assert "عکاس" in refused["form"]
    assert SiteImage.objects.count() == 0
    assert save(alt_fa="فواره")["success"] is True
    image = SiteImage.objects.get()
    assert (image.alt_fa, image.is_decorative, image.collection) == ("فواره", False, site("first").collection)


def test_pictures_that_were_stored_without_words_stay_as_they_are() -> None:
    image = ImageFactory(alt_fa="")
    image.full_clean()
    image.save()
    assert image.lacks_alternative is True
    assert ImageFactory(alt_fa="", is_decorative=True).lacks_alternative is False
    assert ImageFactory().lacks_alternative is False


def test_the_form_says_what_citizens_get_of_it(client: Client) -> None:
    page = client.get(reverse("wagtailimages:edit", args=[ImageFactory().pk])).content.decode()
    assert "Read out to people who do not see it" in page
    assert "screen readers pass over it in silence" in page
    assert page.count("Empty: readers of this language get the Persian one.") == 2
