"""Forms of pages that keep a site's content to itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.access.sites import belongs_to_a_site
from cms.tenancy.models import SiteStatus


class OwnSitePageForm(WagtailAdminPageForm):
    """Offers and accepts records and pages of the page's own site only, whatever a chooser showed.

    A new page knows how deep it will stand, so that its own rules hold in the form already.
    """

    # Fields, of the page or of its rows, that also take what other sites have published.
    network_fields: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and self.parent_page:
            self.instance.depth = self.parent_page.depth + 1
        rows = [form for formset in self.formsets.values() for form in formset.forms]
        for form in (self, *rows):
            _keep_to_site(form, self.site_id, self.network_fields)

    @property
    def site_id(self) -> int | None:
        """The site that the page is on or, before it is saved, will be on."""
        return self.instance.site_id or (self.parent_page and self.parent_page.site_id)


def _keep_to_site(form: forms.BaseForm, site_id: int | None, network_fields: frozenset[str]) -> None:
    for name, field in form.fields.items():
        queryset = getattr(field, "queryset", None)
        if queryset is not None and belongs_to_a_site(queryset.model):
            own = Q(site=site_id)
            allowed = own | Q(live=True, site__status=SiteStatus.LIVE) if name in network_fields else own
            setattr(field, "queryset", queryset.filter(allowed))  # noqa: B010 (fields of several classes)
            field.error_messages["invalid_choice"] = _("This belongs to another site or is no longer there.")
