from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditingConfig(AppConfig):
    name = "cms.editing"
    label = "editing"
    verbose_name = _("Editing")

    def ready(self) -> None:
        from cms.editing.labels import set_labels

        set_labels()
