"""Texts are cleaned by the language of their field whoever saves the page or record; codes are never touched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext, isolate_apps
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import nested_form_data

from cms.blocks.body import BodyStreamBlock
from cms.media.models import SiteImage
from cms.news.models import NewsPage
from cms.pages.models import BasePage
from cms.people.models import Person, PostPage
from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite
from cms.text.checks import NEVER_CLEANED, UNDECIDED, check_texts, problems_of
from cms.text.record_cleaning import NOT_TEXT, clean_record
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    PersonFactory,
    PhotoReportPageFactory,
    PostPageFactory,
    UserFactory,
)
from tests.factories.world import CENTRAL

TYPED, STORED = "كتابهاي ١", "کتابهای ۱"
ARABIC = "كتاب على ١"
ENGLISH = "a\u200bb ي"


def body(text: str) -> list[dict[str, Any]]:
    return [{"type": "paragraph", "value": {"text": f'<p><a href="https://x.ir/ي">{text}</a></p>'}}]


def page_values(site: str) -> dict[str, Any]:
    return {
        "site": site,
        "title_fa": TYPED,
        "title_ar": ARABIC,
        "title_en": ENGLISH,
        "seo_title_fa": TYPED,
        "search_description_ar": ARABIC,
        "lead_fa": TYPED,
        "lead_ar": ARABIC,
        "reporter_fa": TYPED,
        "media_name": TYPED,
        "media_title": TYPED,
        "media_url": "https://x.ir/ي١",
        "source_url": "https://x.ir/ك",
        "body_fa": body(TYPED),
        "body_ar": body(ARABIC),
    }


def link(page: NewsPage, language: str) -> str:
    source: str = page.translated("body", language)[0].value["text"].source
    return source


@pytest.mark.django_db
@pytest.mark.parametrize("site", ["first", "second"])
def test_a_page_is_cleaned_whoever_saves_it(site: str) -> None:
    page = NewsPageFactory(publish=False, **page_values(site))
    assert (page.title_fa, page.title, page.draft_title, page.slug) == (STORED, STORED, STORED, "کتابهای-۱")
    assert (page.title_ar, page.lead_ar, page.search_description_ar) == (ARABIC, ARABIC, ARABIC)
    assert (page.title_en, page.seo_title_fa, page.lead_fa) == ("ab ي", STORED, STORED)
    assert (page.reporter_fa, page.media_name, page.media_title) == (STORED, STORED, STORED)
    assert (page.media_url, page.source_url) == ("https://x.ir/ي١", "https://x.ir/ك")
    assert link(page, "fa") == f'<p><a href="https://x.ir/ي">{STORED}</a></p>'
    assert link(page, "ar") == f'<p><a href="https://x.ir/ي">{ARABIC}</a></p>'


@pytest.mark.django_db
def test_a_revision_keeps_what_was_cleaned_and_so_do_readers() -> None:
    page = NewsPageFactory()
    page.title_fa, page.lead_ar, page.body_fa = TYPED, ARABIC, body(TYPED)
    revision = page.save_revision()
    assert (revision.content["title_fa"], revision.content["lead_ar"]) == (STORED, ARABIC)
    assert STORED in json.loads(revision.content["body_fa"])[0]["value"]["text"]
    revision.publish()
    document = ReleasedDocument.objects.get(uid=page.uid, locale="fa")
    assert document.title == STORED
    assert document.body["blocks"][0]["value"]["html"] == f'<p><a href="https://x.ir/ي">{STORED}</a></p>'


@pytest.mark.django_db
def test_rows_of_a_revision_are_cleaned_with_their_page() -> None:
    page = PhotoReportPageFactory(images=[ImageFactory()])
    (picture,) = page.pictures.all()
    picture.caption_fa, picture.caption_ar = TYPED, ARABIC
    page.pictures = [picture]
    content = page.save_revision().content
    assert [(row["caption_fa"], row["caption_ar"]) for row in content["pictures"]] == [(STORED, ARABIC)]


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["first", "second"])
def test_records_are_cleaned(code: str) -> None:
    person = PersonFactory(code=code, name_fa=TYPED, name_ar=ARABIC, biography_fa=f"<p>{TYPED}</p>")
    assert (person.name_fa, person.name_ar, person.biography_fa) == (STORED, ARABIC, f"<p>{STORED}</p>")
    image = ImageFactory(code=code, title=TYPED, alt_fa=TYPED, alt_ar=ARABIC, credit_fa=TYPED)
    assert (image.title, image.alt_fa, image.alt_ar, image.credit_fa) == (STORED, STORED, ARABIC, STORED)
    document = DocumentFactory(code=code, title_fa=TYPED, title_ar=ARABIC)
    assert (document.title_fa, document.title, document.title_ar) == (STORED, STORED, ARABIC)
    record = NetworkSite.objects.get(code=code)
    record.address_fa, record.address_ar, record.fax = TYPED, ARABIC, "٠٢١"
    record.save()
    record.refresh_from_db()
    assert (record.address_fa, record.address_ar, record.fax, record.code) == (STORED, ARABIC, "٠٢١", code)


@pytest.mark.django_db
def test_numbers_of_a_post_stay_as_they_were_typed() -> None:
    post = PostPageFactory(extension="١٢", phone="٠٢١", department_fa=TYPED)
    assert (post.extension, post.phone, post.department_fa) == ("١٢", "٠٢١", STORED)


@pytest.mark.django_db
def test_saving_some_fields_cleans_those_and_loads_no_others() -> None:
    person = Person.objects.only("pk", "name_fa").get(pk=PersonFactory().pk)
    person.name_fa = TYPED
    with CaptureQueriesContext(connection) as captured:
        clean_record(person)
    assert (len(captured), person.name_fa) == (0, STORED)
    image = ImageFactory(title="باغ")
    image.title, image.credit_fa = TYPED, TYPED
    image.save(update_fields=["title"])
    assert (image.title, SiteImage.objects.get(pk=image.pk).title) == (STORED, STORED)


@pytest.mark.django_db
def test_cleaning_a_stored_stream_makes_no_query() -> None:
    picture = {"type": "image", "value": {"image": ImageFactory().pk, "caption": TYPED}}
    stored = NewsPageFactory(body_fa=[picture] * 5)
    page = NewsPage.objects.get(pk=stored.pk)
    with CaptureQueriesContext(connection) as captured:
        clean_record(page)
    assert len(captured) == 0
    assert page.body_fa[0].value["caption"] == STORED


@pytest.mark.django_db
def test_what_grows_by_cleaning_is_refused_at_its_field() -> None:
    person = PersonFactory()
    person.name_fa = "ﷲ" * 60  # one sign each, four letters each
    with pytest.raises(ValidationError) as refused:
        person.full_clean()
    assert "name_fa" in refused.value.message_dict


@pytest.mark.django_db
def test_tags_of_images_are_words_too() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    image = ImageFactory()
    values = {"title": "باغ", "alt_fa": "باغ", "tags": "كتاب, کتاب", "collection": str(image.collection.pk)}
    assert client.post(reverse("wagtailimages:edit", args=[image.pk]), nested_form_data(values)).status_code == 302
    assert [tag.name for tag in image.tags.all()] == ["کتاب"]


# The check ---------------------------------------------------------------------------------------------------------


def test_somebody_has_decided_about_every_text() -> None:
    assert check_texts() == []


@isolate_apps("tests")
def test_a_text_about_which_nobody_has_decided_is_found() -> None:
    class Undecided(models.Model):
        text_languages = {"number": NOT_TEXT}

        name = models.CharField(max_length=20)
        number = models.CharField(max_length=20)
        kind = models.CharField(max_length=20, choices=[("a", "a")])
        address = models.URLField()
        body = StreamField(BodyStreamBlock())

        class Meta:
            app_label = "tests"

        def __str__(self) -> str:
            return self.name

    found = list(problems_of(Undecided))
    assert {problem.id for problem in found} == {UNDECIDED}
    paths = {problem.msg.partition("Undecided.")[2].partition(" ")[0] for problem in found}
    assert {path for path in paths if not path.startswith("body.")} == {"name"}
    assert {"body.paragraph.text", "body.list.items[]", "body.table.table.text"} <= paths
    assert not {"body.heading.level", "body.film.embed_url", "body.call_to_action.phone"} & paths


def test_a_translated_model_that_is_not_cleaned_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.text.checks.is_cleaned", lambda model: model is not Person)
    assert [problem.id for problem in problems_of(Person)] == [NEVER_CLEANED]
    monkeypatch.setattr("cms.text.checks.is_cleaned", lambda model: issubclass(model, BasePage))
    report = PhotoReportPageFactory._meta.model
    assert [problem.id for problem in problems_of(report)] == [NEVER_CLEANED]
    assert list(problems_of(PostPage)) == []
