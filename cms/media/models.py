"""Images and documents. Which site one belongs to follows from its collection."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from cms.media.fields import OrientedImageField
from cms.media.tints import average_colour
from cms.text.saving import SavedInPersian


class SiteImage(SavedInPersian, AbstractImage):
    reference_kind = "image"
    text_languages = {"title": "fa", "description": "fa"}

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = OrientedImageField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    tint = models.CharField(max_length=7, blank=True, editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "What the picture shows, in one sentence. Read out to people who do not see it, "
            "and shown where it does not load."
        ),
    )
    is_decorative = models.BooleanField(
        _("It is decorative"),
        default=False,
        help_text=_("The picture says nothing that the text does not say: screen readers pass over it in silence."),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Photographer or source. Citizens read it at the picture.")
    )

    # Wagtail's own description would be a second place for what the alternative text says.
    admin_form_fields = (
        "title",
        "file",
        "alt_fa",
        "is_decorative",
        "alt_en",
        "alt_ar",
        "credit_fa",
        "credit_en",
        "credit_ar",
        *(name for name in Image.admin_form_fields if name not in ("title", "file", "description")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        super().clean()
        if self.is_decorative and any(getattr(self, f"alt_{code}") for code, _name in settings.LANGUAGES):
            raise ValidationError(
                {"is_decorative": _("A picture with an alternative text is not decorative: empty one of the two.")}
            )

    @property
    def lacks_alternative(self) -> bool:
        """Whether nobody has said yet what the picture shows, nor that it is decorative."""
        return not self.is_decorative and not self.alt_fa

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.alt_fa or self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With a new file renditions of the old one go, and those of the new one are prepared by a task."""
        has_new_file = bool(self.file) and not self.file._committed
        if has_new_file:
            self.tint = average_colour(self.file)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if has_new_file:
                self._replace_renditions()

    def _replace_renditions(self) -> None:
        from cms.media.tasks import prepare_renditions

        self.renditions.all().delete()
        getattr(self, "_prefetched_objects_cache", {}).pop("renditions", None)
        prepare_renditions.enqueue(str(self.uid))


class SiteImageRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]


class SiteDocument(SavedInPersian, AbstractDocument):
    reference_kind = "document"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    # `title` is the Persian one: uploading many files at once fills it from their names.
    admin_form_fields = (*Document.admin_form_fields, "title_en", "title_ar")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    @property
    def url(self) -> str:
        """The path of the file on every host. Wagtail's own view is not mounted."""
        return f"/documents/{self.uid}/{quote(self.filename)}"
