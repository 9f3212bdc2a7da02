from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "cms.people"
    label = "people"
    verbose_name = _("People and posts")

    def ready(self) -> None:
        from cms.people import signal_handlers, tasks  # noqa: F401

        signal_handlers.connect()
