from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = _("Images and documents")

    def ready(self) -> None:
        from cms.media import tasks  # noqa: F401
