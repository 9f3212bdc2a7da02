"""Pictures in the admin as its tables of pictures ask for them: looked up, uploaded one by one, given their words."""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.access.sites import sites_of
from cms.media.models import SiteImage
from cms.media.picture_table import picture_rows
from cms.media.picture_words import PictureWordsForm
from cms.media.uploading import PictureUploadForm, add_picture, may_add_to, same_picture

MOST_AT_ONCE = 500


@require_GET
def pictures(request: HttpRequest) -> JsonResponse:
    """`id`, many times: those of the pictures that the user may choose; `page` is the page that asks."""
    ids = [key for value in request.GET.getlist("id")[:MOST_AT_ONCE] if (key := _key(value)) is not None]
    return JsonResponse({"pictures": picture_rows(ids, request.user, beside=_key(request.GET.get("page", "")))})


@require_POST
def upload_picture(request: HttpRequest) -> JsonResponse:
    """A `file` for the collection of a `site`.

    Answers with the picture; with `duplicate`, and nothing saved, where the site has the same file and `again` is not
    said; with `problem`, a sentence, and status 400 where the file is not taken.
    """
    site = get_object_or_404(sites_of(request.user).select_related("collection"), pk=_key(request.POST.get("site", "")))
    if not may_add_to(site, request.user):
        raise PermissionDenied
    form = PictureUploadForm(files=request.FILES)
    if not form.is_valid():
        return _problem(str(form.errors["file"][0]))
    file = form.cleaned_data["file"]
    same = None if request.POST.get("again") else same_picture(file, site)
    if same is not None:
        return JsonResponse({"duplicate": picture_rows([same.pk], request.user)[0]})
    image = add_picture(file, site, request.user)
    return JsonResponse({"picture": picture_rows([image.pk], request.user)[0]}, status=HTTPStatus.CREATED)


@require_POST
def change_picture(request: HttpRequest, pk: int) -> JsonResponse:
    """The words and the focal point that are sent, for whoever may change the picture; others find none there."""
    changeable = policy_registry.get_by_type(SiteImage).instances_user_has_any_permission_for(request.user, ["change"])
    image = get_object_or_404(changeable, pk=pk)
    form = PictureWordsForm(request.POST, instance=image)
    if not form.is_valid():
        return _problem(" ".join(str(message) for messages in form.errors.values() for message in messages))
    if form.has_changed():
        form.save()
        log(instance=image, action="wagtail.edit", user=request.user)
    return JsonResponse({"picture": picture_rows([pk], request.user)[0]})


def _problem(sentence: str) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=HTTPStatus.BAD_REQUEST)


def _key(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 18 else None
