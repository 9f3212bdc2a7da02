"""Static files under hashed names, for themes whose typeface may not be there."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

OPTIONAL_FOLDER = "base/fonts/"


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Collects a theme without its fonts: a style sheet's reference to a missing font stays as it is written.

    Without the typeface no page links that style sheet. Any other missing file still raises ValueError.
    """

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        if name.startswith(OPTIONAL_FOLDER) and content is None and not self.exists(name):
            return name
        hashed: str = super().hashed_name(name, content, filename)
        return hashed
