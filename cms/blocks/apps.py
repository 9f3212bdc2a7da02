from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocksConfig(AppConfig):
    name = "cms.blocks"
    label = "blocks"
    verbose_name = _("Blocks")

    def ready(self) -> None:
        from wagtail.admin.forms.models import register_form_field_override
        from wagtail.fields import StreamField

        from cms.blocks.definitions import form_options

        register_form_field_override(StreamField, override=form_options)
