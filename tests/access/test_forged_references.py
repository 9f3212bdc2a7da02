"""Naming another site's belongings past a chooser: refused where it was written, told nothing, stored nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from cms.news.models import NewsCategory, NewsIndexPage, NewsPage
from cms.people.models import PeopleIndexPage, Person, PostPage
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsCategoryFactory,
    NewsPageFactory,
    PersonFactory,
    PostPageFactory,
    StandardPageFactory,
    UserFactory,
    give_role,
)
from tests.factories.world import CENTRAL, site
from tests.news.form import news_form

pytestmark = pytest.mark.django_db

FEATURES = ["bold", "link", "document-link"]
NAME = "zzforeign"
PICTURE = "This picture belongs to another site or is no longer there."
FILE = "This file belongs to another site or is no longer there."
PAGE = "This page is not published, belongs to another site or is no longer there."
RECORD = "This belongs to another site or is no longer there."


@pytest.fixture
def editor() -> Client:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(role=("first", "editor"))
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def image(code: str) -> int:
    return ImageFactory(code=code, title=NAME, width=60, height=40).pk


def document(code: str) -> int:
    return DocumentFactory(code=code, title_fa=NAME, name=f"{NAME}.pdf").pk


def category(code: str) -> int:
    return NewsCategoryFactory(code=code, name_fa=NAME).pk


def page(code: str, publish: bool = False) -> int:
    return StandardPageFactory(site=code, title_fa=NAME, publish=publish).pk


def news(code: str) -> int:
    return NewsPageFactory(site=code, title_fa=NAME, publish=False).pk


def text(html: str) -> str:
    return rich_text(html, features=FEATURES)


def link(pk: int) -> str:
    return text(f'<p>پیش از <a linktype="page" id="{pk}">پیوند</a> و پس از آن</p>')


def file_link(pk: int) -> str:
    return text(f'<p><a linktype="document" id="{pk}">پرونده</a></p>')


def body(*blocks: tuple[str, Any]) -> dict[str, Any]:
    return {
        f"body_{language}": streamfield(list(blocks) if language == "fa" else []) for language in ("fa", "en", "ar")
    }


def accordion(words: str) -> tuple[str, Any]:
    return ("accordion", {"items": streamed([{"title": "پرسش", "text": words}])})


def streamed(values: list[Any]) -> dict[str, Any]:
    """A list inside a block, as a browser sends it."""
    items = {str(n): {"value": value, "deleted": "", "order": str(n), "id": ""} for n, value in enumerate(values)}
    return {**items, "count": str(len(values))}


# What is named, where, with which sentence: values of the form from the key of the belonging.
FORGED: dict[str, tuple[Callable[[str], int], Callable[[int], dict[str, Any]], str, str]] = {
    "picture in a field": (image, lambda pk: {"picture": pk}, "picture", PICTURE),
    "record in a field": (category, lambda pk: {"category": pk}, "category", RECORD),
    "draft in a field": (news, lambda pk: {"photo_report": pk}, "photo_report", ""),
    "draft in a row": (news, lambda pk: {"related_news": inline_formset([{"item": pk}])}, "related_news", PAGE),
    "picture in a block": (image, lambda pk: body(("image", {"image": pk, "caption": "شرح"})), "body_fa", PICTURE),
    "picture in the second block": (
        image,
        lambda pk: body(("paragraph", {"text": text("<p>نوشته</p>")}), ("image", {"image": pk, "caption": ""})),
        "body_fa",
        PICTURE,
    ),
    "file in a list in a block": (
        document,
        lambda pk: body(("documents", {"title": "", "items": streamed([pk])})),
        "body_fa",
        FILE,
    ),
    "record in a block": (
        category,
        lambda pk: body(("news_list", {"title": "", "category": pk, "count": 3, "kind": ""})),
        "body_fa",
        RECORD,
    ),
    "draft behind a button": (
        page,
        lambda pk: body(("call_to_action", {"label": "برو", "note": "", "page": pk, "address": "", "email": ""})),
        "body_fa",
        PAGE,
    ),
    "draft in a text": (page, lambda pk: body(("paragraph", {"text": link(pk)})), "body_fa", PAGE),
    "file in a text": (document, lambda pk: body(("paragraph", {"text": file_link(pk)})), "body_fa", FILE),
    "draft in a text in a list in a block": (page, lambda pk: body(accordion(link(pk))), "body_fa", PAGE),
}


def add_news(client: Client, **values: Any) -> Any:
    index = NewsIndexPage.objects.get(site__code="first")
    data = news_form(**values)
    del data["action-publish"]
    return client.post(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]), nested_form_data(data))


@pytest.mark.parametrize("what", FORGED)
@pytest.mark.parametrize("code", ["second", "central"])
def test_what_is_forged_into_a_page_is_refused(what: str, code: str, editor: Client) -> None:
    make, values, field, sentence = FORGED[what]
    pk = make(code)
    revisions = Revision.objects.count()
    answer = add_news(editor, title_fa="آنچه نوشته شد", **values(pk))
    assert answer.status_code == 200
    form, shown = answer.context["form"], answer.content.decode()
    assert field in form.errors or form.formsets[field].errors != [{}]
    assert sentence in shown
    assert NAME not in shown
    assert "آنچه نوشته شد" in shown
    assert (NewsPage.objects.filter(site__code="first").count(), Revision.objects.count()) == (0, revisions)


@pytest.mark.parametrize("what", FORGED)
def test_the_same_of_the_own_site_is_taken(what: str, editor: Client) -> None:
    make, values, _field, _sentence = FORGED[what]
    # A news item is no photo report, whoever's it is.
    expected = 200 if what == "draft in a field" else 302
    assert add_news(editor, **values(make("first"))).status_code == expected


def test_what_another_site_has_published_may_be_linked(editor: Client) -> None:
    published = page("second", publish=True)
    assert add_news(editor, **body(("paragraph", {"text": link(published)}))).status_code == 302
    assert (
        NewsPage.objects.get(site__code="first")
        .get_latest_revision_as_object()
        .body_fa[0]
        .value["text"]
        .source.count(f'id="{published}"')
        == 1
    )


def test_the_words_of_a_refused_link_stay(editor: Client) -> None:
    answer = add_news(editor, **body(("paragraph", {"text": link(page("second"))})))
    (paragraph,) = answer.context["form"]["body_fa"].value()
    assert "پیش از <a>پیوند</a> و پس از آن" in paragraph.value["text"].source


def test_what_a_saved_page_names_already_may_stay(editor: Client) -> None:
    own = image("first")
    values = {
        "picture": own,
        **body(("image", {"image": own, "caption": ""}), ("paragraph", {"text": file_link(document("first"))})),
    }
    assert add_news(editor, **values).status_code == 302
    page = NewsPage.objects.get(site__code="first")
    for belonging in (page.picture, page.body_fa[1].value["text"]):
        assert belonging
    type(page.picture).objects.update(collection=site("second").collection)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = news_form(title_fa="باز ذخیره شد", **values)
    del data["action-publish"]
    assert editor.post(address, data).status_code == 302
    assert page.get_latest_revision_as_object().picture_id == own
    # Nothing else of the other site comes in beside it.
    answer = editor.post(address, news_form(title_fa="نه", **{**values, "picture": image("second")}))
    assert list(answer.context["form"].errors) == ["picture"]
    assert NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().title_fa == "باز ذخیره شد"


def person_form(**values: Any) -> dict[str, Any]:
    texts = {f"biography_{language}": text("<p>زندگی‌نامه</p>") for language in ("fa", "en", "ar")}
    return nested_form_data({"site": site("first").pk, "name_fa": "نام", **texts, **values})


@pytest.mark.parametrize(
    ("make", "values", "field", "sentence"),
    [
        (image, lambda pk: {"portrait": pk}, "portrait", PICTURE),
        (page, lambda pk: {"biography_fa": link(pk)}, "biography_fa", PAGE),
        (document, lambda pk: {"biography_en": file_link(pk)}, "biography_en", FILE),
    ],
)
def test_what_is_forged_into_a_record_is_refused(
    make: Callable[[str], int], values: Any, field: str, sentence: str, editor: Client
) -> None:
    address = reverse("wagtailsnippets_people_person:add")
    answer = editor.post(address, person_form(**values(make("second"))))
    assert answer.context["form"].errors == {field: [sentence]}
    assert NAME not in answer.content.decode()
    assert Person.objects.count() == 0
    assert editor.post(address, person_form(**values(make("first")))).status_code == 302


def test_a_record_names_what_is_its_own_sites_wherever_its_user_works() -> None:
    client = Client(headers={"host": CENTRAL})
    user = UserFactory(role=("first", "editor"))
    give_role(user, "second", "editor")
    client.force_login(user)
    address, picture = reverse("wagtailsnippets_people_person:add"), image("second")
    assert list(client.post(address, person_form(portrait=picture)).context["form"].errors) == ["portrait"]
    assert client.post(address, person_form(portrait=picture, site=site("second").pk)).status_code == 302


def test_a_person_of_another_site_holds_no_post_here(editor: Client) -> None:
    person, index = PersonFactory(code="second", name_fa=NAME), PeopleIndexPage.objects.get(site__code="first")
    rows = inline_formset([{"person": person.pk, "since": "", "until": ""}])
    texts = {f"duties_{language}": text("") for language in ("fa", "en", "ar")}
    data = nested_form_data(
        {"title_fa": "سمت", "slug": "post", "comments": inline_formset([]), "holdings": rows, **texts}
    )
    answer = editor.post(reverse("wagtailadmin_pages:add", args=["people", "postpage", index.pk]), data)
    assert [dict(row.errors) for row in answer.context["form"].formsets["holdings"].forms] == [{"person": [RECORD]}]
    assert NAME not in answer.content.decode()
    assert PostPage.objects.count() == 0


def test_a_category_of_another_site_keeps_its_page(editor: Client) -> None:
    """Of a page that came from another site with its category."""
    kept = NewsCategory.objects.get(pk=category("second"))
    moved = NewsPageFactory(site="first", category=kept, slug="item")
    answer = editor.post(
        reverse("wagtailadmin_pages:edit", args=[moved.pk]), news_form(title_fa="تازه", category=kept.pk)
    )
    assert answer.status_code == 302
    assert NewsPage.objects.get(pk=moved.pk).get_latest_revision_as_object().category == kept


def test_a_picture_of_another_site_is_no_logo() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "site-manager")))
    record = site("first")
    address = reverse("wagtailsites:edit", args=[record.pk])
    data = nested_form_data({"logo": image("second"), "phones": inline_formset([])})
    answer = client.post(address, data)
    assert "logo" in answer.context["form"].errors
    assert NAME not in answer.content.decode()
    record.refresh_from_db()
    assert record.logo is None


# Targets of copying and moving ---------------------------------------------------------------------------------------


@pytest.fixture
def manager() -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "site-manager")))
    return client


@pytest.mark.parametrize("alias", ["", "on"])
@pytest.mark.parametrize("publish", [False, True])
def test_a_copy_or_an_alias_does_not_go_to_another_site(alias: str, publish: bool, manager: Client) -> None:
    own, target = StandardPageFactory(title_fa="برای نسخه"), page("second", publish=publish)
    answer = manager.post(
        reverse("wagtailadmin_pages:copy", args=[own.pk]),
        {"new_title": "نسخه", "new_slug": "copy", "new_parent_page": target, "alias": alias},
    )
    assert list(answer.context["form"].errors) == ["new_parent_page"]
    assert NAME not in answer.content.decode()
    assert type(own).objects.filter(slug="copy").count() == 0


def test_nothing_moves_to_another_site(manager: Client) -> None:
    own, target = StandardPageFactory(title_fa="برای جابه‌جایی"), page("second")
    path = type(own).objects.get(pk=own.pk).path
    answers = [
        manager.post(reverse("wagtailadmin_pages:move", args=[own.pk]), {"new_parent_page": target}, follow=True),
        manager.post(reverse("wagtailadmin_pages:move_confirm", args=[own.pk, target]), follow=True),
        manager.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={own.pk}", {"chooser": target}
        ),
    ]
    assert [NAME in answer.content.decode() for answer in answers] == [False, False, False]
    assert type(own).objects.get(pk=own.pk).path == path


def test_an_own_post_is_kept(editor: Client) -> None:
    """Rows that are taken out are not asked where they belong."""
    post = PostPageFactory(title_fa="سمت", slug="post", publish=False)
    holding = post.holdings.create(person=PersonFactory(code="second"))
    post.save_revision()
    rows = inline_formset(
        [{"id": holding.pk or "", "person": holding.person_id, "since": "", "until": "", "DELETE": "1"}], initial=1
    )
    texts = {f"duties_{language}": text("") for language in ("fa", "en", "ar")}
    data = nested_form_data(
        {"title_fa": "سمت", "slug": "post", "comments": inline_formset([]), "holdings": rows, **texts}
    )
    assert editor.post(reverse("wagtailadmin_pages:edit", args=[post.pk]), data).status_code == 302
