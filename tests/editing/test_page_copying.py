"""Copying a page to another of one's own sites: the copy holds nothing that only the first site has."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection
from wagtail.rich_text import extract_references_from_rich_text

from cms.access.offers import offered_collection_id
from cms.access.references import foreign_among, standing_in
from cms.media.models import SiteDocument, SiteImage
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from tests.editing.clients import client_of_two_sites
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    NewsTagFactory,
    PortalPageFactory,
)
from tests.factories.world import site

pytestmark = pytest.mark.django_db

FOCAL = {"focal_point_x": 30, "focal_point_y": 20, "focal_point_width": 8, "focal_point_height": 8}
NOTHING_LOST = {"title": "باغ", "alt_fa": "درختان باغ", "alt_en": "Trees", "credit_fa": "عکاس باغ", **FOCAL}


@pytest.fixture
def client() -> Client:
    return client_of_two_sites()


@pytest.fixture
def picture() -> SiteImage:
    image: SiteImage = ImageFactory(width=60, height=40, **NOTHING_LOST)
    image.tags.add("باغ")
    return image


@pytest.fixture
def offered() -> SiteImage:
    image: SiteImage = ImageFactory(collection=Collection.objects.get(pk=offered_collection_id()), width=60, height=40)
    return image


def copy(client: Client, page: BasePage, target: BasePage, **values: Any) -> Any:
    data = {"new_title": "نسخه", "new_slug": "copy", "new_parent_page": target.pk, **values}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)


def news_of(code: str) -> NewsIndexPage:
    return NewsIndexPage.objects.get(site__code=code)


def files_of(code: str) -> tuple[list[SiteImage], list[SiteDocument]]:
    collection = site(code).collection
    images = SiteImage.objects.filter(collection=collection).order_by("pk")
    return list(images), list(SiteDocument.objects.filter(collection=collection).order_by("pk"))


def named_and_foreign(page: BasePage) -> set[Any]:
    """What the page names, anywhere, and its site may not."""
    named = ((ContentType.objects.get_for_id(kind).model_class(), key) for kind, key in standing_in(page))
    return foreign_among([(model, key) for model, key in named if model is not None], page.site_id)


def rich_item(picture: SiteImage, offered: SiteImage, document: SiteDocument, **values: Any) -> NewsPage:
    item: NewsPage = NewsPageFactory(
        slug="rich",
        picture=picture,
        category=NewsCategoryFactory(),
        body_fa=[
            ("image", {"image": picture, "caption": "باغ"}),
            ("image", {"image": offered, "caption": "همگانی"}),
            ("documents", {"title": "", "items": [document]}),
            ("paragraph", {"text": f'<p><a linktype="document" id="{document.pk}">پرونده</a></p>'}),
        ],
        body_en=[("image", {"image": picture, "caption": "Garden"})],
        **values,
    )
    return item


def test_its_pictures_and_files_go_with_it(client: Client, picture: SiteImage, offered: SiteImage) -> None:
    document = DocumentFactory(title_fa="آیین‌نامه", title_en="Rules", content=b"%PDF-1.4 rules")
    item = rich_item(picture, offered, document)
    published, draft = NewsPageFactory(title_fa="منتشر"), NewsPageFactory(title_fa="پیش‌نویس", publish=False)
    item.tags.add(NewsTagFactory())
    item.related_news.create(item=published)
    item.related_news.create(item=draft)
    item.save_revision().publish()
    before = NewsPage.objects.get(pk=item.pk).serializable_data()

    answer = copy(client, item, news_of("second"), publish_copies="on")
    assert "2 pictures and files of it were copied there." in answer.content.decode()
    made = NewsPage.objects.get(slug="copy")
    assert (made.live, made.site) == (True, site("second"))
    (image,), (file,) = files_of("second")
    assert {name: getattr(image, name) for name in NOTHING_LOST} == NOTHING_LOST
    assert (list(image.tags.names()), image.get_file_hash()) == (["باغ"], picture.get_file_hash())
    assert (file.title_fa, file.title_en, file.file.read()) == ("آیین‌نامه", "Rules", b"%PDF-1.4 rules")
    shown = [child.value for child in made.body_fa]
    assert (made.picture, shown[0]["image"], shown[1]["image"]) == (image, image, offered)
    assert (made.body_en[0].value["image"], list(shown[2]["items"])) == (image, [file])
    assert [key for _model, key, *_paths in extract_references_from_rich_text(shown[3]["text"].source)] == [
        str(file.pk)
    ]
    # Words, drafts and versions of the first site stay there.
    assert (made.category, list(made.tags.all()), made.revisions.count()) == (None, [], 1)
    assert [row.item for row in made.related_news.all()] == [published]
    assert [named_and_foreign(page) for page in (made, made.get_latest_revision_as_object())] == [set(), set()]
    assert NewsPage.objects.get(pk=item.pk).serializable_data() == before

    # A second copy finds the files that are there.
    copy(client, item, news_of("second"), new_slug="again")
    again = NewsPage.objects.get(slug="again")
    assert (again.live, again.picture, files_of("second")) == (False, image, ([image], [file]))


@pytest.mark.parametrize(("publish", "title"), [("", "دوم"), ("on", "یکم")])
def test_a_published_copy_has_what_is_published(client: Client, picture: SiteImage, publish: str, title: str) -> None:
    item = NewsPageFactory(lead_fa="یکم", picture=picture)
    item.lead_fa = "دوم"
    item.save_revision()
    copy(client, item, news_of("second"), publish_copies=publish)
    made = NewsPage.objects.get(slug="copy")
    assert (made.lead_fa, made.get_latest_revision_as_object().lead_fa) == (title, title)
    assert made.picture.collection == site("second").collection


def test_pages_below_it_go_too_and_share_its_files(client: Client, picture: SiteImage) -> None:
    upper = PortalPageFactory(slug="upper", picture=picture)
    PortalPageFactory(parent=upper, slug="lower", picture=picture, publish=False)
    copy(client, upper, site("second").root_page, copy_subpages="on", publish_copies="on")
    made = BasePage.objects.get(slug="copy").get_descendants(inclusive=True).specific()
    (image,), _documents = files_of("second")
    assert [(page.slug, page.live, page.picture) for page in made] == [("copy", True, image), ("lower", False, image)]


@pytest.mark.parametrize("is_lost", [False, True])
def test_what_cannot_be_read_refuses_the_copy(client: Client, is_lost: bool, picture: SiteImage) -> None:
    unreadable = picture if is_lost else ImageFactory(code="central", title="zzforeign", width=60, height=40)
    item = NewsPageFactory(
        picture=ImageFactory(width=60, height=40), body_fa=[("image", {"image": unreadable, "caption": ""})]
    )
    if is_lost:
        picture.file.storage.delete(picture.file.name)
    answer = copy(client, item, news_of("second"))
    (problem,) = answer.context["form"].errors["new_parent_page"]
    expected = "The file of “باغ” is lost." if is_lost else "The page shows a picture or file that you may not use."
    assert problem.startswith(expected)
    assert "zzforeign" not in answer.content.decode()
    assert (NewsPage.objects.filter(slug="copy").count(), files_of("second")) == (0, ([], []))


def test_whoever_may_not_add_files_there_is_refused(picture: SiteImage) -> None:
    client = client_of_two_sites()
    item = NewsPageFactory(picture=picture)
    site("second").collection.group_permissions.all().delete()
    answer = copy(client, item, news_of("second"))
    assert list(answer.context["form"].errors) == ["new_parent_page"]
    assert NewsPage.objects.filter(slug="copy").count() == 0


def test_on_the_same_site_it_keeps_its_references(client: Client, picture: SiteImage) -> None:
    item = NewsPageFactory(picture=picture, category=NewsCategoryFactory())
    copy(client, item, news_of("first"))
    made = NewsPage.objects.get(slug="copy")
    assert (made.picture, made.category) == (picture, item.category)


def test_the_api_copies_nothing(client: Client, picture: SiteImage) -> None:
    item = NewsPageFactory(picture=picture)
    address = reverse("wagtailadmin_api:pages:action", args=[item.pk, "copy"])
    data = {"destination_page_id": news_of("second").pk, "slug": "copy"}
    assert client.post(address, data).status_code == 404
    assert NewsPage.objects.filter(slug="copy").count() == 0
