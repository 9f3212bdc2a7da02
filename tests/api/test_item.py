"""One item: its body, its language, and what is said of one that is not there."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from cms.api.schemas import ItemDetail
from cms.people.models import Holding
from cms.release.models import Reason, ReleasedDocument
from cms.release.withdrawing import withdraw, withdraw_language
from tests.api.conftest import Get
from tests.api.many import add_documents
from tests.factories import (
    AudioPageFactory,
    DocumentFactory,
    FilmPageFactory,
    ImageFactory,
    NewsPageFactory,
    PersonFactory,
    PhotoReportPageFactory,
    PostPageFactory,
    StandardPageFactory,
)
from tests.factories.world import site

TEXT = [("heading", {"text": "بخش یکم", "level": "2"}), ("paragraph", {"text": "<p>متن <b>نمونه</b></p>"})]


@pytest.fixture
def bilingual(db: None) -> Any:
    return NewsPageFactory(title_fa="خبر", title_en="News", slug="item", ready_en=True, body_fa=TEXT, lead_en="Lead")


def test_body_is_the_released_one(bilingual: Any, get: Get) -> None:
    document = ReleasedDocument.objects.get(uid=bilingual.uid, locale="fa")
    answer = get(f"items/{bilingual.uid}").json()
    assert answer["body"] == document.body
    assert answer["body"]["blocks"][0]["value"] == {"text": "بخش یکم", "level": 2, "anchor": "بخش-یکم"}
    assert answer["summary"] == document.summary
    assert answer["locales"] == ["fa", "en"]


def test_every_page_type_fits_its_declared_shape(get: Get) -> None:
    post = PostPageFactory(title_fa="مدیر", slug="head", department_fa="اداره")
    Holding.objects.create(post=post, person=PersonFactory(portrait=ImageFactory()), since=date(2025, 1, 1))
    post.save_revision().publish()
    StandardPageFactory(body_fa=TEXT)
    NewsPageFactory(body_fa=TEXT, picture=ImageFactory())
    PhotoReportPageFactory(images=[ImageFactory()])
    FilmPageFactory(file=DocumentFactory(name="film.mp4"), poster=ImageFactory(), body_fa=TEXT)
    AudioPageFactory(embed_url="https://www.aparat.com/v/sample")
    documents = ReleasedDocument.objects.filter(site__code="first", locale="fa")
    types = set()
    for document in documents:
        answer = get(f"items/{document.uid}").json()
        detail = ItemDetail.model_validate(answer, strict=False)
        assert detail.model_dump(mode="json")["body"] == answer["body"]
        assert set(answer) == set(ItemDetail.model_fields)
        types.add(detail.type)
    assert types == {
        "home", "unit_introduction", "duties", "people_index", "news_index", "contact", "post", "standard", "news",
        "gallery_index", "photo_report", "film", "audio",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "locale", "requested", "url"),
    [
        ("", "fa", "fa", "http://first.test:8000/news/item/"),
        ("?locale=en", "en", "en", "http://first.test:8000/en/news/item/"),
        ("?locale=ar", "fa", "ar", "http://first.test:8000/news/item/"),
        ("?locale=ar&fallback=en", "en", "ar", "http://first.test:8000/en/news/item/"),
        ("?locale=ar&fallback=ar,en,fa", "en", "ar", "http://first.test:8000/en/news/item/"),
        ("?locale=ar&fallback=*", "fa", "ar", "http://first.test:8000/news/item/"),
        ("?locale=en&fallback=none", "en", "en", "http://first.test:8000/en/news/item/"),
    ],
)
def test_language(query: str, locale: str, requested: str, url: str, bilingual: Any, get: Get) -> None:
    response = get(f"items/{bilingual.uid}{query}")
    answer = response.json()
    assert (answer["locale"], answer["requested_locale"], answer["url"]) == (locale, requested, url)
    assert answer["fallback"] is (locale != requested)
    assert answer["title"] == {"fa": "خبر", "en": "News"}[locale]
    assert answer["path"] == "/news/item/"
    assert response["Content-Language"] == locale


def test_language_that_is_not_there(bilingual: Any, get: Get) -> None:
    response = get(f"items/{bilingual.uid}?locale=ar&fallback=none")
    assert response.status_code == 404
    assert response.json()["type"] == "/api/v1/problems/not-found"
    assert response.json()["locales"] == ["fa", "en"]


def test_language_that_was_withdrawn(bilingual: Any, get: Get) -> None:
    withdraw_language(bilingual, "en")
    assert get(f"items/{bilingual.uid}?locale=en").json()["locale"] == "fa"
    response = get(f"items/{bilingual.uid}?locale=en&fallback=none")
    assert (response.status_code, response.json()["reason"]) == (410, "language")


@pytest.mark.parametrize("reason", ["unpublished", "expired", "deleted", "moved", "archived", "suspended"])
def test_withdrawn_item_says_why(reason: str, bilingual: Any, get: Get) -> None:
    withdraw([bilingual.uid], Reason(reason))
    response = get(f"items/{bilingual.uid}")
    assert response.status_code == 410
    assert response["Content-Type"] == "application/problem+json"
    assert (response.json()["type"], response.json()["reason"]) == ("/api/v1/problems/gone", reason)
    assert "body" not in response.json()
    assert str(bilingual.uid) not in get("items?limit=100").content.decode()


def test_page_taken_back_by_its_editor(bilingual: Any, get: Get) -> None:
    bilingual.unpublish()
    assert (get(f"items/{bilingual.uid}").status_code, get(f"items/{bilingual.uid}").json()["reason"]) == (
        410,
        "unpublished",
    )
    bilingual.get_latest_revision().publish()
    assert get(f"items/{bilingual.uid}").json()["rev"] == 3


def test_item_that_moved_is_read_at_its_new_site(get: Get) -> None:
    [document] = add_documents(site("first"), 1, state="withdrawn", reason="moved")
    add_documents(site("second"), 1, uid=document.uid)
    answer = get(f"items/{document.uid}").json()
    assert (answer["site"], answer["uid"]) == ("second", str(document.uid))


@pytest.mark.parametrize("reason", ["preparing", None])
def test_what_was_never_public_is_not_known(reason: str | None, get: Get) -> None:
    uid = uuid4()
    if reason:
        add_documents(site("first"), 1, uid=uid, state="withdrawn", reason=reason)
    response = get(f"items/{uid}?lang=en")
    assert response.status_code == 404
    assert response.json() == {
        "type": "/api/v1/problems/not-found",
        "title": "Not found",
        "status": 404,
        "detail": "Nothing is at this address.",
    }
