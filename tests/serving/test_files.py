"""Documents and pictures: what is given out, as what, and until when."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from cms.media.models import SiteDocument
from cms.news.models import NewsPage
from cms.release.refreshing import refresh_stale
from cms.standard.models import StandardPage
from tests.factories import DocumentFactory, ImageFactory, NewsPageFactory, StandardPageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.visitor import ask, read

pytestmark = pytest.mark.django_db

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def page_with(*files: SiteDocument, **values: Any) -> StandardPage:
    return StandardPageFactory(body_fa=[("documents", {"title": "", "items": list(files)})], **values)


def address(file: SiteDocument) -> str:
    return f"/documents/{file.uid}/{file.filename}"


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


# Documents ---------------------------------------------------------------------------------------------------------


def test_a_document_is_served_where_something_released_shows_it() -> None:
    file = DocumentFactory()
    page_with(file, slug="page")
    link = read(FIRST, "/page/").select_one(".lines a")["href"]
    assert link == address(file)
    for host in (FIRST, SECOND, CENTRAL):
        answer = ask(host, link)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
        assert answer.headers["Content-Disposition"] == f'inline; filename="{file.filename}"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert content(answer) == b"%PDF-1.4 sample"


def test_a_document_that_a_text_links_to_is_served() -> None:
    file = DocumentFactory()
    html = f'<p><a linktype="document" id="{file.pk}">گزارش</a></p>'
    StandardPageFactory(slug="page", body_fa=[("paragraph", {"text": html})])
    assert ask(FIRST, read(FIRST, "/page/").select_one(".prose a")["href"]).status_code == 200


def test_a_document_that_nothing_released_shows_is_not_served() -> None:
    lonely, drafted = DocumentFactory(), DocumentFactory()
    page_with(drafted, publish=False)
    assert [ask(FIRST, address(file)).status_code for file in (lonely, drafted)] == [404, 404]


def test_a_document_goes_with_the_last_page_that_shows_it() -> None:
    file = DocumentFactory()
    pages = [page_with(file), page_with(file, site="second")]
    pages[0].unpublish()
    assert ask(FIRST, address(file)).status_code == 200
    StandardPage.objects.get(pk=pages[1].pk).delete()
    assert [ask(host, address(file)).status_code for host in (FIRST, SECOND)] == [404, 404]
    StandardPage.objects.get(pk=pages[0].pk).save_revision().publish()
    assert ask(FIRST, address(file)).status_code == 200


def test_a_document_goes_with_the_version_that_showed_it() -> None:
    file = DocumentFactory()
    page = page_with(file)
    page.body_fa = []
    page.save_revision().publish()
    assert ask(FIRST, address(file)).status_code == 404


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_a_document_of_a_site_that_is_not_live_is_served_nowhere(status: str) -> None:
    file = DocumentFactory()
    page_with(file)
    record = site("first")
    record.status = status
    record.save()
    assert ask(SECOND, address(file)).status_code == 404


def test_a_document_whose_english_page_alone_shows_it_is_served() -> None:
    file = DocumentFactory()
    StandardPageFactory(
        slug="page", title_en="Page", ready_en=True, body_en=[("documents", {"title": "", "items": [file]})]
    )
    assert ask(FIRST, address(file)).status_code == 200


def test_a_deleted_document_is_not_found() -> None:
    file = DocumentFactory()
    page_with(file, slug="page")
    link = address(file)
    file.delete()
    assert ask(FIRST, link).status_code == 404
    refresh_stale()
    assert read(FIRST, "/page/").select(".lines a") == []


def test_a_document_whose_file_is_lost_is_not_found() -> None:
    file = DocumentFactory()
    page_with(file)
    file.file.storage.delete(file.file.name)
    assert ask(FIRST, address(file)).status_code == 404


def test_an_unknown_document_is_not_found() -> None:
    for name in (uuid.uuid4(), uuid.UUID(int=0), "1", "x"):
        assert ask(FIRST, f"/documents/{name}/report.pdf").status_code == 404


@pytest.mark.parametrize("name", ["../settings.py", "..%2f..%2fpyproject.toml", "%00", "x" * 3_000, "%0d%0ax: y"])
def test_the_name_in_the_address_names_no_file(name: str) -> None:
    file = DocumentFactory()
    page_with(file)
    answer = ask(FIRST, f"/documents/{file.uid}/{name}")
    if answer.status_code == 200:
        assert content(answer) == b"%PDF-1.4 sample"
        assert answer.headers["Content-Disposition"] == f'inline; filename="{file.filename}"'
    else:
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("table.csv", "text/csv"),
        ("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("letter.odt", "application/vnd.oasis.opendocument.text"),
        ("notes.txt", "text/plain"),
        ("table.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("slides.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("letter.rtf", "application/rtf"),
        ("all.zip", "application/zip"),
        # What a browser would run is no kind of document here, however it came in.
        ("drawing.svg", "application/octet-stream"),
        ("page.html", "application/octet-stream"),
        ("page.HTM", "application/octet-stream"),
        ("page.xhtml", "application/octet-stream"),
        ("feed.xml", "application/octet-stream"),
        ("code.js", "application/octet-stream"),
        ("nothing", "application/octet-stream"),
    ],
)
def test_only_a_pdf_is_shown_in_the_browser(name: str, content_type: str) -> None:
    file = DocumentFactory()
    file.file.save(name, ContentFile(SCRIPT))
    file.save()
    page_with(file)
    answer = ask(FIRST, address(file))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, content_type)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{file.filename}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_persian_file_name_arrives() -> None:
    file = DocumentFactory()
    file.file.save("گزارش سالانه.pdf", ContentFile(b"%PDF"))
    file.save()
    page_with(file, slug="page")
    answer = ask(FIRST, read(FIRST, "/page/").select_one(".lines a")["href"])
    assert answer.status_code == 200
    assert "filename*=utf-8''%DA%AF%D8%B2" in answer.headers["Content-Disposition"]


ROLES: list[tuple[tuple[str, str] | None, int]] = [
    (None, 404),
    (("second", "editor"), 404),
    (("second", "site-manager"), 404),
    (("", "overseer"), 404),
    (("first", "contributor"), 200),
    (("first", "editor"), 200),
    (("first", "publisher"), 200),
    (("", "central-editor"), 200),
    (("", "network-manager"), 200),
]


@pytest.mark.parametrize(("role", "status"), ROLES, ids=str)
def test_who_opens_a_document_that_is_not_public_yet(role: tuple[str, str] | None, status: int) -> None:
    file = DocumentFactory()
    client = Client(headers={"host": CENTRAL})
    if role:
        client.force_login(UserFactory(role=role))
    answer = client.get(file.url)
    assert answer.status_code == status
    # No cache between may keep it for somebody else.
    assert status == 404 or "Cookie" in answer.headers["Vary"]


def test_an_editor_opens_documents_on_the_admins_own_host(settings: Settings) -> None:
    settings.ADMIN_HOST = "office.test"
    file = DocumentFactory()
    client = Client(headers={"host": "office.test"})
    client.force_login(UserFactory(role=("first", "editor")))
    assert client.get(file.url).status_code == 200


def test_a_public_document_does_not_vary_on_cookies() -> None:
    file = DocumentFactory()
    page_with(file)
    assert ask(FIRST, file.url).headers.get("Vary") is None


# Pictures ----------------------------------------------------------------------------------------------------------


def test_a_picture_is_given_in_its_reduced_sizes() -> None:
    image = ImageFactory(width=1600, height=1000)
    NewsPageFactory(slug="item", picture=image)
    picture = read(FIRST, "/news/item/").select_one("figure img")
    sources = [source.split() for source in picture["srcset"].split(",")]
    assert [width for _url, width in sources] == ["320w", "640w", "960w", "1440w", "1600w"]
    for url, _width in sources:
        answer = ask(FIRST, url)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert content(answer)[:4] == b"RIFF"


def test_a_small_picture_is_not_enlarged() -> None:
    NewsPageFactory(slug="item", picture=ImageFactory(width=300, height=200))
    picture = read(FIRST, "/news/item/").select_one("figure img")
    assert picture["srcset"].split()[1::2] == ["300w"]
    assert (picture["width"], picture["height"]) == ("300", "200")


def test_the_original_is_not_given_out() -> None:
    image = ImageFactory()
    NewsPageFactory(slug="item", picture=image)
    assert image.file.name.startswith("original_images/")
    paths = [
        f"/media/{image.file.name}",
        f"/media/images/../{image.file.name}",
        f"/media/images/%2e%2e/{image.file.name}",
    ]
    assert [ask(FIRST, path).status_code for path in paths] == [404, 404, 404]
    assert image.file.name not in str(read(FIRST, "/news/item/"))


@pytest.mark.parametrize(
    "path",
    [
        "../documents/report.pdf",
        "../../../../../../../../etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "//etc/passwd",
        "x/../../original_images/image.png",
        "..\\..\\x.png",
        ".",
        "./",
        "/",
        "%00",
        "x%00.webp",
        "x.webp/",
        "x.webp/y.webp",
        "no-such-picture.webp",
        "x" * 300 + ".webp",
        "x" * 10_000 + ".webp",
        "x.svg",
        "x.html",
        "x",
    ],
    ids=lambda path: path[:24],
)
def test_no_other_file_is_reached_through_the_pictures(path: str) -> None:
    image = ImageFactory()
    image.get_rendition("width-20|format-webp")
    assert ask(FIRST, f"/media/images/{path}").status_code == 404


def test_a_file_of_another_kind_among_the_pictures_is_not_given_out() -> None:
    rendition = ImageFactory().get_rendition("width-20|format-webp")
    storage = rendition.file.storage
    name = storage.save("images/drawing.svg", ContentFile(SCRIPT))
    try:
        assert ask(FIRST, f"/media/{name}").status_code == 404
    finally:
        storage.delete(name)


def test_a_picture_whose_name_has_two_dots_in_a_row_is_given_out() -> None:
    image = ImageFactory()
    name = image.file.storage.save("images/a..b.webp", ContentFile(b"RIFF"))
    try:
        assert content(ask(FIRST, f"/media/{name}")) == b"RIFF"
    finally:
        image.file.storage.delete(name)


def test_a_page_whose_picture_is_deleted_stays() -> None:
    image = ImageFactory()
    page = NewsPageFactory(slug="item", picture=image)
    image.delete()
    refresh_stale()
    assert read(FIRST, "/news/item/").select("figure") == []
    assert NewsPage.objects.get(pk=page.pk).picture is None


def test_a_page_can_be_published_although_a_picture_is_lost() -> None:
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    NewsPageFactory(slug="item", picture=image, title_fa="خبر")
    picture = read(FIRST, "/news/item/").select_one("figure img")
    assert (picture["alt"], picture["width"], picture["height"]) == ("باغ نمونه", "1600", "1000")
    assert (picture["src"], picture.get("srcset")) == ("/static/base/lost.svg", None)


def test_a_site_whose_logo_is_lost_is_still_there() -> None:
    record = site("first")
    record.logo = ImageFactory()
    record.save()
    record.logo.file.storage.delete(record.logo.file.name)
    assert ask(FIRST, "/").status_code == 200
