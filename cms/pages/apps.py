from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from cms.pages.forms import PageCopyForm
        from cms.pages.models import BasePage

        # Wagtail looks for it on the page's class; the form needs that class loaded.
        BasePage.copy_form_class = PageCopyForm
