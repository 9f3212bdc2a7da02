"""A news item: its fields, its form and what readers get of it."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil
from typing import Any, cast

from django.conf import settings
from django.db import models
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks.body import BodyStreamBlock, block_bodies
from cms.blocks.context import BodyContext
from cms.news.bodies import AnsweredCard, NewsBody, PhotoReportCard, RelatedCard, RelatedSite, SourceCard
from cms.news.forms import NewsPageForm
from cms.news.models.kinds import KindName, NewsKind
from cms.news.models.words import NewsCategory, NewsTag
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler
from cms.tenancy.models import SiteStatus

WORDS_A_MINUTE = 200
MOST_RELATED = 6


class NewsPage(BasePage):
    text_languages = {"media_name": "fa", "media_title": "fa"}

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=NewsKind,
        default=NewsKind.NEWS,
        help_text=_("Citizens read it as a word and narrow the news by it. A notice also stands among the notices."),
    )
    date = models.DateTimeField(
        _("date"), default=timezone.now, help_text=_("Shown to citizens; lists are ordered by it.")
    )
    category = models.ForeignKey(
        NewsCategory,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("category"),
        help_text=_("Citizens read it at the item and narrow the news by it."),
    )
    tags = ParentalManyToManyField(
        NewsTag,
        blank=True,
        related_name="+",
        verbose_name=_("tags"),
        help_text=_("Citizens find other news with the same tag. Choose one of this site’s, or type a new one."),
    )
    kicker = models.CharField(_("kicker"), max_length=150, blank=True, help_text=_("A short line above the title."))
    lead = models.TextField(_("lead"), blank=True, help_text=_("What happened, in one or two sentences."))
    reporter = models.CharField(
        _("reporter"), max_length=150, blank=True, help_text=_("Citizens read it below the lead. Empty: no name.")
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Its alternative text and credit stand with the image."),
    )
    picture_caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Citizens read it below the picture.")
    )
    body = StreamField(
        BodyStreamBlock(required=False),
        blank=True,
        verbose_name=_("text"),
        help_text=_("Citizens read it below the lead."),
    )
    photo_report = models.ForeignKey(
        "galleries.PhotoReportPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo report"),
        help_text=_("A link to it stands below the text."),
    )
    source_name = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Where the text was taken from; it stands below it.")
    )
    source_url = models.URLField(
        _("address of the source"), blank=True, help_text=_("The name of the source becomes a link to it.")
    )
    valid_until = models.DateTimeField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("Of a notice. Afterwards the page stays, says that it has expired, and leaves the home page."),
    )
    media_name = models.CharField(
        _("medium"), max_length=200, blank=True, help_text=_("The newspaper, agency or channel that is answered.")
    )
    media_title = models.CharField(_("title of what is answered"), max_length=300, blank=True)
    media_date = models.DateField(_("date of what is answered"), null=True, blank=True)
    media_url = models.URLField(_("address of what is answered"), blank=True)

    body_type = "news"
    body_schema = NewsBody
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("kicker", "lead", "reporter", "body", "source_name"),
        index.SearchField("media_name"),
        index.SearchField("media_title"),
        index.RelatedFields("tags", [index.SearchField(f"name_{code}") for code, _name in settings.LANGUAGES]),
        index.FilterField("kind"),
        index.FilterField("date"),
        index.FilterField("valid_until"),
    ]
    edit_handler = page_edit_handler(
        translated=["kicker", "lead", "reporter", "picture_caption", "body", "source_name"],
        shared=[
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
                    FieldPanel("category"),
                    FieldPanel("tags"),
                    FieldPanel("picture"),
                    PageChooserPanel("photo_report", "galleries.PhotoReportPage"),
                    FieldPanel("source_url"),
                ],
                heading=_("For all languages"),
            ),
            MultiFieldPanel([FieldPanel("valid_until")], heading=_("Notice")),
            MultiFieldPanel(
                [
                    FieldPanel("media_name"),
                    FieldPanel("media_title"),
                    FieldRowPanel([FieldPanel("media_date"), FieldPanel("media_url")]),
                ],
                heading=_("Response to media"),
                help_text=_("Citizens read above the text what is answered."),
            ),
            InlinePanel(
                "related_news",
                heading=_("Related news"),
                label=_("News item"),
                help_text=_("Of any site of the network. Empty: the newest with the same tags or category."),
                max_num=MOST_RELATED,
            ),
        ],
        base_form_class=NewsPageForm,
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    # New tags are kept with the page: see cms.news.models.words.tags_named.

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._keep_new_tags()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self._keep_new_tags()
        return super().save_revision(*args, **kwargs)

    def _keep_new_tags(self) -> None:
        for tag in getattr(self, "_cluster_related_objects", {}).get("tags", ()):
            if tag.pk is None:
                tag.save()

    # What the public reads -------------------------------------------------------------------------------------

    def get_published_at(self) -> datetime:
        return self.date

    def kind_label(self, language: str) -> str:
        with translation.override(language):
            return str(NewsKind(self.kind).label)

    def get_body(self, context: BodyContext) -> NewsBody:
        language = context.language

        def text(field: str) -> str:
            return self.translated(field, language) or ""

        body = NewsBody(
            kind=cast(KindName, self.kind),
            kind_label=self.kind_label(language),
            kicker=text("kicker"),
            lead=text("lead"),
            reporter=text("reporter"),
            picture=context.image(self.picture),
            picture_caption=text("picture_caption"),
            blocks=block_bodies(self.translated("body", language), context),
            photo_report=self._photo_report(context),
            category=self._category(context),
            tags=self._tags(context),
            source=self._source(context),
            answered=self._answered(),
            valid_until=self.public_valid_until(),
            related=self._related(context),
        )
        words = sum(len(strip_tags(text).split()) for text in body.searchable())
        return body.model_copy(update={"reading_minutes": max(1, ceil(words / WORDS_A_MINUTE))})

    def public_valid_until(self) -> datetime | None:
        """The end of a notice, in UTC; of other kinds nothing, whatever the field still holds."""
        if self.kind != NewsKind.NOTICE or self.valid_until is None:
            return None
        return self.valid_until.astimezone(UTC)

    def _photo_report(self, context: BodyContext) -> PhotoReportCard | None:
        report = self.photo_report
        if report is None:
            return None
        url = context.page_url(report)
        locale = context.language if report.is_ready_in(context.language) else settings.LANGUAGE_CODE
        title = report.translated("title", locale)
        return PhotoReportCard(uid=report.uid, title=title, url=url, locale=locale) if report.live else None

    def _category(self, context: BodyContext) -> str:
        if self.category is None:
            return ""
        context.refer("category", self.category.pk)
        return self.category.name_in(context.language)

    def _tags(self, context: BodyContext) -> list[str]:
        tags = list(self.tags.all())
        for tag in tags:
            context.refer("tag", tag.pk)
        return sorted({tag.name_in(context.language) for tag in tags})

    def _source(self, context: BodyContext) -> SourceCard | None:
        name = self.translated("source_name", context.language) or self.source_name_fa
        return SourceCard(name=name or self.source_url, url=self.source_url) if name or self.source_url else None

    def _answered(self) -> AnsweredCard | None:
        if self.kind != NewsKind.RESPONSE or not (self.media_name or self.media_title):
            return None
        return AnsweredCard(media=self.media_name, title=self.media_title, date=self.media_date, url=self.media_url)

    def _related(self, context: BodyContext) -> list[RelatedCard]:
        """The cards of chosen items that are public; the others are remembered and join when they are."""
        cards = []
        for item in dict.fromkeys(row.item for row in self.related_news.all()):
            context.refer("page", item.uid)
            if item.site is None or item.pk == self.pk:
                continue
            context.refer("site", item.site.uid)
            is_own = item.site_id == context.site_id
            if item.live and (is_own or item.site.status == SiteStatus.LIVE):
                cards.append(item.related_card(context, is_own))
        return cards

    def related_card(self, context: BodyContext, is_own: bool) -> RelatedCard:
        """What another item shows of this one: with its site, unless they share it."""
        assert self.site is not None
        is_translated = self.is_ready_in(context.language) and context.language in self.site.published_languages
        locale = context.language if is_translated else settings.LANGUAGE_CODE
        short_name = getattr(self.site, f"short_name_{context.language}") or self.site.short_name_fa
        return RelatedCard(
            uid=self.uid,
            title=self.translated("title", locale) or self.title_fa,
            url=context.page_url(self),
            locale=locale,
            kind=cast(KindName, self.kind),
            kind_label=self.kind_label(locale),
            published_at=self.date.astimezone(UTC),
            valid_until=self.public_valid_until(),
            site=None
            if is_own
            else RelatedSite(
                code=self.site.code, short_name=short_name, url=f"/s/{self.site.code}/", hue=self.site.hue
            ),
        )


class RelatedNews(Orderable):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_news")
    item = models.ForeignKey(NewsPage, models.CASCADE, related_name="+", verbose_name=_("news item"))

    panels = [PageChooserPanel("item", "news.NewsPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related news item")
        verbose_name_plural = _("related news")

    def __str__(self) -> str:
        return str(self.item)
