"""The form of every page: its address, and the languages in which its site publishes."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.conf import settings
from wagtail.admin.forms.pages import CopyForm

from cms.access.forms import OwnSitePageForm, accept_only
from cms.access.sites import visible_to
from cms.pages.languages import has_text_in
from cms.pages.models import BasePage
from cms.pages.slug_field import PersianSlugInput
from cms.tenancy.models import NetworkSite
from cms.text.slugs import slugify

# Of a slug with a number behind it: the column takes 255 characters.
LONGEST = 245


def free_slug(wanted: str, parent: BasePage | None, page: BasePage | None = None) -> str:
    """`wanted`, or where another child of `parent` has it already, with the first free number behind it."""
    candidates = (wanted if number == 1 else f"{wanted[:LONGEST]}-{number}" for number in count(1))
    return next(slug for slug in candidates if BasePage._slug_is_available(slug, parent, page))


class PageForm(OwnSitePageForm):
    """Asks for no language in which the site does not publish, unless the page has a text in it already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug = self.fields.get("slug")
        if slug is not None and isinstance(slug.widget, PersianSlugInput):
            slug.widget.stored = self.instance.slug
        for language in self.unpublished_languages:
            if not has_text_in(self.instance, language):
                self._leave_out(language)

    @property
    def site(self) -> NetworkSite | None:
        """The site that the page is on or, before it is saved, will be on."""
        return self.instance.site or (self.parent_page.site if self.parent_page else None)

    @property
    def unpublished_languages(self) -> list[str]:
        published = self.site.published_languages if self.site else [code for code, _name in settings.LANGUAGES]
        return [code for code, _name in settings.LANGUAGES if code not in published]

    def _leave_out(self, language: str) -> None:
        for name in [name for name in self.fields if name.endswith(f"_{language}")]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """An address that follows the title gets a number where it is taken; one that was typed is refused."""
        slug = self.cleaned_data.get("slug")
        if slug and slug == slugify(self.cleaned_data.get("title_fa") or ""):
            self.cleaned_data["slug"] = free_slug(slug, self.parent_page, self.instance)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class PageCopyForm(CopyForm):
    """Proposes an address that is free, by the same rule, and parents on the user's sites."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug = self.fields["new_slug"]
        slug.widget = PersianSlugInput()
        slug.initial = free_slug(self.page.slug, self.page.get_parent())
        accept_only(self.fields["new_parent_page"], visible_to(self.user, BasePage.objects.all()))
