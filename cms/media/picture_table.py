"""What the tables of pictures in the admin are told: the pictures, the words of the screen, the addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypedDict

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.utils import get_accept_attributes
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from cms.media.models import SiteImage
from cms.media.picture_files import MEGABYTE
from cms.media.renditions import UNREADABLE
from cms.tenancy.models import NetworkSite
from cms.text.digits import format_number

LANGUAGES = [code for code, _name in settings.LANGUAGES]
THUMBNAIL = "max-400x400|format-webp"


class Thumbnail(TypedDict):
    url: str
    width: int
    height: int


class Focal(TypedDict):
    x: float
    y: float


class PictureRow(TypedDict):
    """A picture as a row of a table shows it. `uses` counts the pages and records that show it elsewhere."""

    id: int
    title: str
    thumbnail: Thumbnail | None
    alt: dict[str, str]
    credit: dict[str, str]
    is_decorative: bool
    focal: Focal | None
    can_change: bool
    uses: int
    edit_url: str


def picture_rows(ids: Sequence[int], user: Any, *, beside: int | None = None) -> list[PictureRow]:
    """The pictures with these keys that `user` may choose, in this order. `beside` is the key of the page that asks.

    The number of queries does not grow with the number of pictures, once their thumbnails are made.
    """
    policy = policy_registry.get_by_type(SiteImage)
    found = policy.instances_user_has_any_permission_for(user, ["choose"]).filter(pk__in=ids)
    images = {image.pk: image for image in found.prefetch_renditions(THUMBNAIL)}
    changeable = set(
        policy.instances_user_has_any_permission_for(user, ["change"])
        .filter(pk__in=images)
        .values_list("pk", flat=True)
    )
    uses = _uses(list(images), beside)
    return [_row(images[pk], can_change=pk in changeable, uses=uses[pk]) for pk in dict.fromkeys(ids) if pk in images]


def _row(image: SiteImage, *, can_change: bool, uses: int) -> PictureRow:
    focal = image.get_focal_point()
    return {
        "id": image.pk,
        "title": image.title,
        "thumbnail": _thumbnail(image),
        "alt": {code: getattr(image, f"alt_{code}") or "" for code in LANGUAGES},
        "credit": {code: getattr(image, f"credit_{code}") or "" for code in LANGUAGES},
        "is_decorative": image.is_decorative,
        "focal": {"x": round(focal.centroid_x / image.width, 4), "y": round(focal.centroid_y / image.height, 4)}
        if focal
        else None,
        "can_change": can_change,
        "uses": uses,
        "edit_url": reverse("wagtailimages:edit", args=[image.pk]) if can_change else "",
    }


def _thumbnail(image: SiteImage) -> Thumbnail | None:
    """None where the file is lost or broken."""
    try:
        rendition = image.get_rendition(THUMBNAIL)
    except UNREADABLE:
        return None
    return {"url": rendition.url, "width": rendition.width, "height": rendition.height}


def _uses(ids: list[int], beside: int | None) -> Counter[int]:
    """How many pages and records refer to each picture, by its key; a picture that is used twice in one counts once."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteImage), to_object_id__in=[str(pk) for pk in ids]
    )
    if beside is not None:
        pages = ContentType.objects.get_for_model(apps.get_model(settings.WAGTAIL_PAGE_MODEL))
        references = references.exclude(object_id=str(beside), base_content_type=pages)
    places = references.order_by().values_list("to_object_id", "base_content_type", "object_id").distinct()
    return Counter(int(pk) for pk, _kind, _object in places)


def upload_field() -> dict[str, str]:
    """What the template of the upload field says: which files it takes."""
    limit = format_number(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEGABYTE, get_language() or "fa")
    return {"accept": get_accept_attributes(), "limit_text": limit}


def table_settings(site: NetworkSite | None, *, page: int | None = None) -> dict[str, Any]:
    """What the scripts of a table read from the page: JSON, with sentences whose %(names)s they fill in."""
    return {
        "site": site.pk if site else None,
        "page": page,
        "languages": LANGUAGES,
        "urls": {
            "upload": reverse("media_upload_picture"),
            "pictures": reverse("media_pictures"),
            # The script puts the picture's key in.
            "change": reverse("media_change_picture", args=[0]),
        },
        "limit": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        "words": {
            "waiting": _("Waiting for its turn"),
            "sending": _("%(percent)s percent sent"),
            "checking": _("It has arrived and is being checked"),
            "overall": _("%(done)s of %(all)s pictures have been uploaded"),
            "overall_with_problems": _("%(done)s of %(all)s pictures have been uploaded; %(failed)s could not be"),
            "too_large": _("The file has %(size)s megabytes; at most %(limit)s can be uploaded. Save it smaller."),
            "interrupted": _("The connection was interrupted. Nothing else is lost: try this one again."),
            "refused": _("You may not add pictures here."),
            "signed_out": _("Your session has ended. Sign in again in another tab, then try again."),
            "failed": _("The server could not take this file. Try again; if it stays so, tell the network manager."),
            "saved": _("Saved"),
            "saving": _("Saving"),
            "not_saved": _("Not saved. Check the connection and change the text again."),
            "picture": _("Picture %(number)s"),
            "moved": _("Now at place %(number)s of %(all)s"),
            "removed": _("Removed: %(title)s"),
            "restored": _("Back at its place: %(title)s"),
            "used_elsewhere": _("Shown in %(uses)s other places too: these words change there as well."),
            "foreign": _("Somebody else added this picture; its words are changed by an editor of the site."),
            "asked": _("Write what the picture shows, or say that it is decorative."),
            "missing": _("%(number)s pictures still wait for an alternative text"),
            "complete": _("Every picture has its alternative text"),
            "credited": _("Written to %(number)s pictures"),
            "focal": _("%(x)s percent from the left, %(y)s percent from above"),
            "no_focal": _("No focal point: layouts cut around the middle"),
            "cover_first": _("The first picture"),
            "cover_number": _("Picture %(number)s"),
            "cover_other": _("Another picture: %(title)s"),
        },
    }
