"""News items, their categories and their index."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import Literal, cast

from django.conf import settings
from django.db import models
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.access.forms import OwnSitePageForm
from cms.blocks.body import AnyBlockBody, BodyStreamBlock, block_bodies
from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.media.bodies import ImageBody
from cms.pages.bodies import PageBody, Summary
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import in_language, page_edit_handler
from cms.text.saving import SavedInPersian

WORDS_A_MINUTE = 200


class NewsKind(models.TextChoices):
    NEWS = "news", _("news")
    NOTE = "note", _("note")
    REPORT = "report", _("report")
    INTERVIEW = "interview", _("interview")
    RESPONSE = "response", _("response to media")
    NOTICE = "notice", _("notice")


KindName = Literal["news", "note", "report", "interview", "response", "notice"]


class NewsCategory(SavedInPersian):
    site = models.ForeignKey(
        "tenancy.NetworkSite", models.CASCADE, related_name="news_categories", verbose_name=_("site")
    )
    name = models.CharField(_("name"), max_length=100)

    panels = [FieldPanel("site"), *(in_language("name", code) for code, _name in settings.LANGUAGES)]

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        constraints = [models.UniqueConstraint(fields=["site", "name_fa"], name="one_category_a_name")]

    def __str__(self) -> str:
        return self.name


class NewsIndexBody(PageBody):
    type: Literal["news_index"] = "news_index"
    introduction: str = Field(default="", description="HTML")


class NewsIndexPage(BasePage):
    introduction = RichTextField(_("introduction"), blank=True, features=INLINE_FEATURES)

    body_type = "news_index"
    body_schema = NewsIndexBody
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, *translated_search_fields("introduction")]
    edit_handler = page_edit_handler(translated=["introduction"], base_form_class=OwnSitePageForm)

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def get_body(self, context: BodyContext) -> NewsIndexBody:
        return NewsIndexBody(introduction=context.rich_text(self.translated("introduction", context.language) or ""))


class NewsBody(PageBody):
    type: Literal["news"] = "news"
    kind: KindName = "news"
    kind_label: str = Field(default="", description="The kind in the language of the body")
    kicker: str = ""
    lead: str = ""
    picture: ImageBody | None = None
    picture_caption: str = ""
    blocks: list[AnyBlockBody] = []
    category: str = ""
    reading_minutes: int = 1

    def summary(self) -> Summary:
        return Summary(
            lead=self.lead,
            kicker=self.kicker,
            kind=self.kind,
            kind_label=self.kind_label,
            category=self.category,
            picture=self.picture,
        )


class NewsPage(BasePage):
    kind = models.CharField(_("kind"), max_length=20, choices=NewsKind, default=NewsKind.NEWS)
    date = models.DateTimeField(
        _("date"), default=timezone.now, help_text=_("Shown to citizens; lists are ordered by it.")
    )
    category = models.ForeignKey(
        NewsCategory, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    kicker = models.CharField(_("kicker"), max_length=150, blank=True, help_text=_("A short line above the title."))
    lead = models.TextField(_("lead"), blank=True, help_text=_("What happened, in one or two sentences."))
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Its alternative text and credit stand with the image."),
    )
    picture_caption = models.CharField(_("caption"), max_length=300, blank=True)
    body = StreamField(BodyStreamBlock(required=False), blank=True, verbose_name=_("text"))

    body_type = "news"
    body_schema = NewsBody
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("kicker", "lead", "body"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]
    edit_handler = page_edit_handler(
        translated=["kicker", "lead", "picture_caption", "body"],
        shared=[
            MultiFieldPanel(
                [FieldPanel("kind"), FieldPanel("date"), FieldPanel("category"), FieldPanel("picture")],
                heading=_("For all languages"),
            )
        ],
        base_form_class=OwnSitePageForm,
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def get_published_at(self) -> datetime:
        return self.date

    def get_body(self, context: BodyContext) -> NewsBody:
        language = context.language
        blocks = block_bodies(self.translated("body", language), context)
        lead = self.translated("lead", language) or ""
        with translation.override(language):
            kind_label = str(NewsKind(self.kind).label)
        category = self.category and (getattr(self.category, f"name_{language}") or self.category.name_fa)
        if self.category_id:
            context.refer("category", self.category_id)
        body = NewsBody(
            kind=cast(KindName, self.kind),
            kind_label=kind_label,
            kicker=self.translated("kicker", language) or "",
            lead=lead,
            picture=context.image(self.picture),
            picture_caption=self.translated("picture_caption", language) or "",
            blocks=blocks,
            category=category or "",
        )
        words = sum(len(strip_tags(text).split()) for text in body.searchable())
        return body.model_copy(update={"reading_minutes": max(1, ceil(words / WORDS_A_MINUTE))})
