"""The one form of a site: who it is, where it is found, how it looks; and for the central office what it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from cms.access.forms import KeepsToItsSite
from cms.access.site_settings import NETWORK_PERMISSION
from cms.pages.panels import in_language
from cms.tenancy.models import SiteKind
from cms.text.places import format_place, parse_place
from sites.site_views.faces import HueInput, logos_of


class SiteSettingsForm(KeepsToItsSite):  # type: ignore[misc]
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Other languages"),
        choices=[(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Languages beside Persian in which this site publishes. Pages in a language that is taken away are no "
            "longer shown; they come back with it."
        ),
    )
    place = forms.CharField(
        label=gettext_lazy("Place on the map"),
        required=False,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "placeholder": "35.7, 51.4"}),
        help_text=gettext_lazy(
            "Latitude and longitude, or the address of a map that shows the place: paste either. Citizens get links "
            "that lead there, and the place stands on the map of the network."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = self.instance
        if site.latitude is not None and site.longitude is not None:
            self.initial.setdefault("place", format_place(site.latitude, site.longitude))
        if "logo" in self.fields:
            logo: Any = self.fields["logo"]
            logo.queryset = logos_of(site)
            logo.error_messages["invalid_choice"] = _("Choose a picture from the collection of this site.")
        if "kind" in self.fields:
            self._restrict_kind()

    @property
    def site_id(self) -> int | None:
        pk: int | None = self.instance.pk
        return pk

    def _restrict_kind(self) -> None:
        """The central office stays it, and no other site becomes it."""
        kind: Any = self.fields["kind"]
        is_central = self.instance.kind == SiteKind.CENTRAL
        kind.choices = [choice for choice in SiteKind.choices if (choice[0] == SiteKind.CENTRAL) == is_central]

    def clean_place(self) -> str:
        text: str = self.cleaned_data["place"]
        if text and parse_place(text) is None:
            raise ValidationError(
                _("No place is found in this. Write latitude and longitude with a comma between them: 35.7, 51.4")
            )
        return text

    def _post_clean(self) -> None:
        if "place" in self.cleaned_data and "place" in self.changed_data:
            place = parse_place(self.cleaned_data["place"])
            self.instance.latitude, self.instance.longitude = place or (None, None)
        super()._post_clean()


class FacePreviewPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "network/panels/face.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {"site_id": self.instance.pk, "instance": self.instance}


class StatePanel(Panel):
    """Status and hostnames, which screens of their own change."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "network/panels/state.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {"site": self.instance, "hostnames": self.instance.hostnames.order_by("-is_primary", "hostname")}


def _names(language: str) -> list[Panel]:
    return [
        in_language("name", language),
        in_language("short_name", language),
        in_language(
            "affiliation",
            language,
            help_text=gettext_lazy("The line below the name at the top of every page, for example the municipality."),
        ),
    ]


def _contact(language: str) -> list[Panel]:
    hours = gettext_lazy("When citizens find somebody there; days and times.")
    return [in_language("address", language), in_language("hours", language, help_text=hours)]


def _other_languages(panels: Any) -> list[Panel]:
    return [
        MultiFieldPanel(panels(code), heading=name, classname="collapsed")
        for code, name in settings.LANGUAGES
        if code != settings.LANGUAGE_CODE
    ]


PERSIAN = settings.LANGUAGE_CODE
SETTINGS = TabbedInterface(
    [
        ObjectList([*_names(PERSIAN), *_other_languages(_names)], heading=gettext_lazy("Names")),
        ObjectList(
            [
                *_contact(PERSIAN),
                InlinePanel("phones", label=gettext_lazy("phone"), heading=gettext_lazy("Phones")),
                FieldPanel("fax"),
                FieldPanel("email"),
                FieldPanel("website", help_text=gettext_lazy("Another web site of the organisation, if there is one.")),
                FieldPanel("place"),
                *_other_languages(_contact),
            ],
            heading=gettext_lazy("Contact card"),
        ),
        ObjectList(
            [
                FieldPanel("logo", help_text=gettext_lazy("It stands at the top in the place of the seal.")),
                FieldPanel(
                    "hue",
                    widget=HueInput,
                    heading=gettext_lazy("Colour"),
                    help_text=gettext_lazy("The colour of masthead, links and buttons."),
                ),
                FieldPanel("seal_points"),
                FieldPanel("masthead"),
                FieldPanel("opening", help_text=gettext_lazy("How the first news item of the home page is set.")),
                FacePreviewPanel(heading=gettext_lazy("Preview")),
            ],
            heading=gettext_lazy("Face"),
        ),
        ObjectList([FieldPanel("languages")], heading=gettext_lazy("Languages")),
        ObjectList(
            [
                StatePanel(heading=gettext_lazy("Status and hostnames")),
                FieldPanel("kind", permission=NETWORK_PERMISSION),
                FieldPanel("number", permission=NETWORK_PERMISSION),
                FieldPanel("parent", permission=NETWORK_PERMISSION),
            ],
            heading=gettext_lazy("In the network"),
            permission=NETWORK_PERMISSION,
        ),
    ],
    base_form_class=SiteSettingsForm,
)
