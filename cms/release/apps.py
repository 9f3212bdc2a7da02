from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    name = "cms.release"
    label = "release"
    verbose_name = _("Released documents")

    def ready(self) -> None:
        from cms.pages.publication import register_published_languages
        from cms.release import signal_handlers, tasks  # noqa: F401
        from cms.release.reading import languages_of

        signal_handlers.connect()
        register_published_languages(languages_of)
