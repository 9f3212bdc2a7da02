"""A picture that somebody adds to a site's collection."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from cms.media.models import SiteImage
from cms.media.picture_files import PictureFileField
from cms.tenancy.models import NetworkSite

LONGEST_TITLE = 255


class PictureUploadForm(forms.Form):
    """One file; which collection it goes to is no choice of the form's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's field reads its limits, and writes its sentences, when it is made.
        self.fields["file"] = PictureFileField(
            required=True, error_messages={"required": _("No file came. Choose it again.")}
        )


def may_add_to(site: NetworkSite, user: Any) -> bool:
    if site.collection_id is None:
        return False
    allowed = policy_registry.get_by_type(SiteImage).collections_user_has_permission_for(user, "add")
    return bool(allowed.filter(pk=site.collection_id).exists())


def same_picture(file: UploadedFile, site: NetworkSite) -> SiteImage | None:
    """A picture of the site's collection that has the same file, byte for byte."""
    found = SiteImage.objects.filter(collection=site.collection_id, file_hash=hash_filelike(file))
    return found.select_related("collection").order_by("pk").first()


def add_picture(file: UploadedFile, site: NetworkSite, user: Any) -> SiteImage:
    """Save a checked file as a picture of the site, without words yet. Raises PermissionDenied."""
    if not may_add_to(site, user):
        raise PermissionDenied
    image = SiteImage(title=_title_of(file), file=file, collection=site.collection, uploaded_by_user=user)
    image._set_image_file_metadata()
    image.save()
    log(instance=image, action="wagtail.create", user=user)
    return image


def _title_of(file: UploadedFile) -> str:
    """The file's name as words; editors look for the picture by it."""
    stem = PurePosixPath(file.name or "").stem
    return " ".join(stem.replace("_", " ").split())[:LONGEST_TITLE] or _("Picture")
