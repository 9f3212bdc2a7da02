"""As many fields of the same kinds as a news item of ours has, on Wagtail's own page. No behaviour."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

LANGUAGES = ("fa", "en", "ar")
TEXTS = ("headline", "kicker", "lead", "reporter", "picture_caption", "source_name", "seo", "description")


class Paragraphs(blocks.StreamBlock):
    paragraph = blocks.StructBlock([("text", blocks.RichTextBlock())])


class Word(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class StockCategory(Word):
    pass


class StockTag(Word):
    pass


class StockPage(Page):
    kind = models.CharField(max_length=20, choices=[("news", "News"), ("report", "Report")], default="news")
    date = models.DateTimeField(default=timezone.now)
    category = models.ForeignKey(StockCategory, models.SET_NULL, null=True, blank=True, related_name="+")
    tags = ParentalManyToManyField(StockTag, blank=True, related_name="+")
    picture = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    photo_report = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    source_url = models.URLField(blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    media_name = models.CharField(max_length=200, blank=True)
    media_title = models.CharField(max_length=300, blank=True)
    media_date = models.DateField(null=True, blank=True)
    media_url = models.URLField(blank=True)
    ready_en = models.BooleanField(default=False)
    ready_ar = models.BooleanField(default=False)

    content_panels = [
        *Page.content_panels,
        *(FieldPanel(f"{field}_{language}") for field in (*TEXTS, "body") for language in LANGUAGES),
        *(FieldPanel(name) for name in ("ready_en", "ready_ar", "kind", "date", "category", "tags", "picture")),
        PageChooserPanel("photo_report", "stock.StockPage"),
        *(FieldPanel(name) for name in ("source_url", "valid_until")),
        *(FieldPanel(f"media_{name}") for name in ("name", "title", "date", "url")),
        InlinePanel("related_pages"),
    ]


for language in LANGUAGES:
    for name in TEXTS:
        StockPage.add_to_class(f"{name}_{language}", models.TextField(blank=True))
    StockPage.add_to_class(f"body_{language}", StreamField(Paragraphs(required=False), blank=True))


class StockRelatedPage(Orderable):
    page = ParentalKey(StockPage, on_delete=models.CASCADE, related_name="related_pages")
    related = models.ForeignKey(Page, models.CASCADE, related_name="+")

    panels = [PageChooserPanel("related", "stock.StockPage")]
