"""The file of an image, measured as it is shown."""

from __future__ import annotations

from PIL import Image, UnidentifiedImageError
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

ORIENTATION = 0x0112  # Exif 2.32, section 4.6.4
ON_ITS_SIDE = {5, 6, 7, 8}


class OrientedImageFieldFile(WagtailImageFieldFile):
    def get_image_dimensions(self) -> tuple[int, int]:
        """(width, height) of the upright picture: a camera held sideways stores it lying and says so in its EXIF data.

        Renditions are made upright, so a layout that reserves their space needs these.
        """
        width, height = super().get_image_dimensions()
        return (height, width) if self._lies_on_its_side() else (width, height)

    def _lies_on_its_side(self) -> bool:
        was_closed = self.closed
        self.open()
        try:
            with Image.open(self) as picture:
                return picture.getexif().get(ORIENTATION) in ON_ITS_SIDE
        except UnidentifiedImageError:
            return False
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class OrientedImageField(WagtailImageField):
    attr_class = OrientedImageFieldFile
