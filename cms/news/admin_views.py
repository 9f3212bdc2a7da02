"""Completing tags while they are typed."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access

from cms.access.sites import visible_to
from cms.news.models import NewsTag

MOST_COMPLETIONS = 10


@require_GET
@require_admin_access
def tags(request: HttpRequest, site_id: int) -> JsonResponse:
    """Names of the site's tags that hold the term; none of a site that is not the user's."""
    term = request.GET.get("term", "").strip()
    of_site = visible_to(request.user, NewsTag.objects.filter(site=site_id))
    named = of_site.filter(Q(name_fa__icontains=term) | Q(name_en__icontains=term) | Q(name_ar__icontains=term))
    names = named.order_by("name_fa").values_list("name_fa", flat=True)[:MOST_COMPLETIONS] if term else []
    return JsonResponse(list(names), safe=False)
