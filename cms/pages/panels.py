"""Panels of the editing form: one tab a language, then addresses, then publishing.

Imported by page types, never by the base page: Wagtail's panels need that model loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import RichTextField

from cms.pages.forms import PageForm
from cms.pages.language_tabs import LanguageTab, LanguageTabs
from cms.pages.pictures_panel import PicturesWithoutWordsPanel
from cms.pages.schedule import SchedulePanel
from cms.pages.slug_field import PersianSlugInput

DIRECTIONS = {"fa": "rtl", "ar": "rtl", "en": "ltr"}


class LanguagePanel(FieldPanel):
    """A translated field, written in its language's direction."""

    def __init__(self, field_name: str, language: str, **options: Any) -> None:
        super().__init__(field_name, **options)
        self.language = language

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "language": self.language}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        # Wagtail gives its growing text box to plain text fields only, by their exact class.
        if isinstance(self.db_field, models.TextField) and not isinstance(self.db_field, RichTextField):
            options.setdefault("widgets", {}).setdefault(self.field_name, AdminAutoHeightTextInput)
        return options

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            if self.bound_field is not None:
                language = self.panel.language
                self.bound_field.field.widget.attrs |= {"lang": language, "dir": DIRECTIONS[language]}


def in_language(field: str, language: str, **options: Any) -> FieldPanel:
    return LanguagePanel(f"{field}_{language}", language, **options)


def slug_panel() -> FieldPanel:
    return FieldPanel(
        "slug",
        widget=PersianSlugInput,
        help_text=_(
            "The last part of the page's address, made from the Persian title. Citizens see it in their browser; "
            "after a change the old address keeps leading here."
        ),
    )


def page_edit_handler(
    *,
    translated: Sequence[str] = (),
    shared: Sequence[Panel] = (),
    base_form_class: type[WagtailAdminPageForm] = PageForm,
) -> LanguageTabs:
    """The form of a page type: `translated` fields once a language, `shared` panels beside the Persian text."""
    tabs = []
    for code, name in settings.LANGUAGES:
        is_default = code == settings.LANGUAGE_CODE
        title = TitleFieldPanel("title_fa") if is_default else in_language("title", code)
        ready = [] if is_default else [FieldPanel(f"ready_{code}")]
        fields = [in_language(field, code) for field in translated]
        panels = [*ready, title, *fields]
        if is_default:
            panels = [PicturesWithoutWordsPanel(), *panels, *shared]
        tabs.append(LanguageTab(panels, code, heading=name))
    search = [
        MultiFieldPanel([in_language("seo_title", code), in_language("search_description", code)], heading=name)
        for code, name in settings.LANGUAGES
    ]
    return LanguageTabs(
        [
            *tabs,
            ObjectList([slug_panel(), FieldPanel("show_in_menus"), *search], heading=_("Address and search")),
            ObjectList([SchedulePanel(), PublishingPanel()], heading=_("Publishing")),
        ],
        base_form_class=base_form_class,
    )
