"""An alias is public with its original, from the moment it is made."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.news.models import NewsIndexPage, NewsPage
from cms.release.log import audit
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.standard.models import StandardPage
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL, SECOND, site
from tests.release.outcome import document, fate, released
from tests.serving.visitor import heading, read

pytestmark = pytest.mark.django_db


def news_of(code: str) -> NewsIndexPage:
    return NewsIndexPage.objects.get(site__code=code)


def alias_of(page: NewsPage, **options: Any) -> NewsPage:
    alias = page.create_alias(**{"parent": news_of("second"), **options})
    return NewsPage.objects.get(pk=alias.pk)


def change(page: NewsPage, **values: Any) -> None:
    page = NewsPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_an_alias_of_a_live_page_is_there_at_once() -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر", title_en="News", ready_en=True)
    alias = alias_of(page)
    assert alias.uid != page.uid
    assert released(alias.uid) == {"fa": "خبر", "en": "News"}
    assert (fate(alias.uid), document(alias).site.code) == (("released", "", "/news/item/"), "second")
    assert heading(read(SECOND, "/news/item/")) == "خبر"
    refresh_stale()
    assert audit() == []


def test_the_parent_learns_of_it() -> None:
    alias_of(NewsPageFactory())
    index = ReleasedDocument.objects.filter(tags__contains=[f"children:{news_of('second').uid}"])
    assert all(row.stale_since is not None for row in index)


def test_an_alias_of_a_draft_is_not_there() -> None:
    alias = alias_of(NewsPageFactory(publish=False))
    assert released(alias.uid) == {}


def test_a_branch_of_aliases_is_there_as_far_as_it_is_live() -> None:
    parent = StandardPageFactory(slug="a", title_fa="الف")
    StandardPageFactory(parent=parent, slug="b", title_fa="ب")
    StandardPageFactory(parent=parent, slug="c", title_fa="پ", publish=False)
    StandardPage.objects.get(pk=parent.pk).create_alias(parent=site("second").root_page, recursive=True)
    rows = ReleasedDocument.objects.filter(site__code="second", type="standard").order_by("path")
    assert [(row.path, row.title, row.state) for row in rows] == [
        ("/a/", "الف", "released"),
        ("/a/b/", "ب", "released"),
    ]


def test_the_copy_form_makes_an_alias_that_is_there_at_once() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    page = NewsPageFactory(slug="item", title_fa="خبر")
    form = {"new_title": "خبر", "new_slug": "copy", "new_parent_page": news_of("first").pk, "alias": "on"}
    assert client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form).status_code == 302
    alias = NewsPage.objects.get(alias_of=page)
    assert fate(alias.uid) == ("released", "", "/news/copy/")


def test_a_copy_that_is_no_alias_stays_a_draft() -> None:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(is_superuser=True))
    page = NewsPageFactory(slug="item")
    form = {"new_title": "خبر", "new_slug": "copy", "new_parent_page": news_of("first").pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    copy = NewsPage.objects.get(slug="copy")
    assert (copy.live, released(copy.uid)) == (False, {})


def test_an_alias_follows_the_publication_of_its_original() -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    alias = alias_of(page, update_slug="alias")
    change(page, title_fa="خبر تازه", slug="renamed")
    assert released(alias.uid) == {"fa": "خبر تازه"}
    assert fate(alias.uid)[2] == "/news/alias/"
    change(page, title_en="News", ready_en=True)
    assert released(alias.uid) == {"fa": "خبر تازه", "en": "News"}


def test_an_alias_of_a_draft_comes_with_its_publication() -> None:
    page = NewsPageFactory(publish=False, title_fa="خبر")
    alias = alias_of(page)
    change(page)
    assert released(alias.uid) == {"fa": "خبر"}


def test_an_alias_of_an_alias_follows_too() -> None:
    page = NewsPageFactory(title_fa="خبر")
    second = alias_of(alias_of(page), parent=news_of("central"))
    assert released(second.uid) == {"fa": "خبر"}
    change(page, title_fa="خبر تازه")
    assert released(second.uid) == {"fa": "خبر تازه"}


def test_an_alias_goes_with_its_original_and_comes_back() -> None:
    page = NewsPageFactory(title_fa="خبر", title_en="News", ready_en=True)
    alias = alias_of(page)
    NewsPage.objects.get(pk=page.pk).unpublish()
    assert (released(alias.uid), fate(alias.uid)[:2]) == ({}, ("withdrawn", "unpublished"))
    change(page)
    assert released(alias.uid) == {"fa": "خبر", "en": "News"}


def test_a_kept_language_of_an_alias_is_made_anew_as_its_own() -> None:
    image = ImageFactory(alt_en="Garden")
    page = NewsPageFactory(slug="item", title_en="News", lead_en="Good", ready_en=True, picture=image)
    alias = alias_of(page, update_slug="alias")
    # From here on the alias has its text from revisions of the original.
    change(page, kicker_en="Gardens")
    change(page, lead_en="Half-done", ready_en=False)
    image.alt_en = "Old garden"
    image.save()
    refresh_stale()
    kept = document(alias, "en")
    assert (kept.body["lead"], kept.body["picture"]["alt"], kept.path) == ("Good", "Old garden", "/news/alias/")
    assert audit() == []


def test_a_failing_handler_leaves_neither_alias_nor_document(monkeypatch: pytest.MonkeyPatch) -> None:
    page = NewsPageFactory()

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the release fails")

    monkeypatch.setattr("cms.release.signal_handlers.release", fail)
    with pytest.raises(RuntimeError):
        alias_of(page)
    assert not NewsPage.objects.filter(alias_of=page).exists()
