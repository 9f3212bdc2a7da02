"""Moving a page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.move import MoveConfirmView

from cms.access.sites import visible_to, works_for_the_network
from cms.pages.models import BasePage

ROOT_DEPTH = 2


class SiteMoveConfirmView(MoveConfirmView):  # type: ignore[misc]
    """Names page and destination to those only who may see both."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        seen = visible_to(request.user, BasePage.objects.filter(pk__in=(page_to_move_id, destination_id)))
        depths = dict(seen.values_list("pk", "depth"))
        # The root of a site is refused by its own rule, which says why.
        is_root = depths.get(page_to_move_id) == ROOT_DEPTH
        if len(depths) < 2 and not is_root and not works_for_the_network(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, page_to_move_id, destination_id, *args, **kwargs)
        return response
