"""The central office's views of sites: list, a form that provisions, a form for the record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from cms.pages.panels import in_language
from cms.tenancy.addresses import site_origin
from cms.tenancy.models import NetworkSite, SiteKind, SiteStatus
from sites.create_site import SiteRefused, create_site


class CreateSiteForm(forms.ModelForm):
    """Asks for what provisioning needs; the same function as the command makes the site."""

    hostname = forms.CharField(
        label=gettext_lazy("Hostname"),
        max_length=253,
        help_text=gettext_lazy("The address of the site without http, for example d7.city.example"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=SiteKind.choices, initial=SiteKind.DISTRICT)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[(SiteStatus.PREPARING, SiteStatus.PREPARING.label), (SiteStatus.LIVE, SiteStatus.LIVE.label)],
        help_text=gettext_lazy("A site in preparation is seen in the preview only."),
    )
    editor = forms.CharField(
        label=gettext_lazy("First editor"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("A name to sign in with; made from the code of the site where left empty."),
    )

    class Meta:
        model = NetworkSite
        fields = ["hostname", "kind", "name_fa", "short_name_fa", "number", "status", "editor"]

    def _post_clean(self) -> None:
        """Provisioning validates the whole record itself."""

    def save(self, commit: bool = True) -> NetworkSite:
        """Raises SiteRefused."""
        values = self.cleaned_data
        self.created = create_site(
            values["hostname"],
            kind=values["kind"],
            name=values["name_fa"],
            short_name=values["short_name_fa"],
            number=values["number"],
            status=values["status"],
            editor_username=values["editor"],
        )
        return self.created.site


class CreateSiteView(generic.CreateView):
    def save_instance(self) -> NetworkSite:
        site: NetworkSite = self.form.save()
        if self.form.created.is_new:
            log(instance=site, action="wagtail.create", user=self.request.user)
        return site

    def form_valid(self, form: CreateSiteForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except SiteRefused as refusal:
            form.add_error(None, str(refusal))
            self.produced_error_code, self.produced_error_message = "validation_error", str(refusal)
            return self.form_invalid(form)

    def get_success_message(self, instance: NetworkSite) -> str:
        created = self.form.created
        if not created.is_new:
            return _("The site is there already; nothing has changed: %s") % site_origin(instance)
        if created.password:
            messages.info(
                self.request,
                _("First editor: %(username)s, password: %(password)s (shown only here)")
                % {"username": created.editor, "password": created.password},
            )
        return _("The site is ready: %s") % site_origin(instance)


class NetworkSiteForm(WagtailAdminModelForm):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Other languages"),
        choices=[(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Languages beside Persian in which this site publishes."),
    )


def _identity(language: str) -> list[FieldPanel]:
    return [
        in_language(field, language) for field in ("name", "short_name", "affiliation", "address", "hours", "notice")
    ]


class NetworkSiteViewSet(ModelViewSet):
    model = NetworkSite
    icon = "site"
    menu_label = gettext_lazy("Sites")
    menu_order = 300
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name", "kind", "number", "status", "code"]
    list_filter = ["kind", "status"]
    search_fields = ["name_fa", "short_name_fa", "code"]
    add_view_class = CreateSiteView
    edit_handler = TabbedInterface(
        [
            *(ObjectList(_identity(code), heading=name) for code, name in settings.LANGUAGES),
            ObjectList(
                [
                    InlinePanel("phones", label=gettext_lazy("phone"), heading=gettext_lazy("Phones")),
                    FieldPanel("fax"),
                    FieldPanel("email"),
                    FieldPanel("website"),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=gettext_lazy("Contact"),
            ),
            ObjectList(
                [
                    FieldPanel("logo"),
                    MultiFieldPanel(
                        [FieldPanel("hue"), FieldPanel("seal_points"), FieldPanel("masthead"), FieldPanel("opening")],
                        heading=gettext_lazy("Face"),
                    ),
                ],
                heading=gettext_lazy("Face"),
            ),
            ObjectList(
                [
                    FieldPanel("status"),
                    FieldPanel("languages"),
                    FieldPanel("parent"),
                    FieldPanel("number"),
                ],
                heading=gettext_lazy("State"),
            ),
        ],
        base_form_class=NetworkSiteForm,
    )

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return super().get_form_class(for_update) if for_update else CreateSiteForm

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_add_view_kwargs(**kwargs), "panel": None}

    # A site is archived; deleting one is a command.

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_common_view_kwargs(**kwargs), "delete_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "delete"]


# The explorer's links to the list of sites go by this namespace.
network_site_viewset = NetworkSiteViewSet("network_sites", url_prefix="sites", url_namespace="wagtailsites")
