"""Files that citizens get: documents that something released refers to, and pictures in their reduced sizes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from cms.media.recordings import content_type_of
from cms.release.log import current
from cms.serving.ranges import Playable, file_in_parts
from cms.serving.reading_only import reading_only

OFFICE = "application/vnd.openxmlformats-officedocument"
# Given out as what they are; the machine's own table knows these names on some systems only.
DOCUMENT_TYPES = {
    ".csv": "text/csv",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".pptx": f"{OFFICE}.presentationml.presentation",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}
UNKNOWN_TYPE = "application/octet-stream"
# Everything else is downloaded: what a browser would run on this host must not be shown here.
SHOWN_IN_BROWSER = {"application/pdf"}
PICTURE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@reading_only
def document_file(request: HttpRequest, uid: UUID, name: str) -> HttpResponseBase:
    """A document's file, for as long as something released on this network refers to it; always for its editors.

    Film, sound and captions are played where they are shown; players fetch them in parts.
    """
    document = get_document_model().objects.filter(uid=uid).first()
    if document is None or not (_is_public(uid) or _may_work_with(request, document)):
        raise Http404
    storage, stored_as = document.file.storage, document.file.name
    file = _open(storage, stored_as)
    played_as = content_type_of(stored_as)
    if played_as:
        changed_at = storage.get_modified_time(stored_as)
        return file_in_parts(request, Playable(file, document.filename, played_as, storage.size(stored_as), changed_at))
    content_type = DOCUMENT_TYPES.get(_ending(stored_as), UNKNOWN_TYPE)
    return FileResponse(
        file,
        content_type=content_type,
        filename=document.filename,
        as_attachment=content_type not in SHOWN_IN_BROWSER,
    )


def _is_public(uid: UUID) -> bool:
    return current().filter(tags__contains=[f"document:{uid}"]).exists()


def _may_work_with(request: HttpRequest, document: Any) -> bool:
    policy = policy_registry.get(document)
    return bool(policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], document))


@reading_only
def rendition_file(request: HttpRequest, path: str) -> FileResponse:
    """Pictures as readers get them; originals are not given out. A web server in front may serve the folder itself."""
    content_type = PICTURE_TYPES.get(_ending(path))
    if content_type is None:
        raise Http404
    storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
    response = FileResponse(_open(storage, f"images/{path}"), content_type=content_type)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _open(storage: Any, name: str) -> IO[bytes]:
    if ".." in PurePosixPath(name).parts:
        raise Http404
    try:
        return storage.open(name, "rb")
    # A name that is no file's: a folder, one with a null byte or longer than any file system takes.
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
