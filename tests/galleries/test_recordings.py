"""Films and sound recordings as readers get them, and what their forms refuse."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.blocks.context import BodyContext
from cms.galleries.models import AudioPage, FilmPage, GalleryIndexPage
from cms.media.recordings import Embed, embed_of, validate_embed_address
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from tests.factories import AudioPageFactory, DocumentFactory, FilmPageFactory, ImageFactory, UserFactory
from tests.factories.world import CENTRAL, FIRST
from tests.serving.visitor import main_of, read

pytestmark = pytest.mark.django_db

CAPTIONS = {"name": "captions.vtt", "content": b"WEBVTT\n\n00:00.000 --> 00:02.000\nsalam\n"}
APARAT = "https://www.aparat.com/v/aB3dE"


def document(page: FilmPage | AudioPage, language: str = "fa") -> ReleasedDocument:
    return ReleasedDocument.objects.get(uid=page.uid, locale=language)


# Bodies ------------------------------------------------------------------------------------------------------------


def test_a_film_of_the_sites_own() -> None:
    file, poster = DocumentFactory(name="film.mp4"), ImageFactory(width=60, height=40)
    captions = DocumentFactory(**CAPTIONS)
    film = FilmPageFactory(
        file=file, poster=poster, seconds=200, captions_en=captions, transcript_fa="<p>متن <b>مهم</b></p>"
    )
    recording = document(film).body["recording"]
    assert recording["file"] == {"url": file.url, "content_type": "video/mp4", "size": 15}
    assert (recording["medium"], recording["embed"], recording["seconds"]) == ("film", None, 200)
    assert recording["poster"]["uid"] == str(poster.uid)
    assert recording["captions"] == [{"language": "en", "url": captions.url}]
    assert recording["transcript"] == "<p>متن <b>مهم</b></p>"
    assert {f"document:{file.uid}", f"document:{captions.uid}", f"image:{poster.uid}"} <= set(document(film).tags)
    summary = document(film).summary
    assert (summary["kind"], summary["seconds"], summary["count"]) == ("film", 200, None)


@pytest.mark.parametrize(
    ("language", "lead", "transcript"), [("fa", "لید", ""), ("en", "Lead", "<p>Words</p>"), ("ar", "", "")]
)
def test_each_language_has_its_own_words(language: str, lead: str, transcript: str) -> None:
    film = FilmPageFactory(
        file=DocumentFactory(name="film.mp4"),
        lead_fa="لید",
        lead_en="Lead",
        transcript_en="<p>Words</p>",
        title_en="Film",
        title_ar="فيلم",
        ready_en=True,
        ready_ar=True,
    )
    body = document(film, language).body
    assert (body["lead"], body["recording"]["transcript"]) == (lead, transcript)
    assert document(film, "en").body["kind_label"] == "film"


def test_a_sound_has_no_captions() -> None:
    sound = AudioPageFactory(file=DocumentFactory(name="talk.mp3"))
    recording = document(sound).body["recording"]
    assert (recording["medium"], recording["file"]["content_type"], recording["captions"]) == (
        "audio",
        "audio/mpeg",
        [],
    )


def test_a_file_goes_before_an_address() -> None:
    film = FilmPageFactory(file=DocumentFactory(name="film.mp4"), embed_url=APARAT)
    assert document(film).body["recording"]["embed"] is None


def test_a_deleted_file_leaves_the_page_and_its_words() -> None:
    file = DocumentFactory(name="film.mp4")
    film = FilmPageFactory(file=file, slug="film", transcript_fa="<p>گفته</p>")
    file.delete()
    refresh_stale()
    assert document(film).body["recording"]["file"] is None
    page = main_of(read(FIRST, "/galleries/film/"))
    assert (page.select("video"), len(page.select(".empty")), len(page.select("details"))) == ([], 1, 1)


def test_a_file_that_is_lost_on_the_disk_does_not_keep_a_page_from_being_published() -> None:
    file, captions = DocumentFactory(name="film.mp4"), DocumentFactory(**CAPTIONS)
    for each in (file, captions):
        each.file.storage.delete(each.file.name)
    film = FilmPageFactory(file=file, captions_fa=captions)
    assert document(film).body["recording"]["file"]["content_type"] == "video/mp4"


# Outside services --------------------------------------------------------------------------------------------------


def test_a_page_of_a_service_leads_to_its_player() -> None:
    assert embed_of(APARAT) == Embed(
        host="aparat.com",
        url=APARAT,
        player_url="https://www.aparat.com/video/video/embed/videohash/aB3dE/vt/frame",
    )
    assert embed_of("") is None


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        (APARAT, True),
        ("https://aparat.com/v/x", True),
        ("https://static.aparat.com/x", True),
        ("http://aparat.com/v/x", False),
        ("https://aparat.com.evil.example/v/x", False),
        ("https://evilaparat.com/v/x", False),
        ("https://evil.example/?aparat.com", False),
        ("https://aparat.com@evil.example/", False),
        ("https://www.youtube.com/watch?v=x", False),
        ("javascript:alert(1)", False),
        ("//aparat.com/v/x", False),
        ("ftp://aparat.com/v/x", False),
    ],
)
def test_hosts(address: str, is_allowed: bool) -> None:
    try:
        validate_embed_address(address)
    except ValidationError:
        assert not is_allowed
    else:
        assert is_allowed


def test_the_installation_chooses_its_hosts(settings: Settings) -> None:
    film = FilmPageFactory(embed_url=APARAT)
    assert document(film).body["recording"]["embed"]["host"] == "aparat.com"
    settings.EMBED_HOSTS = ["video.example"]
    # Also what is stored already.
    assert film.get_body(BodyContext("fa", film.site_id)).recording.embed is None
    validate_embed_address("https://video.example/1")
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        validate_embed_address(APARAT)
    assert refusal.value.messages == [
        "Only addresses that begin with https:// on one of these hosts can be shown here: video.example."
    ]


# Forms -------------------------------------------------------------------------------------------------------------


def form(action: str = "action-publish", **values: Any) -> dict[str, Any]:
    streams = {f"body_{language}": streamfield([]) for language in ("fa", "en", "ar")}
    texts = {f"transcript_{language}": rich_text("") for language in ("fa", "en", "ar")}
    data = {"title_fa": "فیلم", "slug": "film", "date": "2025-01-01 10:00", **streams, **texts}
    files = dict.fromkeys(("file", "poster", "captions_fa", "captions_en", "captions_ar"), "")
    data |= {**files, "embed_url": "", "seconds": "", "comments": inline_formset([]), action: "1"}
    return nested_form_data({**data, **values})


def post(model: str = "filmpage", **values: Any) -> Any:
    client = Client(headers={"host": CENTRAL})
    client.force_login(UserFactory(role=("first", "publisher")))
    index = GalleryIndexPage.objects.get(site__code="first")
    with translation.override("en"):
        return client.post(reverse("wagtailadmin_pages:add", args=["galleries", model, index.pk]), form(**values))


def errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return {name: list(messages) for name, messages in answer.context["form"].errors.items()}


@pytest.mark.parametrize("model", ["filmpage", "audiopage"])
def test_nothing_to_play_is_not_published_but_kept_as_a_draft(model: str) -> None:
    assert list(errors(post(model))) == ["file"]
    assert FilmPage.objects.count() + AudioPage.objects.count() == 0
    assert post(model, action="action-draft").status_code == 302
    drafts = [*FilmPage.objects.all(), *AudioPage.objects.all()]
    assert [(page.slug, page.live) for page in drafts] == [("film", False)]


def test_an_address_is_enough() -> None:
    assert post(embed_url=APARAT).status_code == 302
    assert document(FilmPage.objects.get()).body["recording"]["embed"]["url"] == APARAT


def test_a_file_with_captions_is_published() -> None:
    file, captions = DocumentFactory(name="film.webm"), DocumentFactory(**CAPTIONS)
    assert post(file=file.pk, captions_fa=captions.pk, seconds="200").status_code == 302
    assert document(FilmPage.objects.get()).body["recording"]["captions"] == [{"language": "fa", "url": captions.url}]


@pytest.mark.parametrize(
    ("model", "filename", "is_right"),
    [
        ("filmpage", "film.MP4", True),
        ("filmpage", "talk.mp3", False),
        ("filmpage", "report.pdf", False),
        ("filmpage", "film.avi", False),
        ("filmpage", "page.html", False),
        ("audiopage", "talk.ogg", True),
        ("audiopage", "film.mp4", False),
    ],
)
def test_only_what_browsers_play_is_taken(model: str, filename: str, is_right: bool) -> None:
    answer = post(model, file=DocumentFactory(name=filename).pk)
    assert answer.status_code == 302 if is_right else list(errors(answer)) == ["file"]


def test_wrong_captions_addresses_and_lengths_are_refused_by_their_fields() -> None:
    values = {
        "embed_url": "https://evil.example/v/x",
        "seconds": "0",
        "captions_fa": DocumentFactory(name="captions.vtt", content=b"1\n00:00 --> 00:02\n").pk,
        "captions_en": DocumentFactory().pk,
    }
    assert sorted(errors(post(**values))) == ["captions_en", "captions_fa", "embed_url", "seconds"]
    assert FilmPage.objects.count() == 0


@pytest.mark.parametrize("content", [b"WEBVTT", b"\xef\xbb\xbfWEBVTT\n", b"WEBVTT - title\r\n"])
def test_captions_begin_as_the_standard_says(content: bytes) -> None:
    captions = DocumentFactory(name="captions.vtt", content=content)
    assert post(embed_url=APARAT, captions_fa=captions.pk).status_code == 302


@pytest.mark.parametrize("content", [b"", b"WEBVTTX\n", b"webvtt\n", b" WEBVTT\n"])
def test_other_beginnings_are_no_captions(content: bytes) -> None:
    captions = DocumentFactory(name="captions.vtt", content=content)
    assert list(errors(post(embed_url=APARAT, captions_fa=captions.pk))) == ["captions_fa"]
