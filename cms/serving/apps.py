from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    name = "cms.serving"
    label = "serving"
    verbose_name = _("Public pages")

    def ready(self) -> None:
        from cms.pages.preview import register_preview_renderer
        from cms.serving.preview import render_preview

        register_preview_renderer(render_preview)
