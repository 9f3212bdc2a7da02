"""Documents follow what they refer to."""

from __future__ import annotations

import pytest

from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale, waiting
from cms.standard.models import StandardPage
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    PersonFactory,
    PostPageFactory,
    StandardPageFactory,
)
from tests.release.outcome import document

pytestmark = pytest.mark.django_db


def test_a_changed_image_reaches_every_page_that_shows_it() -> None:
    image = ImageFactory(alt_fa="باغ")
    pages = [NewsPageFactory(picture=image), NewsPageFactory(site="second", picture=image)]
    unrelated = NewsPageFactory(picture=ImageFactory())
    before = document(unrelated).revision
    image.alt_fa = "باغ کهن"
    image.save()
    assert waiting() == 2
    assert refresh_stale() == 2
    assert [document(page).body["picture"]["alt"] for page in pages] == ["باغ کهن", "باغ کهن"]
    assert document(unrelated).revision == before


def test_a_changed_image_leaves_the_kept_language_in_its_own_text() -> None:
    image = ImageFactory(alt_fa="باغ", alt_en="Garden")
    page = NewsPageFactory(title_en="News", lead_en="Good", ready_en=True, picture=image)
    page.lead_en, page.ready_en = "Half-done", False
    page.save_revision().publish()
    image.alt_en = "Old garden"
    image.save()
    refresh_stale()
    english = document(page, "en")
    assert (english.body["lead"], english.body["picture"]["alt"]) == ("Good", "Old garden")


def test_a_changed_document_reaches_its_pages() -> None:
    file = DocumentFactory(title_fa="گزارش")
    page = StandardPageFactory(body_fa=[("documents", {"title": "", "items": [file]})])
    file.title_fa = "گزارش سالانه"
    file.save()
    refresh_stale()
    items = document(page).body["blocks"][0]["value"]["items"]
    assert [item["title"] for item in items] == ["گزارش سالانه"]


def test_a_changed_person_reaches_post_directory_and_introduction() -> None:
    person = PersonFactory(name_fa="مدیر نمونه")
    post = PostPageFactory(publish=False)
    post.holdings.create(person=person)
    post.save_revision().publish()
    person.name_fa = "مدیر نمونهٔ دیگر"
    person.save()
    refresh_stale()
    assert document(post).body["holders"][0]["name"] == "مدیر نمونهٔ دیگر"
    directory = ReleasedDocument.objects.get(site__code="first", path="/people/")
    assert directory.body["departments"][0]["posts"][0]["holder"]["name"] == "مدیر نمونهٔ دیگر"


def test_a_changed_category_reaches_its_news() -> None:
    category = NewsCategoryFactory(name_fa="شهری")
    page = NewsPageFactory(category=category)
    category.name_fa = "شهر"
    category.save()
    refresh_stale()
    assert document(page).summary["category"] == "شهر"


def test_links_follow_a_moved_page_and_end_when_it_is_withdrawn() -> None:
    target = StandardPageFactory(slug="target")
    html = f'<p><a linktype="page" id="{target.pk}">پیوند</a></p>'
    page = StandardPageFactory(body_fa=[("paragraph", {"text": html})])

    def shown() -> str:
        return document(page).body["blocks"][0]["value"]["html"]

    assert shown() == '<p><a href="/target/">پیوند</a></p>'
    target = StandardPage.objects.get(pk=target.pk)
    target.slug = "aim"
    target.save_revision().publish()
    refresh_stale()
    assert shown() == '<p><a href="/aim/">پیوند</a></p>'
    StandardPage.objects.get(pk=target.pk).unpublish()
    refresh_stale()
    assert shown() == "<p><a>پیوند</a></p>"


def test_a_link_to_another_site_goes_by_its_code() -> None:
    target = StandardPageFactory(site="second", slug="target")
    html = f'<p><a linktype="page" id="{target.pk}">پیوند</a></p>'
    page = StandardPageFactory(body_fa=[("paragraph", {"text": html})])
    assert document(page).body["blocks"][0]["value"]["html"] == '<p><a href="/s/second/target/">پیوند</a></p>'
