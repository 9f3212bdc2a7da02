"""Moving a page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.move import MoveConfirmView

from cms.pages.models import BasePage


class SiteMoveConfirmView(MoveConfirmView):  # type: ignore[misc]
    """Asks for the permission before it names page and destination."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        page = get_object_or_404(BasePage, pk=page_to_move_id).specific
        destination = get_object_or_404(BasePage, pk=destination_id).specific
        if not page.permissions_for_user(request.user).can_move_to(destination):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, page_to_move_id, destination_id, *args, **kwargs)
        return response
