"""Tags of pictures and files: words of the whole installation, of which somebody gets to know those of their own."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from taggit.models import Tag, TaggedItem
from wagtail.admin import filters
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views import chooser
from wagtail.permissions import policy_registry

MOST_COMPLETIONS = 10


def tags_seen_by(user: Any) -> QuerySet[Tag]:
    """The tags of the pictures and files that `user` may use."""
    is_seen = Q(pk__in=[])
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)
        files = policy.instances_user_has_any_permission_for(user, ["add", "change", "delete", "choose"])
        kind = ContentType.objects.get_for_model(model)
        is_seen |= Q(content_type=kind, object_id__in=files.order_by().values("pk"))
    return Tag.objects.filter(pk__in=TaggedItem.objects.filter(is_seen).values("tag"))


@require_GET
def complete_tag(request: HttpRequest, app_name: str = "", model_name: str = "") -> JsonResponse:
    """Names of tags that begin with the `term`. Whatever the kind of tag, the own ones are all there is."""
    term = request.GET.get("term", "").strip()
    named = tags_seen_by(request.user).filter(name__istartswith=term) if term else Tag.objects.none()
    return JsonResponse(list(named.order_by("name").values_list("name", flat=True)[:MOST_COMPLETIONS]), safe=False)


def _none_are_popular(model: Any, count: int = 10) -> QuerySet[Tag]:
    """Wagtail counts the popular tags over all sites, without knowing who asks."""
    return Tag.objects.none()


def close_popular_tags() -> None:
    filters.popular_tags_for_model = _none_are_popular
    chooser.popular_tags_for_model = _none_are_popular
