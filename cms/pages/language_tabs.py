"""The tabs of a page's form: each language says how far its text is, and what citizens read of it now."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import models
from django.forms import Media
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface

from cms.pages.languages import has_text_in
from cms.pages.models import BasePage
from cms.pages.publication import published_languages


class Progress(models.TextChoices):
    EMPTY = "empty", _("empty")
    IN_WORK = "in_work", _("in work")
    READY = "ready", _("ready")
    # Persian has no mark of its own: it goes live with the page.
    WITH_PAGE = "with_page", _("published with the page")


class Publication(models.TextChoices):
    """What citizens read in a language: nothing yet, this text, or the one that was published before."""

    NONE = "", ""
    CURRENT = "current", _("published")
    OLDER = "older", _("an older version is published")
    ELSEWHERE = "elsewhere", _("the site does not publish in this language")


def progress_of(page: BasePage, language: str) -> Progress:
    if language == settings.LANGUAGE_CODE:
        return Progress.WITH_PAGE if has_text_in(page, language) else Progress.EMPTY
    if page.is_ready_in(language):
        return Progress.READY
    return Progress.IN_WORK if has_text_in(page, language) else Progress.EMPTY


def publication_of(page: BasePage, language: str, published: Collection[str]) -> Publication:
    """`published` are the languages in which citizens read the page now."""
    if language not in published:
        return Publication.NONE
    is_current = page.is_ready_in(language) and not page.has_unpublished_changes
    return Publication.CURRENT if is_current else Publication.OLDER


class LanguageTab(ObjectList):
    """The fields of one language."""

    def __init__(self, children: Any, language: str, **options: Any) -> None:
        super().__init__(children, **options)
        self.language = language

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "language": self.language}

    class BoundPanel(ObjectList.BoundPanel):
        def show_state(self, published: Collection[str]) -> None:
            """Put the state of the language into the name of the tab, where it is read out too."""
            page, language = self.instance, self.panel.language
            publication = publication_of(page, language, published)
            if language in getattr(self.form, "unpublished_languages", ()):
                publication = Publication.ELSEWHERE
            self.heading = render_to_string(
                "pages/language_tab.html",
                {
                    "name": self.panel.heading,
                    "language": language,
                    "progress": progress_of(page, language),
                    "publication": publication,
                    "words": json.dumps({state.value: str(state.label) for state in (*Progress, *Publication)}),
                },
            )


class LanguageTabs(TabbedInterface):
    class BoundPanel(TabbedInterface.BoundPanel):
        @cached_property
        def children(self) -> list[Any]:
            """One query, for all languages; none for a page that is not stored yet."""
            children: list[Any] = super().children
            published = published_languages(self.instance) if self.instance.pk else frozenset()
            for child in children:
                if isinstance(child, LanguageTab.BoundPanel):
                    child.show_state(published)
            return children

        @property
        def media(self) -> Media:
            script: Any = Script("pages/language-tabs.js", type="module")
            own = Media(js=[script], css={"all": ["pages/language-tabs.css"]})
            return super().media + own
