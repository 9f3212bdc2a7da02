"""What editors see before they publish: the same body and template, from the one host of the admin."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from cms.news.models import NewsIndexPage
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.units.models import DutiesPage
from tests.factories import NewsPageFactory, PersonFactory, PostPageFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, site
from tests.serving.samples import FULL, LANGUAGES, full_contact
from tests.serving.visitor import ask, heading, main_of, read, text

pytestmark = pytest.mark.django_db

DIRECTIONS = {"fa": "rtl", "en": "ltr", "ar": "rtl"}
BODIES: dict[str, Any] = {f"body_{language}": streamfield([]) for language in LANGUAGES}
COMMENTS = {"comments": inline_formset([])}
# Of every page type that there is: a new one needs its full sample.
PAGE_TYPES = sorted(
    {model.body_type for model in apps.get_models() if issubclass(model, BasePage) and model is not BasePage}
)
NO_RELATED = {"related_news": inline_formset([])}


def signed_in(role: tuple[str, str] | None = None, **values: Any) -> Client:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=role, **values))
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in(("first", "editor"))


def draft_of(client: Client, page: BasePage, language: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": language})
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def news_form(**values: Any) -> dict[str, Any]:
    data = {"title_fa": "تازه", "slug": "item", "kind": "news", "date": "2025-01-01 10:00"}
    data |= {**BODIES, **NO_RELATED, **COMMENTS}
    return nested_form_data({**data, **values})


def previewed(client: Client, address: str, data: dict[str, Any], language: str = "fa") -> BeautifulSoup:
    """What the panel beside the form shows for these unsaved values."""
    state = client.post(address, data).json()
    assert state == {"is_valid": True, "is_available": True}
    answer = client.get(address, {"mode": language})
    assert (answer.status_code, answer.headers["X-Frame-Options"]) == (200, "SAMEORIGIN")
    assert "no-store" in answer.headers["Cache-Control"]
    return BeautifulSoup(answer.content, "html.parser")


def timeless(html: BeautifulSoup) -> str:
    """The main part without its times: a preview says that it was changed just now."""
    main = main_of(html)
    for time in main.select("time"):
        time.decompose()
    return str(main)


@pytest.mark.parametrize("type_name", PAGE_TYPES)
def test_a_preview_shows_what_citizens_will_read(type_name: str, editor: Client) -> None:
    full_contact()
    make, path = FULL[type_name]
    addresses = {language: ("" if language == "fa" else f"/{language}") + path for language in LANGUAGES}
    page = make()
    for language in LANGUAGES:
        setattr(page, f"title_{language}", f"draft {language}")
    revision = page.save_revision()
    refresh_stale()
    previews = {language: draft_of(editor, page, language) for language in LANGUAGES}
    for language, address in addresses.items():
        assert f"draft {language}" not in str(ask(FIRST, address).content)
    revision.publish()
    refresh_stale()
    for language, preview in previews.items():
        released = read(FIRST, addresses[language])
        assert timeless(preview) == timeless(released)
        assert (preview.html["lang"], preview.html["dir"]) == (language, DIRECTIONS[language])
        # The menu holds what citizens find in it before the page is published.
        footers = [str(html.select("header, footer")[-1]) for html in (preview, released)]
        assert footers[0] == footers[1].replace(f"draft {language}", f"title {language}")
        assert len(preview.select("aside.preview")) == 1
        assert preview.select_one('meta[name="robots"]')["content"] == "noindex"
        assert preview.select('link[rel="canonical"], link[rel="alternate"]') == []


def test_the_central_home_page_is_previewed_as_itself() -> None:
    NewsPageFactory(site="first")
    page = site("central").root_page
    preview = draft_of(signed_in(("central", "editor")), page, "fa")
    assert str(main_of(preview)) == str(main_of(read(CENTRAL, "/")))


def test_unsaved_changes_are_seen_and_nothing_is_released(editor: Client) -> None:
    page = NewsPageFactory(slug="item", title_fa="پیشین", title_en="Former", ready_en=True)
    before = list(ReleasedDocument.objects.order_by("pk").values())
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = news_form(
        title_fa="تازه",
        title_en="New",
        lead_en="Lead",
        body_en=streamfield([("quote", {"text": "Words", "source": ""})]),
    )
    assert heading(previewed(editor, address, data)) == "تازه"
    english = previewed(editor, address, data, "en")
    assert (heading(english), text(english.select_one("main .lead"))) == ("New", "Lead")
    assert text(english.blockquote) == "Words"
    # English is not marked ready in the form; the preview shows it, citizens keep the former one.
    assert heading(read(FIRST, "/en/news/item/")) == "Former"
    assert list(ReleasedDocument.objects.order_by("pk").values()) == before


def test_a_language_without_a_title_is_previewed_in_persian_words(editor: Client) -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    assert heading(draft_of(editor, page, "ar")) == "خبر"


def test_a_new_page_is_previewed_before_its_first_save(editor: Client) -> None:
    index = NewsIndexPage.objects.get(site__code="first")
    address = reverse("wagtailadmin_pages:preview_on_add", args=["news", "newspage", index.pk])
    before = BasePage.objects.count()
    preview = previewed(editor, address, news_form(title_fa="نو", slug="new"))
    assert heading(preview) == "نو"
    assert [text(step) for step in preview.select(".crumbs li")] == ["منطقهٔ ۱", index.title_fa, "نو"]
    assert preview.select(".share") == []
    assert BasePage.objects.count() == before


def test_a_new_post_is_previewed_with_its_holders(editor: Client) -> None:
    index = PeopleIndexPage.objects.get(site__code="first")
    person = PersonFactory(name_fa="مدیر نمونه")
    address = reverse("wagtailadmin_pages:preview_on_add", args=["people", "postpage", index.pk])
    texts = {f"duties_{language}": rich_text("<p>کار</p>") for language in LANGUAGES}
    holding = {"person": person.pk, "since": "2020-01-01", "until": "", "is_acting": "", "ORDER": "1"}
    data = nested_form_data(
        {"title_fa": "سمت", "slug": "p", **texts, "holdings": inline_formset([holding]), **COMMENTS}
    )
    assert "مدیر نمونه" in text(main_of(previewed(editor, address, data)))


@pytest.mark.parametrize(
    "block",
    [
        {"level": "", "title": "وظیفه", "text": rich_text(""), "anchor": ""},
        {"level": "1", "title": "", "text": rich_text(""), "anchor": ""},
    ],
)
def test_a_half_filled_duty_is_previewed(block: dict[str, Any], editor: Client) -> None:
    page = DutiesPage.objects.get(site__code="first")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    rest = {f"duties_{language}": streamfield([]) for language in ("en", "ar")}
    texts = {f"introduction_{language}": rich_text("") for language in LANGUAGES}
    full = {"level": "2", "title": "پس از آن", "text": rich_text(""), "anchor": ""}
    data = nested_form_data(
        {
            "title_fa": "وظایف",
            "slug": "duties",
            "duties_fa": streamfield([("duty", block), ("duty", full)]),
            **rest,
            **texts,
            **COMMENTS,
        }
    )
    assert "پس از آن" in text(main_of(previewed(editor, address, data)))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("heading", {"text": "", "level": "2"}),
        ("heading", {"text": "تیتر", "level": ""}),
        ("paragraph", {"text": rich_text("")}),
        ("list", {"style": "bullet", "items": streamfield([])}),
        ("list", {"style": "", "items": streamfield([])}),
        ("quote", {"text": "", "source": ""}),
        ("image", {"image": "", "caption": ""}),
        ("documents", {"title": "", "items": streamfield([("item", "")])}),
    ],
)
def test_a_half_filled_block_is_previewed(kind: str, value: dict[str, Any], editor: Client) -> None:
    page = NewsPageFactory(slug="item")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = news_form(body_fa=streamfield([(kind, value), ("quote", {"text": "پس از آن", "source": ""})]))
    assert "پس از آن" in text(main_of(previewed(editor, address, data)))


def test_a_page_of_a_site_in_preparation_is_previewed(editor: Client) -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر")
    NewsPageFactory(slug="other", title_fa="خبر دیگر")
    record = site("first")
    record.status = "preparing"
    record.save()
    assert [ask(FIRST, path).status_code for path in ("/", "/news/item/")] == [404, 404]
    preview = draft_of(editor, page, "fa")
    assert heading(preview) == "خبر"
    # With everything around it: menu, way, lists.
    assert [link["href"] for link in preview.select("#menu li a")] == [
        "/",
        "/about/",
        "/duties/",
        "/people/",
        "/news/",
        "/galleries/",
        "/contact/",
    ]
    assert [text(step) for step in preview.select(".crumbs li")] == ["منطقهٔ ۱", "خبرها", "خبر"]
    assert [text(link) for link in preview.select("main .river a")] == ["خبر دیگر"]
    home = draft_of(editor, site("first").root_page, "fa")
    assert "خبر دیگر" in text(main_of(home))


def test_a_preview_shows_nothing_that_is_withdrawn(editor: Client) -> None:
    NewsPageFactory(title_fa="برداشته").unpublish()
    page = NewsPageFactory(slug="item")
    assert "برداشته" not in str(draft_of(editor, page, "fa"))


def test_a_draft_that_was_never_published_is_previewed(editor: Client) -> None:
    page = StandardPageFactory(slug="draft", title_fa="پیش‌نویس", publish=False)
    assert heading(draft_of(editor, page, "fa")) == "پیش‌نویس"


def test_an_earlier_version_is_previewed(editor: Client) -> None:
    page = StandardPageFactory(slug="page", title_fa="یکم")
    revision = page.latest_revision_id
    page.title_fa = "دوم"
    page.save_revision().publish()
    answer = editor.get(reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision]))
    assert heading(BeautifulSoup(answer.content, "html.parser")) == "یکم"


def test_a_page_with_a_persian_address_is_previewed(editor: Client) -> None:
    page = StandardPageFactory(slug="کاخ", title_fa="کاخ")
    assert heading(draft_of(editor, page, "fa")) == "کاخ"


def test_a_language_that_is_not_ready_says_so(editor: Client) -> None:
    page = StandardPageFactory(slug="page", title_fa="صفحه", title_en="Page", lead_en="As it is", publish=False)
    shown = draft_of(editor, page, "en")
    assert (heading(shown), text(shown.select_one("main .lead"))) == ("Page", "As it is")
    assert "This language is not ready" in text(shown.select_one("aside.preview"))
    page.ready_en = True
    page.save_revision()
    assert "This language is not ready" not in text(draft_of(editor, page, "en").select_one("aside.preview"))
    assert "aside" not in str(ask(FIRST, "/page/").content)


def test_a_form_with_mistakes_has_no_preview_and_says_so(editor: Client) -> None:
    page = NewsPageFactory(slug="item")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = news_form(kind="no-such-kind", title_fa="پیش‌نویس با اشتباه")
    assert editor.post(address, data).json() == {"is_valid": False, "is_available": False}
    answer = editor.get(address, {"mode": "fa"})
    assert "پیش‌نویس با اشتباه" not in answer.content.decode()
    assert BeautifulSoup(answer.content, "html.parser").select(".preview-error h1") != []


def test_sizes_are_those_of_a_phone_a_tablet_and_a_screen(editor: Client) -> None:
    page = NewsPageFactory(slug="item")
    html = BeautifulSoup(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    sizes = html.select("[name=preview-size]")
    assert [(size["value"], size["data-device-width"]) for size in sizes] == [
        ("phone", "390"),
        ("tablet", "820"),
        ("desktop", "1280"),
    ]
    assert all(size["aria-label"] for size in sizes)
    assert [option["value"] for option in html.select("#id_preview_mode option")] == list(LANGUAGES)


def test_a_preview_knows_where_its_links_lead(editor: Client) -> None:
    shown = draft_of(editor, NewsPageFactory(slug="item"), "en")
    assert shown.select_one("aside.preview")["data-origin"] == "http://first.test:8000/en/"
    assert [script["src"] for script in shown.select("script[src*=preview]")] == ["/static/base/preview.js"]
    assert read(FIRST, "/news/item/").select("script[src*=preview]") == []


@pytest.mark.parametrize(
    ("role", "is_refused"),
    [(None, True), (("second", "editor"), True), (("first", "editor"), False), (("", "central-editor"), False)],
)
def test_who_previews_a_new_page_or_a_version(role: tuple[str, str] | None, is_refused: bool) -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر پنهان")
    client = signed_in(role) if role else Client(headers={"host": CENTRAL})
    index = NewsIndexPage.objects.get(site__code="first")
    version = client.get(reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id]))
    assert (version.status_code, "خبر پنهان" in version.content.decode()) == (
        302 if is_refused else 200,
        not is_refused,
    )
    added = reverse("wagtailadmin_pages:preview_on_add", args=["news", "newspage", index.pk])
    assert client.post(added, news_form(slug="new")).status_code == (302 if is_refused else 200)
    assert FormState.objects.exists() is not is_refused


@pytest.mark.parametrize("mode", ["fr", "x", "../fa", "fa-IR"])
def test_an_unknown_language_is_not_found(mode: str, editor: Client) -> None:
    draft_of(editor, StandardPageFactory(slug="page"), mode, status=404)


@pytest.mark.parametrize("address", ["preview_on_edit", "view_draft", "edit"])
@pytest.mark.parametrize(
    ("role", "status"),
    [
        (None, 302),
        (("second", "editor"), 302),
        (("second", "site-manager"), 302),
        (("", "overseer"), 302),
        (("first", "editor"), 200),
        (("first", "publisher"), 200),
        (("", "central-editor"), 200),
        (("", "network-manager"), 200),
    ],
)
def test_who_may_preview(role: tuple[str, str] | None, status: int, address: str) -> None:
    page = NewsPageFactory(slug="item", title_fa="خبر پنهان")
    client = signed_in(role) if role else Client(headers={"host": CENTRAL})
    answer = client.get(reverse(f"wagtailadmin_pages:{address}", args=[page.pk]))
    assert answer.status_code == status
    # The panel has nothing to show before the form has sent its values.
    is_shown = status == 200 and address != "preview_on_edit"
    assert ("خبر پنهان" in answer.content.decode()) is is_shown


def test_a_preview_is_on_the_admins_host_alone() -> None:
    page = NewsPageFactory(slug="item")
    answer = ask(FIRST, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert (answer.status_code, answer.headers["Location"].split("/admin/")[0]) == (302, f"http://{CENTRAL}:8000")


def test_the_language_of_the_screen_does_not_matter() -> None:
    page = PostPageFactory(slug="post", title_fa="سمت")
    user = UserFactory(role=("first", "editor"))
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client(headers={"host": CENTRAL})
    client.force_login(user)
    preview = draft_of(client, page, "fa")
    assert str(main_of(preview)) == str(main_of(read(FIRST, "/people/post/")))
