"""The words by which a site orders its news: categories, which it sets up, and tags, which its editors type."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.pages.panels import in_language
from cms.tenancy.models import SiteKind
from cms.text.cleaning import clean
from cms.text.folding import fold
from cms.text.saving import SavedInPersian


def _panels() -> list[FieldPanel]:
    return [FieldPanel("site"), *(in_language("name", code) for code, _name in settings.LANGUAGES)]


LONGEST_NAME = 100


class WordOfASite(SavedInPersian):
    """A name of a site's own in three languages, unique in Persian."""

    name = models.CharField(
        _("name"), max_length=LONGEST_NAME, help_text=_("Citizens read it at the news and narrow the news by it.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """The name in a language, in Persian where it has none."""
        name: str = getattr(self, f"name_{language}") or getattr(self, f"name_{settings.LANGUAGE_CODE}")
        return name


class NewsCategory(WordOfASite):
    site = models.ForeignKey(
        "tenancy.NetworkSite", models.CASCADE, related_name="news_categories", verbose_name=_("site")
    )
    is_offered = models.BooleanField(
        _("offered to all sites"),
        default=False,
        help_text=_(
            "Editors of all sites may choose this category of the central office. If you take the offer back, news "
            "that have it keep it."
        ),
    )

    panels = [*_panels(), FieldPanel("is_offered")]

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        constraints = [models.UniqueConstraint(fields=["site", "name_fa"], name="one_category_a_name")]

    def clean(self) -> None:
        super().clean()
        if self.is_offered and self.site_id and self.site.kind != SiteKind.CENTRAL:
            raise ValidationError({"is_offered": _("Only the central office offers something to all sites.")})


class NewsTag(WordOfASite):
    site = models.ForeignKey("tenancy.NetworkSite", models.CASCADE, related_name="news_tags", verbose_name=_("site"))

    panels = _panels()

    class Meta:
        verbose_name = _("news tag")
        verbose_name_plural = _("news tags")
        constraints = [models.UniqueConstraint(fields=["site", "name_fa"], name="one_tag_a_name")]


def tags_named(names: Iterable[str], site_id: int) -> list[NewsTag]:
    """The site's tags of these names, whatever their spelling; a name that the site does not know makes an unsaved tag.

    A page keeps new ones when it is saved, so that a preview leaves nothing behind.
    """
    known = {
        fold(tag.name_in(code)): tag
        for tag in NewsTag.objects.filter(site=site_id).order_by("-pk")
        for code, _name in settings.LANGUAGES
    }
    cleaned = filter(None, (clean(name, settings.LANGUAGE_CODE).strip() for name in names))
    found = [known.get(fold(name)) or NewsTag(site_id=site_id, name_fa=name) for name in cleaned]
    # A tag may have been typed in two spellings or two languages.
    once = {fold(tag.name_in(settings.LANGUAGE_CODE)): tag for tag in found}
    return sorted(once.values(), key=lambda tag: tag.name_in(settings.LANGUAGE_CODE))
