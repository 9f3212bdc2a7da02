"""A picture or file of one collection for another: a file of its own with the same words."""

from __future__ import annotations

import copy
import uuid
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection

from cms.accounts.models import User
from cms.media.models import SiteDocument, SiteImage

SiteFile = SiteImage | SiteDocument
# What a form asks for and a copy does not take over.
ITS_OWN = {"file", "collection", "tags"}


def copy_to_collection(original: SiteFile, collection: Collection, user: User | None) -> SiteFile:
    """The same file with the same words in that collection: the one that an earlier copy left there, or a new one.

    Raises ValidationError, in the active language, if the file is lost.
    """
    try:
        return _earlier_copy(original, collection) or _new_copy(original, collection, user)
    except OSError as loss:
        raise ValidationError(_("The file of “%(title)s” is lost.") % {"title": original.title}) from loss


def _earlier_copy(original: SiteFile, collection: Collection) -> SiteFile | None:
    words = {name: getattr(original, name) for name in original.admin_form_fields if name not in ITS_OWN}
    same = type(original).objects.filter(collection=collection, file_hash=original.get_file_hash(), **words)
    found: SiteFile | None = same.order_by("pk").first()
    return found


def _new_copy(original: SiteFile, collection: Collection, user: User | None) -> SiteFile:
    with original.open_file() as file:
        content = file.read()
    new = copy.copy(original)
    new.pk, new._state.adding = None, True
    new.uid = uuid.uuid4()
    new.file = ContentFile(content, PurePosixPath(original.file.name).name)
    new.collection, new.uploaded_by_user = collection, user
    new.save()
    new.tags.set(original.tags.names())
    log(instance=new, action="wagtail.create", user=user)
    return new
