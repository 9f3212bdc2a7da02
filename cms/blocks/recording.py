"""Film and sound in a text."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import PICTURES
from cms.blocks.text import INLINE_FEATURES
from cms.media.recordings import (
    CaptionTrack,
    Medium,
    RecordingBody,
    caption_problem,
    embed_of,
    recording_problem,
    validate_embed_address,
)


class RecordingValue(Schema):
    title: str
    recording: RecordingBody


class FilmBody(BlockBody):
    type: Literal["film"]
    value: RecordingValue


class AudioBody(BlockBody):
    type: Literal["audio"]
    value: RecordingValue


class RecordingBlock(ReleasedStructBlock):
    """What film and sound have in common; a subclass says which of them it is."""

    medium: Medium

    title = blocks.CharBlock(label=_("Title"), max_length=200, help_text=_("Citizens read it at the recording."))
    file = DocumentChooserBlock(
        label=_("File"), required=False, help_text=_("Citizens play it in the page and can keep it.")
    )
    embed_url = blocks.URLBlock(
        label=_("Address at an outside service"),
        required=False,
        help_text=_("Instead of a file. Citizens' browsers call the service only after they asked for it."),
    )
    seconds = blocks.IntegerBlock(
        label=_("Length in seconds"),
        required=False,
        min_value=1,
        help_text=_("Citizens see how long it plays before they begin."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=INLINE_FEATURES,
        help_text=_("What is said and shown, for people who cannot hear or see it."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if not cleaned["file"] and not cleaned["embed_url"] and not self.is_deferred_validation:
            errors["file"] = gettext("Choose a file, or write an address at an outside service.")
        if cleaned["file"]:
            errors["file"] = recording_problem(cleaned["file"], self.medium)
        if cleaned["embed_url"]:
            try:
                validate_embed_address(cleaned["embed_url"])
            except ValidationError as error:
                errors["embed_url"] = error.messages[0]
        if cleaned.get("captions"):
            errors["captions"] = caption_problem(cleaned["captions"])
        found = {name: ValidationError(message) for name, message in errors.items() if message}
        if found:
            raise StructBlockValidationError(block_errors=found)
        return cleaned

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        captions = value.get("captions")
        recording = RecordingBody(
            medium=self.medium,
            file=context.recording(value["file"]),
            embed=None if value["file"] else embed_of(value["embed_url"] or ""),
            poster=context.image(value.get("poster")),
            seconds=value["seconds"],
            captions=[
                CaptionTrack.model_validate({"language": context.language, "url": context.document(captions).url})
            ]
            if captions
            else [],
            transcript=context.rich_text(value["transcript"].source if value["transcript"] else ""),
        )
        return {"title": value["title"], "recording": recording}


class FilmBlock(RecordingBlock):
    medium = "film"
    body_schema = FilmBody

    poster = ImageChooserBlock(label=_("Poster"), required=False, help_text=_("Stands there until the film begins."))
    captions = DocumentChooserBlock(
        label=_("Captions"), required=False, help_text=_("A WebVTT file in the language of this text.")
    )

    class Meta:
        icon = "media"
        label = _("Film")
        group = PICTURES


class AudioBlock(RecordingBlock):
    medium = "audio"
    body_schema = AudioBody

    class Meta:
        icon = "volume-high"
        label = _("Sound recording")
        group = PICTURES
