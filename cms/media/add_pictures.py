"""The page on which many pictures are uploaded at once, outside any page of a site."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.views.multiple import AddView
from wagtail.permissions import policy_registry

from cms.access.current_site import sites_in_view
from cms.media.models import SiteImage
from cms.media.picture_table import table_settings, upload_field


class AddPicturesView(AddView):
    """Instead of Wagtail's own page, whose answer to a posted file it keeps; `cms.editing` gives it its address."""

    template_name = "media/add_pictures.html"
    page_title = _("Upload several pictures")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        allowed = policy_registry.get_by_type(SiteImage).collections_user_has_permission_for(self.request.user, "add")
        sites = list(sites_in_view(self.request).filter(collection__in=allowed).order_by("name_fa"))
        return context | upload_field() | {"sites": sites, "pictures_settings": table_settings(next(iter(sites), None))}
