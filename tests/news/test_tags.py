"""Tags: typed in the form, each site's own, followed by documents."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cms.news.models import NewsIndexPage, NewsPage, NewsTag
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from tests.access.test_records import REACH, SIGHT, client_of
from tests.factories import NewsPageFactory, NewsTagFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.news.form import news_form
from tests.serving.visitor import main_of, read, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    return client


def add(client: Client, **values: Any) -> Any:
    index = NewsIndexPage.objects.get(site__code="first")
    return client.post(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]), news_form(**values))


def names(page: NewsPage) -> list[str]:
    return list(page.tags.order_by("name_fa").values_list("name_fa", flat=True))


def document(page: NewsPage, language: str = "fa") -> ReleasedDocument:
    return ReleasedDocument.objects.get(uid=page.uid, locale=language)


def test_an_editor_chooses_known_tags_and_types_new_ones(editor: Client) -> None:
    known = NewsTagFactory(name_fa="کتاب‌خانه")
    NewsTagFactory(code="second", name_fa="بازار محله")
    assert add(editor, tags='کتاب خانه، "بازار محله", بازار  محله').status_code == 302
    page = NewsPage.objects.get(slug="item")
    assert names(page) == ["بازار محله", "کتاب‌خانه"]
    assert known in page.tags.all()
    assert sorted(NewsTag.objects.filter(site=site("first")).values_list("name_fa", flat=True)) == names(page)
    assert NewsTag.objects.filter(site=site("second")).count() == 1
    assert document(page).summary["tags"] == ["بازار محله", "کتاب‌خانه"]
    links = [(text(link), link["href"][:11]) for link in main_of(read(FIRST, "/news/item/")).select(".tags a")]
    assert links == [("بازار محله", "/news/?tag="), ("کتاب‌خانه", "/news/?tag=")]


def test_the_form_shows_the_tags_of_a_page_and_takes_them_off(editor: Client) -> None:
    page = NewsPageFactory(publish=False)
    page.tags.set([NewsTagFactory(name_fa="بازار محله"), NewsTagFactory(name_fa="مدرسه")])
    page.save_revision().publish()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    field = editor.get(address).context["form"]["tags"]
    assert field.value() is not None
    assert 'value="&quot;بازار محله&quot;, مدرسه"' in str(field)
    assert f"/admin/news/tags/{site('first').pk}/" in str(field)
    assert editor.post(address, news_form(slug=page.slug, tags="مدرسه")).status_code == 302
    assert names(NewsPage.objects.get(pk=page.pk)) == ["مدرسه"]
    assert NewsTag.objects.filter(name_fa="بازار محله").exists()


def test_a_draft_keeps_its_tags_until_it_is_published(editor: Client) -> None:
    page = NewsPageFactory()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    draft = {name: value for name, value in news_form(slug=page.slug, tags="تازه").items() if name != "action-publish"}
    assert editor.post(address, draft).status_code == 302
    assert (names(page), document(page).summary["tags"]) == ([], [])
    page.refresh_from_db()
    assert [tag.name_fa for tag in page.get_latest_revision_as_object().tags.all()] == ["تازه"]
    page.get_latest_revision().publish()
    assert (names(page), document(page).summary["tags"]) == (["تازه"], ["تازه"])


def test_a_preview_shows_a_new_tag_and_keeps_none(editor: Client) -> None:
    page = NewsPageFactory()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(address, news_form(slug=page.slug, tags="تازه")).json()["is_valid"] is True
    shown = editor.get(address, {"mode": "fa"})
    assert "تازه" in shown.content.decode()
    assert NewsTag.objects.count() == 0


def test_a_tag_has_a_length(editor: Client) -> None:
    answer = add(editor, tags="و" * 101)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["tags"])
    assert NewsTag.objects.count() == 0


def test_two_sites_may_have_tags_of_the_same_name() -> None:
    NewsTagFactory(name_fa="بازار")
    NewsTagFactory(code="second", name_fa="بازار")
    with pytest.raises(IntegrityError), transaction.atomic():
        NewsTagFactory(name_fa="بازار")


def test_documents_follow_a_tag() -> None:
    tag = NewsTagFactory(name_fa="بازار", name_en="Market")
    page = NewsPageFactory(publish=False, title_en="News", ready_en=True)
    page.tags.set([tag])
    page.save_revision().publish()
    assert [document(page, language).body["tags"] for language in ("fa", "en")] == [["بازار"], ["Market"]]
    assert document(page, "en").facets[:2] == ["kind:news", "tag:Market"]
    tag.name_fa = "بازارچه"
    tag.save()
    refresh_stale()
    assert document(page).facets[:2] == ["kind:news", "tag:بازارچه"]
    tag.delete()
    refresh_stale()
    assert (document(page).body["tags"], document(page).facets[0]) == ([], "kind:news")


def test_completion_offers_the_tags_of_the_own_sites() -> None:
    for code in ("first", "second"):
        NewsTagFactory(code=code, name_fa=f"بازار {code}", name_en="Market")
        NewsTagFactory(code=code, name_fa="مدرسه")

    def offered(role: str, term: str) -> set[str]:
        client = client_of(role)
        answers = [
            client.get(reverse("news_tags", args=[site(code).pk]), {"term": term}) for code in ("first", "second")
        ]
        found = [name for answer in answers if answer.status_code == 200 for name in answer.json()]
        return {name.removeprefix("بازار ") for name in found}

    assert {role: offered(role, "بازار") for role in SIGHT} == SIGHT
    assert offered("own-site editor", "mark") == {"first"}
    assert offered("own-site editor", " ") == set()
    assert REACH["own-site editor"] == {"first"}
