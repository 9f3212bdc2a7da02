"""The field of a page's address in forms: by one rule in the browser and on the server."""

from __future__ import annotations

from typing import Any

from django.forms import Media, TextInput
from django.forms.widgets import Script

from cms.text.slugs import slugify


class PersianSlugInput(TextInput):
    """What somebody types by hand is put in order and not refused; the stored address stays while nobody changes it."""

    stored = ""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # A text input of its own: Wagtail's script would tidy the same field by another rule.
        follows = "w-sync:check->slug-field#compare w-sync:apply->slug-field#follow:prevent"
        own = {"data-controller": "slug-field", "data-action": f"blur->slug-field#tidy {follows}", "dir": "auto"}
        super().__init__({**own, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return typed if not typed or typed == self.stored else slugify(typed) or typed

    @property
    def media(self) -> Media:
        script: Any = Script("pages/slug-field.js", type="module")
        return Media(js=[script])
