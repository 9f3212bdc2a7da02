"""A photo report: pictures in an order, each with its caption."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.db import models
from django.forms import HiddenInput
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from ninja import Field
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Orderable

from cms.blocks.body import AnyBlockBody, block_bodies
from cms.blocks.context import BodyContext
from cms.blocks.gallery import PictureBody
from cms.galleries.forms import PhotoReportForm
from cms.galleries.models.item import ITEM_BASE_FIELDS, GalleryItem
from cms.galleries.panels import CoverPanel, PicturesPanel
from cms.media.bodies import ImageBody
from cms.pages.bodies import PageBody, Summary
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import in_language, page_edit_handler
from cms.text.saving import SavedInPersian


class PhotoReportBody(PageBody):
    type: Literal["photo_report"] = "photo_report"
    kind_label: str = Field(default="", description="The type in the language of the body")
    lead: str = ""
    credit: str = ""
    cover: ImageBody | None = Field(default=None, description="Stands for the report in lists")
    pictures: list[PictureBody] = []
    blocks: list[AnyBlockBody] = []

    def summary(self) -> Summary:
        return Summary(
            lead=self.lead,
            kind=self.type,
            kind_label=self.kind_label,
            picture=self.cover,
            count=len(self.pictures),
        )


class PhotoReportPage(GalleryItem, BasePage):
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover"),
        help_text=_("Stands for the report in lists. Empty: its first picture."),
    )

    body_type = "photo_report"
    body_schema = PhotoReportBody
    search_fields = [*ITEM_BASE_FIELDS, *translated_search_fields("lead", "credit", "body")]
    edit_handler = page_edit_handler(
        translated=["lead", "credit", "body"],
        shared=[
            PicturesPanel("pictures", label=_("picture"), heading=_("Pictures")),
            CoverPanel("cover", widget=HiddenInput()),
            MultiFieldPanel([FieldPanel("date")], heading=_("For all languages")),
        ],
        base_form_class=PhotoReportForm,
    )

    class Meta:
        verbose_name = _("photo report")
        verbose_name_plural = _("photo reports")

    def get_body(self, context: BodyContext) -> PhotoReportBody:
        language = context.language
        with translation.override(language):
            kind_label = gettext("photo report")
        shown = [picture.get_body(context) for picture in self.pictures.select_related("image")]
        pictures = [picture for picture in shown if picture is not None]
        covers = [image for image in (context.image(self.cover), *(picture.image for picture in pictures)) if image]
        return PhotoReportBody(
            kind_label=kind_label,
            lead=self.translated("lead", language) or "",
            credit=self.translated("credit", language) or "",
            # The first one whose file is there.
            cover=next((image for image in covers if image.src), covers[0] if covers else None),
            pictures=pictures,
            blocks=block_bodies(self.translated("body", language), context),
        )


class PhotoReportPicture(SavedInPersian, Orderable):
    report = ParentalKey(PhotoReportPage, related_name="pictures", on_delete=models.CASCADE)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, models.CASCADE, related_name="+", verbose_name=_("image")
    )
    caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Citizens read it below the picture.")
    )

    panels = [
        FieldPanel("image", widget=HiddenInput()),
        *(in_language("caption", code, widget=AdminAutoHeightTextInput()) for code, _name in settings.LANGUAGES),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("picture of a photo report")
        verbose_name_plural = _("pictures of photo reports")

    def __str__(self) -> str:
        return self.caption or str(self.image)

    def get_body(self, context: BodyContext) -> PictureBody | None:
        """None where the picture's file is lost."""
        image = context.image(self.image)
        caption = getattr(self, f"caption_{context.language}") or self.caption_fa or ""
        return PictureBody(image=image, caption=caption) if image else None
