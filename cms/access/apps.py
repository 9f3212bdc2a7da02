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
        from cms.access.tags import close_popular_tags

        scope_filters()
        close_popular_tags()
        checks.register(check_views_of_sites)
