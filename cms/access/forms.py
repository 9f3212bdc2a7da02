"""Forms of pages that keep a site's content to itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.access.sites import belongs_to_a_site


class OwnSitePageForm(WagtailAdminPageForm):
    """Offers and accepts records and pages of the page's own site only, whatever a chooser showed.

    A new page knows how deep it will stand, so that its own rules hold in the form already.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.parent_page:
            self.instance.depth = self.parent_page.depth + 1
        site_id = self.instance.site_id or (self.parent_page and self.parent_page.site_id)
        rows = [form for formset in self.formsets.values() for form in formset.forms]
        for form in (self, *rows):
            _keep_to_site(form, site_id)


def _keep_to_site(form: forms.BaseForm, site_id: int | None) -> None:
    for field in form.fields.values():
        queryset = getattr(field, "queryset", None)
        if queryset is not None and belongs_to_a_site(queryset.model):
            setattr(field, "queryset", queryset.filter(site=site_id))  # noqa: B010 (fields of several classes)
            field.error_messages["invalid_choice"] = _("This belongs to another site or is no longer there.")
