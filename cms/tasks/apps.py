from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    name = "cms.tasks"
    label = "background"
    verbose_name = _("Background work")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.tasks import checks, pruning  # noqa: F401

        # The scheduler must know every periodic task; each package keeps its own in a module `tasks`.
        autodiscover_modules("tasks")
