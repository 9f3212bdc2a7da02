"""Films and sound recordings: a file of the site's own, or an address at an outside service."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Field
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from cms.blocks.body import AnyBlockBody, block_bodies
from cms.blocks.context import BodyContext
from cms.blocks.text import INLINE_FEATURES
from cms.galleries.models.item import ITEM_BASE_FIELDS, GalleryItem
from cms.media.recordings import (
    CaptionTrack,
    Medium,
    RecordingBody,
    caption_problem,
    embed_of,
    recording_problem,
    validate_embed_address,
)
from cms.pages.bodies import PageBody, Summary
from cms.pages.forms import PageForm
from cms.pages.languages import translated_search_fields
from cms.pages.models import BasePage
from cms.pages.panels import page_edit_handler

DOCUMENT = settings.WAGTAILDOCS_DOCUMENT_MODEL
CAPTIONS = [f"captions_{code}" for code, _name in settings.LANGUAGES]


class RecordingPageBody(PageBody):
    kind_label: str = Field(default="", description="The type in the language of the body")
    lead: str = ""
    credit: str = ""
    recording: RecordingBody
    blocks: list[AnyBlockBody] = []

    def summary(self) -> Summary:
        return Summary(
            lead=self.lead,
            kind=self.recording.medium,
            kind_label=self.kind_label,
            picture=self.recording.poster,
            seconds=self.recording.seconds,
        )


class FilmBody(RecordingPageBody):
    type: Literal["film"] = "film"


class AudioBody(RecordingPageBody):
    type: Literal["audio"] = "audio"


class RecordingPageForm(PageForm):
    """A recording needs a file or an address before it is published, not while it is a draft."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        has_source = cleaned.get("file") or cleaned.get("embed_url") or {"file", "embed_url"} & self.errors.keys()
        if not has_source and not self.is_deferred_validation:
            self.add_error("file", gettext("Choose a file, or write an address at an outside service."))
        return cleaned


class RecordingPage(GalleryItem):
    medium: ClassVar[Medium]

    file = models.ForeignKey(
        DOCUMENT,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
        help_text=_("Citizens play it in the page and can keep it."),
    )
    embed_url = models.URLField(
        _("address at an outside service"),
        blank=True,
        help_text=_("Instead of a file. Citizens' browsers call the service only after they asked for it."),
    )
    poster = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("poster"),
        help_text=_("Stands in lists, and in the page until the recording begins."),
    )
    seconds = models.PositiveIntegerField(
        _("length in seconds"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Citizens see how long it plays before they begin."),
    )
    captions_fa = models.ForeignKey(
        DOCUMENT, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Persian captions")
    )
    captions_en = models.ForeignKey(
        DOCUMENT, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("English captions")
    )
    captions_ar = models.ForeignKey(
        DOCUMENT, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Arabic captions")
    )
    transcript = RichTextField(
        _("transcript"),
        blank=True,
        features=INLINE_FEATURES,
        help_text=_("What is said and shown, for people who cannot hear or see it."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        problems = {name: caption_problem(getattr(self, name)) for name in CAPTIONS if getattr(self, name)}
        if self.file:
            problems["file"] = recording_problem(self.file, self.medium)
        if self.embed_url:
            try:
                validate_embed_address(self.embed_url)
            except ValidationError as error:
                problems["embed_url"] = error.messages[0]
        found = {name: problem for name, problem in problems.items() if problem}
        if found:
            raise ValidationError(found)

    def get_recording(self, context: BodyContext, transcript: str) -> RecordingBody:
        captions = {code: getattr(self, f"captions_{code}") for code, _name in settings.LANGUAGES}
        return RecordingBody(
            medium=self.medium,
            file=context.recording(self.file),
            embed=None if self.file else embed_of(self.embed_url),
            poster=context.image(self.poster),
            seconds=self.seconds,
            captions=[
                CaptionTrack.model_validate({"language": code, "url": context.document(document).url})
                for code, document in captions.items()
                if document is not None
            ],
            transcript=context.rich_text(transcript),
        )


def recording_edit_handler(*captions: str) -> Any:
    return page_edit_handler(
        translated=["lead", "credit", "transcript", "body"],
        shared=[
            MultiFieldPanel(
                [FieldPanel("file"), FieldPanel("embed_url"), FieldPanel("seconds"), FieldPanel("poster")],
                heading=_("Recording"),
            ),
            *(
                [
                    MultiFieldPanel(
                        [FieldPanel(name) for name in captions],
                        heading=_("Captions"),
                        help_text=_("WebVTT files. Citizens choose among them while they watch."),
                    )
                ]
                if captions
                else []
            ),
            MultiFieldPanel([FieldPanel("date")], heading=_("For all languages")),
        ],
        base_form_class=RecordingPageForm,
    )


def recording_values(page: FilmPage | AudioPage, context: BodyContext) -> dict[str, Any]:
    """The fields of a recording's body in the context's language."""
    language = context.language
    with translation.override(language):
        kind_label = str(page._meta.verbose_name)
    return {
        "kind_label": kind_label,
        "lead": page.translated("lead", language) or "",
        "credit": page.translated("credit", language) or "",
        "recording": page.get_recording(context, page.translated("transcript", language) or ""),
        "blocks": block_bodies(page.translated("body", language), context),
    }


SEARCH_FIELDS = [*ITEM_BASE_FIELDS, *translated_search_fields("lead", "credit", "transcript", "body")]


class FilmPage(RecordingPage, BasePage):
    medium = "film"
    body_type = "film"
    body_schema = FilmBody
    search_fields = SEARCH_FIELDS
    edit_handler = recording_edit_handler(*CAPTIONS)

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")

    def get_body(self, context: BodyContext) -> FilmBody:
        return FilmBody.model_validate(recording_values(self, context))


class AudioPage(RecordingPage, BasePage):
    medium = "audio"
    body_type = "audio"
    body_schema = AudioBody
    search_fields = SEARCH_FIELDS
    edit_handler = recording_edit_handler()

    class Meta:
        verbose_name = _("sound recording")
        verbose_name_plural = _("sound recordings")

    def get_body(self, context: BodyContext) -> AudioBody:
        return AudioBody.model_validate(recording_values(self, context))
