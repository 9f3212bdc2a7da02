"""What the central office offers to all sites: found and chosen by all, changed by the central office alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Collection
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.access.offers import offered_collection_id, provide_offered_collection
from cms.media.models import SiteImage
from cms.news.models import NewsCategory, NewsIndexPage, NewsPage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.tenancy.models import NetworkSite
from sites.roles import align_groups
from tests.factories import DocumentFactory, ImageFactory, NewsCategoryFactory, NewsPageFactory, UserFactory
from tests.factories.media import png
from tests.factories.world import CENTRAL, site
from tests.news.form import news_form

pytestmark = pytest.mark.django_db

ROLES = {
    "contributor": ("first", "contributor"),
    "editor": ("first", "editor"),
    "publisher": ("first", "publisher"),
    "manager": ("second", "site-manager"),
    "central": ("central", "editor"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
}
CHANGES = {"central", "central editor"}


def client_of(role: str) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=ROLES[role]))
    return client


def shared() -> Collection:
    return Collection.objects.get(pk=offered_collection_id())


def released(page: NewsPage) -> Any:
    return ReleasedDocument.objects.get(uid=page.uid, locale="fa").body


def by_role(answer: Any) -> set[str]:
    return {role for role in ROLES if answer(client_of(role))}


KINDS = {"image": (ImageFactory, "wagtailimages"), "document": (DocumentFactory, "wagtaildocs")}


@pytest.fixture(params=KINDS)
def belonging(request: pytest.FixtureRequest) -> Any:
    """One that is offered; the app of its views."""
    factory, app = KINDS[request.param]
    words = {"title" if request.param == "image" else "title_fa": "آنچه در اختیار همه است"}
    record = factory(collection=shared(), **words)
    factory(code="central", **dict.fromkeys(words, "آنچه از آن مرکز است"))
    record.app = app
    return record


def test_every_site_finds_and_chooses_it_and_the_centre_changes_it(belonging: Any) -> None:
    def finds(client: Client) -> bool:
        shown = client.get(reverse(f"{belonging.app}_chooser:choose_results")).content.decode()
        return "آنچه در اختیار همه است" in shown

    def finds_more(client: Client) -> bool:
        shown = client.get(reverse(f"{belonging.app}_chooser:choose_results")).content.decode()
        return "آنچه از آن مرکز است" in shown

    def chooses(client: Client) -> bool:
        return client.get(reverse(f"{belonging.app}_chooser:chosen", args=[belonging.pk])).status_code == 200

    def opens(client: Client) -> bool:
        return client.get(reverse(f"{belonging.app}:edit", args=[belonging.pk])).status_code == 200

    def deletes(client: Client) -> bool:
        return client.get(reverse(f"{belonging.app}:delete", args=[belonging.pk])).status_code == 200

    choosers = set(ROLES) - {"overseer"}
    assert by_role(finds) == choosers
    assert by_role(finds_more) == CHANGES
    assert by_role(chooses) == choosers
    assert by_role(opens) == by_role(deletes) == CHANGES


def test_choosers_have_it_as_a_collection_to_narrow_by() -> None:
    shown = client_of("editor").get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert f'<option value="{offered_collection_id()}">' in shown
    with override("fa"):
        assert shared().name == gettext("Offered to all sites")


def test_a_list_of_the_own_pictures_does_not_mix_them_in(belonging: Any) -> None:
    shown = client_of("editor").get(reverse(f"{belonging.app}:index")).content.decode()
    assert "آنچه در اختیار همه است" not in shown


def add_news(client: Client, code: str = "first", **values: Any) -> Any:
    index = NewsIndexPage.objects.get(site__code=code)
    data = news_form(**values)
    del data["action-publish"]
    return client.post(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]), data)


def test_a_page_takes_it_and_keeps_it_when_the_offer_is_taken_back() -> None:
    picture = ImageFactory(collection=shared())
    body = nested_form_data({"body_fa": streamfield([("image", {"image": picture.pk, "caption": ""})])})
    editor = client_of("editor")
    assert add_news(editor, picture=picture.pk, **body).status_code == 302
    page = NewsPage.objects.get(site__code="first")
    SiteImage.objects.filter(pk=picture.pk).update(collection=site("central").collection)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = news_form(title_fa="باز ذخیره شد", picture=picture.pk, **body)
    del data["action-publish"]
    assert editor.post(address, data).status_code == 302
    latest = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (latest.title_fa, latest.picture_id, latest.body_fa[0].value["image"].pk) == (
        "باز ذخیره شد",
        picture.pk,
        picture.pk,
    )
    # Elsewhere it is no longer to be had.
    assert list(add_news(editor, slug="other", picture=picture.pk).context["form"].errors) == ["picture"]


def test_a_new_file_reaches_the_pages_of_every_site() -> None:
    picture = ImageFactory(collection=shared(), width=40, height=30)
    pages = [NewsPageFactory(site=code, picture=picture) for code in ("first", "second")]

    def shown() -> list[str]:
        return [released(page)["picture"]["src"] for page in pages]

    before = shown()
    picture.file = ContentFile(png(50, 30, "navy"), "new.png")
    picture.save()
    refresh_stale()
    after = shown()
    assert len({*before, *after}) == 2
    assert before[0] != after[0]
    assert after[0] == after[1]


# Categories ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def category() -> NewsCategory:
    NewsCategoryFactory(code="central", name_fa="درونی")
    return NewsCategoryFactory(code="central", name_fa="هشدار", is_offered=True)


def test_an_offered_category_is_chosen_by_all_and_changed_by_the_centre(category: NewsCategory) -> None:
    def offers(client: Client) -> set[str]:
        shown = client.get(reverse("wagtailsnippetchoosers_news_newscategory:choose_results")).content.decode()
        return {name for name in ("درونی", "هشدار") if name in shown}

    def chooses(client: Client) -> bool:
        address = reverse("wagtailsnippetchoosers_news_newscategory:chosen", args=[category.pk])
        return client.get(address).status_code == 200

    def lists(client: Client) -> bool:
        return "هشدار" in client.get(reverse("wagtailsnippets_news_newscategory:list")).content.decode()

    def opens(client: Client) -> bool:
        return client.get(reverse("wagtailsnippets_news_newscategory:edit", args=[category.pk])).status_code == 200

    def deletes(client: Client) -> bool:
        address = reverse("wagtailsnippets_news_newscategory:delete", args=[category.pk])
        return client.get(address).status_code == 200

    assert offers(client_of("editor")) == {"هشدار"}
    assert offers(client_of("central")) == {"درونی", "هشدار"}
    assert by_role(chooses) == set(ROLES)
    assert by_role(lists) == by_role(opens) == by_role(deletes) == CHANGES


def test_the_chooser_says_whose_a_category_is(category: NewsCategory) -> None:
    shown = client_of("editor").get(reverse("wagtailsnippetchoosers_news_newscategory:choose_results"))
    assert "دفتر مرکزی" in shown.content.decode()


def test_news_takes_an_offered_category_and_keeps_it(category: NewsCategory) -> None:
    editor = client_of("publisher")
    block = streamfield([("news_list", {"title": "", "kind": "", "category": category.pk, "limit": 3})])
    values = {"category": category.pk, **nested_form_data({"body_fa": block})}
    assert add_news(editor, **values).status_code == 302
    page = NewsPage.objects.get(site__code="first")
    NewsCategory.objects.filter(pk=category.pk).update(is_offered=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.post(address, news_form(**values)).status_code == 302
    body = released(page)
    assert (body["category"], body["blocks"][0]["value"]["category"]) == ("هشدار", "هشدار")
    assert list(add_news(editor, slug="other", category=category.pk).context["form"].errors) == ["category"]


def test_only_the_centre_offers_a_category() -> None:
    address = reverse("wagtailsnippets_news_newscategory:add")
    fields = {
        role: "is_offered" in client_of(role).get(address).context["form"].fields for role in ("editor", "central")
    }
    assert fields == {"editor": False, "central": True}
    client_of("editor").post(address, {"site": site("first").pk, "name_fa": "از آن خود", "is_offered": "on"})
    assert NewsCategory.objects.get(name_fa="از آن خود").is_offered is False
    answer = client_of("central editor").post(
        address, {"site": site("first").pk, "name_fa": "دیگر", "is_offered": "on"}
    )
    assert list(answer.context["form"].errors) == ["is_offered"]
    with pytest.raises(ValidationError):
        NewsCategory(site=site("first"), name_fa="سوم", is_offered=True).full_clean()


# The collection -----------------------------------------------------------------------------------------------------


def test_a_network_from_before_gets_the_collection_once() -> None:
    former = offered_collection_id()
    NetworkSite.objects.filter(code="central").update(offered_collection=None)
    assert former is not None
    assert provide_offered_collection() is True
    assert offered_collection_id() not in (None, former)
    assert shared().is_child_of(site("central").collection)
    assert provide_offered_collection() is False
    assert align_groups() == 8 + 4  # the groups of three sites


def test_without_a_centre_there_is_none() -> None:
    NetworkSite.objects.filter(code="central").update(kind="organisation")
    assert provide_offered_collection() is False
    assert offered_collection_id() is None
