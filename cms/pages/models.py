"""The base page model: what every page of every site has."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage, DefaultBasePageMixin, Workflow
from wagtail.models.pages import AbstractPageMeta
from wagtail.search import index

from cms.blocks.context import BodyContext
from cms.pages.aliases import announce_alias
from cms.pages.bodies import PageBody
from cms.pages.preview import render_preview
from cms.pages.reviewing import ReviewedPagePermissionTester, workflow_of
from cms.tenancy.addresses import origin
from cms.text.record_cleaning import NOT_TEXT, clean_record
from cms.text.slugs import slugify

# First-level names that belong to the application: languages, short addresses, sections of the program.
RESERVED_SLUGS = frozenset(
    {
        *("en", "ar", "fa", "n", "s", "api", "admin", "accounts", "search", "patterns", "static", "media"),
        *("documents", "feed", "feeds", "network", "og", "sitemap", "sitemaps", "robots", "theme", "favicon"),
        *("health", "well-known"),
    }
)


class BasePage(AbstractPage, DefaultBasePageMixin):
    """A page of one site. The database keeps `site` right; whoever decides by it reads it from the database."""

    site = models.ForeignKey(
        "tenancy.NetworkSite", models.PROTECT, null=True, blank=True, editable=False, related_name="pages"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ready_en = models.BooleanField(
        _("English is ready"),
        default=False,
        help_text=_(
            "Tick it when citizens may read the English text: it is published with the page. While it is off they keep "
            "the English text that was published last; without one they read the Persian text with a notice."
        ),
    )
    ready_ar = models.BooleanField(
        _("Arabic is ready"),
        default=False,
        help_text=_(
            "Tick it when citizens may read the Arabic text: it is published with the page. While it is off they keep "
            "the Arabic text that was published last; without one they read the Persian text with a notice."
        ),
    )

    slug: str  # the field is Wagtail's

    # Of fields that are not translated: see cms.text.record_cleaning.
    text_languages: ClassVar[Mapping[str, str]] = {"path": NOT_TEXT}

    # The name of the type for readers: addresses, templates and the API use it.
    body_type: ClassVar[str] = ""
    body_schema: ClassVar[type[PageBody]] = PageBody
    parent_page_types: ClassVar[list[Any]] = []
    exclude_fields_in_copy = ["uid", "site"]
    copy_form_class: ClassVar[type[forms.Form]]
    private_page_options: ClassVar[list[str]] = []  # a page is released or it is not

    search_fields = [
        *(field for field in AbstractPage.search_fields if field.field_name != "title"),
        index.FilterField("title"),
        index.FilterField("site_id"),
        *(
            entry
            for code, _name in settings.LANGUAGES
            for entry in (
                index.SearchField(f"title_{code}", boost=2),
                index.AutocompleteField(f"title_{code}"),
                index.FilterField(f"title_{code}"),  # results are sorted by the language of the screen
            )
        ),
    ]

    class Meta(AbstractPageMeta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    # What the public reads -------------------------------------------------------------------------------------

    def get_body(self, context: BodyContext) -> PageBody:
        """The one shape of this page in `context.language`, for HTML, API, feeds and search."""
        return self.body_schema()

    def get_published_at(self) -> datetime | None:
        """The date that citizens see and lists are ordered by."""
        return self.first_published_at

    def translated(self, field: str, language: str) -> Any:
        """The value of a translated field in exactly that language, without falling back."""
        return getattr(self, f"{field}_{language}")

    def is_ready_in(self, language: str) -> bool:
        return language == settings.LANGUAGE_CODE or bool(getattr(self, f"ready_{language}", False))

    @property
    def site_path(self) -> str:
        """The path below the site's root, as citizens see it: `/`, `/news/`, `/news/خبر/`."""
        return "/" + self.url_path.split("/", 2)[2] if self.url_path.count("/") > 1 else "/"

    # Saving ----------------------------------------------------------------------------------------------------

    def _set_core_field_defaults(self) -> None:
        if not self.slug and self.title_fa and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(slugify(self.title_fa) or self.body_type)
        super()._set_core_field_defaults()

    def clean(self) -> None:
        super().clean()
        if self._is_first_level() and self.slug.lower() in RESERVED_SLUGS:
            refusal = _("“%(slug)s” belongs to the program; choose another name.")
            # Filled in when it is read: this runs in Persian, the reader's screen may not.
            raise ValidationError({"slug": ValidationError(refusal, params={"slug": self.slug})})
        missing = {
            f"title_{code}": _("A language that is ready needs a title.")
            for code, _name in settings.LANGUAGES
            # Persian is required by its field.
            if code != settings.LANGUAGE_CODE and self.is_ready_in(code) and not self.translated("title", code)
        }
        if missing:
            raise ValidationError(missing)

    def _is_first_level(self) -> bool:
        parent = getattr(self, "_cached_parent_obj", None)
        return (parent.depth + 1 if parent else self.depth) == 3

    # The base columns and draft_title would otherwise take the language of the editor's screen. Texts are cleaned here,
    # so that whatever saves (form, import, API, code) stores, validates and keeps in its revision the same.

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        clean_record(self)
        with translation.override(settings.LANGUAGE_CODE):
            super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.uid = uuid.uuid4()  # copies and aliases arrive here with their original's
        clean_record(self, only=kwargs.get("update_fields"))
        with translation.override(settings.LANGUAGE_CODE):
            super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        clean_record(self)
        with translation.override(settings.LANGUAGE_CODE):
            return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> BasePage:
        """An old revision knows neither a later move nor, on an alias, whose uid it is."""
        page: BasePage = super().with_content_json(content)
        page.uid = self.uid
        page.site_id = self.site_id
        return page

    # Wagtail's own are not atomic: a failing handler would leave the page changed and its document not.

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        try:
            with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
                return super().publish(*args, **kwargs)
        except ValidationError as refusal:
            # Whoever publishes many at once, or by the schedule, has no form that would say which page it is.
            reasons = " ".join(refusal.messages)
            raise ValidationError(
                _("“%(page)s” cannot be published: %(reasons)s"), params={"page": self.title_fa, "reasons": reasons}
            ) from refusal

    def create_alias(self, **options: Any) -> BasePage:
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            alias: BasePage = super().create_alias(**options)
            announce_alias(alias)
            return alias

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)

    def move(self, target: BasePage, pos: str | None = None, user: Any = None) -> Any:
        parent = target if pos in ("first-child", "last-child", "sorted-child") else target.get_parent()
        if parent is None or not self.specific.can_move_to(parent.specific):
            raise ValidationError(_("“%(page)s” cannot be moved there.") % {"page": self})
        with transaction.atomic():
            return super().move(target, pos, user)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().delete(*args, **kwargs)

    # Review ----------------------------------------------------------------------------------------------------

    @property
    def has_workflow(self) -> bool:
        """Everything can be submitted, whatever the rule: Wagtail would look for a workflow of the page or above it."""
        return True

    def get_workflow(self) -> Workflow:
        return workflow_of(self)

    def permissions_for_user(self, user: Any) -> ReviewedPagePermissionTester:
        return ReviewedPagePermissionTester(user, self)

    # Places ----------------------------------------------------------------------------------------------------

    @classmethod
    def creatable_subpage_models(cls) -> list[type[BasePage]]:
        """Types of any number first: Wagtail looks for one that may be made, and counts the pages of the others."""
        return sorted(super().creatable_subpage_models(), key=lambda model: model.max_count_per_parent is not None)

    # Addresses and preview -------------------------------------------------------------------------------------

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """(route, origin, path) for the admin's links to the site: Persian, which is released with the page."""
        routes = self._get_relevant_site_root_paths(request)
        if not routes:
            return None
        return routes[0].site_id, origin(urlsplit(routes[0].root_url).hostname or ""), quote(self.site_path)

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        raise Http404("Citizens read released documents; see cms.serving.")

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(code, str(name)) for code, name in settings.LANGUAGES]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return [
            {"name": "phone", "icon": "mobile-alt", "device_width": 390, "label": _("As on a phone")},
            {"name": "tablet", "icon": "tablet-alt", "device_width": 820, "label": _("As on a tablet")},
            {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("As on a large screen")},
        ]

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        return render_preview(self, request, mode_name or settings.LANGUAGE_CODE)
