"""Photo reports, films and sound recordings of a demo site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile

from cms.galleries.models import AudioPage, FilmPage, GalleryIndexPage, PhotoReportPage, PhotoReportPicture
from cms.tenancy.models import NetworkSite
from sites.demo.bodies import stream
from sites.demo.content import LANGUAGES, set_translated
from sites.demo.media import SiteMedia
from sites.demo.moments import moment
from sites.demo.publishing import publish_below
from sites.demo.recordings import Cue, compose, web_vtt


def build_galleries(site: NetworkSite, records: list[dict[str, Any]], media: SiteMedia) -> None:
    """Publish the site's gallery, the oldest item first."""
    index = GalleryIndexPage.objects.get(site=site)
    for record in sorted(records, key=lambda record: -record["days_ago"]):
        published_at = moment(record["days_ago"], record["time"])
        page = MAKERS[record["type"]](record, media)
        page.date = published_at
        for language in LANGUAGES:
            if language in record:
                _write(page, record[language], language, media)
        publish_below(index, page, published_at)


def _photo_report(record: dict[str, Any], media: SiteMedia) -> PhotoReportPage:
    report = PhotoReportPage()
    if "cover" in record:
        report.cover = media.scene(*record["cover"])
    report.pictures.set([_picture(order, picture, media) for order, picture in enumerate(record["pictures"])])
    return report


def _picture(order: int, record: dict[str, Any], media: SiteMedia) -> PhotoReportPicture:
    picture = PhotoReportPicture(sort_order=order, image=media.scene(*record["picture"]))
    set_translated(picture, "caption", record)
    return picture


def _film(record: dict[str, Any], media: SiteMedia) -> FilmPage:
    film = FilmPage(seconds=record["film"]["seconds"], poster=media.scene(*record["poster"]))
    film.file = media.store(media.film(record["film"], f"{record['key']}.webm"), _titles(record))
    for language, cues in record["captions"].items():
        file = ContentFile(web_vtt(Cue(*cue) for cue in cues).encode(), name=f"{record['key']}-{language}.vtt")
        setattr(film, f"captions_{language}", media.store(file, _titles(record)))
    return film


def _audio(record: dict[str, Any], media: SiteMedia) -> AudioPage:
    sound = compose(record["tune"])
    audio = AudioPage(seconds=round(sound.seconds), poster=media.scene(*record["poster"]))
    audio.file = media.store(ContentFile(sound.wave, name=f"{record['key']}.wav"), _titles(record))
    return audio


MAKERS: dict[str, Callable[[dict[str, Any], SiteMedia], PhotoReportPage | FilmPage | AudioPage]] = {
    "photo_report": _photo_report,
    "film": _film,
    "audio": _audio,
}


def _titles(record: dict[str, Any]) -> dict[str, str]:
    return {language: record[language]["title"] for language in LANGUAGES if language in record}


def _write(
    page: PhotoReportPage | FilmPage | AudioPage, words: dict[str, Any], language: str, media: SiteMedia
) -> None:
    for field in ("title", "lead", "credit", "transcript"):
        if field in words:
            set_translated(page, field, {language: words[field]})
    if "body" in words:
        setattr(page, f"body_{language}", stream(words["body"], media))
    if language != "fa":
        setattr(page, f"ready_{language}", True)
