from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    name = "cms.release"
    label = "release"
    verbose_name = _("Released documents")

    def ready(self) -> None:
        from cms.release import signal_handlers, tasks  # noqa: F401

        signal_handlers.connect()
