from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class TextConfig(AppConfig):
    name = "cms.text"
    label = "text"
    verbose_name = _("Text and calendars")

    def ready(self) -> None:
        from cms.text.checks import check_texts

        register(check_texts)
