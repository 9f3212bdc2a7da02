"""Taking a page from publication: the question says what citizens lose."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.utils.translation import gettext_lazy
from wagtail.admin.views.pages.unpublish import UnpublishView

from cms.release.log import current
from cms.tenancy.addresses import localized_path, site_origin
from cms.tenancy.models import NetworkSite


class WithdrawView(UnpublishView):
    template_name = "editing/confirm_withdraw.html"
    page_title = gettext_lazy("Withdraw from publication")
    success_message = gettext_lazy("“%(page_title)s” is withdrawn from publication.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "addresses": self._addresses()}

    def _addresses(self) -> list[dict[str, str]]:
        """What citizens read of the page now, an address a language."""
        site = NetworkSite.objects.select_related("route").filter(pk=self.object.site_id).first()
        if site is None:
            return []
        documents = current(sites=[site.pk]).filter(uid=self.object.uid).only("locale", "path")
        paths = {document.locale: document.path for document in documents}
        return [
            {"language": str(name), "url": unquote(site_origin(site) + localized_path(paths[code], code))}
            for code, name in settings.LANGUAGES
            if code in paths
        ]
