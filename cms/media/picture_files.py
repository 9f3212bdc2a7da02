"""The file of a picture as it comes from an editor: what is taken, and why the rest is not."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField

from cms.text.digits import format_number

MEGABYTE = 1024 * 1024
MILLION = 1_000_000


class PictureFileField(WagtailImageField):
    """Says what is wrong with a file and what to do about it, and takes none that cannot be shown."""

    def to_python(self, data: Any) -> Any:
        """Raises ValidationError in the active language, with Wagtail's codes."""
        try:
            file = super().to_python(data)
            if file is not None:
                _decode(file)
        except ValidationError as error:
            raise ValidationError(self._sentence(error.code or "", data), code=error.code) from error
        # What a broken picture makes its reader raise is anything: every format has a parser of its own.
        except Exception as error:
            raise ValidationError(self._sentence("invalid_image", data), code="invalid_image") from error
        return file

    def _sentence(self, code: str, data: Any) -> str:
        language = get_language() or "fa"
        match code:
            case "empty":
                return _("The file is empty. Choose it again, or get it anew from whoever sent it.")
            case "file_too_large":
                return _("The file has %(size)s megabytes; at most %(limit)s can be uploaded. Save it smaller.") % {
                    "size": format_number(round(data.size / MEGABYTE, 1), language),
                    "limit": format_number((self.max_upload_size or 0) // MEGABYTE, language),
                }
            case "file_too_many_pixels":
                return _("The picture has more than %(limit)s million pixels. Save it smaller.") % {
                    "limit": format_number((self.max_image_pixels or 0) // MILLION, language)
                }
            case "invalid_image_extension":
                return _("Pictures of this kind are not taken. Save it as JPEG, PNG or WebP.")
            case "invalid_image_known_format":
                return _("The ending of the file's name does not fit what is in it. Save it as JPEG or PNG.")
        return _("This is no picture, or its file is broken. Open it on your computer and save it anew as JPEG or PNG.")


def _decode(file: Any) -> None:
    """Read the picture to its end: a file whose transmission was cut off has a good beginning."""
    file.seek(0)
    with Image.open(file) as picture:
        picture.draft("RGB", (64, 64))  # a JPEG is read at an eighth of its size
        picture.load()
    file.seek(0)
