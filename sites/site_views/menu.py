"""The menu's way to the settings of the site that somebody works on."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from cms.access.current_site import current_site
from cms.access.site_settings import sites_with_settings_of


class SiteSettingsMenuItem(MenuItem):
    """Shown to whoever may change the settings of the current site; without one, to whoever manages several."""

    def __init__(self) -> None:
        super().__init__(_("Settings of the site"), reverse("network_site_settings"), name="site-settings",
                         icon_name="cog", order=200)  # fmt: skip

    def is_shown(self, request: HttpRequest) -> bool:
        managed, site = sites_with_settings_of(request.user), current_site(request)
        return managed.filter(pk=site.pk).exists() if site else managed.exists()
