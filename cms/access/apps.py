from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "cms.access"
    label = "access"
    verbose_name = _("Access")

    def ready(self) -> None:
        from cms.access.checks import check_views_of_sites
        from cms.access.filters import scope_filters

        scope_filters()
        checks.register(check_views_of_sites)
